"""Installing on a bad network: nothing wrong is ever kept, and the next visit completes it."""

import base64
import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.phone import Phone
from tests.service_worker import portal as faults
from tests.service_worker.portal import Portal

FAULTS = [
    faults.portal_page,
    faults.portal_redirect,
    faults.server_error,
    faults.gone,
    faults.truncated,
    faults.one_bit_wrong,
]
READ_CACHES = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request)).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      kept[new URL(request.url).pathname] = btoa(String.fromCharCode(...hash));
    }
  }
  return kept;
}"""


def hash_of(folder: Path, path: str) -> str:
    name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
    return base64.b64encode(hashlib.sha256((folder / name).read_bytes()).digest()).decode()


def expect_only_right_bytes(page: Page, folder: Path) -> dict[str, str]:
    kept = page.evaluate(READ_CACHES)
    assert kept == {path: hash_of(folder, path) for path in kept}
    return kept


def all_paths(folder: Path) -> set[str]:
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    plain = {name for name in names if not name.endswith((".br", ".gz")) and name != "sw.js"}
    return {"/" + name.removesuffix("index.html") for name in plain}


@pytest.mark.parametrize("path", ["/data/en.bin", "/data/ar.bin", "/calculator/icons/192.png"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_lies_are_not_kept_and_the_next_visit_completes(
    fresh: Page, portal: Portal, path: str, fault: faults.Fault
) -> None:
    portal.faults[path] = fault
    phone = Phone(fresh, portal.url)
    fresh.goto(phone.address)
    portal.wait_for(path)
    if path != "/data/en.bin":
        phone.wait_until_kept("one")
    assert path not in expect_only_right_bytes(fresh, portal.folder)
    portal.faults.clear()
    fresh.reload()
    phone.wait_until_kept()
    assert set(expect_only_right_bytes(fresh, portal.folder)) == all_paths(portal.folder)


def test_right_bytes_with_a_wrong_type_are_served_with_the_right_one(
    fresh: Page, portal: Portal
) -> None:
    for path in all_paths(portal.folder) - {"/calculator/"}:
        if path.endswith(".webmanifest"):
            portal.faults[path] = faults.wrong_type
    phone = Phone(fresh, portal.url)
    phone.visit()
    kind = fresh.evaluate(
        "fetch('/calculator/app.en.webmanifest').then(r => r.headers.get('content-type'))"
    )
    assert kind == "application/manifest+json"


def test_two_clean_installs_keep_the_same_bytes(browser, portal: Portal) -> None:
    kept = []
    for _ in range(2):
        context = browser.new_context(locale="en-GB")
        phone = Phone(context.new_page(), portal.url)
        phone.visit()
        kept.append(phone.page.evaluate(READ_CACHES))
        context.close()
    assert kept[0] == kept[1]


def test_interrupted_install_fetches_only_what_is_missing(fresh: Page, portal: Portal) -> None:
    portal.faults["/data/en.bin"] = faults.server_error
    phone = Phone(fresh, portal.url)
    fresh.goto(phone.address)
    portal.wait_for("/data/en.bin")
    portal.faults.clear()
    portal.asked.clear()
    fresh.reload()
    phone.wait_until_kept()
    # The page asks for its modules itself; the service worker has them already.
    modules = [path for path in portal.asked if path.startswith("/m/")]
    assert len(modules) == len(set(modules))
