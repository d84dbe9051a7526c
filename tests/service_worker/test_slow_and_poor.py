"""Slow and poor phones and networks: the phone's own language comes to work offline all the same.

What it costs in time is for `make bench`; here the network is quicker than a real slow one, so
that the tests are too.
"""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.phone import Phone
from tests.service_worker.poor_network import PoorNetwork

READY_MS = 30_000
SLOW_CPU = 6
ROUND_TRIP_S = 0.4
QUOTA_BYTES = 64 * 1024 * 1024


def expect_ready(page: Page) -> None:
    page.wait_for_selector("html[data-ready]", state="attached", timeout=READY_MS)


def expect_it_works_without_network(page: Page, address: str) -> None:
    """The code opens the room when there is no server any more."""
    page.context.set_offline(True)
    phone = Phone(page, address)
    page.reload()
    phone.open_room()


def test_slow_network_and_slow_processor(fresh: Page, site: str) -> None:
    port = urlsplit(site).port
    with PoorNetwork(port, latency_s=ROUND_TRIP_S) as network:
        session = fresh.context.new_cdp_session(fresh)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
        fresh.goto(network.url + "/calculator/")
        expect_ready(fresh)
        expect_it_works_without_network(fresh, network.url)


def test_little_room_on_the_phone(fresh: Page, site: str) -> None:
    session = fresh.context.new_cdp_session(fresh)
    quota = {"origin": site, "quotaSize": QUOTA_BYTES}
    session.send("Storage.overrideQuotaForOrigin", quota)
    fresh.goto(site + "/calculator/")
    expect_ready(fresh)
    # The page itself is told a made-up quota, the same for everybody.
    told = session.send("Storage.getUsageAndQuota", {"origin": site})
    assert told["overrideActive"]
    assert told["usage"] < told["quota"] == QUOTA_BYTES
    expect_it_works_without_network(fresh, site)


def test_connection_that_drops_every_five_seconds(fresh: Page, site: str) -> None:
    port = urlsplit(site).port
    with PoorNetwork(port, ROUND_TRIP_S, bytes_per_s=8_000, drop_every_s=5) as network:
        fresh.goto(network.url + "/calculator/")
        expect_ready(fresh)
        assert network.drops > 0
        expect_it_works_without_network(fresh, network.url)
