"""An own code: set on the room's own keypad, tried, and kept."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_door import READ_RECORD
from tests.phone import Phone
from tests.site import DOOR_CODE

pytestmark = pytest.mark.visited

OWN = "258036"


def choose(phone: Phone, *codes: str) -> None:
    """Go to the keypad and type codes on it, each confirmed."""
    phone.go("more")
    phone.page.locator("main [data-go=code]").click()
    for code in codes:
        for digit in code:
            phone.page.locator(f'main [data-code="{digit}"]').click()
        phone.page.locator("main [data-code=done]").click()


def set_own_code(phone: Phone, code: str = OWN, told: str = "Now try it") -> None:
    choose(phone, code, code)
    expect(phone.main.get_by_text(told)).to_be_visible()
    phone.page.keyboard.press("Escape")
    phone.expect_cover()


def expect_only_a_number(phone: Phone, code: str) -> None:
    phone.enter_code(code)
    phone.wait_out_attempt()
    assert not phone.page.evaluate("document.documentElement.hasAttribute('data-open')")
    phone.press("C")


def test_code_that_cannot_be_is_refused_in_words(phone: Phone) -> None:
    phone.open_room()
    phone.go("more")
    phone.page.locator("main [data-go=code]").click()
    note = phone.main.locator(".note:visible")
    phone.page.keyboard.press("0")
    expect(note).to_have_text("The first digit cannot be 0.")
    phone.page.keyboard.type("12")
    expect(note).to_have_count(0)
    expect(phone.main.locator("[data-count]")).to_have_text("2")
    phone.page.keyboard.press("=")
    expect(note).to_have_text("Too short. Choose 4 digits or more.")
    phone.page.keyboard.type("34")
    expect(note).to_have_count(0)
    phone.page.keyboard.press("=")
    expect(note).to_have_text("Type the same code once more, then =.")


def test_new_code_opens_and_is_kept(phone: Phone) -> None:
    phone.open_room()
    set_own_code(phone)
    phone.open_room(OWN)
    expect(phone.main.get_by_text("Your new code works")).to_be_visible()
    phone.page.locator("main [data-keep]").click()
    expect(phone.main.get_by_text("Only this code opens now")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect_only_a_number(phone, DOOR_CODE)
    phone.open_room(OWN)
    expect(phone.page.locator("main [data-keep]")).to_be_hidden()


def test_abandoned_rehearsal_leaves_the_old_code_working(phone: Phone) -> None:
    phone.open_room()
    set_own_code(phone)
    phone.page.reload()
    phone.wait_until_kept()
    phone.open_room(DOOR_CODE)
    expect(phone.page.locator("main [data-keep]")).to_be_hidden()


def test_kept_code_can_be_changed_again_the_same_way(phone: Phone) -> None:
    phone.open_room()
    set_own_code(phone)
    phone.open_room(OWN)
    phone.page.locator("main [data-keep]").click()
    expect(phone.main.get_by_text("Only this code opens now")).to_be_visible()
    set_own_code(phone, "9517")
    phone.open_room(OWN)
    phone.page.keyboard.press("Escape")
    phone.open_room("9517")
    phone.page.locator("main [data-keep]").click()
    expect(phone.main.get_by_text("Only this code opens now")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect_only_a_number(phone, OWN)


def test_two_different_codes_set_nothing(phone: Phone) -> None:
    phone.open_room()
    choose(phone, "258036", "258037")
    expect(phone.main.get_by_text("not the same")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect_only_a_number(phone, "258036")
    phone.open_room(DOOR_CODE)


def test_typing_on_the_keypad_writes_nothing(phone: Phone) -> None:
    before = phone.page.evaluate(READ_RECORD)
    phone.open_room()
    choose(phone, "258036", "258037")
    expect(phone.main.get_by_text("not the same")).to_be_visible()
    choose(phone, "258036")
    phone.page.keyboard.press("Escape")
    phone.wait_out_attempt()
    assert phone.page.evaluate(READ_RECORD) == before


def test_code_that_opens_already_is_not_taken(phone: Phone) -> None:
    phone.open_room()
    choose(phone, DOOR_CODE, DOOR_CODE)
    expect(phone.main.get_by_text("opens already")).to_be_visible()


def test_short_code_and_first_zero_are_not_taken(phone: Phone) -> None:
    phone.open_room()
    choose(phone, "012")
    expect(phone.page.locator("main [data-dots]")).to_have_text("●●")
    expect(phone.main.get_by_text("Choose 4 to 12 digits")).to_be_visible()


def test_keypad_is_no_text_field_and_hardware_keys_work_on_it(phone: Phone) -> None:
    phone.open_room()
    choose(phone)
    assert phone.page.evaluate(
        """() => ![...document.body.children].find(e => e.shadowRoot).shadowRoot
        .querySelector('input, textarea, [contenteditable]')"""
    )
    phone.page.keyboard.type("25x8036")
    expect(phone.page.locator("main [data-dots]")).to_have_text("●●●●●●")
    phone.page.keyboard.press("Backspace")
    expect(phone.page.locator("main [data-dots]")).to_have_text("●●●●●")
    phone.page.keyboard.type("6")
    phone.page.keyboard.press("Enter")
    phone.page.keyboard.type("258036")
    phone.page.keyboard.press("Enter")
    expect(phone.main.get_by_text("Now try it")).to_be_visible()


def test_forgotten_code_is_spoken_of_before_it_is_set(phone: Phone) -> None:
    phone.open_room()
    choose(phone)
    expect(phone.main.get_by_text("If you forget it")).to_be_visible()
    expect(phone.main.get_by_text("Do not use your birthday")).to_be_visible()
    expect(phone.main.get_by_text("Now try it")).to_be_hidden()


def test_leaving_while_the_code_is_saved_keeps_the_old_one(phone: Phone) -> None:
    phone.open_room()
    choose(phone, OWN)
    phone.page.evaluate(
        """code => { const room = [...document.body.children].find(e => e.shadowRoot).shadowRoot;
        const key = (name) => room.querySelector(`[data-code="${name}"]`).click();
        for (const digit of code) key(digit); key('done');
        window.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})); }""",
        OWN,
    )
    phone.expect_cover()
    phone.open_room(DOOR_CODE)
