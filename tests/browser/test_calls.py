"""Calling: each number's link really starts the call, and closes the room in the same event."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from pwa.content.load import load_content
from tests.phone import Phone
from tests.site import Site

pytestmark = pytest.mark.visited

_HELPLINES = load_content().help.helplines
NUMBERS = {one.id: one.dial for one in _HELPLINES} | {
    f"{one.id} from abroad": one.from_abroad for one in _HELPLINES if one.from_abroad
}
IN_TIME_MS = 300

# Notes what is left when the click's own listeners have run, and where the page then goes.
WATCH = """() => {
  const room = () => [...document.body.children].some((one) => one.shadowRoot);
  const seen = { open: room(), links: [], went: [] };
  addEventListener('click', (event) => {
    seen.links.push(event.composedPath().find((one) => one.href)?.getAttribute('href'));
    seen.roomAfterMs = room() ? Infinity : performance.now() - event.timeStamp;
  });
  navigation.addEventListener('navigate', (event) => seen.went.push(event.destination.url));
  return seen;
}"""

WAYS: dict[str, Callable[[Locator], None]] = {
    "clicked": lambda link: link.click(),
    "tapped": lambda link: link.tap(),
    "by Enter": lambda link: link.press("Enter"),
    "by a screen reader": lambda link: link.evaluate("link => link.click()"),
}


@pytest.fixture
def offline_phone(page: Page, own_site: Site) -> Phone:
    """A phone that visited once, and whose server has ended since."""
    phone = Phone(page, own_site.url)
    phone.visit()
    own_site.stop()
    phone.visit()
    return phone


def unfold(link: Locator) -> None:
    """Open what the link is folded into, the outermost first."""
    for fold in link.locator("xpath=ancestor::details").all():
        fold.locator("> summary").click()
    expect(link).to_be_visible()


def call(phone: Phone, dial: str, way: str = "clicked") -> None:
    """Follow a call link, and check that the room closed and the call went out."""
    asked: list[tuple[str, str]] = []
    browser = phone.page.context.new_cdp_session(phone.page)
    browser.send("Page.enable")
    browser.on(
        "Page.frameRequestedNavigation", lambda event: asked.append((event["reason"], event["url"]))
    )
    phone.open_room()
    link = phone.call_link(dial).first
    unfold(link)
    seen = phone.page.evaluate_handle(WATCH)
    WAYS[way](link)
    phone.expect_cover()
    noted = seen.json_value()
    assert noted["open"]
    assert noted["links"] == [f"tel:{dial}"]
    assert noted["roomAfterMs"] <= IN_TIME_MS
    assert noted["went"] == [f"tel:{dial}"]
    assert asked == [("anchorClick", f"tel:{dial}")]


def test_call_links_are_exactly_the_numbers_of_the_content(phone: Phone) -> None:
    phone.open_room()
    links = phone.page.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert set(links) == {f"tel:{dial}" for dial in NUMBERS.values()}


def test_number_from_abroad_stands_in_groups(phone: Phone) -> None:
    phone.open_room()
    link = phone.call_link(NUMBERS["nla from abroad"])
    unfold(link)
    expect(link.get_by_text("+31 70 333 4444", exact=True)).to_be_visible()


@pytest.mark.parametrize("number", NUMBERS)
def test_call_goes_out_and_the_room_closes(phone: Phone, number: str) -> None:
    call(phone, NUMBERS[number])


@pytest.mark.parametrize("way", WAYS)
def test_call_in_every_way_with_the_server_stopped(offline_phone: Phone, way: str) -> None:
    call(offline_phone, "112", way)
