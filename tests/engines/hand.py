"""The hand that holds a browser of any engine: only what all WebDrivers understand."""

from collections.abc import Callable
from typing import Any

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.engines.engine import HEIGHT, WIDTH, Engine
from tests.site import DOOR_CODE

WAIT_S = 30
POLL_S = 0.02

ROOM = "[...document.body.children].find((one) => one.shadowRoot)?.shadowRoot"
IS_READY = "return document.documentElement.dataset.ready === 'all'"
HAS_ROOM = f"return !!{ROOM} || document.documentElement.hasAttribute('data-open')"
ENTRIES = "return history.length"
LANGUAGE = f"const {{ host }} = {ROOM}; return [host.lang, host.dir];"
FOCUS = "return document.activeElement.id"
# No engine here has a dialler: what it would say of that is not ours.
NO_CALL = "addEventListener('click', (event) => event.preventDefault(), { once: true });"
IS_VISIBLE = "return document.visibilityState === 'visible'"
FIND = f"return {ROOM}?.querySelector(arguments[0])"
DOCUMENT = "return document.documentElement.outerHTML"

# An attempt that was begun before has ended when work that takes longer has.
WORK_LONGER = """const [done] = arguments;
(async () => {
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));
  for (let i = 0; i < 3; i += 1) {
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: random(16), iterations: 600000 };
    const base = await crypto.subtle.importKey('raw', random(8), 'PBKDF2', false, ['deriveBits']);
    await crypto.subtle.deriveBits(how, base, 256);
  }
})().then(done);"""

# The first tab tells of itself when another one of the same site asks.
ANSWER = f"""const channel = new BroadcastChannel('test');
channel.onmessage = () => channel.postMessage({{ room: (() => {{ {HAS_ROOM} }})() }});"""
ASK = """const [done] = arguments;
const channel = new BroadcastChannel('test');
channel.onmessage = ({ data }) => { channel.close(); done(data.room); };
channel.postMessage('');"""


