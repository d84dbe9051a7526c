"""Leaving: each way puts the calculator back at once, with the server there or gone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.exits import EVENTS, WAYS
from tests.phone import Phone
from tests.site import Site

pytestmark = pytest.mark.visited


@pytest.fixture(scope="module")
def stopped(browser: Browser, dist, browser_context_args) -> Iterator[object]:
    """A browser that visited once, and whose server has ended."""
    context = browser.new_context(**browser_context_args)
    with Site(dist) as site:
        Phone(context.new_page(), site.url).visit()
        site.stop()
        yield lambda: Phone(context.new_page(), site.url)
    context.close()


@pytest.mark.parametrize("way", WAYS)
def test_leaving_shows_the_calculator(phone: Phone, way: str) -> None:
    phone.open_room()
    WAYS[way](phone)
    phone.expect_cover()


@pytest.mark.parametrize("way", WAYS)
def test_leaving_works_with_the_server_stopped(stopped, way: str) -> None:
    phone = stopped()
    phone.visit()
    phone.open_room()
    WAYS[way](phone)
    phone.expect_cover()
    phone.page.close()


@pytest.mark.parametrize("way", ["Escape", "bar clicked", "Back", "blur of the window"])
def test_key_is_gone_after_leaving(phone: Phone, way: str) -> None:
    phone.open_room()
    WAYS[way](phone)
    phone.expect_cover()
    phone.press("5+5=")
    expect(phone.display).to_contain_text("10")
    phone.open_room()


def test_leaving_happens_inside_the_event_itself(phone: Phone) -> None:
    phone.open_room()
    gone = phone.page.evaluate(
        """() => { window.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
        return ![...document.body.children].some(e => e.shadowRoot); }"""
    )
    assert gone


@pytest.mark.parametrize("kind", ["mouse", "touchscreen"])
def test_leaving_by_the_bar_presses_no_key_beneath(phone: Phone, kind: str) -> None:
    phone.page.set_viewport_size({"width": 740, "height": 360})
    key = phone.page.get_by_role("button", name="%", exact=True).bounding_box()
    assert key
    spot = key["x"] + key["width"] / 2, key["y"] + key["height"] / 2
    phone.open_room()
    bar = phone.bar.bounding_box()
    assert bar
    assert spot[1] < bar["y"] + bar["height"], "the key does not lie beneath the bar"
    pressed = phone.page.evaluate_handle(
        """() => { const pressed = []; document.getElementById('cover').addEventListener(
        'click', (event) => pressed.push(event.target.textContent)); return pressed; }"""
    )
    if kind == "mouse":
        phone.page.mouse.click(*spot)
    else:
        phone.page.touchscreen.tap(*spot)
    phone.expect_cover()
    assert pressed.json_value() == []


def test_first_key_after_the_bar_counts_for_a_screen_reader_too(phone: Phone) -> None:
    phone.open_room()
    phone.bar.click()
    phone.expect_cover()
    pressed = phone.page.evaluate("performance.now()")
    phone.page.evaluate(
        """async (pressed) => { while (performance.now() < pressed + 450)
        await new Promise((resolve) => requestAnimationFrame(resolve));
        document.querySelector('[data-key="7"]').click(); }""",
        pressed,
    )
    expect(phone.display).to_have_text("7")


@pytest.mark.parametrize("way", EVENTS)
def test_leaving_while_the_key_is_derived_opens_nothing(phone: Phone, way: str) -> None:
    phone.page.evaluate(
        f"""() => {{ for (const k of '7410=') document.querySelector(`[data-key="${{k}}"]`).click();
        {EVENTS[way]}; }}"""
    )
    phone.expect_cover()
    # What was under way has ended when a wrong code, tried after it, has.
    phone.open_room()
    phone.page.keyboard.press("Escape")
    phone.expect_cover()


def test_bar_is_the_first_thing_that_takes_the_focus(phone: Phone) -> None:
    phone.open_room()
    first = phone.page.evaluate(
        """() => [...document.body.children].find((one) => one.shadowRoot).shadowRoot
        .querySelector('button, a[href], summary, [tabindex="0"]').hasAttribute('data-leave')"""
    )
    assert first


def test_back_and_forward_show_only_the_calculator(phone: Phone) -> None:
    phone.page.goto("about:blank")
    phone.visit()
    phone.open_room()
    phone.page.go_back()
    phone.expect_cover()
    for _ in range(5):
        phone.page.go_forward()
        phone.expect_cover()
        phone.page.go_back()
        phone.expect_cover()


def test_room_makes_no_history_entry_of_its_own(phone: Phone) -> None:
    phone.press("1+1=")
    entries = phone.page.evaluate("history.length")
    phone.press("C")
    phone.open_room()
    phone.go("signs")
    phone.page.keyboard.press("Escape")
    phone.press("7")
    assert phone.page.evaluate("history.length") == entries


def test_a_fault_in_the_room_does_not_reach_the_exit(phone: Phone) -> None:
    phone.open_room()
    phone.page.evaluate(
        """() => { document.addEventListener('rest', () => { throw new Error('broken'); });
        speechSynthesis.cancel = () => { throw new Error('broken'); };
        getSelection = () => { throw new Error('broken'); }; }"""
    )
    phone.page.keyboard.press("Escape")
    phone.expect_cover()


def test_room_closes_by_itself_after_a_warning(page, site: str) -> None:
    page.clock.install()
    phone = Phone(page, site)
    phone.visit()
    phone.open_room()
    page.clock.run_for(101_000)
    expect(page.get_by_role("alert").filter(has_text="close in a moment")).to_be_visible()
    page.locator("main h2:visible").first.click()
    expect(page.locator("[data-notice]")).to_be_hidden()
    page.clock.run_for(119_000)
    phone.expect_room()
    page.clock.run_for(2_000)
    phone.expect_cover()
