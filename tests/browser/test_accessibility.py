"""Every screen, in each direction and theme, has no fault that axe knows of, at 320 px too."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.phone import Phone
from tests.screens import SCREENS, open_screen, unfold

pytestmark = pytest.mark.visited


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en", "nl", "ar"])
def test_axe_finds_nothing(speaking, locale: str, scheme: str) -> None:
    phone = speaking(locale, color_scheme=scheme, bypass_csp=True)
    axe = Axe()
    found = [("cover", axe.run(phone.page))]
    phone.open_room()
    for screen in SCREENS:
        open_screen(phone, screen)
        unfold(phone)
        found.append((screen, axe.run(phone.page)))
    assert {
        name: result.generate_report() for name, result in found if result.violations_count
    } == {}


def faults(phone: Phone) -> list[str]:
    """Give what axe finds, in words that name the element."""
    found = Axe().run(phone.page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def too_wide(phone: Phone) -> list[str]:
    """Give what reaches over the sides of the paper."""
    return phone.page.evaluate(
        """() => { const room = [...document.body.children].find(e => e.shadowRoot).shadowRoot;
        const paper = room.querySelector('main');
        const out = [...paper.querySelectorAll('*')].filter((one) => {
          const box = one.getBoundingClientRect();
          return !one.closest('.languages, .strip, .unseen')
            && (box.right > innerWidth - 8 || box.left < 8) && box.width;
        });
        return out.map((one) => `${one.tagName} ${one.textContent.slice(0, 30)}`); }"""
    )


@pytest.mark.parametrize("locale", ["en", "nl", "ar"])
@pytest.mark.parametrize(("width", "size"), [(320, 0), (360, 2), (180, 0)])
def test_nothing_is_cut_or_scrolls_sideways(speaking, locale: str, width: int, size: int) -> None:
    """180 px is a phone of 360 at 200 % zoom; size 2 is the largest text."""
    phone = speaking(locale)
    phone.page.set_viewport_size({"width": width, "height": 640})
    phone.open_room()
    phone.go("more")
    phone.page.locator("main [data-go=settings]").click()
    phone.choose(f"size={size}")
    for screen in SCREENS:
        open_screen(phone, screen)
        unfold(phone)
        wide = too_wide(phone)
        assert wide == [], screen


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("locale", "other"), [("en", "nl"), ("nl", "en"), ("ar", "nl")])
def test_two_languages_and_what_fills_the_screen_have_no_fault(
    speaking, locale: str, other: str, scheme: str
) -> None:
    """A second language beside the first, a large phrase, and the question before speaking."""
    phone = speaking(locale, color_scheme=scheme, bypass_csp=True)
    phone.page.set_viewport_size({"width": 320, "height": 640})
    phone.open_room()
    phone.choose(f"beside={other}")
    for screen in SCREENS:
        open_screen(phone, screen)
        assert too_wide(phone) == [], screen
        if screen in ("call", "signs", "rights", "settings", "say"):
            assert faults(phone) == [], screen
    open_screen(phone, "say")
    phone.main.locator(".said").nth(7).click()
    phone.main.locator("[data-speak=dutch]:visible").click()
    assert too_wide(phone) == []
    assert faults(phone) == []


def test_focus_goes_to_the_heading_of_the_new_screen(phone: Phone) -> None:
    phone.open_room()
    for section in ("signs", "rights", "more", "call"):
        phone.go(section)
        assert phone.main.locator("h1").evaluate("h1 => h1.getRootNode().activeElement === h1")
