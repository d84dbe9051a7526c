"""What to say: Dutch sentences, large on a tap, with a time and a town from keys of the page."""

import pytest
from playwright.sync_api import Locator, expect

from pwa.content.load import load_content
from tests.browser.exits import WAYS
from tests.phone import Phone

pytestmark = pytest.mark.visited

PHRASES = load_content().phrases


def open_say(phone: Phone) -> None:
    phone.open_room()
    phone.go("more")
    phone.page.locator("main [data-go=say]").click()


def card(phone: Phone, name: str) -> Locator:
    return phone.main.locator(f"[data-item={name}]")


def type_time(phone: Phone, keys: str) -> None:
    for key in keys:
        card(phone, "call-back").locator(f'[data-digit="{key}"]').click()


def test_eighteen_phrases_stand_in_dutch_beside_the_readers_language(phone: Phone) -> None:
    open_say(phone)
    expect(phone.main.locator(".said .dutch[lang=nl]")).to_have_count(18)
    expect(phone.main).to_contain_text("I am being forced to work.")


def test_no_phrase_is_doubled_for_who_reads_dutch(speaking) -> None:
    phone = speaking("nl")
    open_say(phone)
    expect(phone.main.locator(".meaning:visible")).to_have_count(0)
    expect(phone.main.locator("[data-speak=dutch]:visible")).to_have_count(18)
    expect(phone.main.locator("[data-speak=meaning]:visible")).to_have_count(0)


@pytest.mark.parametrize("size", [(360, 740), (740, 360)], ids=["upright", "turned"])
@pytest.mark.parametrize("name", [one.id for one in PHRASES.phrases])
def test_a_tap_makes_it_large_and_one_tap_leads_back(phone: Phone, name: str, size) -> None:
    open_say(phone)
    said = card(phone, name).locator(".said")
    font = "one => parseFloat(getComputedStyle(one).fontSize)"
    before = said.locator(".dutch").evaluate(font)
    said.click()
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})
    assert said.locator(".dutch").evaluate(font) > before * 1.7
    expect(phone.main.locator(".said:visible")).to_have_count(1)
    expect(phone.page.locator("nav")).to_be_hidden()
    expect(phone.bar).to_be_in_viewport(ratio=1)
    for part in (".dutch", ".meaning"):
        expect(said.locator(part)).to_be_in_viewport(ratio=1)
    for language in ("dutch", "meaning"):
        expect(card(phone, name).locator(f"[data-speak={language}]")).to_be_in_viewport(ratio=1)
    filled = card(phone, name).bounding_box()
    assert filled["width"] > size[0] - 40
    phone.main.locator(".unfill").click()
    expect(phone.main.locator(".said:visible")).to_have_count(18)
    expect(said).to_be_focused()
    expect(phone.page.locator("nav")).to_be_visible()


def test_no_word_of_a_large_phrase_is_broken(phone: Phone) -> None:
    open_say(phone)
    for one in PHRASES.phrases:
        card(phone, one.id).locator(".said").click()
        broken = card(phone, one.id).evaluate(
            """card => { const out = [];
            const walk = document.createTreeWalker(card.querySelector('.dutch'), 4);
            while (walk.nextNode()) { const text = walk.currentNode;
            for (const word of text.data.matchAll(/[^\\s-]+/g)) {
              const range = new Range();
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              if (range.getClientRects().length > 1) out.push(word[0]);
            } } return out; }"""
        )
        assert broken == [], one.id
        phone.main.locator(".unfill").click()


