"""Every way out of the room, as what a person or the phone does."""

from collections.abc import Callable

from tests.phone import Phone


def _event(code: str) -> Callable[[Phone], None]:
    return lambda phone: phone.page.evaluate(code)


def _press_bar(phone: Phone) -> None:
    phone.bar.click()


def _tap_bar(phone: Phone) -> None:
    phone.bar.tap()


def _bar_by_keyboard(phone: Phone) -> None:
    phone.bar.focus()
    phone.page.keyboard.press("Enter")


def _bar_before_the_heading(phone: Phone) -> None:
    phone.page.keyboard.press("Shift+Tab")
    phone.page.keyboard.press("Enter")


def _press_down_only(phone: Phone) -> None:
    box = phone.bar.bounding_box()
    assert box
    phone.page.mouse.move(box["x"] + 20, box["y"] + 20)
    phone.page.mouse.down()


def _shift_three_times(phone: Phone) -> None:
    for _ in range(3):
        phone.page.keyboard.press("Shift")


# The ways that need no room to press on, as what the page hears of them.
EVENTS = {
    "Escape": "window.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))",
    "blur of the window": "window.dispatchEvent(new Event('blur'))",
    "visibilitychange": "document.dispatchEvent(new Event('visibilitychange'))",
}

WAYS: dict[str, Callable[[Phone], None]] = {
    "bar clicked": _press_bar,
    "bar tapped": _tap_bar,
    "bar touched, not yet let go": _press_down_only,
    "bar by Enter": _bar_by_keyboard,
    "bar by Shift and Tab, then Enter": _bar_before_the_heading,
    "bar by a screen reader's click": lambda phone: phone.bar.evaluate("bar => bar.click()"),
    "Escape": lambda phone: phone.page.keyboard.press("Escape"),
    "Shift three times": _shift_three_times,
    "Back": lambda phone: phone.page.go_back(),
    "visibilitychange": _event("document.dispatchEvent(new Event('visibilitychange'))"),
    "pagehide": _event("window.dispatchEvent(new PageTransitionEvent('pagehide'))"),
    "freeze": _event("document.dispatchEvent(new Event('freeze'))"),
    "blur of the window": _event("window.dispatchEvent(new Event('blur'))"),
    "pageshow from the back/forward cache": _event(
        "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    ),
    "popstate": _event("window.dispatchEvent(new PopStateEvent('popstate'))"),
    "call link": lambda phone: phone.call_link("112").first.evaluate("link => link.click()"),
}
