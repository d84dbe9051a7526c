"""A phone driven by selenium: what a person and the system do that Playwright cannot.

Real here: the blur and visibilitychange of another tab or a minimised window, freeze, the
back/forward cache, the browser's own Back (which passes entries without a gesture by) and its
"Duplicate tab". The last two have no driver command: a small browser extension does them.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.site import DOOR_CODE

WAIT_S = 10
POLL_S = 0.02
WIDTH, HEIGHT = 400, 800
LEAVING_EVENTS = ("blur", "visibilitychange", "freeze", "pagehide", "pageshow", "popstate")
OTHER_PAGE = "/nothing-here"

EXTENSION = {
    "manifest.json": """{"manifest_version": 3, "name": "Hand", "version": "1",
        "background": {"service_worker": "background.js"}, "content_scripts": [
        {"matches": ["http://127.0.0.1/*"], "js": ["page.js"], "run_at": "document_start"}]}""",
    "background.js": """chrome.runtime.onMessage.addListener((act, sender) => {
        chrome.tabs[act](sender.tab.id); });""",
    "page.js": """addEventListener('hand', (event) => {
        event.preventDefault(); if (event.detail) chrome.runtime.sendMessage(event.detail); });""",
}

# Runs before the page's own scripts: what `test.unheard` names never reaches them, and what
# they did about the rest stands in `test.heard`.
WATCH = """(types) => {
  const host = () => [...document.body.children].find((one) => one.shadowRoot);
  const within = ({ type, target }) => type === 'blur' && target !== window;
  window.test = { unheard: [], heard: [], host };
  for (const type of types)
    addEventListener(type, (event) => {
      test.kept ||= type === 'pageshow' && event.persisted;
      if (test.unheard.includes(type) && !within(event)) event.stopImmediatePropagation();
    }, true);
  const note = (type, persisted) =>
    test.heard.push({ type, persisted, state: document.visibilityState, room: !!host() });
  const hear = (event) => within(event) || note(event.type, event.persisted);
  addEventListener('DOMContentLoaded', () => {
    for (const type of types) addEventListener(type, hear, true);
    new MutationObserver(() => note(host() ? 'opened' : 'closed'))
      .observe(document.documentElement, { attributeFilter: ['data-open'] });
  });
}"""

LOOK = """return {
  room: [...document.body.children].some((one) => one.shadowRoot)
    || document.documentElement.hasAttribute('data-open'),
  display: document.getElementById('display').textContent.trim(),
}"""
FOCUS = "return document.activeElement.id"

ANSWER = """const channel = new BroadcastChannel('test');
channel.onmessage = () =>
  channel.postMessage({ state: document.visibilityState, room: !!test.host() });"""
ASK = """const [done] = arguments;
const channel = new BroadcastChannel('test');
channel.onmessage = ({ data }) => { channel.close(); done(data); };
channel.postMessage('');"""

# In a task of its own: the driver begins a script anew whose page goes away meanwhile.
TELL_EXTENSION = """const [act] = arguments;
const tell = (detail) => dispatchEvent(new CustomEvent('hand', { detail, cancelable: true }));
setTimeout(() => tell(act));
return tell('');"""
AFTER_NEXT_FRAME = """const [done] = arguments;
requestAnimationFrame(() => requestAnimationFrame(done));"""


def start_browser(executable: str, driver_path: str, folder: Path) -> Chrome:
    """Start a Chromium with an empty profile and the extension, both in this folder."""
    extension = folder / "extension"
    extension.mkdir()
    for name, text in EXTENSION.items():
        (extension / name).write_text(text)
    options = ChromeOptions()
    options.binary_location = executable
    for switch in (
        "--headless=new",
        "--no-sandbox",
        f"--window-size={WIDTH},{HEIGHT}",
        "--accept-lang=en-GB",
        f"--user-data-dir={folder / 'profile'}",
        f"--load-extension={extension}",
    ):
        options.add_argument(switch)
    driver = Chrome(options=options, service=Service(driver_path))
    driver.set_script_timeout(WAIT_S)
    return driver


class Driven:
    """One tab of a browser, and the hands of the person who holds it."""

    def __init__(self, driver: Chrome, site: str) -> None:
        self.driver = driver
        self.site = site
        self.address = site + "/calculator/"

    # -- what the person does ------------------------------------------------------------------

    def take_fresh_tab(self) -> None:
        """Begin anew: one window of its ordinary size with one new tab, never used."""
        self.driver.switch_to.new_window("tab")
        fresh = self.driver.current_window_handle
        for handle in self.driver.window_handles:
            if handle != fresh:
                self.driver.switch_to.window(handle)
                self.driver.close()
        self.show(fresh)
        watch = {"source": f"({WATCH})({json.dumps(LEAVING_EVENTS)})"}
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", watch)

    def visit(self) -> None:
        """Open the calculator and wait until all of it works offline."""
        self.driver.get(self.address)
        self.wait_until_kept()

    def wait_until_kept(self) -> None:
        self.wait(lambda: self.js("return document.documentElement.dataset.ready === 'all'"))

    def press(self, keys: str) -> None:
        """Press keys of the calculator, one character a key."""
        for key in keys:
            self.driver.find_element(By.CSS_SELECTOR, f'[data-key="{key}"]').click()

    def type(self, keys: str) -> None:
        """Type on a keyboard."""
        ActionChains(self.driver).send_keys(keys).perform()

    def open_room(self, code: str = DOOR_CODE) -> None:
        self.press(code + "=")
        self.expect_room()

    def call_link(self, dial: str) -> WebElement:
        link = "return test.host().shadowRoot.querySelector(`main a[href='tel:${arguments[0]}']`)"
        return self.js(link, dial)

    @contextmanager
    def in_another_tab(self) -> Iterator[Callable[[], dict[str, Any]]]:
        """Be in a new tab for a while; what it gives tells of the first tab, seen from there."""
        self.js(ANSWER)
        first = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        self.driver.get(self.site + OTHER_PAGE)
        yield lambda: self.driver.execute_async_script(ASK)
        self.driver.close()
        self.show(first)

    @contextmanager
    def minimised(self) -> Iterator[None]:
        """Have the window minimised for a while."""
        self.driver.minimize_window()
        try:
            self.wait(lambda: self.js("return document.visibilityState") == "hidden")
            yield
        finally:
            self.driver.set_window_rect(0, 0, WIDTH, HEIGHT)
            self.show(self.driver.current_window_handle)

    def freeze(self) -> None:
        self.driver.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "frozen"})

    def thaw(self) -> None:
        """Let the page run again and show it; the command alone leaves it hidden."""
        self.driver.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "active"})
        with self.minimised():
            pass

    def leave_for(self, address: str) -> None:
        """Follow the page's own way to another address."""
        self.js("location.href = arguments[0]", address)
        self.wait(lambda: self.driver.current_url.endswith(address))

    def come_back(self) -> None:
        """Press Back on another page, until the calculator is there again."""
        self.driver.back()
        self.wait(lambda: self.driver.current_url == self.address)

    def back(self) -> None:
        """Press the browser's Back while the calculator is shown."""
        self.ask_browser("goBack")

    def forward(self) -> None:
        self.ask_browser("goForward")

    def ask_browser(self, act: str) -> None:
        """Have the browser itself do to this tab: goBack, goForward or duplicate."""
        if self.js(TELL_EXTENSION, act):
            pytest.skip("this browser loads no extension by a switch (Google Chrome does not)")

    def duplicate(self) -> None:
        """Duplicate the tab, and go on in the new one."""
        before = set(self.driver.window_handles)
        self.ask_browser("duplicate")
        (new,) = self.wait(lambda: set(self.driver.window_handles) - before)
        self.driver.switch_to.window(new)
        self.wait_until_kept()

    # -- what the page may hear of it ----------------------------------------------------------

    def hears_only(self, *types: str) -> None:
        """Let no other leaving event reach the page, to see that these are enough."""
        self.js("test.unheard = arguments[0]", [t for t in LEAVING_EVENTS if t not in types])

    def heard(self, kind: str = "") -> list[dict[str, Any]]:
        """Give each event, or each of a kind, with what the page had made of it at once."""
        return [one for one in self.js("return test.heard") if kind in (one["type"], "")]

    # -- what can be seen ----------------------------------------------------------------------

    @property
    def entries(self) -> tuple[int, object]:
        """The number of history entries, and the state of this one."""
        length, state = self.js("return [history.length, history.state]")
        return length, state

    def look(self) -> dict[str, Any]:
        return self.js(LOOK)

    def has_room(self) -> bool:
        return self.look()["room"]

    def expect_room(self) -> None:
        self.wait(self.has_room)

    def expect_cover(self) -> None:
        """The room is gone from the document, and the calculator is as one leaves it."""
        assert self.look() == {"room": False, "display": "0"}
        # The focus comes after the frame that shows the calculator.
        self.wait(lambda: self.js(FOCUS) == "display")

    def expect_kept(self) -> None:
        """This page came out of the back/forward cache; a failure tells why it did not."""
        reasons = "return performance.getEntriesByType('navigation')[0].notRestoredReasons"
        assert self.js("return test.kept"), json.dumps(self.js(reasons))

    def expect_forgotten(self) -> None:
        """Neither the key nor anything of the room stays in the page's memory."""
        assert self.count("CryptoKey") == 0
        # The browser itself holds what was on the screen until it has drawn the next picture.
        self.driver.execute_async_script(AFTER_NEXT_FRAME)
        self.wait(lambda: self.count("ShadowRoot") == 0)

    def expect_code_needed(self, code: str = DOOR_CODE) -> None:
        """The calculator calculates, and the room opens only with the code again."""
        self.type("5+5=")
        assert self.look()["display"].endswith("10")
        assert not self.has_room()
        self.type("C" + code + "=")
        self.expect_room()

    def count(self, name: str) -> int:
        """Count the objects of a class that live in the page after its garbage is collected."""
        group = {"objectGroup": "count"}
        cdp = self.driver.execute_cdp_cmd
        cdp("HeapProfiler.collectGarbage", {})
        kind = cdp("Runtime.evaluate", {"expression": f"{name}.prototype", **group})
        query = {"prototypeObjectId": kind["result"]["objectId"], **group}
        found = cdp("Runtime.queryObjects", query)["objects"]["objectId"]
        size = {"functionDeclaration": "function () { return this.length; }", "objectId": found}
        number = cdp("Runtime.callFunctionOn", {**size, "returnByValue": True})["result"]["value"]
        cdp("Runtime.releaseObjectGroup", group)
        return number

    # -- how it is done ------------------------------------------------------------------------

    def js(self, code: str, *values: object) -> Any:
        return self.driver.execute_script(code, *values)

    def wait(self, condition: Callable[[], Any]) -> Any:
        """Wait until a condition holds, and give what it gave."""
        return WebDriverWait(self.driver, WAIT_S, POLL_S).until(lambda _: condition())

    def show(self, handle: str) -> None:
        """Bring a tab to the front, and wait until it knows and has the focus."""
        self.driver.switch_to.window(handle)
        self.driver.execute_cdp_cmd("Page.bringToFront", {})
        shown = "return document.visibilityState === 'visible' && document.hasFocus()"
        self.wait(lambda: self.js(shown))
