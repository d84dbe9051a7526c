"""How long a first visit takes on a slow network and a slow phone, until it works offline."""

from collections.abc import Iterator

from benchmarks.row import Row, time_row
from benchmarks.stand import PATH, SLOW, Stand, slow_down
from tests.service_worker.poor_network import PoorNetwork

VISITS = 3
PATIENCE_MS = 90_000


def ready_ms(stand: Stand) -> float:
    """Visit with a fresh profile; gives the time from the navigation to data-ready."""
    with PoorNetwork(stand.site.port) as network, stand.fresh_profile() as context:
        page = context.pages[0]
        slow_down(page, SLOW)
        page.goto(network.url + PATH, timeout=PATIENCE_MS)
        page.wait_for_selector("html[data-ready]", state="attached", timeout=PATIENCE_MS)
        return float(page.evaluate("bench.readyAt.one - performance.timeOrigin"))


def measure_slow_visit(stand: Stand) -> Iterator[Row]:
    """First visit on Slow 3G with a slow processor: time until it works offline."""
    times = [ready_ms(stand) for _ in range(VISITS)]
    yield time_row(f'first visit on Slow 3G at {SLOW}×, until "one"', times)
