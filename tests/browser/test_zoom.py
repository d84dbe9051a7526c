"""Two fingers never push the bar off the screen, and leave no magnified calculator behind."""

import pytest

from tests.phone import Phone

pytestmark = pytest.mark.visited

SCALE = "visualViewport.scale"
FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def pinch(phone: Phone) -> None:
    """Two fingers in the middle of the screen, moved apart."""
    session = phone.page.context.new_cdp_session(phone.page)
    for apart in range(30, 130, 10):
        points = [{"x": 180 + way * apart, "y": 400, "id": way} for way in (-1, 1)]
        kind = "touchStart" if apart == 30 else "touchMove"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        phone.page.evaluate(FRAME)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.page.evaluate(FRAME)


@pytest.fixture
def mobile(speaking) -> Phone:
    """A phone whose browser zooms by touch as those of Android do."""
    return speaking("en-GB", is_mobile=True)


def test_an_ordinary_page_is_zoomed_by_it(mobile: Phone) -> None:
    """What the tests below look for can be seen at all."""
    mobile.page.goto(mobile.address.replace("/calculator/", "/nowhere"))
    pinch(mobile)
    assert mobile.page.evaluate(SCALE) > 1.5


def test_calculator_keeps_its_size(mobile: Phone) -> None:
    pinch(mobile)
    assert mobile.page.evaluate(SCALE) == 1


def test_room_keeps_its_size_and_the_bar_its_place(mobile: Phone) -> None:
    mobile.open_room()
    before = mobile.bar.bounding_box()
    for section in ("call", "signs", "rights", "more"):
        mobile.go(section)
        pinch(mobile)
        assert mobile.page.evaluate(SCALE) == 1
        assert mobile.bar.bounding_box() == before
    mobile.bar.tap()
    mobile.expect_cover()
    assert mobile.page.evaluate(SCALE) == 1


def test_nothing_of_the_room_can_be_selected(mobile: Phone) -> None:
    mobile.open_room()
    mobile.main.locator("p.who").first.click(click_count=3)
    assert mobile.page.evaluate("String(getSelection())") == ""
    mobile.page.keyboard.press("Control+A")
    assert "CoMensha" not in mobile.page.evaluate("String(getSelection())")
