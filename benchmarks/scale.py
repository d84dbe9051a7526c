"""What many phones ask of one machine or of a CDN, computed from figures measured here.

`python -m benchmarks.scale` prints the table; with --write it goes into docs/scale.md.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.changed import build_changed
from benchmarks.counter import Counter
from benchmarks.first_visit import visit_all
from benchmarks.paste import paste
from benchmarks.serving import measure_all_loads
from benchmarks.stand import PATH, LeftOutError, Stand, set_up, wait_until_kept
from benchmarks.update import answer_bytes, update_once

DOCUMENT = Path(__file__).parent.parent / "docs" / "scale.md"
PHONES = (1_000_000, 10_000_000, 100_000_000)
DAY_S = 86_400

VISITS_A_DAY = 1
"""How often a phone is opened: each visit asks once whether sw.js is another one."""
PEAK = 3
"""How many times busier the busiest moment is than the mean of the day."""
EDGES = 300
"""Places at which a large CDN answers."""
EDGE_KEEPS_S = 60
"""How long each of them may answer for sw.js by itself before it asks the origin again."""


@dataclass(frozen=True)
class Figures:
    """What was measured; bytes are whole answers, headers included."""

    first_requests: int
    first_bytes: int
    visit_requests: int
    visit_bytes: int
    update_requests: int
    update_bytes: int
    same_bytes: float
    changed_bytes: float
    ours_per_s: float
    nginx_per_s: float


def later_visit(stand: Stand) -> tuple[int, int]:
    """Visit again with a phone that keeps everything; gives requests and bytes."""
    with Counter(stand.site.port) as counter, stand.fresh_profile() as context:
        page = context.pages[0]
        page.goto(counter.url + PATH)
        wait_until_kept(page)
        page.wait_for_timeout(1000)
        counter.exchanges.clear()
        page.goto(counter.url + PATH)
        wait_until_kept(page)
        page.wait_for_timeout(3000)
        return len(counter.exchanges), answer_bytes(counter.exchanges)


def gather(stand: Stand) -> Figures:
    """Measure all that is needed; raises LeftOutError without the tools for it."""
    first = visit_all(stand)[0]["all"]
    visit_requests, visit_bytes = later_visit(stand)
    changed = build_changed(stand.dist, stand.folder / "changed")
    update = update_once(stand, stand.dist, changed)
    loads = {ask.what: (ours, theirs) for ask, ours, theirs in measure_all_loads(stand)}
    same, changed_script = loads["sw.js unchanged (304)"], loads["sw.js changed"]
    return Figures(
        first_requests=first.requests,
        first_bytes=first.total_bytes,
        visit_requests=visit_requests,
        visit_bytes=visit_bytes,
        update_requests=len(update),
        update_bytes=answer_bytes(update),
        same_bytes=median(load.bytes_each for load in same[0]),
        changed_bytes=median(load.bytes_each for load in changed_script[0]),
        ours_per_s=median(load.per_s for load in same[0]),
        nginx_per_s=median(load.per_s for load in same[1]),
    )


def gigabytes(size: float) -> str:
    """Write bytes as GB, the unit of a host's bill."""
    return f"{size / 1e9:,.1f} GB"


def scale_rows(figures: Figures) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Give what is computed, and how, for a number of phones."""

    def checks(phones: int) -> float:
        return phones * VISITS_A_DAY * figures.visit_requests

    def at_origin(phones: int) -> float:
        # An edge asks, answers by itself for a while, and then waits for the next phone.
        wait_s = EDGES * DAY_S / checks(phones)
        return EDGES * DAY_S / (EDGE_KEEPS_S + wait_s)

    def machines(per_s: float) -> Callable[[int], str]:
        return lambda phones: f"{checks(phones) / DAY_S * PEAK / per_s:.3f}"

    yield "requests a day, nothing changed", lambda n: f"{checks(n):,.0f}"
    yield (
        "requests a second: mean, peak",
        lambda n: f"{checks(n) / DAY_S:,.0f}, {checks(n) / DAY_S * PEAK:,.0f}",
    )
    yield "machines of ours that this keeps busy at the peak", machines(figures.ours_per_s)
    yield "machines with nginx that this keeps busy at the peak", machines(figures.nginx_per_s)
    yield "sent a day, each check answered 304", lambda n: gigabytes(checks(n) * figures.same_bytes)
    yield (
        "sent a day, each check answered 200",
        lambda n: gigabytes(checks(n) * figures.changed_bytes),
    )
    yield "answered by a CDN itself", lambda n: f"{1 - at_origin(n) / checks(n):.1%}"
    yield "asked of its origin a day", lambda n: f"{at_origin(n):,.0f}"
    yield (
        "one pack changed, all phones within a day: sent",
        lambda n: gigabytes(n * figures.update_bytes),
    )
    yield (
        "the same: requests a second at the peak",
        lambda n: f"{n * figures.update_requests / DAY_S * PEAK:,.0f}",
    )
    yield (
        "the same: Gbit/s at the peak",
        lambda n: f"{n * figures.update_bytes * 8 / 1e9 / DAY_S * PEAK:,.2f}",
    )
    yield "first visits of all of them, once: sent", lambda n: gigabytes(n * figures.first_bytes)


def scale_lines(figures: Figures) -> Iterator[str]:
    """Give the table and what it was computed from, as Markdown."""
    here = f"on {os.cpu_count()} processors, which the load tool shares"
    yield f"Measured on {date.today().isoformat()}; answers with their headers, HTTP/1.1."
    yield ""
    yield "| measured | |"
    yield "|---|---|"
    for what, requests, size in (
        ("a first visit until all is kept", figures.first_requests, figures.first_bytes),
        ("a later visit, nothing changed", figures.visit_requests, figures.visit_bytes),
        ("an update after one changed pack", figures.update_requests, figures.update_bytes),
    ):
        yield f"| {what} | {requests} request{'s' * (requests > 1)}, {size:,} B |"
    yield f"| `sw.js`, unchanged, answered 304 | {figures.same_bytes:,.0f} B |"
    yield f"| `sw.js`, answered 200 | {figures.changed_bytes:,.0f} B |"
    yield f"| 304 for `sw.js` by our server, {here} | {figures.ours_per_s:,.0f} a second |"
    yield f"| 304 for `sw.js` by nginx, {here} | {figures.nginx_per_s:,.0f} a second |"
    yield ""
    yield f"| computed, for phones | {' | '.join(f'{count:,}' for count in PHONES)} |"
    yield f"|---|{'---|' * len(PHONES)}"
    for what, compute in scale_rows(figures):
        yield f"| {what} | {' | '.join(compute(count) for count in PHONES)} |"


def main() -> None:
    """Print the table, or put it into its document."""
    try:
        with set_up() as stand:
            lines = list(scale_lines(gather(stand)))
    except LeftOutError as error:
        sys.exit(str(error))
    print("\n".join(lines))
    if "--write" in sys.argv[1:]:
        paste(DOCUMENT, lines)


if __name__ == "__main__":
    main()
