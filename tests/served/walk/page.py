"""Steps: everything that one can do to the page as it stands there."""

import base64
import email
import email.policy

from playwright.sync_api import expect

from pwa.languages import find_languages
from tests.served.scan import find_stems, read_stems

from .checker import Checker, expect_bland
from .paper import text_of_pdf

ORDINARY_SIZE = {"width": 360, "height": 740}
# A page zoomed out to a quarter and in to twice the size has so many pixels of its own.
ZOOMED = ({"width": 1440, "height": 2960}, {"width": 180, "height": 370})
TURNED = {"width": 740, "height": 360}
LONG_PRESS_MS = 700
FIND = "word => find(word, false, false, true, false, true)"
MIDDLES = """() => [...document.querySelectorAll('#cover button, #display, #tape')].map((one) => {
  const box = one.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
})"""
HEAR = """() => {
  window.heard = [];
  for (const one of document.querySelectorAll('[role=status], [role=alert], [aria-live]'))
    new MutationObserver(() => heard.push(one.textContent))
      .observe(one, { childList: true, characterData: true, subtree: true });
}"""


def view_the_source(checker: Checker) -> None:
    page = checker.go_to("view-source:" + checker.address)
    text = checker.look_at(page)
    assert checker.name in text
    assert "<!--" not in text


def find_words_in_the_page(checker: Checker) -> None:
    """Ten words and more in each language; and the search of the browser's tools."""
    page = checker.page
    assert page.evaluate(FIND, "7"), "this way of finding finds nothing at all"
    checker.ask_browser("DOM.enable")
    for code in ("all", *(language.code for language in find_languages())):
        assert len(read_stems()[code]) >= 10
        for word in read_stems()[code]:
            assert not page.evaluate(FIND, word), word
            found = checker.ask_browser(
                "DOM.performSearch", query=word, includeUserAgentShadowDOM=True
            )
            assert found["resultCount"] == 0, word


def read_the_accessibility_tree(checker: Checker) -> None:
    nodes = checker.ask_browser("Accessibility.getFullAXTree")["nodes"]
    told = [
        node[what]["value"]
        for node in nodes
        for what in ("name", "description", "value")
        if what in node
    ]
    checker.expect_calculator_words("\n".join(str(one) for one in told))
    buttons = [
        node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "button"
    ]
    assert {*"0123456789=C"} <= {*buttons}
    roles = {node.get("role", {}).get("value") for node in nodes}
    assert not roles & {"dialog", "alertdialog", "textbox", "searchbox", "link", "navigation"}


def listen_with_a_screen_reader(checker: Checker) -> None:
    page = checker.page
    page.evaluate(HEAR)
    checker.try_code("1234")
    checker.type("C9+1=C")
    heard = page.evaluate("heard")
    assert any("10" in one for one in heard), "nothing was heard of a sum either"
    checker.expect_calculator_words("\n".join(heard))
    expect(page.locator("[role=status]")).to_have_text("")
    assert not page.evaluate("speechSynthesis.speaking || speechSynthesis.pending")


def select_all_and_copy(checker: Checker) -> None:
    page = checker.page
    checker.try_code("1234")
    checker.type("C2+3=")
    page.keyboard.press("Control+a")
    selected = page.evaluate("getSelection().toString()")
    assert "5" in selected
    page.keyboard.press("Control+c")
    checker.picture(page)
    page.evaluate("getSelection().empty()")
    copied = paste(checker)
    assert copied.split() == selected.split()
    checker.expect_calculator_words(copied)
    assert "1234" not in copied
    checker.try_code("1234")
    checker.type("C")
    page.keyboard.press("Control+c")
    assert paste(checker) == "0"


def paste(checker: Checker) -> str:
    """Paste what was copied where one can see it, and come back."""
    board = checker.go_to("about:blank")
    board.set_content("<textarea></textarea>")
    board.locator("textarea").focus()
    board.keyboard.press("Control+v")
    checker.picture(board)
    checker.page.bring_to_front()
    return board.locator("textarea").input_value()


def print_it(checker: Checker) -> None:
    answer = checker.ask_browser("Page.printToPDF", generateTaggedPDF=True, printBackground=True)
    data = base64.b64decode(answer["data"])
    (checker.shots / f"{checker.step}.pdf").write_bytes(data)
    text = text_of_pdf(data)
    assert {*"0123456789=+"} <= {*text.split("\n")}
    checker.expect_calculator_words(text)
    assert find_stems(data) == frozenset()
    checker.page.emulate_media(media="print")
    checker.picture(checker.page)
    checker.page.emulate_media(media="screen")


def save_it(checker: Checker) -> None:
    data = checker.ask_browser("Page.captureSnapshot")["data"].encode()
    saved = checker.shots / f"{checker.step}.mhtml"
    saved.write_bytes(data)
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if not part.is_multipart():
            assert find_stems(part.get_payload(decode=True)) == frozenset()
            expect_bland(f"{part.get('Content-Location')} {part.get('Content-ID')}")
    page = checker.go_to(saved.as_uri())
    checker.expect_calculator_words(checker.look_at(page))


def zoom_out_and_in(checker: Checker) -> None:
    look_at_sizes(checker, *ZOOMED)


def turn_the_phone(checker: Checker) -> None:
    look_at_sizes(checker, TURNED)


def look_at_sizes(checker: Checker, *sizes: dict[str, int]) -> None:
    """Nothing comes into sight that was beside the screen, also at the end of a scroll."""
    page = checker.page
    page.bring_to_front()
    for size in sizes:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        checker.type("2+3=")
        expect(page.locator("#display .result")).to_be_in_viewport()
        page.mouse.wheel(3000, 3000)
        checker.expect_calculator_words(checker.look_at(page))
        checker.type("C")
    page.set_viewport_size(ORDINARY_SIZE)  # type: ignore[arg-type]


def press_everything_long_and_twice(checker: Checker) -> None:
    page = checker.page
    page.bring_to_front()
    places = page.evaluate(MIDDLES)
    assert len(places) > 20
    for x, y in places:
        page.mouse.dblclick(x, y)
        page.mouse.click(x, y, button="right")
    for place in (page.locator("[data-key='=']"), checker.phone.display):
        place.click(delay=LONG_PRESS_MS)
    page.mouse.move(180, 600)
    page.mouse.down()
    page.mouse.move(180, 20, steps=8)
    page.mouse.up()
    page.keyboard.press("Tab")
    page.keyboard.press("F1")
    checker.expect_calculator_words(checker.look_at(page))
