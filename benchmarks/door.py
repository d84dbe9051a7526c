"""The door: from the `=` key until the room is there, beside the derivation of the key alone."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from benchmarks.row import Row, pair_row, time_row
from benchmarks.stand import SLOW, Stand, run_script, slow_down, wait_until_kept
from pwa.builder.seal import ITERATIONS

PAIRS, SLOW_PAIRS, WATCHED, STARTS = 25, 12, 12, 6
MOST_TIMES = 1.2
MOST_SLOW_MS = 1_000
MOST_GAP_MS = 50


def door_pairs(pairs: list[dict[str, Any]], what: str) -> list[tuple[float, float]]:
    """Give the time of our door and of the bare derivation, of each pair."""
    return [(pair["door"][what], pair["bare"]) for pair in pairs]


def watched(page: Page, what: str, rounds: int, **options: int) -> Iterator[Row]:
    """Measure how long the cover waits while a code is tried, and when the room is shown."""
    seen = run_script(page, "door.js", rounds=rounds, iterations=ITERATIONS, watch=True, **options)
    yield time_row(f"{what}: longest wait of the cover", [one["gap"] for one in seen], MOST_GAP_MS)
    yield time_row(f"{what}: the task that shows the room", [one["task"] for one in seen])


def measure_door(stand: Stand) -> Iterator[Row]:
    """Door: time beside the bare derivation, and whether the cover stalls."""
    with stand.phone() as page:
        pairs = run_script(page, "door.js", rounds=PAIRS, iterations=ITERATIONS)
        yield pair_row("door, room in the document", door_pairs(pairs, "opened"), MOST_TIMES)
        yield pair_row("door, room painted", door_pairs(pairs, "readable"), MOST_TIMES)
        yield from watched(page, "door", WATCHED)
        first = []
        for _ in range(STARTS):
            page.reload()
            wait_until_kept(page)
            first += run_script(page, "door.js", rounds=1, iterations=ITERATIONS)
        yield pair_row(
            "door, first time after a start, in the document", door_pairs(first, "opened")
        )
        slow_down(page, SLOW)
        slow = run_script(page, "door.js", rounds=SLOW_PAIRS, iterations=ITERATIONS, extra=SLOW - 1)
        name = f"door at {SLOW}×"
        yield time_row(
            f"{name}, derivation {SLOW}× too: room painted",
            [pair["door"]["readable"] for pair in slow],
            MOST_SLOW_MS,
        )
        yield from watched(page, name, WATCHED, extra=SLOW - 1)
