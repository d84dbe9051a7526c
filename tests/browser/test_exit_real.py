"""Leaving for real: other tabs, a frozen page, the back/forward cache, the browser's own Back.

Each test runs twice: with the server there, and with its process ended after the first visit.
Where events are named, no other leaving event reaches the page: each must be enough alone.
"""

from collections.abc import Iterator

import pytest

from tests.browser.driven import OTHER_PAGE, Driven, start_browser
from tests.site import DOOR_CODE, Site

ESCAPE = "dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));"
BLUR = "dispatchEvent(new Event('blur'));"
BAR = "test.host().shadowRoot.querySelector('[data-leave]').click();"
BACK = "history.back();"

TWO_WAYS = {
    "Escape and a blur": ESCAPE + BLUR,
    "a blur and Escape": BLUR + ESCAPE,
    "the bar and Back": BAR + BACK,
    "Back and Escape": BACK + ESCAPE,
}
SOONEST = {
    "in the same task": "(leave) => leave()",
    "in the next task": "(leave) => setTimeout(leave)",
    "in the next frame": "(leave) => requestAnimationFrame(leave)",
    "after 30 ms": "(leave) => setTimeout(leave, 30)",
}


@pytest.fixture(scope="module", params=["online", "stopped"])
def visited(request, dist, executable, driver_path, tmp_path_factory) -> Iterator[Driven]:
    """A browser that has visited once; "stopped": and whose server has ended since."""
    driver = start_browser(executable, driver_path, tmp_path_factory.mktemp("driven"))
    try:
        with Site(dist) as site:
            driven = Driven(driver, site.url)
            driven.take_fresh_tab()
            driven.visit()
            if request.param == "stopped":
                site.stop()
            yield driven
    finally:
        driver.quit()


@pytest.fixture
def phone(visited: Driven) -> Driven:
    """The calculator in a tab that was never used before."""
    visited.take_fresh_tab()
    visited.visit()
    return visited


@pytest.mark.parametrize("events", ["blur visibilitychange", "blur", "visibilitychange"])
def test_another_tab_closes_the_room(phone: Driven, events: str) -> None:
    phone.hears_only(*events.split())
    phone.open_room()
    with phone.in_another_tab() as first_tab:
        phone.wait(lambda: first_tab() == {"state": "hidden", "room": False})
    for event in events.split():
        assert [one["room"] for one in phone.heard(event)][:1] == [False]
    phone.expect_cover()
    phone.expect_forgotten()
    phone.expect_code_needed()


def test_another_tab_while_the_key_is_derived_opens_nothing(phone: Driven) -> None:
    phone.press(DOOR_CODE + "=")
    with phone.in_another_tab() as first_tab:
        phone.wait(lambda: first_tab()["state"] == "hidden")
    phone.expect_cover()
    # A second, full opening takes longer than what was left of the first one.
    phone.open_room()
    away = next(i for i, one in enumerate(phone.heard()) if one["state"] == "hidden")
    assert [one["type"] for one in phone.heard()[away:]].count("opened") == 1


@pytest.mark.parametrize("events", ["blur visibilitychange", "visibilitychange"])
def test_minimising_closes_the_room(phone: Driven, events: str) -> None:
    phone.hears_only(*events.split())
    phone.open_room()
    with phone.minimised():
        assert not phone.has_room()
        for event in events.split():
            assert [one["room"] for one in phone.heard(event)] == [False]
    phone.expect_cover()
    phone.expect_forgotten()
    phone.expect_code_needed()


def test_freezing_the_page_closes_the_room(phone: Driven) -> None:
    phone.hears_only("freeze")
    phone.open_room()
    phone.freeze()
    assert not phone.has_room()
    assert [one["room"] for one in phone.heard("freeze")] == [False]
    phone.thaw()
    phone.expect_cover()
    phone.expect_forgotten()


@pytest.mark.parametrize(
    ("other", "events"),
    [
        (OTHER_PAGE, "pagehide pageshow"),
        (OTHER_PAGE, "pagehide"),
        (OTHER_PAGE, "pageshow"),
        ("about:blank", "pagehide pageshow"),
    ],
)
def test_page_from_the_back_forward_cache_shows_no_room(
    phone: Driven, other: str, events: str
) -> None:
    phone.hears_only(*events.split())
    phone.open_room()
    phone.leave_for(other)
    phone.come_back()
    phone.expect_kept()
    for event in events.split():
        heard = [one for one in phone.heard(event) if one["persisted"]]
        assert [one["room"] for one in heard] == [False]
    phone.expect_cover()
    phone.expect_forgotten()
    phone.expect_code_needed()


