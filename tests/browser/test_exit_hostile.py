"""Leaving when the moment is as bad as it can be: nothing of the room stays, wherever one looks."""

from collections.abc import Callable
from time import sleep

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.exits import EVENTS, WAYS
from tests.browser.test_erase import ask_to_erase
from tests.browser.test_own_code import choose
from tests.phone import Phone
from tests.served.scan import find_stems
from tests.site import DOOR_CODE

pytestmark = pytest.mark.visited

SHADOW = "[...document.body.children].find(e => e.shadowRoot).shadowRoot"


def _nothing(phone: Phone) -> None:
    pass


def _while_scrolling(phone: Phone) -> None:
    phone.go("signs")
    phone.page.evaluate(
        f"() => {{ {SHADOW}.querySelector('main').scrollTo({{top: 2000, behavior: 'smooth'}}); }}"
    )


def _while_a_section_opens(phone: Phone) -> None:
    phone.page.evaluate(f"() => {{ {SHADOW}.querySelector('[data-go=rights]').click(); }}")


def _while_a_language_opens(phone: Phone) -> None:
    phone.page.evaluate(f"() => {{ {SHADOW}.querySelector('[data-language=ar]').click(); }}")


def _with_text_selected(phone: Phone) -> None:
    phone.page.evaluate(
        f"() => {{ getSelection().selectAllChildren({SHADOW}.querySelector('main p')); }}"
    )


def _while_a_voice_reads(phone: Phone) -> None:
    phone.page.evaluate(
        """() => { window.silenced = 0; speechSynthesis.cancel = () => { window.silenced += 1; };
        speechSynthesis.speak(new SpeechSynthesisUtterance('text of the room')); }"""
    )


def _with_the_room_broken(phone: Phone) -> None:
    phone.page.evaluate(
        f"""() => {{ const room = {SHADOW};
        for (const type of ['click', 'pointerdown', 'touchstart', 'keydown'])
          room.addEventListener(type, () => {{ throw new Error('broken'); }}, true);
        room.querySelector('main').remove();
        room.querySelector = () => {{ throw new Error('broken'); }};
        setTimeout(() => {{ throw new Error('broken'); }}); }}"""
    )


def _with_a_dialog_open(phone: Phone) -> None:
    phone.page.evaluate(
        f"""() => {{ const dialog = document.createElement('dialog');
        dialog.append('text of the room', document.createElement('button'));
        {SHADOW}.append(dialog); dialog.show(); }}"""
    )


def _with_a_code_half_typed(phone: Phone) -> None:
    choose(phone, "258036")
    phone.page.locator('main [data-code="2"]').click()


def _while_erasing_counts_down(phone: Phone) -> None:
    ask_to_erase(phone)


def _with_a_slow_phone(phone: Phone) -> None:
    session = phone.page.context.new_cdp_session(phone.page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})


def _after_the_clock_jumped(phone: Phone) -> None:
    phone.page.evaluate("Date.now = () => 4e12; performance.now = () => 0")


CONDITIONS: dict[str, Callable[[Phone], None]] = {
    "at rest": _nothing,
    "while scrolling": _while_scrolling,
    "while a section opens": _while_a_section_opens,
    "while a language opens": _while_a_language_opens,
    "with a dialog open": _with_a_dialog_open,
    "with a code half typed": _with_a_code_half_typed,
    "while erasing counts down": _while_erasing_counts_down,
    "with text selected": _with_text_selected,
    "while a voice reads": _while_a_voice_reads,
    "with the room broken": _with_the_room_broken,
    "on a slow phone": _with_a_slow_phone,
    "after the clock jumped": _after_the_clock_jumped,
}
FEW_WAYS = ["bar clicked", "Escape", "Back", "blur of the window"]

# Twenty times there and back between the two entries; gives how often a room was seen.
BACK_AND_FORTH = """async () => {
  const there = history.state === 1 ? [-1, 1] : [1, -1];
  let seen = 0;
  for (let turn = 0; turn < 40; turn += 1) {
    const gone = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.go(there[turn % 2]);
    await gone;
    const host = [...document.body.children].some((one) => one.shadowRoot);
    seen += host || document.documentElement.hasAttribute('data-open');
  }
  return seen;
}"""


