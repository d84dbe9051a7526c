"""The same story in three engines: the calculator, the code, the room, and every way out of it."""

from pathlib import Path

import pytest

from tests.engines.engine import Engine
from tests.engines.hand import Hand
from tests.site import DOOR_CODE, Site

pytestmark = pytest.mark.engines

OWN_CODE = "258036"
SECTIONS = ("signs", "rights", "more", "call")
WAYS_OUT = {
    "bar": Hand.leave_by_bar,
    "escape": Hand.leave_by_escape,
    "call": Hand.leave_by_call,
    "back": Hand.leave_by_back,
    "tab": Hand.leave_for_tab,
    "window": Hand.leave_for_window,
    "minimised": Hand.leave_by_minimising,
}


def test_calculator_calculates_and_a_wrong_code_is_only_a_number(hand: Hand) -> None:
    hand.press("2+3=")
    assert hand.display.endswith("5")
    hand.press("C")
    hand.press_hardware("12*7=")
    assert hand.display.endswith("84")
    hand.expect_only_a_number("7411")


def test_code_opens_the_room_with_its_calls_and_sections(hand: Hand) -> None:
    hand.open_room()
    for dial in ("112", "+31334481186"):
        hand.expect_shown(f"main a[href='tel:{dial}']")
    for section in SECTIONS:
        hand.go(section)
    hand.leave_by_escape()
    hand.expect_cover()


def test_language_changes_in_one_tap_and_back(hand: Hand) -> None:
    hand.open_room()
    for code, direction in (("nl", "ltr"), ("ar", "rtl"), ("en", "ltr")):
        hand.tap(f"main [data-language={code}]")
        hand.expect_shown(f"main [data-language={code}][aria-current]")
        assert hand.room_language() == [code, direction]
        assert hand.js("return document.documentElement.lang") == "en"
    hand.leave_by_escape()
    hand.expect_cover()


@pytest.mark.parametrize("way", WAYS_OUT)
def test_each_way_out_leaves_nothing_of_the_room(hand: Hand, way: str) -> None:
    if why := hand.engine.cannot.get(way):
        pytest.skip(why)
    before = hand.document
    hand.open_room()
    WAYS_OUT[way](hand)
    hand.expect_cover()
    assert hand.document == before
    hand.open_room()
    hand.leave_by_bar()
    hand.expect_cover()


def test_own_code_is_set_tried_by_a_new_browser_kept_and_erased(
    kind: type[Engine], profile: Path, site: str
) -> None:
    with kind(profile) as engine:
        hand = Hand(engine, site)
        hand.visit()
        set_own_code(hand)
        hand.expect_nothing_to_notice()
    with kind(profile) as engine:
        hand = Hand(engine, site)
        hand.visit()
        hand.open_room(OWN_CODE)
        hand.tap("main [data-keep]")
        hand.expect_shown("main [data-if='opened=kept']")
        hand.leave_by_bar()
        hand.expect_only_a_number(DOOR_CODE)
        hand.open_room(OWN_CODE)
        erase(hand)
        hand.expect_only_a_number(OWN_CODE)
        hand.open_room()
        hand.leave_by_bar()
        hand.expect_nothing_to_notice()


def set_own_code(hand: Hand) -> None:
    hand.open_room()
    hand.go("more")
    hand.tap("main [data-go=code]")
    hand.type_code(OWN_CODE)
    hand.type_code(OWN_CODE)
    hand.expect_shown("main [data-if='code=set']")
    hand.leave_by_bar()


def erase(hand: Hand) -> None:
    """Erase at once, by leaving while it can still be stopped."""
    hand.go("more")
    hand.tap("main [data-go=erase]")
    hand.tap("main [data-erase=now]")
    hand.leave_by_bar()


def test_all_of_it_again_when_the_server_has_ended(
    kind: type[Engine], profile: Path, own_site: Site
) -> None:
    with kind(profile) as engine:
        hand = Hand(engine, own_site.url)
        hand.visit()
        own_site.stop()
        hand.reload()
        use_all(hand)
    with kind(profile) as engine:
        hand = Hand(engine, own_site.url)
        hand.visit()
        use_all(hand)


def use_all(hand: Hand) -> None:
    hand.press("12+7=")
    assert hand.display.endswith("19")
    hand.press("C")
    hand.open_room()
    for section in SECTIONS:
        hand.go(section)
    hand.leave_by_escape()
    hand.expect_cover()
    hand.open_room()
    hand.leave_by_back()
    hand.expect_cover()
    hand.expect_nothing_to_notice()
