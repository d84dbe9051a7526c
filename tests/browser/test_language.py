"""Languages: from the phone, changed in one tap in the room, right-to-left where it is so."""

import pytest
from playwright.sync_api import expect

from pwa.languages import find_languages
from tests.phone import Phone

pytestmark = pytest.mark.visited

CODES = [language.code for language in find_languages()]
DIRECTIONS = {language.code: language.direction for language in find_languages()}


def room_attribute(phone: Phone, name: str) -> str:
    return phone.page.evaluate(
        "name => [...document.body.children].find(e => e.shadowRoot).getAttribute(name)", name
    )


@pytest.mark.parametrize("code", CODES)
def test_cover_and_room_are_in_the_phones_language(speaking, code: str) -> None:
    phone = speaking(code)
    root = phone.page.locator("html")
    expect(root).to_have_attribute("lang", code)
    expect(root).to_have_attribute("dir", DIRECTIONS[code])
    phone.open_room()
    assert room_attribute(phone, "lang") == code
    assert room_attribute(phone, "dir") == DIRECTIONS[code]


def test_a_language_that_there_is_not_gives_english(speaking) -> None:
    phone = speaking("sw-KE")
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    phone.open_room()


@pytest.mark.parametrize("code", CODES)
def test_one_tap_changes_the_room_and_not_the_cover(phone: Phone, code: str) -> None:
    title = phone.page.title()
    phone.open_room()
    phone.page.locator(f"main [data-language={code}]").click()
    expect(phone.page.locator(f"main [data-language={code}]")).to_have_attribute(
        "aria-current", "true"
    )
    assert room_attribute(phone, "lang") == code
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    assert phone.page.title() == title
    phone.page.keyboard.press("Escape")
    phone.expect_cover()


def test_chosen_language_is_remembered(phone: Phone) -> None:
    phone.open_room()
    phone.page.locator("main [data-language=nl]").click()
    expect(phone.page.locator("nav [data-go=rights]")).to_have_text("Rechten")
    phone.page.keyboard.press("Escape")
    phone.page.reload()
    phone.wait_until_kept()
    phone.open_room()
    expect(phone.page.locator("nav [data-go=rights]")).to_have_text("Rechten")


def test_language_that_is_not_on_the_phone_says_so_and_the_room_stays(phone: Phone) -> None:
    phone.page.evaluate(
        """async () => { for (const name of await caches.keys())
        await (await caches.open(name)).delete('/data/ar.bin'); }"""
    )
    phone.open_room()
    phone.go("more")
    phone.page.locator("main [data-go=language]").click()
    phone.page.locator("main [data-language=ar]").click()
    told = phone.main.get_by_role("status").get_by_text("not on this phone")
    expect(told.filter(visible=True)).to_be_visible()
    assert room_attribute(phone, "lang") == "en"


@pytest.mark.parametrize("code", CODES)
def test_keypad_and_numbers_stay_left_to_right(speaking, code: str) -> None:
    phone = speaking(code)
    seven = phone.page.get_by_role("button", name="7", exact=True).bounding_box()
    nine = phone.page.get_by_role("button", name="9", exact=True).bounding_box()
    assert seven
    assert nine
    assert seven["x"] < nine["x"]
    phone.open_room()
    link = phone.call_link("+31334481186").first.locator("> span[dir]")
    assert link.evaluate("span => getComputedStyle(span).direction") == "ltr"


def test_manifest_is_the_one_of_the_phones_language(speaking) -> None:
    phone = speaking("nl-BE")
    assert (
        phone.page.locator("link[rel=manifest]")
        .get_attribute("href")
        .endswith("app.nl.webmanifest")
    )
