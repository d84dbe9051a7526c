"""What a person does with the phone, in the words of the feature."""

from playwright.sync_api import Locator, Page, expect

from tests.site import DOOR_CODE

READY_MS = 10_000
COVER_NAMES = ("Calculator", "Rekenmachine", "حاسبة")


class Phone:
    """One page of a browser, and the hands of the person who holds it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address + "/calculator/"

    def visit(self) -> None:
        """Open the calculator and wait until all of it works offline."""
        self.page.goto(self.address)
        self.wait_until_kept()

    def wait_until_kept(self, what: str = "all") -> None:
        self.page.wait_for_selector(f"html[data-ready={what}]", state="attached", timeout=READY_MS)

    def press(self, keys: str) -> None:
        """Press keys of the calculator, one character a key."""
        for key in keys:
            self.page.get_by_role("button", name=key, exact=True).click()

    def enter_code(self, code: str = DOOR_CODE) -> None:
        self.press(code + "=")

    def wait_out_attempt(self) -> None:
        """Wait until an attempt that was begun before has ended, by work that takes longer."""
        self.page.evaluate(
            """async () => { for (let i = 0; i < 3; i += 1) {
            const base = await crypto.subtle.importKey(
              'raw', new Uint8Array(8), 'PBKDF2', false, ['deriveBits']);
            const how = {name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16).fill(i),
              iterations: 600000};
            await crypto.subtle.deriveBits(how, base, 256); } }"""
        )

    def open_room(self, code: str = DOOR_CODE) -> None:
        self.enter_code(code)
        self.expect_room()

    def expect_room(self) -> None:
        expect(self.call_link("112").first).to_be_visible()
        # What comes once the first view is painted.
        expect(self.page.locator("main [data-later]")).to_be_attached()

    def expect_cover(self) -> None:
        """The room is gone from the document, and the calculator is as one leaves it."""
        assert self.page.evaluate("!document.documentElement.hasAttribute('data-open')")
        assert self.page.evaluate("[...document.body.children].every(e => !e.shadowRoot)")
        expect(self.display).to_be_visible()
        expect(self.display).to_have_text("0")
        expect(self.display).to_be_focused()

    @property
    def display(self) -> Locator:
        return self.page.locator("#display")

    @property
    def bar(self) -> Locator:
        return self.page.locator("[data-leave]")

    @property
    def paper(self) -> Locator:
        """What scrolls between the bar and the row of keys."""
        return self.page.locator(".room > main")

    @property
    def main(self) -> Locator:
        return self.page.locator("main section[data-screen]")

    def go(self, section: str) -> None:
        """Press a key of the room's row."""
        self.page.locator(f"nav [data-go={section}]").click()
        expect(self.page.locator(f"main [data-screen={section}]")).to_be_visible()

    def choose(self, pair: str) -> None:
        """Press a choice such as "size=1", and wait until it is taken: by then it is kept."""
        choice = self.page.locator(f'main [data-set="{pair}"]')
        choice.click()
        expect(choice).to_have_attribute("aria-pressed", "true")

    def call_link(self, dial: str) -> Locator:
        return self.page.locator(f'main a[href="tel:{dial}"]')