def test_back_closes_the_room_and_keeps_the_page(phone: Driven) -> None:
    before = phone.js("return [location.href, document.title]")
    phone.hears_only("popstate")
    phone.open_room()
    phone.back()
    phone.wait(lambda: phone.heard("popstate"))
    assert [one["room"] for one in phone.heard("popstate")] == [False]
    phone.expect_cover()
    phone.expect_forgotten()
    assert phone.js("return [location.href, document.title]") == before
    phone.expect_code_needed()
    phone.back()
    phone.wait(lambda: len(phone.heard("popstate")) == 2)
    phone.expect_cover()


def test_back_again_leaves_and_forward_shows_the_calculator(phone: Driven) -> None:
    phone.open_room()
    phone.back()
    phone.wait(lambda: phone.heard("popstate"))
    phone.back()
    phone.wait(lambda: phone.driver.current_url != phone.address)
    for _ in range(2):
        phone.driver.forward()
        phone.wait(lambda: phone.driver.current_url == phone.address)
        phone.expect_cover()
    phone.expect_code_needed()


def test_twenty_times_back_and_forward_show_only_the_calculator(phone: Driven) -> None:
    phone.open_room()
    for times in range(1, 21):
        phone.back()
        phone.wait(lambda times=times: len(phone.heard("popstate")) == 2 * times - 1)
        phone.expect_cover()
        phone.forward()
        phone.wait(lambda times=times: len(phone.heard("popstate")) == 2 * times)
        phone.expect_cover()
    assert len(phone.heard("opened")) == 1
    assert phone.entries == (3, 1)


def test_reloading_shows_the_calculator(phone: Driven) -> None:
    phone.open_room()
    entries = phone.entries
    phone.driver.refresh()
    phone.wait_until_kept()
    phone.expect_cover()
    phone.open_room()
    assert phone.entries == entries
    phone.back()
    phone.wait(lambda: phone.heard("popstate"))
    phone.expect_cover()


def test_duplicated_tab_shows_the_calculator(phone: Driven) -> None:
    phone.open_room()
    first = phone.driver.current_window_handle
    phone.duplicate()
    phone.expect_cover()
    phone.expect_code_needed()
    phone.driver.close()
    phone.driver.switch_to.window(first)
    phone.expect_cover()


@pytest.mark.parametrize("ways", TWO_WAYS)
def test_two_ways_at_once(phone: Driven, ways: str) -> None:
    phone.open_room()
    assert phone.js(TWO_WAYS[ways] + "return !test.host();")
    if BACK in TWO_WAYS[ways]:
        phone.wait(lambda: phone.heard("popstate"))
    phone.expect_cover()
    phone.expect_forgotten()
    phone.expect_code_needed()


@pytest.mark.parametrize("moment", SOONEST)
def test_leaving_as_soon_as_the_room_is_open(phone: Driven, moment: str) -> None:
    phone.js(
        f"""const leave = () => {{ {ESCAPE} test.gone = !test.host(); }};
        new MutationObserver((_, observer) => {{
          observer.disconnect();
          test.came = !!test.host();
          ({SOONEST[moment]})(leave);
        }}).observe(document.documentElement, {{ attributeFilter: ['data-open'] }});"""
    )
    phone.press(DOOR_CODE + "=")
    phone.wait(lambda: phone.js("return test.gone !== undefined"))
    assert phone.js("return [test.came, test.gone]") == [True, True]
    phone.expect_cover()
    phone.expect_forgotten()
    phone.expect_code_needed()


def test_call_link_closes_the_room_and_the_call_goes_out(phone: Driven) -> None:
    phone.js("navigation.onnavigate = (event) => { test.went = event.destination.url; };")
    phone.open_room()
    phone.call_link("112").click()
    phone.expect_cover()
    assert phone.js("return test.went") == "tel:112"
    assert phone.count("CryptoKey") == 0
