"""Every key and line can be reached: by a thumb, by the keyboard, by an eye that needs more."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.phone import Phone
from tests.screens import SCREENS, open_screen, unfold
from tests.site import DOOR_CODE

SCRIPT = (Path(__file__).parent / "reach.js").read_text(encoding="utf-8")
# WCAG 1.4.12: what a reader may set, and nothing may be lost by.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
LARGEST = ":host { --scale: 2 !important }"
PHONES = [(360, 740), (320, 640)]
ZOOMED = (320, 256)
"""A screen of 1280 × 1024 at 400 %."""


def resize(phone: Phone, size: tuple[int, int]) -> None:
    phone.page.set_viewport_size({"width": size[0], "height": size[1]})


def restyle(phone: Phone, style: str) -> None:
    """Lay a style over that of the room, in the place of one before."""
    phone.page.evaluate(
        """(style) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);
        const { shadowRoot } = [...document.body.children].find(e => e.shadowRoot);
        shadowRoot.adoptedStyleSheets = [shadowRoot.adoptedStyleSheets[0], sheet]; }""",
        style,
    )


def missed(phone: Phone) -> dict[str, list[str]]:
    """Give what cannot be reached on this screen, by size and by what is missed."""
    found = {}
    for size in PHONES:
        resize(phone, size)
        for fault in ("tooSmall", "outOfSight"):
            found[f"{fault} at {size}"] = phone.page.evaluate(f"reach.{fault}()")
    for name, style in (("plain", ""), ("spaced", SPACED), ("largest", LARGEST)):
        restyle(phone, style)
        found[f"unreadable, {name}"] = phone.page.evaluate("reach.unreadable()")
        restyle(phone, "")
    resize(phone, ZOOMED)
    found["outOfSight, zoomed"] = phone.page.evaluate("reach.outOfSight()")
    return {fault: names for fault, names in found.items() if names}


@pytest.mark.parametrize("locale", ["en", "nl", "ar"])
def test_thumb_keyboard_and_eye_reach_everything(speaking, locale: str) -> None:
    """Keys of 48 px; the focus in sight, never beneath the bars or the card; no line is cut."""
    phone = speaking(locale)
    phone.open_room()
    phone.page.evaluate(SCRIPT)
    found = {}
    for screen in SCREENS:
        open_screen(phone, screen)
        unfold(phone)
        found[screen] = missed(phone)
    assert {screen: faults for screen, faults in found.items() if faults} == {}


def test_whole_room_works_by_the_keyboard_alone(speaking) -> None:
    phone = speaking("en")
    resize(phone, ZOOMED)

    def tab_to(name: str, key: str = "Tab") -> None:
        for _ in range(120):
            phone.page.keyboard.press(key)
            if phone.page.evaluate("reach.focused()").startswith(name):
                return
        raise AssertionError(f"no way to {name}")

    phone.page.keyboard.type(f"{DOOR_CODE}=")
    phone.expect_room()
    phone.page.evaluate(SCRIPT)
    tab_to("What happens")
    phone.page.keyboard.press("Enter")
    expect(phone.main.get_by_text("When you call").first).to_be_visible()
    tab_to("More")
    phone.page.keyboard.press("Enter")
    tab_to("Text size")
    phone.page.keyboard.press("Enter")
    tab_to("Larger")
    phone.page.keyboard.press("Space")
    expect(phone.main.locator('[data-set="size=1"]')).to_have_attribute("aria-pressed", "true")
    tab_to("C", "Shift+Tab")
    phone.page.keyboard.press("Enter")
    phone.expect_cover()


def test_forced_colours_keep_edges_and_what_is_chosen(speaking) -> None:
    phone = speaking("en", forced_colors="active")
    edge = "all => all.map(one => parseFloat(getComputedStyle(one).borderTopWidth))"
    assert min(phone.page.locator("#cover button").evaluate_all(edge)) >= 1
    phone.open_room()
    for screen in ("call", "signs", "rights", "settings", "say"):
        open_screen(phone, screen)
        chosen = phone.page.locator(".room [aria-pressed=true], nav [aria-current]")
        others = phone.page.locator(
            ".room [aria-pressed=false]:visible, nav :not([aria-current]) > button, .call:visible"
        )
        assert min(chosen.evaluate_all(edge)) >= 4, screen
        assert {*others.evaluate_all(edge)} == {1}, screen
    phone.go("signs")
    ticks = phone.main.get_by_role("checkbox").evaluate_all(
        """all => all.slice(0, 2).map(one =>
          getComputedStyle(one.querySelector('.box'), '::after').borderRightWidth)"""
    )
    assert ticks == ["3px", "0px"]
    strokes = phone.page.locator(".icon:visible").evaluate_all(
        "all => all.map(one => getComputedStyle(one).stroke)"
    )
    ground = phone.paper.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert strokes
    assert ground not in strokes


def test_reduced_motion_moves_nothing_smoothly(speaking) -> None:
    """What tells the time to stop an erasing still does, in five steps."""
    phone = speaking("en", reduced_motion="reduce")
    phone.press("1")
    assert phone.page.evaluate("document.getAnimations().length") == 0
    phone.press("C")
    phone.open_room()
    open_screen(phone, "erase")
    phone.main.locator("[data-erase=now]").click()
    left = phone.main.locator(".left").evaluate(
        """one => { const { animationName, animationTimingFunction } = getComputedStyle(one);
        return [animationTimingFunction, animationName !== 'none']; }"""
    )
    assert left == ["steps(5)", True]
    phone.main.locator("[data-erase=stop]").click()
