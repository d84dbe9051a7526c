"""The exit: from the input until the cover is painted, beside a bare swap at the same input."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from benchmarks.row import Row, fact_row, pair_row
from benchmarks.stand import SLOW, Stand, run_script, slow_down

ROUNDS, WORK_ROUNDS = 64, 16
MOST_TIMES = 1.1
WAYS = {"bar": "the bar", "escape": "Escape"}
BARE = {"bar": "bareBar", "escape": "bareEscape"}


def beside_bare(rounds: list[dict[str, Any]], way: str) -> list[tuple[float, float]]:
    """Give the time of one of our ways and of the bare swap at the same input, of each round."""
    return [(one[way]["ms"], one[BARE[way]]["ms"]) for one in rounds]


def exit_rows(page: Page, name: str) -> Iterator[Row]:
    """Measure at one speed of the machine."""
    felt = run_script(page, "exit.js", rounds=ROUNDS, wait=True)
    work = run_script(page, "exit.js", rounds=WORK_ROUNDS, wait=False)
    for way, shown in WAYS.items():
        yield pair_row(f"{name} by {shown}, painted", beside_bare(felt, way), MOST_TIMES)
    for way, shown in WAYS.items():
        what = f"{name} by {shown}, without the wait for a frame"
        yield pair_row(what, beside_bare(work, way))
    gone = all(one[way]["gone"] for one in felt + work for way in WAYS)
    yield fact_row(f"{name}: room gone in the input's own task", gone)


def measure_exit(stand: Stand) -> Iterator[Row]:
    """Exit: time until the cover is painted, beside a bare swap."""
    with stand.phone() as page:
        yield from exit_rows(page, "exit")
        slow_down(page, SLOW)
        yield from exit_rows(page, f"exit at {SLOW}×")
