"""The first opening: whom to call is in sight at once, and what cannot be hidden is said."""

import pytest
from playwright.sync_api import expect

from pwa.content.load import load_content
from pwa.content.model import Advice
from pwa.languages import Language, find_languages
from tests.phone import Phone

pytestmark = pytest.mark.visited

ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Safari"
LANGUAGES = find_languages()
HIDES = next(page for page in load_content().pages if page.id == "hides")
LIMITS = [item for item in HIDES.items if item.topic == "not-hidden"]
# What the clock says has different lengths; Christmas is a Friday.
MOMENTS = {
    "open": "2026-12-02T10:00:00+01:00",
    "closed": "2026-12-04T20:00:00+01:00",
    "maybe": "2026-12-25T10:00:00+01:00",
    "unsure": "2001-01-01T10:00:00+01:00",
}
named = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


@pytest.fixture
def first(speaking):
    """Give a phone in a language, on which the room is open for the first time."""

    def opened(language: Language, user_agent: str = ANDROID) -> Phone:
        phone = speaking(language.code, user_agent=user_agent)
        phone.open_room()
        return phone

    return opened


@named
def test_first_two_numbers_are_in_sight_at_once(first, language: Language) -> None:
    phone = first(language)
    keys = phone.page.locator("nav").bounding_box()
    for state, moment in MOMENTS.items():
        phone.page.clock.set_fixed_time(moment)
        phone.go("call")
        expect(phone.main.locator("[data-hours]").first).to_have_attribute("data-state", state)
        for dial in ("112", "+31334481186"):
            box = phone.call_link(dial).first.bounding_box()
            assert box["y"] + box["height"] <= keys["y"], (dial, moment)


@named
def test_every_limit_is_said_until_it_was_seen(first, language: Language) -> None:
    phone = first(language)
    note = phone.main.locator("section.warning:visible")
    told = [*HIDES.intro, *(limit.text[0] for limit in LIMITS)]
    for text in told:
        expect(note).to_contain_text(language.translate(text) or text)
    note.locator("[data-seen]").click()
    expect(note).to_have_count(0)
    phone.page.keyboard.press("Escape")
    phone.open_room()
    expect(note).to_have_count(0)
    phone.page.reload()
    phone.wait_until_kept()
    phone.open_room()
    expect(note).to_have_count(0)


@named
def test_first_line_leads_to_what_to_do_about_each(first, language: Language) -> None:
    phone = first(language)
    phone.main.locator("[data-go=hides]:visible").first.click()
    for limit in LIMITS:
        card = phone.main.locator(f"[data-item={limit.id}]")
        assert len(limit.text) > 1 or limit.steps, "a limit without what to do"
        for text in shown_on("android", limit):
            shown = card.get_by_text(language.translate(text) or text, exact=True)
            expect(shown.and_(card.locator(":visible"))).to_have_count(1)


def shown_on(device: str, limit: Advice) -> list[str]:
    return [*limit.text, *limit.steps.get(device, [])]


@pytest.mark.parametrize(
    ("device", "agent"), [("android", ANDROID), ("iphone", IPHONE), ("computer", "Other")]
)
def test_what_to_do_is_that_of_the_device_in_her_hands(first, device: str, agent: str) -> None:
    phone = first(next(one for one in LANGUAGES if one.code == "en"), agent)
    phone.main.locator("[data-go=hides]:visible").first.click()
    expect_steps_of(phone, device)
    for other in ("computer", "iphone", "android"):
        phone.main.locator(f'[data-set="device={other}"]').click()
        expect_steps_of(phone, other)


def expect_steps_of(phone: Phone, device: str) -> None:
    chosen = phone.main.locator("[data-set][aria-pressed=true]")
    expect(chosen).to_have_attribute("data-set", f"device={device}")
    for limit in LIMITS:
        visible = phone.main.locator(f"[data-item={limit.id}] .steps-of:visible")
        expect(visible).to_have_count(int(device in limit.steps))
        for step in limit.steps.get(device, []):
            expect(visible).to_contain_text(step)


@pytest.mark.parametrize("page", ["tidy", "screen"])
def test_help_for_one_device_stands_alone(first, page: str) -> None:
    phone = first(next(one for one in LANGUAGES if one.code == "en"))
    phone.go("more")
    phone.page.locator(f"main [data-go={page}]").click()
    expect(phone.main.locator(f"[data-item={page}-android]")).to_be_visible()
    expect(phone.main.locator(f"[data-item={page}-iphone]")).to_be_hidden()
    phone.main.locator('[data-set="device=iphone"]').click()
    expect(phone.main.locator(f"[data-item={page}-iphone]")).to_be_visible()
    expect(phone.main.locator(f"[data-item={page}-android]")).to_be_hidden()


@named
def test_what_a_call_leaves_is_said_once_before_the_first_number(first, language: Language) -> None:
    phone = first(language)
    phone.page.clock.set_fixed_time(MOMENTS["closed"])
    left = next(note for note in load_content().help.notes if note.id == "call-list")
    note = phone.main.locator("section:has(> [data-seen='2'])")
    # On the first opening the numbers come first; there it stands below them.
    expect(note).to_be_hidden()
    line = phone.main.locator(".note[data-if='seen1=no']")
    expect(line).to_have_text(note.locator("p").text_content() or "")
    expect(phone.main.locator(f"[data-item={left.id}]")).to_be_visible()
    phone.main.locator("[data-seen='1']").click()
    expect(note).to_be_visible()
    expect(note).to_contain_text(language.translate(left.text[0]) or left.text[0])
    expect(line).to_be_hidden()
    phone.go("call")
    for dial in ("112", "+31334481186"):
        expect(phone.call_link(dial).first).to_be_in_viewport(ratio=1)
    assert note.bounding_box()["y"] < phone.call_link("112").first.bounding_box()["y"]
    note.locator("[data-seen]").click()
    expect(note).to_be_hidden()
    phone.page.reload()
    phone.wait_until_kept()
    phone.open_room()
    expect(note).to_be_hidden()


def test_what_works_without_credit_or_card_is_one_tap_away(phone: Phone) -> None:
    phone.open_room()
    for note in load_content().help.notes:
        if note.id == "call-list":
            continue
        fold = phone.main.locator(f"details[data-item={note.id}]")
        fold.locator("summary").click()
        for text in note.text:
            expect(fold.get_by_text(text, exact=True)).to_be_visible()
        expect(fold.locator("a:visible")).to_have_count(len(note.helplines))
