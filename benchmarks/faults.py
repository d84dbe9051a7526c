"""What a bad network does to our service worker and to Workbox's: every fault, both by turns.

FAULTS=all tries each fault at every request; else it is the first, the middle and the last one.
"""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from multiprocessing import get_context
from typing import Any, get_args

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError

from benchmarks.fault_trial import Side, subject_of, try_neutrally
from benchmarks.row import Beside, Row, none_row
from benchmarks.stand import LeftOutError, Stand
from benchmarks.workbox_site import with_workbox
from pwa.builder.list import SW_PATH
from tests.service_worker.faults import FAULTS
from tests.service_worker.laboratory import Phase, count_requests
from tests.service_worker.subject import build_corrected

PHASES: tuple[Phase, ...] = get_args(Phase)
BAD = ("lost", "stale", "poisoned")


@dataclass(frozen=True)
class Try:
    """One fault at one request of one side, and what became of it."""

    side: str
    phase: Phase
    fault: str
    at: int
    word: str = ""


def positions(count: int) -> list[int]:
    """Choose at which of so many requests a fault happens."""
    if os.environ.get("FAULTS") == "all":
        return list(range(1, count + 1))
    return sorted({1, (count + 1) // 2, count})


@cache
def own_browser(executable: str) -> Browser:
    """Give the browser of this process, which ends with it."""
    playwright = sync_playwright().start()
    return playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])


def run(executable: str, side: Side, trial: Try) -> Try:
    """Run one trial, in any process."""
    browser, fault = own_browser(executable), FAULTS[trial.fault]
    what = (browser, subject_of(side), trial.phase, fault, trial.at)
    try:
        outcome = try_neutrally(*what)
    except (BrowserError, AssertionError):
        # No clean visit even before the fault: the machine was too busy for it.
        outcome = try_neutrally(*what)
    return replace(trial, word=outcome.word)


def requests_of(executable: str, side: Side, phase: Phase) -> int:
    """Count what a visit without any fault asks for, up to the browser's next look at sw.js."""
    asked = count_requests(own_browser(executable), subject_of(side), phase)
    looks_again = asked[-1] == SW_PATH and asked.count(SW_PATH) > 1
    return len(asked) - looks_again


def plan(executable: str, side: Side) -> list[Try]:
    """List the trials of one side."""
    return [
        Try(side.name, phase, fault, at)
        for phase in PHASES
        for at in positions(requests_of(executable, side, phase))
        for fault in FAULTS
    ]


def run_all(executable: str, sides: list[Side]) -> list[Try]:
    """Run all trials, as many at a time as there are processors: no times are measured."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        plans = pool.map(partial(plan, executable), sides)
        jobs = [
            pool.submit(run, executable, side, trial)
            for side, trials in zip(sides, plans, strict=True)
            for trial in trials
        ]
        return [job.result() for job in jobs]


def tell(trials: list[Try]) -> str:
    """Say how many of some trials were survived, and what became of the others."""
    words = Counter(trial.word for trial in trials)
    others = ", ".join(f"{words[word]} {word}" for word in BAD if words[word])
    survived = f"{words['survived']} of {len(trials)}"
    return f"{survived} ({others})" if others else survived


def rows_of(trials: list[Try], sides: list[Side]) -> Iterator[Beside]:
    """Give a row for each fault, and the sums."""

    def row(what: str, **only: str) -> Beside:
        chosen = [t for t in trials if all(getattr(t, key) == only[key] for key in only)]
        cells = [tell([t for t in chosen if t.side == side.name]) for side in sides]
        return Beside(f"survived, {what}", *(cells if len(cells) > 1 else [cells[0], ""]))

    for fault in FAULTS:
        yield row(f"fault “{fault}”", fault=fault)
    yield row("all faults in a first visit", phase="install")
    yield row("all faults in an update", phase="update")
    yield row("all faults")


def measure_faults(stand: Stand) -> Iterator[Row | Beside]:
    """Faults: what a bad network does to a first visit and to an update, beside Workbox."""
    changed = build_corrected(stand.folder / "corrected", with_modules=True)
    sides = [Side("ours", stand.dist, changed)]
    missing: Any = None
    try:
        old = with_workbox(stand.dist, stand.folder / "faults-workbox")
        new = with_workbox(changed, stand.folder / "faults-workbox-changed")
        sides.append(Side("workbox", old, new))
    except LeftOutError as error:
        missing = error
    trials = run_all(stand.executable, sides)
    ours = [trial for trial in trials if trial.side == "ours"]
    # Stale is no harm: the browser itself may wait for sw.js, and the old version works.
    harmed = sum(trial.word in {"lost", "poisoned"} for trial in ours)
    yield none_row(f"faults: lost or poisoned, of {len(ours)} tried", harmed)
    yield from rows_of(trials, sides)
    if missing:
        raise missing
