"""A new version: silent, complete before it serves, and what did not change is not fetched."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.phone import Phone
from tests.service_worker.faults import one_bit_wrong, with_status
from tests.service_worker.network import Network
from tests.service_worker.subject import (
    NEW,
    OLD,
    build_in_another_format,
    build_in_another_shape,
    build_reworded,
    expect_number,
)

DAMAGE_NEWEST = """async (path) => {
  const cache = await caches.open((await caches.keys()).at(-1));
  await cache.put(path, new Response('damaged'));
}"""

OLD_INTO_NEWEST = """async (path) => {
  const [old, newest] = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  await newest.put(path, await old.match(path));
}"""


def update(page: Page) -> None:
    """Let the browser look for a new version, and wait until it is installed."""
    page.evaluate("""async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const next = registration.installing;
      if (next) await new Promise((resolve) => next.addEventListener('statechange', resolve));
    }""")


def test_correction_is_in_the_room_when_it_next_opens(
    fresh: Page, network: Network, corrected: Path
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    network.serve(corrected)
    phone.open_room()
    expect_number(phone, OLD)
    update(fresh)
    expect_number(phone, OLD)
    fresh.keyboard.press("Escape")
    phone.open_room()
    expect_number(phone, NEW)


@pytest.fixture
def retranslated(tmp_path: Path) -> Path:
    """A build in which an Arabic sentence is corrected."""
    return build_reworded(tmp_path / "retranslated", "ar")


@pytest.mark.parametrize(
    ("version", "changed"), [("corrected", "/data/form.bin"), ("retranslated", "/data/ar.bin")]
)
def test_update_fetches_only_what_changed(
    fresh: Page, network: Network, request: pytest.FixtureRequest, version: str, changed: str
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    network.serve(request.getfixturevalue(version))
    fresh.context.new_cdp_session(fresh).send("Network.clearBrowserCache")
    update(fresh)
    assert sorted(network.asked) == [changed, "/sw.js"]


def test_failed_update_leaves_the_old_version_working(
    fresh: Page, network: Network, corrected: Path
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    network.serve(corrected)
    network.changes["/data/form.bin"] = one_bit_wrong
    update(fresh)
    fresh.reload()
    phone.wait_until_kept()
    phone.open_room()
    expect_number(phone, OLD)
    network.changes.clear()
    fresh.keyboard.press("Escape")
    update(fresh)
    phone.open_room()
    expect_number(phone, NEW)


def test_new_version_waits_until_it_has_every_language_that_the_old_one_had(
    fresh: Page, network: Network, retranslated: Path
) -> None:
    waiting = "navigator.serviceWorker.ready.then((one) => one.waiting !== null)"
    Phone(fresh, network.url).visit()
    network.serve(retranslated)
    network.changes["/data/ar.bin"] = with_status(500, {})
    update(fresh)
    assert not fresh.evaluate(waiting)
    network.changes.clear()
    update(fresh)
    assert fresh.evaluate(waiting)


def test_next_cold_start_has_the_new_version_and_forgets_the_old(
    lasting, network: Network, corrected: Path
) -> None:
    with lasting() as context:
        phone = Phone(context.pages[0], network.url)
        phone.visit()
        before = phone.page.evaluate("caches.keys()")
        network.serve(corrected)
        update(phone.page)
        assert len(phone.page.evaluate("caches.keys()")) == 2
    with lasting() as context:
        phone = Phone(context.pages[0], network.url)
        phone.visit()
        after = phone.page.evaluate("caches.keys()")
        assert len(after) == 1
        assert after != before
        phone.open_room()
        expect_number(phone, NEW)


def test_damaged_file_of_the_new_version_gives_way_to_the_old_version(
    fresh: Page, network: Network, corrected: Path
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    network.serve(corrected)
    update(fresh)
    fresh.evaluate(DAMAGE_NEWEST, "/data/form.bin")
    phone.open_room()
    expect_number(phone, OLD)


def test_words_of_one_version_do_not_fill_the_form_of_another(
    fresh: Page, network: Network, tmp_path: Path
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    network.serve(build_in_another_shape(tmp_path / "dist"))
    update(fresh)
    fresh.evaluate(OLD_INTO_NEWEST, "/data/en.bin")
    phone.open_room()
    expect_number(phone, OLD)


def test_pack_of_another_format_is_not_opened(fresh: Page, network: Network, tmp_path) -> None:
    network.serve(build_in_another_format(tmp_path / "dist"))
    phone = Phone(fresh, network.url)
    phone.visit()
    phone.enter_code()
    phone.wait_out_attempt()
    assert not fresh.evaluate("document.documentElement.hasAttribute('data-open')")
