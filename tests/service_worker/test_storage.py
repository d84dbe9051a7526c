"""What a phone's storage can do to us: everything else stays, and the next visit has it all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.phone import Phone
from tests.service_worker.laboratory import READY_MS, UPDATE
from tests.service_worker.network import Network
from tests.service_worker.spy import before
from tests.service_worker.subject import NEW, OLD, all_paths, expect_number
from tests.service_worker.test_install import expect_complete
from tests.site import DOOR_CODE

KEEP = "const cache = await caches.open((await caches.keys())[0]);"
HARMS = {
    "deleted": f"async (path) => {{ {KEEP} await cache.delete(path); }}",
    "altered": f"""async (path) => {{ {KEEP}
      const kept = await cache.match(path);
      const bytes = new Uint8Array(await kept.arrayBuffer());
      bytes[bytes.length >> 1] ^= 1;
      await cache.put(path, new Response(bytes, {{ headers: kept.headers }})); }}""",
    "emptied": f"async (path) => {{ {KEEP} await cache.put(path, new Response('')); }}",
}
CHANGE_RECORD = """(change) => new Promise((resolve, reject) => {
  const open = indexedDB.open('calculator');
  open.onerror = () => reject(open.error);
  open.onsuccess = () => {
    const act = open.result.transaction('settings', 'readwrite');
    const store = act.objectStore('settings');
    const read = store.get('settings');
    read.onsuccess = () => {
      if (change === 'deleted') store.delete('settings');
      else if (change === 'cut') store.put(read.result.slice(0, 100), 'settings');
      else if (change === 'text') store.put('nonsense', 'settings');
      else { read.result[40] ^= 1; store.put(read.result, 'settings'); }
    };
    act.oncomplete = () => { open.result.close(); resolve(); };
  };
})"""
DELETE_DATABASE = """() => new Promise((resolve) => {
  const request = indexedDB.deleteDatabase('calculator');
  request.onsuccess = request.onerror = request.onblocked = resolve;
})"""
NO_DATABASE = """Object.defineProperty(self, 'indexedDB', {
  get() { throw new DOMException('', 'SecurityError'); } });"""
NO_CACHES = "caches.open = () => Promise.reject(new DOMException('', 'SecurityError'));"
FULL_WHEN_TOLD = """self.addEventListener('message', (event) => {
  const full = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
  if (event.data === 'fill') Cache.prototype.put = full;
});"""
BROKEN_WHEN_TOLD = """self.addEventListener('message', (event) => {
  const broken = () => Promise.reject(new DOMException('', 'UnknownError'));
  if (event.data === 'break') caches.open = broken;
});"""


@contextmanager
def little_room(page: Page, network: Network) -> Iterator[None]:
    """Let the phone be nearly full: the cover and its code fit, and half of the first pack."""
    first = [file.stat().st_size for file in network.folder.glob("m/*.js")]
    page_size = (network.folder / "calculator/index.html").stat().st_size
    pack_size = (network.folder / "data/form.bin").stat().st_size
    quota = {"origin": network.url, "quotaSize": page_size + sum(first) + pack_size // 2}
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", quota)
    yield
    session.send("Storage.overrideQuotaForOrigin", {"origin": network.url})


def expect_calculator(phone: Phone) -> None:
    phone.press("C12+7=")
    expect(phone.display).to_contain_text("19")
    phone.press("C")


@pytest.mark.parametrize("harm", HARMS)
def test_each_kept_file_mends_by_itself_and_is_never_served_wrong(
    fresh: Page, network: Network, harm: str
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    for path in sorted(all_paths(network.folder)):
        fresh.evaluate(HARMS[harm], path)
        fresh.reload()
        phone.wait_until_kept()
        expect_complete(fresh, network.folder)
    network.stop()
    fresh.reload()
    phone.wait_until_kept()
    phone.open_room()


@pytest.mark.parametrize("harm", HARMS)
def test_offline_a_lost_file_blocks_nothing_but_itself(
    fresh: Page, network: Network, harm: str
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    network.stop()
    modules = {path for path in all_paths(network.folder) if path.startswith("/m/")}
    needed = {"/calculator/", "/data/form.bin", "/data/en.bin", *modules}
    for path in sorted(all_paths(network.folder) - needed):
        fresh.evaluate(HARMS[harm], path)
    fresh.reload()
    phone.wait_until_kept("one")
    phone.open_room()


@pytest.mark.parametrize("change", ["deleted", "cut", "text", "bit"])
def test_damaged_slot_is_written_anew_and_the_door_code_opens(
    fresh: Page, network: Network, change: str
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    phone.open_room()
    fresh.keyboard.press("Escape")
    fresh.evaluate(CHANGE_RECORD, change)
    network.stop()
    fresh.reload()
    phone.wait_until_kept()
    phone.open_room()


def test_deleted_database_is_made_anew_and_the_door_code_opens(
    fresh: Page, network: Network
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    fresh.evaluate(DELETE_DATABASE)
    network.stop()
    fresh.reload()
    phone.wait_until_kept()
    phone.open_room()


def test_without_a_database_the_room_opens_all_the_same(fresh: Page, network: Network) -> None:
    fresh.add_init_script(NO_DATABASE)
    phone = Phone(fresh, network.url)
    phone.visit()
    network.stop()
    fresh.reload()
    phone.wait_until_kept()
    phone.open_room()


def test_without_caches_it_is_a_calculator(fresh: Page, network: Network) -> None:
    network.changes["/sw.js"] = before(NO_CACHES)
    phone = Phone(fresh, network.url)
    fresh.goto(phone.address)
    network.wait_for("/sw.js")
    expect_calculator(phone)
    phone.enter_code(DOOR_CODE)
    expect(phone.display).to_contain_text(DOOR_CODE[-3:])


def test_full_disk_in_a_first_visit_leaves_a_calculator_and_the_next_one_completes(
    fresh: Page, network: Network
) -> None:
    phone = Phone(fresh, network.url)
    fresh.goto("about:blank")
    with little_room(fresh, network):
        fresh.goto(phone.address)
        network.wait_for("/data/form.bin")
        expect_calculator(phone)
        assert not fresh.evaluate("document.documentElement.dataset.ready")
    fresh.reload()
    phone.wait_until_kept()
    expect_complete(fresh, network.folder)


def test_full_disk_in_an_update_leaves_the_old_version(
    fresh: Page, network: Network, corrected: Path
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    network.serve(corrected)
    with little_room(fresh, network):
        fresh.evaluate(UPDATE, READY_MS)
        fresh.reload()
        phone.wait_until_kept()
        phone.open_room()
        expect_number(phone, OLD)
        fresh.keyboard.press("Escape")
    fresh.evaluate(UPDATE, READY_MS)
    phone.open_room()
    expect_number(phone, NEW)


def test_storage_that_breaks_does_not_keep_the_page_from_who_asks_for_it(
    fresh: Page, network: Network
) -> None:
    network.changes["/sw.js"] = before(BROKEN_WHEN_TOLD)
    phone = Phone(fresh, network.url)
    phone.visit()
    fresh.evaluate("navigator.serviceWorker.controller.postMessage('break')")
    answer = fresh.reload()
    assert answer
    assert answer.ok
    assert answer.from_service_worker
    expect_calculator(phone)


def test_full_disk_does_not_keep_a_lost_file_from_who_asks_for_it(
    browser: Browser, network: Network
) -> None:
    context = browser.new_context(locale="en-GB")
    network.changes["/sw.js"] = before(FULL_WHEN_TOLD)
    phone = Phone(context.new_page(), network.url)
    phone.visit()
    phone.page.evaluate("navigator.serviceWorker.controller.postMessage('fill')")
    phone.page.evaluate(HARMS["deleted"], "/calculator/")
    answer = phone.page.reload()
    assert answer
    assert answer.ok
    assert answer.from_service_worker
    expect_calculator(phone)
    context.close()


def test_storage_cleared_under_an_open_page_leaves_a_calculator_and_comes_back(
    fresh: Page, network: Network
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    session = fresh.context.new_cdp_session(fresh)
    session.send("Storage.clearDataForOrigin", {"origin": network.url, "storageTypes": "all"})
    phone.enter_code(DOOR_CODE)
    phone.wait_out_attempt()
    expect_calculator(phone)
    fresh.reload()
    phone.wait_until_kept()
    expect_complete(fresh, network.folder)
    phone.open_room()


def test_storage_cleared_under_an_open_room_leaves_the_room(fresh: Page, network: Network) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    phone.open_room()
    session = fresh.context.new_cdp_session(fresh)
    session.send("Storage.clearDataForOrigin", {"origin": network.url, "storageTypes": "all"})
    phone.go("rights")
    fresh.keyboard.press("Escape")
    phone.expect_cover()
