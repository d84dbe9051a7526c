"""The first paint on a slow network, beside that of a page that holds one character."""

import shutil
from collections.abc import Iterator

from benchmarks.row import Pair, Row, pair_row
from benchmarks.stand import PATH, PHONE, SLOW, Stand, slow_down
from tests.service_worker.poor_network import SLOW_3G_BYTES_PER_S, SLOW_3G_LATENCY_S
from tests.site import Site

EMPTY = "calculator/empty.html"
EMPTY_PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>1</title>1'
MOST_TIMES = 1.15
PAIRS = 5
SLOW_3G = {
    "offline": False,
    "latency": SLOW_3G_LATENCY_S * 1000,
    "downloadThroughput": SLOW_3G_BYTES_PER_S,
    "uploadThroughput": SLOW_3G_BYTES_PER_S,
}
FIRST_PAINT = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [entry] = list.getEntriesByName('first-contentful-paint');
    if (entry) resolve(entry.startTime);
  }).observe({ type: 'paint', buffered: true });
})"""


def paint_ms(stand: Stand, url: str, times: int) -> float:
    """Give the time from the navigation to the first paint of a browser that knows nothing."""
    context = stand.browser.new_context(**PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    slow_down(page, times)
    page.goto(url, wait_until="commit")
    painted = float(page.evaluate(FIRST_PAINT))
    context.close()
    return painted


def paint_pairs(stand: Stand, base: str, times: int) -> Iterator[Pair]:
    """Load both pages by turns, each first in every second pair."""
    for number in range(PAIRS):
        addresses = [base + PATH, f"{base}/{EMPTY}"]
        order = addresses if number % 2 else addresses[::-1]
        painted = {url: paint_ms(stand, url, times) for url in order}
        yield painted[addresses[0]], painted[addresses[1]]


def measure_first_paint(stand: Stand) -> Iterator[Row]:
    """First paint on Slow 3G, beside a page of one character."""
    folder = stand.folder / "with-empty-page"
    shutil.copytree(stand.dist, folder)
    (folder / EMPTY).write_text(EMPTY_PAGE, "utf-8")
    with Site(folder) as site:
        for times in (1, SLOW):
            what = "first paint on Slow 3G" + (f", at {times}×" if times > 1 else "")
            yield pair_row(what, list(paint_pairs(stand, site.url, times)), MOST_TIMES)
