"""Erase now: afterwards the phone holds what a first visit leaves, byte for byte."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_door import READ_RECORD
from tests.browser.test_own_code import OWN, expect_only_a_number, set_own_code
from tests.phone import Phone
from tests.site import DOOR_CODE

# Everything that the origin stores: names, keys, and bytes (caches as SHA-256).
READ_ALL = """async () => {
  const hash = async (bytes) =>
    [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join();
  const stored = {databases: {}, caches: {},
    local: {...localStorage}, session: {...sessionStorage}};
  for (const {name, version} of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const open = indexedDB.open(name);
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    stored.databases[`${name} ${version}`] = {};
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      const ask = (request) => new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result); });
      const [keys, values] = await Promise.all([ask(rows.getAllKeys()), ask(rows.getAll())]);
      stored.databases[`${name} ${version}`][store] =
        Object.fromEntries(keys.map((key, i) => [key, [...values[i]]]));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      stored.caches[`${name} ${request.url}`] =
        await hash(await answer.arrayBuffer()) + JSON.stringify([...answer.headers]);
    }
  }
  return stored;
}"""
# Where pwa/static/record.js puts what is random at each first visit: the second wrap, the checksum.
RANDOM = {*range(77, 137), *range(480, 512)}


def plain(stored: dict) -> dict:
    """What is stored, without the random bytes; also proves that there is one record."""
    record = stored["databases"]["calculator 1"]["settings"].pop("settings")
    assert len(record) == 512
    return {**stored, "record": [b for i, b in enumerate(record) if i not in RANDOM]}


def shape(stored: dict) -> object:
    """Names, keys and sizes of what is stored."""
    record = stored["databases"]["calculator 1"]["settings"]["settings"]
    return sorted(stored["caches"]), list(stored["databases"]), len(record), stored["local"]


def use_it(phone: Phone) -> None:
    """Leave every trace that one can leave."""
    phone.open_room()
    set_own_code(phone)
    phone.open_room(OWN)
    phone.page.locator("main [data-keep]").click()
    expect(phone.main.get_by_text("Only this code opens now")).to_be_visible()
    phone.page.locator("main [data-seen='1']").click()
    phone.go("more")
    phone.page.locator("main [data-go=settings]").click()
    phone.choose("size=1")
    phone.choose("idle=300")
    phone.go("call")
    phone.page.locator("main [data-language=nl]").click()
    expect(phone.page.locator("nav [data-go=rights]")).to_have_text("Rechten")


def ask_to_erase(phone: Phone) -> None:
    phone.go("more")
    phone.page.locator("main [data-go=erase]").click()
    phone.page.locator("main [data-erase=now]").click()
    expect(phone.page.locator("main [data-erase=stop]")).to_be_visible()


@pytest.mark.parametrize("offline", [False, True], ids=["online", "offline"])
def test_erased_phone_is_as_after_a_first_visit(speaking, offline: bool) -> None:
    fresh = speaking("en-GB").page.evaluate(READ_ALL)
    phone = speaking("en-GB")
    use_it(phone)
    used = phone.page.evaluate(READ_ALL)
    phone.page.context.set_offline(offline)
    ask_to_erase(phone)
    phone.page.wait_for_selector("html:not([data-open])", state="attached")
    phone.expect_cover()
    phone.wait_out_attempt()
    erased = phone.page.evaluate(READ_ALL)
    assert shape(used) == shape(fresh), "an own code changes no name and no size"
    assert plain(used) != plain(fresh), "the use left no trace to erase"
    fresh_again = speaking("en-GB").page.evaluate(READ_ALL)
    assert plain(erased) == plain(fresh_again)
    expect_only_a_number(phone, OWN)
    phone.open_room(DOOR_CODE)


def test_erasing_can_be_stopped_without_reading(page, site: str) -> None:
    page.clock.install()
    phone = Phone(page, site)
    phone.visit()
    phone.open_room()
    set_own_code(phone)
    phone.open_room(OWN)
    before = page.evaluate(READ_RECORD)
    ask_to_erase(phone)
    page.clock.run_for(4_000)
    page.locator("main [data-erase=stop]").click()
    expect(page.locator("main [data-erase=now]")).to_be_visible()
    page.clock.run_for(10_000)
    expect(page.locator("main [data-erase=now]")).to_be_visible()
    page.keyboard.press("Escape")
    phone.expect_cover()
    phone.wait_out_attempt()
    assert page.evaluate(READ_RECORD) == before
    phone.open_room(OWN)


def test_leaving_meanwhile_erases_at_once(phone: Phone) -> None:
    phone.open_room()
    set_own_code(phone)
    phone.open_room(DOOR_CODE)
    ask_to_erase(phone)
    phone.page.keyboard.press("Escape")
    phone.expect_cover()
    phone.wait_out_attempt()
    expect_only_a_number(phone, OWN)


def close_tab(phone: Phone) -> None:
    context = phone.page.context
    phone.page.close()
    phone.page = context.new_page()
    phone.visit()


def go_elsewhere(phone: Phone) -> None:
    phone.page.goto(phone.address.replace("/calculator/", "/nowhere"))
    phone.visit()


def load_anew(phone: Phone) -> None:
    phone.page.reload()
    phone.wait_until_kept()


@pytest.mark.parametrize("end", [load_anew, go_elsewhere, close_tab])
def test_page_that_ends_before_the_time_to_stop_is_over_is_erased(speaking, end) -> None:
    phone = speaking("en-GB")
    phone.open_room()
    set_own_code(phone)
    phone.open_room(OWN)
    phone.page.locator("main [data-keep]").click()
    expect(phone.main.get_by_text("Only this code opens now")).to_be_visible()
    ask_to_erase(phone)
    end(phone)
    expect_only_a_number(phone, OWN)
    phone.open_room(DOOR_CODE)


def test_what_is_set_after_erasing_goes_too(speaking) -> None:
    phone = speaking("en-GB")
    phone.open_room()
    ask_to_erase(phone)
    phone.go("more")
    phone.page.locator("main [data-go=settings]").click()
    phone.choose("size=1")
    phone.page.keyboard.press("Escape")
    phone.wait_out_attempt()
    fresh = speaking("en-GB").page.evaluate(READ_ALL)
    assert plain(phone.page.evaluate(READ_ALL)) == plain(fresh)


def test_key_that_stops_has_the_focus(phone: Phone) -> None:
    phone.open_room()
    ask_to_erase(phone)
    expect(phone.page.locator("main [data-erase=stop]")).to_be_focused()
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator("main [data-erase=now]")).to_be_focused()
