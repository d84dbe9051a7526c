"""What others do: leave the page for another site. Its times, and what it leaves behind."""

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from playwright.sync_api import Page

from benchmarks.elsewhere import Elsewhere
from benchmarks.row import Row, time_row
from benchmarks.stand import SLOW, Stand, slow_down
from tests.site import DOOR_CODE

ROUNDS = 12
FRAME_MS = 1000 / 60
WAITS_MS = (0, 300)
ROOM_TEXT = "() => bench.host().shadowRoot.querySelector('main').innerText"
CLICK = "(ms) => { setTimeout(() => document.querySelector('button').click(), ms); }"
ESCAPE = "() => { window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })); }"


def open_room(page: Page) -> None:
    """Type the code as a person does, which makes the entry for Back, and wait for the room."""
    page.keyboard.type(DOOR_CODE + "=")
    page.wait_for_selector("html[data-open]", state="attached")


def help_with(web: Elsewhere, wait_ms: int = 0, how: str = "href") -> str:
    """Give the address of the page of help whose button leads to the other site."""
    to = quote(web.address(f"/other?wait={wait_ms}", "localhost"), safe="")
    return web.address(f"/help?{how}&to={to}")


def leave_page(
    page: Page, web: Elsewhere, noted: dict[str, float], turn: int, wait_ms: int
) -> None:
    """Open the page of help, leave it by its button, and wait for the other one."""
    page.goto(help_with(web, wait_ms))
    noted.clear()
    page.evaluate(CLICK, FRAME_MS * turn / ROUNDS)
    page.wait_for_selector("html[data-noted]", state="attached")


def time_rows(page: Page, web: Elsewhere, noted: dict[str, float], name: str) -> Iterator[Row]:
    """Measure at one speed of the machine."""
    for wait_ms in WAITS_MS:
        blank, other = [], []
        for turn in range(ROUNDS):
            leave_page(page, web, noted, turn, wait_ms)
            other.append(noted["other"] - noted["start"])
            # When no frame came in between, the old page was seen until the other one was.
            blank.append(min(noted.get("blank", noted["other"]), noted["other"]) - noted["start"])
        when = f"answered after {wait_ms} ms" if wait_ms else "answered at once"
        yield time_row(f"{name}, {when}: blank", blank)
        yield time_row(f"{name}, {when}: other page painted", other)


def shown(page: Page, left: str) -> str:
    """Tell what stands on the screen, where `left` is the address that was left."""
    if page.url.startswith("chrome-error:"):
        return "the browser's error page"
    if page.evaluate("document.documentElement.hasAttribute('data-open')"):
        return "the room"
    return "the page that was left" if page.url == left else page.title() or page.url


def after_leaving(stand: Stand, web: Elsewhere, how: str, offline: bool) -> tuple[str, str]:
    """Leave the page of help; gives what is shown then, and what Back shows after that."""
    with stand.phone() as page:
        page.context.expose_function("noted", lambda name, at: None)
        page.goto("about:blank")
        left = help_with(web, how=how)
        page.goto(left)
        page.context.set_offline(offline)
        with page.expect_event("domcontentloaded"):
            page.evaluate(CLICK, 0)
        after = shown(page, left)
        page.context.set_offline(False)
        page.go_back()
        return after, shown(page, left)


def after_exit(stand: Stand, offline: bool) -> tuple[str, str]:
    """Leave the room by our exit; gives the same two."""
    with stand.phone() as page:
        page.context.set_offline(offline)
        open_room(page)
        page.evaluate(ESCAPE)
        after = shown(page, "")
        page.go_back()
        return after, shown(page, "")


def measure_leaving(stand: Stand) -> Iterator[Row]:
    """Leaving the page: what others do, beside the exit."""
    noted: dict[str, float] = {}
    with stand.phone() as page:
        open_room(page)
        text = escape(page.evaluate(ROOM_TEXT))
        page.context.expose_function("noted", lambda name, at: noted.update({name: at}))
        with Elsewhere(text) as web:
            yield from time_rows(page, web, noted, "leaving the page")
            slow_down(page, SLOW)
            yield from time_rows(page, web, noted, f"leaving the page at {SLOW}×")
            for how in ("href", "replace"):
                name = f"leaving the page by location.{how}"
                yield Row(f"{name}: Back shows", after_leaving(stand, web, how, offline=False)[1])
                shown_offline = after_leaving(stand, web, how, offline=True)[0]
                yield Row(f"{name}: without a network", shown_offline)
    yield Row("exit: Back shows", after_exit(stand, offline=False)[1])
    yield Row("exit: without a network", after_exit(stand, offline=True)[0])
