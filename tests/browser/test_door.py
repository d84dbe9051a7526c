"""Codes: the right one opens the room, any other is simply arithmetic."""

import pytest
from playwright.sync_api import expect

from tests.phone import Phone
from tests.site import DOOR_CODE

pytestmark = pytest.mark.visited

READ_RECORD = """() => new Promise((resolve, reject) => {
  const open = indexedDB.open('calculator');
  open.onerror = () => reject(open.error);
  open.onsuccess = () => {
    const get = open.result.transaction('settings').objectStore('settings').get('settings');
    get.onsuccess = () => { open.result.close(); resolve([...get.result]); };
  };
})"""


def test_right_code_opens_the_room_at_the_calls(phone: Phone) -> None:
    phone.open_room()
    expect(phone.call_link("+31334481186").first).to_be_visible()


@pytest.mark.parametrize(("locale", "word"), [("en", "Rights"), ("nl", "Rechten"), ("ar", "حقوق")])
def test_right_code_opens_the_room_in_the_phones_language(speaking, locale, word) -> None:
    phone = speaking(locale)
    phone.open_room()
    expect(phone.page.locator("nav [data-go=rights]")).to_contain_text(word)


@pytest.mark.parametrize("code", ["1234", "1111", "9999", "741", "74100", "0741", "123456789012"])
def test_wrong_code_is_simply_arithmetic(phone: Phone, code: str) -> None:
    opened = phone.page.evaluate_handle(
        """() => { const seen = []; new MutationObserver(() => seen.push(1))
        .observe(document.documentElement, {attributes: true}); return seen; }"""
    )
    phone.enter_code(code)
    phone.wait_out_attempt()
    shown = phone.display.inner_text().replace(",", "")
    assert str(int(code)) in shown
    phone.press("+1=")
    expect(phone.display).to_contain_text(f"{int(code) + 1:,}")
    assert opened.evaluate("seen => seen.length") == 0


def test_code_by_hardware_keys(phone: Phone) -> None:
    phone.page.keyboard.type(DOOR_CODE)
    phone.page.keyboard.press("Enter")
    phone.expect_room()


def test_code_pasted_into_the_display(phone: Phone) -> None:
    phone.page.evaluate(
        """code => { const data = new DataTransfer(); data.setData('text/plain', code);
        document.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data})); }""",
        DOOR_CODE,
    )
    phone.press("=")
    phone.expect_room()


def test_code_inside_a_sum_is_not_tried(phone: Phone) -> None:
    tried = phone.page.evaluate_handle(
        """() => { const tried = [];
        document.addEventListener('entry', (event) => tried.push(event.detail)); return tried; }"""
    )
    phone.press(f"{DOOR_CODE}+0=")
    phone.press(f"0+{DOOR_CODE}=")
    assert "".join(tried.json_value()) == ""
    phone.press(f"C{DOOR_CODE}=")
    assert "".join(tried.json_value()) == DOOR_CODE


def test_code_is_not_left_to_be_seen(phone: Phone) -> None:
    phone.open_room()
    covered = phone.page.evaluate("document.getElementById('cover').textContent")
    assert DOOR_CODE not in covered.replace(",", "")
    phone.page.keyboard.press("Escape")
    assert DOOR_CODE not in phone.page.locator("#cover").inner_text().replace(",", "")


def test_typing_and_opening_write_nothing(phone: Phone) -> None:
    before = phone.page.evaluate(READ_RECORD)
    phone.enter_code("4321")
    phone.press("C")
    phone.open_room()
    phone.go("signs")
    phone.page.keyboard.press("Escape")
    assert phone.page.evaluate(READ_RECORD) == before
    assert len(before) == 512


def test_typing_opening_and_reading_ask_the_network_for_nothing(phone: Phone) -> None:
    asked: list[str] = []
    phone.page.context.on("request", lambda request: asked.append(request.url))
    phone.enter_code("4321")
    phone.press("C")
    phone.open_room()
    for section in ("signs", "rights", "more"):
        phone.go(section)
    assert asked == []


def test_typing_on_calls_the_opening_off(phone: Phone) -> None:
    phone.page.evaluate(
        """code => { const key = (name) => document.querySelector(`[data-key="${name}"]`).click();
        for (const digit of code) key(digit); key('='); key('C'); }""",
        DOOR_CODE,
    )
    # A second, full opening takes longer than what is left of the first one.
    phone.open_room()
    assert phone.page.evaluate("document.body.querySelectorAll(':scope > div').length") == 2


def test_damaged_record_is_written_anew_and_the_door_code_opens(phone: Phone) -> None:
    phone.page.evaluate("""() => new Promise((resolve) => {
      const open = indexedDB.open('calculator');
      open.onsuccess = () => {
        const change = open.result.transaction('settings', 'readwrite');
        change.objectStore('settings').put(new Uint8Array(512).fill(7), 'settings');
        change.oncomplete = () => { open.result.close(); resolve(); };
      };
    })""")
    phone.page.reload()
    phone.wait_until_kept()
    phone.open_room()


def test_leaving_before_the_whole_first_screen_is_there(phone: Phone) -> None:
    """What comes after the first view is painted never comes into a room that is left."""
    wrong = []
    phone.page.on("pageerror", lambda error: wrong.append(str(error)))
    counts = phone.page.evaluate_handle(
        """() => ({ both: new Promise((resolve) => new MutationObserver((_, observer) => {
          if (!document.documentElement.hasAttribute('data-open')) return;
          observer.disconnect();
          const host = [...document.body.children].find((one) => one.shadowRoot);
          const count = () => host.shadowRoot.querySelectorAll('details.situation').length;
          const left = count();
          dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
          requestAnimationFrame(() => setTimeout(() => resolve([left, count()]), 100));
        }).observe(document.documentElement, {attributeFilter: ['data-open']})) })"""
    )
    phone.enter_code()
    assert counts.evaluate("counts => counts.both") == [0, 0]
    phone.expect_cover()
    assert not wrong
    phone.open_room()
    expect(phone.main.locator("details.situation").first).to_be_visible()