class Hand:
    """One tab of a browser, and the hand of the person who holds it."""

    def __init__(self, engine: Engine, site: str) -> None:
        self.engine = engine
        self.driver = engine.driver
        self.address = site + "/calculator/"

    # -- what the person does ------------------------------------------------------------------

    def take_fresh_tab(self) -> None:
        """Begin anew: one tab, never used."""
        self.driver.switch_to.new_window("tab")
        fresh = self.driver.current_window_handle
        for handle in self.driver.window_handles:
            if handle != fresh:
                self.driver.switch_to.window(handle)
                self.driver.close()
        self.driver.switch_to.window(fresh)
        self.wait(lambda: self.js(IS_VISIBLE))

    def visit(self) -> None:
        """Open the calculator and wait until all of it works offline."""
        self.driver.get(self.address)
        self.wait_until_kept()

    def wait_until_kept(self) -> None:
        self.wait(lambda: self.js(IS_READY))
        self.entries = self.js(ENTRIES)

    def reload(self) -> None:
        """Load the page anew as a person does; Firefox's driver would pass the kept files by."""
        self.js("document.documentElement.dataset.ready = ''; location.reload();")
        self.wait_until_kept()

    def press(self, keys: str) -> None:
        """Press keys of the calculator, one character a key."""
        for key in keys:
            self.driver.find_element(By.CSS_SELECTOR, f'[data-key="{key}"]').click()

    def press_hardware(self, keys: str) -> None:
        ActionChains(self.driver).send_keys(keys).perform()

    def open_room(self, code: str = DOOR_CODE) -> None:
        self.press(code + "=")
        self.expect_room()

    def tap(self, selector: str) -> None:
        """Press something in the room."""
        self.expect_shown(selector).click()

    def go(self, section: str) -> None:
        """Press a key of the room's row."""
        self.tap(f"nav [data-go={section}]")
        self.expect_shown(f"main [data-screen={section}]")

    def type_code(self, code: str) -> None:
        """Type a code on the room's keypad, and confirm it."""
        for digit in code:
            self.tap(f'main [data-code="{digit}"]')
        self.tap("main [data-code=done]")

    # -- the ways out --------------------------------------------------------------------------

    def leave_by_bar(self) -> None:
        self.tap("[data-leave]")

    def leave_by_escape(self) -> None:
        self.press_hardware(Keys.ESCAPE)

    def leave_by_call(self) -> None:
        self.js(NO_CALL)
        self.tap("main a[href='tel:112']")

    def leave_by_back(self) -> None:
        self.engine.back()
        self.expect_no_room()

    def leave_for_tab(self) -> None:
        self.leave_for_new("tab")

    def leave_for_window(self) -> None:
        self.leave_for_new("window")

    def leave_for_new(self, kind: str) -> None:
        """Open a new tab or window; the room is gone while it is on top, not when one returns."""
        first = self.driver.current_window_handle
        entries = self.entries
        self.js(ANSWER)
        self.driver.switch_to.new_window(kind)
        self.visit()
        self.wait(lambda: self.driver.execute_async_script(ASK) is False)
        self.driver.close()
        self.driver.switch_to.window(first)
        self.entries = entries

    def leave_by_minimising(self) -> None:
        self.driver.minimize_window()
        self.wait(lambda: not self.js(IS_VISIBLE))
        self.expect_no_room()
        self.driver.set_window_rect(0, 0, WIDTH, HEIGHT)
        self.wait(lambda: self.js(IS_VISIBLE))

    # -- what can be seen ----------------------------------------------------------------------

    @property
    def display(self) -> str:
        return self.driver.find_element(By.ID, "display").text.strip()

    @property
    def document(self) -> str:
        """All of the document as it would be saved: the room, in a shadow root, is not in it."""
        return self.js(DOCUMENT)

    def find(self, selector: str) -> WebElement | None:
        """Give an element of the room, if it is there."""
        return self.js(FIND, selector)

    def room_language(self) -> list[str]:
        """Give the language and the direction of the room."""
        return self.js(LANGUAGE)

    def expect_room(self) -> None:
        self.wait(lambda: self.find("main a[href='tel:112']"))

    def expect_no_room(self) -> None:
        self.wait(lambda: not self.js(HAS_ROOM))

    def expect_shown(self, selector: str) -> WebElement:
        return self.wait(lambda: (one := self.find(selector)) and one.is_displayed() and one)

    def expect_cover(self) -> None:
        """The room is gone, at once, and the calculator is as one leaves it."""
        assert not self.js(HAS_ROOM)
        assert self.display == "0"
        # The focus comes after the frame that shows the calculator.
        self.wait(lambda: self.js(FOCUS) == "display")

    def expect_only_a_number(self, code: str) -> None:
        """A code that opens nothing stays on the display as the number that it is."""
        self.press(code + "=")
        self.driver.execute_async_script(WORK_LONGER)
        assert not self.js(HAS_ROOM)
        assert self.display.replace(",", "") == code
        self.press("C")

    def expect_nothing_to_notice(self) -> None:
        """One address, one title, one entry more in the history, no cookie, no word of error."""
        assert self.driver.current_url == self.address
        assert self.driver.title == "Calculator"
        assert self.js(ENTRIES) <= self.entries + 1
        assert self.driver.get_cookies() == []
        errors = self.engine.errors()
        assert not errors, errors

    # -- how it is done ------------------------------------------------------------------------

    def js(self, code: str, *values: object) -> Any:
        return self.driver.execute_script(code, *values)

    def wait(self, condition: Callable[[], Any]) -> Any:
        """Wait until a condition holds, and give what it gave."""
        # What is looked at may be replaced meanwhile; it is looked at again.
        waiting = WebDriverWait(self.driver, WAIT_S, POLL_S, [StaleElementReferenceException])
        return waiting.until(lambda _: condition())
