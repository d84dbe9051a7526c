"""Steps: numbers tried as codes, and what a number that is tried leaves or gives away."""

import re

from pwa.content.load import load_content
from tests.browser.test_erase import READ_ALL
from tests.browser.test_own_code import OWN
from tests.site import DOOR_CODE

from .checker import COUNT, Checker

WELL_KNOWN = ("1234", "0000", "1111", "112", "911", "2580", "123456", "11223344", "5318008")
# Also such as begin with a code that opens, and such as are cut to one by the display.
LONG = ("123456789012", "1234567890123", "9" * 16, DOOR_CODE * 10, OWN + "1", OWN * 2, OWN * 3)
WRONG = "258063"
TOO_SHORT = "258"

# What the calculator looks like in each frame from "=" on, all numbers alike: until it opens or
# not, or for a few frames when the number is none that is tried. What is read out is left out: it
# goes away by itself after a second.
WATCH = """(digits) => new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => {
    const copy = root.cloneNode(true);
    copy.querySelectorAll('#spoken, script').forEach((one) => one.remove());
    const focus = document.activeElement.id || document.activeElement.dataset.key;
    const style = getComputedStyle(document.body);
    return copy.outerHTML.replace(/\\d[\\d.,]*/g, '0') + focus + style.cursor + style.opacity;
  };
  const key = (name) => document.querySelector(`[data-key="${name}"]`).click();
  key('C');
  for (const digit of digits) key(digit);
  const seen = new Set();
  const before = turns.begun;
  key('=');
  let frames = turns.begun > before ? Infinity : 5;
  const watch = () => {
    const ended = frames === Infinity && turns.ended === turns.begun;
    if (root.hasAttribute('data-open') || ended || !frames--) resolve([...seen]);
    else {
      seen.add(look());
      requestAnimationFrame(watch);
    }
  };
  watch();
})"""


def digits_in(text: str) -> str:
    """Give the digits, whatever the language puts between them."""
    return re.sub(r"\D", "", text)


def try_well_known_codes(checker: Checker) -> None:
    for digits in WELL_KNOWN:
        checker.try_code(digits)
        assert int(digits_in(checker.phone.display.inner_text())) == int(digits)
    checker.picture(checker.page)
    for confirm in ("\n", "%=", "+=", ".="):
        checker.try_code("1234", confirm)
    checker.look_at(checker.page)


def try_the_numbers_of_those_who_help(checker: Checker) -> None:
    """Somebody who suspects what this is tries what he has seen on a poster."""
    numbers = [line.dial for line in load_content().help.helplines]
    assert len(numbers) > 5
    for dial in numbers:
        checker.try_code(digits_in(dial))
    checker.look_at(checker.page)


def try_long_codes(checker: Checker) -> None:
    for digits in LONG:
        checker.try_code(digits)
    checker.look_at(checker.page)


def try_the_code_that_friends_were_told(checker: Checker) -> None:
    """The door code opened this phone once; since the own code was kept it is a number."""
    checker.try_code(DOOR_CODE)
    assert digits_in(checker.phone.display.inner_text()) == DOOR_CODE
    checker.picture(checker.page)
    checker.try_code(DOOR_CODE[::-1])
    checker.look_at(checker.page)


def read_the_tape(checker: Checker) -> None:
    """The list of past sums has sums, and no number that was typed alone."""
    checker.page.reload()
    tried = ("1234", DOOR_CODE, WRONG)
    for digits in tried:
        checker.try_code(digits)
    checker.type("C9+1=C")
    tape = checker.page.locator("#tape").inner_text()
    assert "10" in tape
    assert all("=" in row for row in tape.split("\n") if row.strip())
    assert not any(digits in digits_in(row) for digits in tried for row in tape.split("\n"))
    for _ in range(5):
        checker.page.keyboard.press("ArrowUp")
        shown = digits_in(checker.phone.display.inner_text())
        assert not any(digits in shown for digits in tried)
    checker.look_at(checker.page)


def compare_a_right_and_a_wrong_code(checker: Checker) -> None:
    """Until the room is there, nothing in the page differs, in any frame; nor for any number."""
    page = checker.page
    page.evaluate(COUNT)
    usual = page.evaluate(WATCH, TOO_SHORT)
    wrong = page.evaluate(WATCH, WRONG)
    checker.expect_no_room()
    checker.picture(page)
    right = page.evaluate(WATCH, OWN)
    checker.phone.expect_room()
    page.keyboard.press("Escape")
    checker.phone.expect_cover()
    assert len(usual) == 1
    assert (wrong, right) == (usual, usual)
    checker.picture(page)


def watch_the_network_while_typing(checker: Checker) -> None:
    page = checker.page
    with checker.requests() as asked:
        for digits in ("1234", WRONG, DOOR_CODE):
            checker.try_code(digits)
        checker.type("C12+7=")
        page.evaluate(WATCH, OWN)
        checker.phone.expect_room()
        page.keyboard.press("Escape")
    assert asked == []
    with checker.requests() as asked:
        page.reload()
    assert asked, "this way of watching sees nothing at all"


def watch_the_storage_while_typing(checker: Checker) -> None:
    page = checker.page
    before = page.evaluate(READ_ALL)
    for digits in ("1234", WRONG, DOOR_CODE, *WELL_KNOWN[:3]):
        checker.try_code(digits)
    checker.type("C1/3=" * 5)
    assert page.evaluate(READ_ALL) == before
    checker.expect_calculator_words(checker.look_at(page))
