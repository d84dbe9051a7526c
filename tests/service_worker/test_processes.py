"""Whatever is killed in the middle, and whatever the clock says: two visits later all is well."""

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.phone import Phone
from tests.service_worker.cases import requests_of_install, requests_of_update
from tests.service_worker.crash import Crashing
from tests.service_worker.faults import FAULTS, SERVICE_WORKER
from tests.service_worker.laboratory import READ_CACHES, UPDATE, Subject, hashes_of
from tests.service_worker.network import Network
from tests.service_worker.settle import open_anew
from tests.service_worker.spy import before, shifted_clock
from tests.service_worker.subject import NEW, OLD, all_paths, expect_number, wait_until_all
from tests.service_worker.test_install import expect_complete
from tests.site import Site

# They take minutes: make test-faults runs them.
pytestmark = pytest.mark.faults

SEEDS = [pytest.param(1), *(pytest.param(n, marks=pytest.mark.faults) for n in range(2, 11))]
DROP_S, MOST_VISITS = 5, 5
LATEST_S = 0.3
CLOCKS = {"a year back": -365, "five years on": 5 * 365}


@pytest.fixture
def crashing(executable: str, tmp_path: Path) -> Crashing:
    """A browser on the same profile as the lasting one."""
    return Crashing(executable, tmp_path / "profile")


def kill_at_a_random_moment(crashing: Crashing, network: Network, requests: int, seed: int) -> None:
    """Visit; kill the browser a moment after some request."""
    chance = random.Random(seed)
    at, pause_s = chance.randint(1, requests), chance.uniform(0, LATEST_S)
    print(f"seed {seed}: killed {pause_s:.3f} s after request {at}")
    crashing.open(network.url + "/calculator/")
    try:
        network.wait_for_requests(at)
        network.closed.wait(pause_s)
    finally:
        crashing.kill()


def visit(lasting, network: Network) -> dict[str, str]:
    """Visit plainly with the same profile; gives what is kept."""
    with lasting() as context:
        phone = Phone(context.pages[0], network.url)
        phone.visit()
        phone.page.evaluate(UPDATE, 5_000)
        return dict(phone.page.evaluate(READ_CACHES))


def expect_new_version(lasting, network: Network, subject: Subject) -> None:
    """Exactly the new version is kept, and works with the server ended."""
    visit(lasting, network)
    assert visit(lasting, network) == hashes_of(subject.new, frozenset(all_paths(subject.new)))
    network.stop()
    with lasting() as context:
        phone = Phone(context.pages[0], network.url)
        phone.visit()
        phone.open_room()
        expect_number(phone, NEW)


@pytest.mark.parametrize("seed", SEEDS)
def test_browser_killed_in_a_first_visit(
    lasting, crashing: Crashing, network: Network, subject: Subject, seed: int
) -> None:
    network.serve(subject.new)
    kill_at_a_random_moment(crashing, network, requests_of_install(), seed)
    expect_new_version(lasting, network, subject)


@pytest.mark.parametrize("seed", SEEDS)
def test_browser_killed_in_an_update(
    lasting, crashing: Crashing, network: Network, subject: Subject, seed: int
) -> None:
    network.serve(subject.old)
    visit(lasting, network)
    network.serve(subject.new)
    kill_at_a_random_moment(crashing, network, requests_of_update(), seed)
    expect_new_version(lasting, network, subject)


@pytest.fixture
def killed_site(dist: Path) -> Iterator[Site]:
    with Site(dist) as site:
        yield site


def test_server_killed_in_a_first_visit(fresh: Page, killed_site: Site) -> None:
    phone = Phone(fresh, killed_site.url)
    fresh.goto(phone.address)
    killed_site.kill()
    expect_calculator_without_network(phone)
    killed_site.start()
    fresh.reload()
    phone.wait_until_kept()
    phone.open_room()


def expect_calculator_without_network(phone: Phone) -> None:
    phone.press("12+7=")
    assert "19" in phone.display.inner_text()


@pytest.mark.parametrize("clock", CLOCKS)
def test_wrong_clock_changes_nothing(
    browser: Browser, network: Network, subject: Subject, clock: str
) -> None:
    context = browser.new_context(locale="en-GB")
    network.serve(subject.old)
    Phone(context.new_page(), network.url).visit()
    wrong = shifted_clock(CLOCKS[clock])
    context.add_init_script(wrong)
    network.changes["/sw.js"] = before(wrong)
    network.serve(subject.new)
    for _ in range(2):
        page = open_anew(context)
        phone = Phone(page, network.url)
        phone.visit()
        page.evaluate(UPDATE, 5_000)
    network.stop()
    page.reload()
    phone.wait_until_kept()
    phone.open_room()
    expect_number(phone, NEW)
    context.close()


def test_update_whose_script_stalls_comes_when_the_browser_is_started_anew(
    lasting, network: Network, subject: Subject
) -> None:
    network.serve(subject.old)
    visit(lasting, network)
    network.serve(subject.new, FAULTS["stall"], 1, SERVICE_WORKER)
    with lasting() as context:
        phone = Phone(context.pages[0], network.url)
        phone.visit()
        assert network.wait_until_struck()
        phone.open_room()
        expect_number(phone, OLD)
    network.heal()
    expect_new_version(lasting, network, subject)


@pytest.mark.faults
def test_line_that_drops_every_five_seconds_brings_everything_in_the_end(
    fresh: Page, network: Network
) -> None:
    network.latency_s = 1
    stop = Event()

    def drop() -> None:
        while not stop.wait(DROP_S):
            network.cut_all()

    dropping = Thread(target=drop)
    dropping.start()
    try:
        for _ in range(MOST_VISITS):
            with suppress(BrowserError):
                fresh.goto(network.url + "/calculator/")
                wait_until_all(fresh, 10_000)
                break
    finally:
        stop.set()
        dropping.join()
    expect_complete(fresh, network.folder)
    packs = [path for path in network.asked if path.startswith("/data/")]
    assert len(packs) <= 2 * len(set(packs))
