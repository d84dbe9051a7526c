"""What a first visit asks for until it works offline: in the phone's language, then in all."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from benchmarks.counter import Counter
from benchmarks.http2 import packed_heads
from benchmarks.row import Row, size_row
from benchmarks.stand import PATH, Stand, wait_until_kept

VISITS = 3
LIMITS = {"one": 60_000, "all": 400_000}
SETTLE_MS = 300


class Traffic(NamedTuple):
    """What had passed by the moment that data-ready got a value."""

    requests: int
    total_bytes: int
    head_bytes: int
    packed_bytes: int
    """The heads over HTTP/2 instead of HTTP/1.1."""


def visit_once(stand: Stand) -> dict[str, Traffic]:
    """Visit with a fresh profile; gives the value of data-ready → what it took."""
    with Counter(stand.site.port) as counter, stand.fresh_profile() as context:
        page = context.pages[0]
        page.goto(counter.url + PATH)
        wait_until_kept(page)
        page.wait_for_timeout(SETTLE_MS)
        ready_at = page.evaluate("bench.readyAt")
    return {name: traffic_until(counter, ready_at[name] / 1000) for name in LIMITS}


def traffic_until(counter: Counter, until: float) -> Traffic:
    """Add up what had been asked and answered by a time (s since 1970)."""
    asked = [one for one in counter.exchanges if one.asked_at <= until]
    heads = [one.head() for one in asked if one.bytes_until(until)]
    return Traffic(
        len(asked),
        sum(one.bytes_until(until) for one in asked),
        sum(map(len, heads)),
        sum(packed_heads(heads)),
    )


@cache
def visit_all(stand: Stand) -> list[dict[str, Traffic]]:
    """Visit several times, once for all measurements that build on it."""
    return [visit_once(stand) for _ in range(VISITS)]


def measure_first_visit(stand: Stand) -> Iterator[Row]:
    """First visit: requests and bytes until it works offline."""
    visits = visit_all(stand)
    for name, limit in LIMITS.items():
        seen = [visit[name] for visit in visits]
        what = f'first visit until "{name}"'
        yield size_row(f"{what}: requests", [one.requests for one in seen], unit="")
        yield size_row(
            f"{what}: answers, headers included", [one.total_bytes for one in seen], limit
        )
        yield size_row(f"{what}: of these, headers", [one.head_bytes for one in seen])
        packed = [one.total_bytes - one.head_bytes + one.packed_bytes for one in seen]
        yield size_row(f"{what}: the same over HTTP/2", packed)
