"""What a bad network does to our service worker and to Workbox's: every fault, both by turns.

FAULTS=all tries each fault at every request; else it is the first, the middle and the last one.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import get_args

from benchmarks.fault_trial import Side
from benchmarks.row import Beside, Row, none_row
from benchmarks.stand import LeftOutError, Stand
from benchmarks.workbox_site import with_workbox
from tests.service_worker.faults import FAULTS
from tests.service_worker.laboratory import Phase
from tests.service_worker.subject import build_anew

PHASES: tuple[Phase, ...] = get_args(Phase)
BAD = ("lost", "stale", "poisoned", "failed")
TIMES = 2
PATIENCE_S = 120


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


def in_own_process(executable: str, side: Side, *what: str) -> str:
    """Do it in a process of its own, which can be ended when a browser hangs; gives what it says.

    A second time when it fails: on a busy machine there may be no clean visit before the fault.
    """
    command = [sys.executable, "-m", "benchmarks.fault_trial", executable]
    for _ in range(TIMES):
        with suppress(subprocess.TimeoutExpired):
            done = subprocess.run(
                [*command, str(side.old), str(side.new), *what],
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
            if done.returncode == 0:
                return done.stdout.strip()
    return "failed"


def run(executable: str, side: Side, trial: Try) -> Try:
    """Run one trial."""
    word = in_own_process(executable, side, trial.phase, trial.fault, str(trial.at))
    return replace(trial, word=word)


def plan(executable: str, side: Side) -> list[Try]:
    """List the trials of one side, after a visit and an update without any fault."""
    counts = {phase: in_own_process(executable, side, phase) for phase in PHASES}
    if "failed" in counts.values():
        raise LeftOutError(f"faults: no clean visit with the service worker of {side.name}.")
    return [
        Try(side.name, phase, fault, at)
        for phase in PHASES
        for at in positions(int(counts[phase]))
        for fault in FAULTS
    ]


def run_all(executable: str, sides: list[Side]) -> list[Try]:
    """Run all trials, as many at a time as there are processors: no times are measured."""
    planned = [(side, trial) for side in sides for trial in plan(executable, side)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda one: run(executable, *one), planned))


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
    changed = build_anew(stand.folder / "anew")
    sides = [Side("ours", stand.dist, changed)]
    missing: LeftOutError | None = None
    try:
        old = with_workbox(stand.dist, stand.folder / "faults-workbox")
        new = with_workbox(changed, stand.folder / "faults-workbox-changed")
        sides.append(Side("workbox", old, new))
    except LeftOutError as error:
        missing = error
    trials = run_all(stand.executable, sides)
    ours = [trial for trial in trials if trial.side == "ours"]
    # Stale is no harm: the browser itself may wait for sw.js, and the old version works.
    harmed = sum(trial.word in {"lost", "poisoned", "failed"} for trial in ours)
    yield none_row(f"faults: lost or poisoned, of {len(ours)} tried", harmed)
    yield from rows_of(trials, sides)
    if missing:
        raise missing
