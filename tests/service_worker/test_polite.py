"""Who waits comes first; what nobody waits for comes later, and slowly where the line is dear."""

from collections.abc import Callable
from itertools import pairwise
from threading import Event

import pytest
from playwright.sync_api import Browser, Page

from tests.phone import Phone
from tests.service_worker.faults import Answer, with_status
from tests.service_worker.laboratory import READ_CACHES
from tests.service_worker.network import Network
from tests.service_worker.spy import SAVE_DATA, SLOW_LINE, WATCH_FETCHES, before, read_fetches
from tests.service_worker.subject import all_paths, module_of


@pytest.mark.parametrize(("locale", "own"), [("en-GB", "en"), ("nl", "nl"), ("ar-MA", "ar")])
def test_cover_and_own_language_come_first_and_the_rest_at_low_priority(
    browser: Browser, network: Network, locale: str, own: str
) -> None:
    network.changes["/sw.js"] = before(WATCH_FETCHES)
    page = browser.new_context(locale=locale).new_page()
    Phone(page, network.url).visit()
    fetches = read_fetches(page)
    page.context.close()
    first = ["/calculator/", module_of(network.folder), "/data/form.bin", f"/data/{own}.bin"]
    assert [one["path"] for one in fetches[:4]] == first
    others = {f"/data/{code}.bin" for code in ("ar", "en", "nl") if code != own}
    assert {one["path"] for one in fetches[4:6]} == others
    assert {one["path"] for one in fetches[4:] if one["priority"] == "low"} == (
        all_paths(network.folder) - {*first}
    )
    assert {one["priority"] for one in fetches[:4]} == {"auto"}


def test_packs_never_touch_the_http_cache(fresh: Page, network: Network) -> None:
    network.changes["/sw.js"] = before(WATCH_FETCHES)
    Phone(fresh, network.url).visit()
    packs = [one for one in read_fetches(fresh) if one["path"].endswith(".bin")]
    assert {one["cache"] for one in packs} == {"no-store"}


@pytest.mark.parametrize(
    "line", [SAVE_DATA, pytest.param(SLOW_LINE, marks=pytest.mark.faults)], ids=["metered", "slow"]
)
def test_dear_line_gets_the_rest_one_by_one_with_a_pause(
    fresh: Page, network: Network, line: str
) -> None:
    network.changes["/sw.js"] = before(line)
    phone = Phone(fresh, network.url)
    fresh.goto(phone.address)
    phone.wait_until_kept("one")
    network.serve(network.folder)
    fresh.wait_for_selector("html[data-ready=all]", state="attached", timeout=30_000)
    pauses = [later - earlier for earlier, later in pairwise(network.asked_at)]
    assert network.most_at_once == 1
    assert min(pauses) > 0.9
    assert len(network.asked) == len(set(network.asked))


def test_plain_line_does_not_wait(fresh: Page, network: Network) -> None:
    def after(other: str) -> Callable[[Answer], Answer]:
        def answer_then(answer: Answer) -> Answer:
            network.wait_for(other)
            return answer

        return answer_then

    # Whichever is asked for first is answered once the other is asked for too.
    network.changes["/data/ar.bin"] = after("/data/nl.bin")
    network.changes["/data/nl.bin"] = after("/data/ar.bin")
    Phone(fresh, network.url).visit()
    assert network.most_at_once > 1


def test_one_file_that_is_not_to_be_had_keeps_no_other_back(fresh: Page, network: Network) -> None:
    network.changes["/data/ar.bin"] = with_status(500, {})
    phone = Phone(fresh, network.url)
    fresh.goto(phone.address)
    phone.wait_until_kept("one")
    others = all_paths(network.folder) - {"/data/ar.bin"}
    fresh.wait_for_function(
        f"others => ({READ_CACHES})().then((kept) => kept.length >= others)", arg=len(others)
    )
    assert {path for path, _ in fresh.evaluate(READ_CACHES)} == others
    assert fresh.evaluate("document.documentElement.dataset.ready") == "one"


def test_page_opened_while_the_rest_is_on_its_way_is_ready_without_it(
    fresh: Page, network: Network
) -> None:
    come = Event()

    def late(answer: Answer) -> Answer:
        assert come.wait(30)
        return answer

    network.changes["/data/ar.bin"] = late
    phone = Phone(fresh, network.url)
    fresh.goto(phone.address)
    network.wait_for("/data/ar.bin")
    fresh.reload()
    phone.wait_until_kept("one")
    phone.open_room()
    come.set()
    phone.wait_until_kept("all")