def expect_nothing_left(phone: Phone) -> None:
    """Look where a person, a screen reader or a script could look."""
    phone.expect_cover()
    page = phone.page
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    names = [str(node.get("name", {}).get("value", "")) for node in tree]
    seen = [
        page.content(),
        page.title(),
        page.url,
        page.evaluate("getSelection().toString()"),
        page.evaluate("JSON.stringify([history.state, history.length])"),
        "\n".join(names),
    ]
    assert find_stems("\n".join(seen).encode()) == frozenset()
    assert page.evaluate("history.state") in (1, None)
    assert page.evaluate("speechSynthesis.pending || speechSynthesis.speaking") is False
    for text in ("112", "Call", "Signs", "Rights"):
        assert text not in names
    expect_key_gone(session)


def expect_key_gone(session: CDPSession) -> None:
    """No key lives in the page's memory, once what was under way has ended."""
    for _ in range(50):
        proto = session.send("Runtime.evaluate", {"expression": "CryptoKey.prototype"})["result"]
        query = {"prototypeObjectId": proto["objectId"], "objectGroup": "keys"}
        keys = session.send("Runtime.queryObjects", query)["objects"]["objectId"]
        count = {"objectId": keys, "functionDeclaration": "function () { return this.length; }"}
        left = session.send("Runtime.callFunctionOn", count)["result"]["value"]
        session.send("Runtime.releaseObjectGroup", {"objectGroup": "keys"})
        if left == 0:
            return
        sleep(0.1)
    raise AssertionError(f"{left} keys in memory")


@pytest.mark.parametrize("way", FEW_WAYS)
@pytest.mark.parametrize("condition", CONDITIONS)
def test_nothing_of_the_room_is_left(phone: Phone, condition: str, way: str) -> None:
    phone.open_room()
    CONDITIONS[condition](phone)
    if condition == "with the room broken" and way == "bar clicked":
        phone.page.mouse.click(180, 30)
    else:
        WAYS[way](phone)
    if condition == "while a voice reads":
        assert phone.page.evaluate("window.silenced") > 0
        phone.page.evaluate("SpeechSynthesis.prototype.cancel.call(speechSynthesis)")
    expect_nothing_left(phone)
    assert phone.page.evaluate(BACK_AND_FORTH) == 0
    expect_nothing_left(phone)
    phone.press("2+3=")
    expect(phone.display).to_contain_text("5")


@pytest.mark.parametrize("way", EVENTS)
def test_leaving_in_the_very_task_of_opening(phone: Phone, way: str) -> None:
    """The room is left before its first frame: an observer acts as soon as it is there."""
    opened = phone.page.evaluate_handle(
        f"""() => {{ const opened = []; new MutationObserver(() => {{
          if (!document.documentElement.hasAttribute('data-open')) return;
          opened.push(1); {EVENTS[way]}; }})
        .observe(document.documentElement, {{attributes: true}}); return opened; }}"""
    )
    phone.enter_code(DOOR_CODE)
    phone.wait_out_attempt()
    assert opened.json_value() == [1]
    expect_nothing_left(phone)


def test_two_ways_at_once(phone: Phone) -> None:
    phone.open_room()
    phone.page.evaluate(
        """() => { window.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
        window.dispatchEvent(new Event('blur')); history.back(); }"""
    )
    expect_nothing_left(phone)


def test_exit_needs_none_of_the_modules(page, site: str) -> None:
    """With the modules missing nothing opens, and the calculator works all the same."""
    page.route("**/m/*.js", lambda route: route.abort())
    page.goto(site + "/calculator/")
    phone = Phone(page, site)
    phone.press("7410=")
    page.keyboard.press("Escape")
    phone.press("C2+3=")
    expect(phone.display).to_contain_text("5")


def test_twenty_times_back_and_forward_show_only_the_calculator(phone: Phone) -> None:
    phone.open_room()
    phone.page.keyboard.press("Escape")
    phone.open_room()
    phone.page.go_back()
    for _ in range(10):
        phone.page.go_forward()
        expect_nothing_left(phone)
        phone.page.go_back()
        expect_nothing_left(phone)


def test_every_way_lets_the_key_go(phone: Phone) -> None:
    """Each way empties what the room held: nothing leads to the key any more."""
    phone.page.evaluate(
        """() => { window.emptied = 0; const open = page.open;
        page.open = (turn, host, forget) =>
          open(turn, host, () => { forget(); window.emptied += 1; }); }"""
    )
    ways = [way for way in WAYS if way != "call link"]
    for count, way in enumerate(ways, start=1):
        phone.open_room()
        WAYS[way](phone)
        phone.expect_cover()
        assert phone.page.evaluate("window.emptied") == count, way