def test_place_in_the_list_is_kept(phone: Phone) -> None:
    open_say(phone)
    last = card(phone, PHRASES.phrases[-1].id)
    last.scroll_into_view_if_needed()
    before = last.bounding_box()["y"]
    last.locator(".said").focus()
    phone.page.keyboard.press("Enter")
    expect(last.locator(".said")).to_have_attribute("aria-expanded", "true")
    phone.page.keyboard.press("Enter")
    expect(last.locator(".said")).to_have_attribute("aria-expanded", "false")
    assert last.bounding_box()["y"] == pytest.approx(before, abs=2)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("", "…"),
        ("9", "9"),
        ("14", "14"),
        ("1430", "14.30"),
        ("0905", "9.05"),
        ("93", "9.30"),
        ("0030", "0.30"),
        ("2", "2"),
        # What can be no time is not taken: an hour 25, a minute 75, a fifth digit.
        ("25", "2"),
        ("147", "14"),
        ("143099", "14.30"),
    ],
)
def test_time_is_chosen_on_keys_of_the_page(phone: Phone, keys: str, shown: str) -> None:
    open_say(phone)
    card(phone, "call-back").locator("summary").click()
    type_time(phone, keys)
    said = card(phone, "call-back").locator(".said")
    expect(said.locator(".dutch")).to_have_text(f"Kunt u mij terugbellen om {shown} uur?")
    expect(said.locator(".meaning")).to_have_text(f"Can you call me back at {shown}?")


def test_time_can_be_typed_on_a_keyboard_and_left_open_again(phone: Phone) -> None:
    open_say(phone)
    dutch = card(phone, "call-back").locator(".dutch")
    phone.page.keyboard.type("16")
    expect(dutch).to_contain_text("…")
    card(phone, "call-back").locator("summary").click()
    phone.page.keyboard.type("1645")
    expect(dutch).to_contain_text("16.45")
    phone.page.keyboard.press("Backspace")
    phone.page.keyboard.press("Backspace")
    expect(dutch).to_contain_text("om 16 uur")
    card(phone, "call-back").locator("[data-digit=none]").click()
    expect(dutch).to_contain_text("om … uur")


def test_town_is_chosen_on_keys_and_said_wherever_the_phrase_stands(phone: Phone) -> None:
    open_say(phone)
    police = card(phone, "police-cannot-talk")
    expect(police.locator(".dutch")).to_have_text("Politie. In …. Ik kan niet praten.")
    police.locator("summary").click()
    towns = police.locator("[lang=nl] .key")
    assert towns.all_text_contents() == PHRASES.towns
    towns.get_by_text("Den Haag").click()
    expect(police.locator(".dutch")).to_have_text("Politie. In Den Haag. Ik kan niet praten.")
    expect(police.locator(".meaning")).to_have_text("Police. In Den Haag. I cannot talk.")
    phone.go("call")
    help_card = phone.main.locator("[data-item=emergency]")
    expect(help_card).to_contain_text("Politie. In Den Haag. Ik kan niet praten.")
    phone.go("more")
    phone.page.locator("main [data-go=say]").click()
    police.locator("summary").click()
    police.get_by_text("Leave it open").click()
    expect(police.locator(".dutch")).to_have_text("Politie. In …. Ik kan niet praten.")


def test_nothing_is_typed_into_a_field(phone: Phone) -> None:
    open_say(phone)
    expect(phone.page.locator("input, textarea, select, [contenteditable]")).to_have_count(0)


@pytest.mark.parametrize("way", ["bar clicked", "Escape", "Back", "blur of the window"])
def test_what_was_chosen_is_gone_on_exit(phone: Phone, way: str) -> None:
    open_say(phone)
    card(phone, "call-back").locator("summary").click()
    type_time(phone, "1430")
    card(phone, "police-cannot-talk").locator("summary").click()
    card(phone, "police-cannot-talk").get_by_text("Zwolle").click()
    card(phone, "call-back").locator(".said").click()
    WAYS[way](phone)
    phone.expect_cover()
    open_say(phone)
    expect(phone.main.locator(".said:visible")).to_have_count(18)
    expect(card(phone, "call-back").locator(".dutch")).to_contain_text("om … uur")
    expect(card(phone, "police-cannot-talk").locator(".dutch")).to_contain_text("In ….")
