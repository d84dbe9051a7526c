"""The screens: what moves by itself, the first key to tap, and scrolling beside an empty page."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from benchmarks.row import Row, none_row, pair_row, size_row
from benchmarks.stand import SLOW, Stand, run_script, slow_down

OPENINGS, SCROLLS, FRAMES = 10, 9, 90
MOST_FRAMES = 1
MOST_TIMES = 1.1
EMPTY = "(length) => { document.body.style.height = `${length}px`; }"


def scroll(page: Page) -> float:
    """Scroll what a page shows, alone in front; gives the mean time of a frame in ms."""
    page.bring_to_front()
    return float(run_script(page, "scroll.js", frames=FRAMES))


def scroll_pairs(room: Page, length: int) -> Iterator[tuple[float, float]]:
    """Give the time of a frame of the room and of an empty page of the same length, by turns."""
    empty = room.context.new_page()
    empty.evaluate(EMPTY, length)
    slow_down(empty, SLOW)
    for turn in range(SCROLLS):
        pages = (room, empty) if turn % 2 else (empty, room)
        times = {page: scroll(page) for page in pages}
        yield times[room], times[empty]


def shift_rows(found: dict[str, Any]) -> Iterator[Row]:
    """Give how often something moved by itself, and how far all of it together."""
    shifts = found["shifts"]
    yield none_row("room: layout shifts, all screens", len(shifts))
    for one in shifts:
        yield Row(f"room: layout shift score, {one['where']}", f"{one['value']:.4f}")


def measure_screens(stand: Stand) -> Iterator[Row]:
    """Screens: layout shifts, the first key to tap, and scrolling beside an empty page."""
    with stand.phone() as page:
        yield from shift_rows(run_script(page, "screens.js", rounds=1))
        page.keyboard.press("Escape")
        slow_down(page, SLOW)
        slow = run_script(page, "screens.js", rounds=OPENINGS)
        what = f"room at {SLOW}×: frames from its first paint to a number to tap"
        yield size_row(what, slow["frames"], MOST_FRAMES, "frames")
        pairs = list(scroll_pairs(page, slow["length"]))
        name = f"scrolling at {SLOW}× beside an empty page ({slow['longest']})"
        yield pair_row(name, pairs, MOST_TIMES)
