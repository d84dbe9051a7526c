"""The cover page: one small answer that calculates without anything else."""

from collections.abc import Iterator
from http.client import HTTPConnection
from time import monotonic

from playwright.sync_api import Page

from benchmarks.counter import Counter
from benchmarks.row import Row, none_row, size_row
from benchmarks.stand import PATH, Stand

MOST_BYTES = 14_000
PATIENCE_S = 10.0
# The keys stand in the page before the script that listens to them runs.
CALCULATE = """() => { const keys = document.querySelectorAll('[data-key]').length;
  if (!keys) return '';
  bench.press('C1+2=');
  return document.querySelector('#display .result').textContent.trim(); }"""


def ask(stand: Stand, encoding: str) -> tuple[int, int]:
    """Ask the server for the page; gives the bytes of the body as sent, and of the headers."""
    connection = HTTPConnection("127.0.0.1", stand.site.port)
    connection.request("GET", PATH, headers={"Accept-Encoding": encoding})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    used = response.getheader("Content-Encoding")
    assert (response.status, used) == (200, encoding), (response.status, used)
    head = sum(len(name) + len(value) + 4 for name, value in response.getheaders())
    return len(body), head


def calculates(page: Page) -> bool:
    """Wait until the page adds 1 and 2; False when it does not come to that."""
    until = monotonic() + PATIENCE_S
    while monotonic() < until:
        if page.evaluate(CALCULATE) == "3":
            return True
        page.wait_for_timeout(20)
    return False


def count_awaited(stand: Stand) -> int:
    """Count the requests without which the page does not calculate: all others are held back."""
    with Counter(stand.site.port, only=PATH) as counter, stand.fresh_profile() as context:
        page = context.pages[0]
        page.goto(counter.url + PATH, wait_until="commit")
        return 0 if calculates(page) else len(counter.exchanges) - 1


def measure_cover_page(stand: Stand) -> Iterator[Row]:
    """Cover page: bytes of its one answer, and what it waits for."""
    for encoding, name in (("br", "brotli"), ("gzip", "gzip")):
        body, head = ask(stand, encoding)
        yield size_row(f"cover page, {name}", [body], MOST_BYTES)
        if encoding == "br":
            yield size_row("cover page, brotli, with its headers", [body + head])
    yield none_row("cover page: other requests before it calculates", count_awaited(stand))
