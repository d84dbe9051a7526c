"""A request that stalls for good holds nothing up for long, and a slow one is not doubled."""

from collections import Counter

import pytest
from playwright.sync_api import Page

from tests.phone import Phone
from tests.service_worker.cases import requests_of_install
from tests.service_worker.faults import FAULTS, Fault
from tests.service_worker.laboratory import READY_MS
from tests.service_worker.network import Network
from tests.service_worker.subject import module_of, wait_until_all

SLOW_3G_S = 2
LASTING_STALL = Fault("stall", stall=True, lasts=True)
REQUESTS = {"pack": "/data/en.bin", "module": "", "other pack": "/data/ar.bin"}


@pytest.mark.parametrize("name", ["stall", "stall-midway"])
@pytest.mark.parametrize("what", REQUESTS)
def test_another_request_starts_beside_one_that_stalls(
    fresh: Page, network: Network, what: str, name: str
) -> None:
    path = REQUESTS[what] or module_of(network.folder)
    network.serve(network.folder, FAULTS[name], 1, path)
    Phone(fresh, network.url).visit()
    assert network.asked.count(path) == 2


def test_stalled_script_of_the_service_worker_is_gone_round(fresh: Page, network: Network) -> None:
    network.serve(network.folder, FAULTS["stall"], 1, "/sw.js")
    phone = Phone(fresh, network.url)
    phone.visit()
    phone.open_room()
    script = fresh.evaluate("navigator.serviceWorker.controller.scriptURL")
    assert script == network.url + "/sw.js?"


def test_a_new_visit_does_not_wait_for_an_old_stall(fresh: Page, network: Network) -> None:
    network.serve(network.folder, LASTING_STALL, 1, "/data/en.bin")
    fresh.goto(network.url + "/calculator/")
    network.wait_for("/data/en.bin", times=2)
    network.heal()
    # The third request would start by itself only long after this visit's time.
    fresh.reload()
    wait_until_all(fresh, READY_MS)


@pytest.mark.faults
def test_nothing_is_asked_for_twice_where_the_first_byte_takes_two_seconds(
    fresh: Page, network: Network
) -> None:
    network.latency_s = SLOW_3G_S
    fresh.goto(network.url + "/calculator/")
    wait_until_all(fresh, 60_000)
    assert Counter(network.asked).most_common(1)[0][1] == 1
    assert len(network.asked) == requests_of_install()
