"""Installing on a bad network: nothing wrong is ever kept, and the next visit completes it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.phone import Phone
from tests.service_worker.faults import (
    Answer,
    Change,
    half,
    one_bit_wrong,
    page_of_portal,
    with_status,
    wrong_type,
)
from tests.service_worker.laboratory import READ_CACHES, hashes_of
from tests.service_worker.network import Network
from tests.service_worker.subject import all_paths, module_of


def expect_complete(page: Page, folder: Path) -> None:
    """Exactly the files of the build are kept, with the right bytes."""
    paths = frozenset(all_paths(folder))
    assert dict(page.evaluate(READ_CACHES)) == hashes_of(folder, paths)


@pytest.mark.parametrize("lie", [page_of_portal, half, one_bit_wrong], ids=lambda lie: lie.__name__)
def test_lie_is_not_kept_for_a_moment(fresh: Page, network: Network, lie: Change) -> None:
    network.changes["/data/ar.bin"] = lie
    phone = Phone(fresh, network.url)
    fresh.goto(phone.address)
    phone.wait_until_kept("one")
    fresh.evaluate("fetch('/data/ar.bin').catch(() => {})")
    assert "/data/ar.bin" not in dict(fresh.evaluate(READ_CACHES))
    network.changes.clear()
    fresh.reload()
    phone.wait_until_kept()
    expect_complete(fresh, network.folder)


def test_right_bytes_with_a_wrong_type_are_served_with_the_right_one(
    fresh: Page, network: Network
) -> None:
    for path in all_paths(network.folder) - {"/calculator/"}:
        if path.endswith(".png"):
            network.changes[path] = wrong_type
    phone = Phone(fresh, network.url)
    phone.visit()
    kind = fresh.evaluate(
        "fetch('/calculator/icons/512.png').then(r => r.headers.get('content-type'))"
    )
    assert kind == "image/png"


def test_two_clean_installs_keep_the_same_bytes(browser: Browser, network: Network) -> None:
    kept = []
    for _ in range(2):
        context = browser.new_context(locale="en-GB")
        phone = Phone(context.new_page(), network.url)
        phone.visit()
        kept.append(dict(phone.page.evaluate(READ_CACHES)))
        context.close()
    assert kept[0] == kept[1]


def test_interrupted_install_fetches_only_what_is_missing(fresh: Page, network: Network) -> None:
    network.changes["/data/en.bin"] = with_status(500, {})
    phone = Phone(fresh, network.url)
    fresh.goto(phone.address)
    network.wait_for("/data/en.bin")
    network.changes.clear()
    network.asked.clear()
    fresh.reload()
    phone.wait_until_kept()
    # The page asks for its modules itself; the service worker has them already.
    modules = [path for path in network.asked if path.startswith("/m/")]
    assert len(modules) == len(set(modules))


def test_first_page_takes_its_modules_from_what_is_verified(fresh: Page, network: Network) -> None:
    module = module_of(network.folder)

    def not_kept_by_the_browser(answer: Answer) -> Answer:
        return Answer(answer.status, {**answer.headers, "Cache-Control": "no-store"}, answer.body)

    network.changes[module] = not_kept_by_the_browser
    Phone(fresh, network.url).visit()
    assert network.asked.count(module) == 1
