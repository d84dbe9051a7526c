"""The person who holds the unlocked phone: hands, eyes, and what an ordinary calculator has."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, Page, expect

from pwa.config import DEFAULT_COVER
from pwa.covers import find_covers
from pwa.languages import Language
from tests.phone import Phone
from tests.served.scan import all_stems, fold

WAIT_MS = 10_000
COVER = next(cover.file for cover in find_covers() if cover.id == DEFAULT_COVER)
# Beside its own few words a calculator shows numbers and the signs of arithmetic.
SIGNS = re.compile(r"[\d\s.,()%+±−×÷=C⌫-]*")

# All that an element shows or tells, in shadow roots and from style sheets too; what is hidden
# counts as well.
READ = """(root) => {
  const said = [];
  const read = (node) => {
    if (node.nodeType === 3) said.push(node.data);
    if (/^(script|style|template|noscript)$/i.test(node.nodeName)) return;
    for (const name of ['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'value'])
      said.push(node.getAttribute?.(name));
    for (const made of node.nodeType === 1 ? ['::before', '::after'] : [])
      said.push(getComputedStyle(node, made).content.match(/"(.*)"/)?.[1]);
    if (node.shadowRoot) read(node.shadowRoot);
    node.childNodes.forEach(read);
  };
  read(root);
  return said.filter((one) => one?.trim()).join('\\n');
}"""

# Counts the attempts that the page begins and ends. Only the counting is new to the page.
COUNT = """() => {
  if (window.turns) return;
  const { begin, end } = page;
  window.turns = { begun: 0, ended: 0 };
  page.begin = () => { turns.begun += 1; return begin(); };
  page.end = (turn) => { turns.ended += 1; end(turn); };
}"""
WAIT_FOR_ATTEMPTS = """() => new Promise((resolve) => {
  const look = () => turns.begun === turns.ended ? resolve() : requestAnimationFrame(look);
  look();
})"""

# Would be seen by whoever holds the phone; in a test nobody answers, so calls are noted.
NOTE_ASKING = """() => {
  const note = (owner, name) => {
    const own = owner?.[name];
    if (own) owner[name] = function (...given) {
      window.noteAsking(name);
      return own.apply(this, given);
    };
  };
  note(window.Notification, 'requestPermission');
  note(window.PushManager?.prototype, 'subscribe');
  note(window.Geolocation?.prototype, 'getCurrentPosition');
  note(window.MediaDevices?.prototype, 'getUserMedia');
  note(window.ServiceWorkerRegistration?.prototype, 'showNotification');
}"""


def stems_in(text: str) -> list[str]:
    """Give the telling stems in a text as a person reads it."""
    folded = fold(text)
    return sorted(stem for stem in all_stems() if stem in folded)


def expect_bland(text: str) -> None:
    """Nothing in a text tells what this is."""
    assert stems_in(text) == [], text[:2000]


class Checker:
    """One person, one phone, one walk."""

    def __init__(
        self,
        language: Language,
        launch: Callable[[], AbstractContextManager[BrowserContext]],
        site: str,
        shots: Path,
        profile: Path,
    ) -> None:
        self.language = language
        self.launch = launch
        self.site = site
        self.shots = shots
        self.profile = profile
        self.browser = ExitStack()
        self.step = "00-before"
        self.pictures = 0
        self.asked: list[str] = []
        self.console: list[str] = []
        self.permissions: list[str] = []
        self.typed: set[str] = set()

    # -- the phone -----------------------------------------------------------------------------

    def switch_on(self) -> None:
        """Start the browser and open the calculator."""
        self.context = self.browser.enter_context(self.launch())
        self.context.set_default_timeout(WAIT_MS)
        self.context.on("request", lambda request: self.note_request(request.url))
        self.context.on("console", self.note_console)
        self.context.on("weberror", lambda error: self.console.append(str(error.error)))
        self.context.expose_function("noteAsking", self.note_asking)
        self.context.add_init_script(f"({NOTE_ASKING})()")
        self.page = self.context.pages[0]
        self.phone = Phone(self.page, self.site)
        self.phone.visit()

    def switch_off(self) -> None:
        self.browser.close()
        for name in ("cdp", "other"):
            self.__dict__.pop(name, None)

    @cached_property
    def cdp(self) -> CDPSession:
        """What the browser's own tools say about the calculator's tab."""
        return self.context.new_cdp_session(self.page)

    @cached_property
    def other(self) -> Page:
        """A second tab, to look at other things in."""
        return self.context.new_page()

    def ask_browser(self, command: str, **options: object) -> dict[str, Any]:
        answer: dict[str, Any] = self.cdp.send(command, options)
        return answer

    def say(self, text: str) -> str:
        """Give a text in the phone's language."""
        said = self.language.translate(text)
        assert said, f"no “{text}” in {self.language.code}"
        return said

    @property
    def name(self) -> str:
        """What the calculator calls itself on this phone."""
        return self.say(COVER.name)

    @property
    def address(self) -> str:
        return self.phone.address

    @property
    def origin_in_query(self) -> str:
        return quote(self.site, safe="")

    def note_request(self, url: str) -> None:
        if url.startswith("http"):
            self.asked.append(url)

    def note_asking(self, name: str) -> None:
        self.permissions.append(name)

    def note_console(self, message: ConsoleMessage) -> None:
        page = message.page
        if page == self.page:
            self.console.append(message.text)
        elif page is None or page.url.startswith(self.site):
            expect_bland(message.text)

    # -- the walk ------------------------------------------------------------------------------

    def take(self, number: int, step: Callable[["Checker"], None]) -> None:
        """Take one step; after each the page is still an ordinary utility."""
        self.step = f"{number:02}-{step.__name__.replace('_', '-')}"
        self.pictures = 0
        step(self)
        self.expect_ordinary()
        if not self.pictures:
            self.picture(self.page)

    def picture(self, page: Page) -> None:
        self.pictures += 1
        page.screenshot(path=self.shots / f"{self.step}-{self.pictures}.png")

    # -- hands ---------------------------------------------------------------------------------

    def type(self, keys: str) -> None:
        """Type on the calculator."""
        self.page.keyboard.type(keys)

    def try_code(self, digits: str, confirm: str = "=") -> None:
        """Type digits and wait until whatever comes of them has come: nothing but a number."""
        self.page.evaluate(COUNT)
        self.type("C" + digits + confirm)
        self.page.evaluate(WAIT_FOR_ATTEMPTS)
        self.expect_no_room()
        self.expect_calculator_words(self.read(self.page))

    def go_to(self, address: str) -> Page:
        """Type an address in the second tab."""
        self.typed.add(address)
        self.other.bring_to_front()
        self.other.goto(address)
        return self.other

    @contextmanager
    def requests(self) -> Iterator[list[str]]:
        """Note what the phone asks the network for meanwhile.

        The browser looks for a new sw.js by itself, some time after any visit.
        """
        seen: list[str] = []
        before = len(self.asked)
        yield seen
        seen += [url for url in self.asked[before:] if url != f"{self.site}/sw.js"]

    # -- eyes ----------------------------------------------------------------------------------

    def read(self, page: Page, within: str = "body") -> str:
        text: str = page.locator(within).first.evaluate(READ)
        return text

    def look_at(self, page: Page, within: str = "body") -> str:
        """Look at a page: its address, its title and all that it says; nothing tells."""
        self.picture(page)
        text = self.read(page, within)
        # What the person typed himself tells nothing.
        address = "" if page.url in self.typed else page.url
        expect_bland(f"{address}\n{page.title()}\n{text}")
        return text

    def look_at_calculator(self, page: Page) -> None:
        """Look at a page that must be the calculator, and use it."""
        page.wait_for_selector("html[data-ready=all]", state="attached")
        self.expect_calculator_words(self.look_at(page))
        assert page.title() == self.name
        page.keyboard.type("2+3=")
        expect(page.locator("#display .result")).to_have_text("5")

    def expect_calculator_words(self, text: str) -> None:
        """A text has nothing but what this calculator has, in the phone's language."""
        words = [self.name, *map(self.say, COVER.words.values())]
        for word in sorted(words, key=len, reverse=True):
            text = text.replace(word, " ")
        lines = [line for line in text.split("\n") if not SIGNS.fullmatch(line)]
        assert lines == []

    def expect_no_room(self) -> None:
        """Nothing but the calculator is in the document, as the browser's own tools see it."""
        assert self.page.evaluate("!document.documentElement.hasAttribute('data-open')")
        tree = str(self.ask_browser("DOM.getDocument", depth=-1, pierce=True))
        assert "'shadowRootType': 'open'" not in tree
        expect_bland(tree)

    def expect_ordinary(self) -> None:
        """The page is still an ordinary utility: it calculates, and nothing else is there."""
        self.page.bring_to_front()
        self.expect_no_room()
        assert (self.page.url, self.page.title()) == (self.address, self.name)
        self.type("C2+3=")
        expect(self.page.locator("#display .result")).to_have_text("5")
        self.expect_calculator_words(self.read(self.page))
        self.type("C")
        expect(self.phone.display).to_have_text("0")
        told = (self.console[:], self.permissions[:])
        self.console.clear()
        self.permissions.clear()
        assert told == ([], [])
