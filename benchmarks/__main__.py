"""Measure, print the tables, and say by the exit status how it went.

0: all limits hold. 1: one is passed. 2: all hold, but something could not be measured here.
Names of measurements, as in `python -m benchmarks door exit`, leave out the others. With --write
the figures of a whole run go into README.md.
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date

from benchmarks.beside import measure_workbox
from benchmarks.build_time import measure_build_time
from benchmarks.cover_page import measure_cover_page
from benchmarks.door import measure_door
from benchmarks.exit import measure_exit
from benchmarks.exit_script import measure_exit_script
from benchmarks.faults import measure_faults
from benchmarks.first_paint import measure_first_paint
from benchmarks.first_visit import measure_first_visit
from benchmarks.leaving import measure_leaving
from benchmarks.paste import paste
from benchmarks.projection import measure_projection
from benchmarks.row import Beside, Row, beside_table, table
from benchmarks.screens import measure_screens
from benchmarks.serving import measure_serving
from benchmarks.slow_visit import measure_slow_visit
from benchmarks.stand import HERE, LeftOutError, Stand, set_up
from benchmarks.update import measure_update

DOCUMENT = HERE / "README.md"
WRITE = "--write"
Measure = Callable[[Stand], Iterator[Row | Beside]]
MEASUREMENTS: tuple[Measure, ...] = (
    measure_cover_page,
    measure_exit_script,
    measure_first_visit,
    measure_first_paint,
    measure_slow_visit,
    measure_update,
    measure_projection,
    measure_door,
    measure_screens,
    measure_exit,
    measure_leaving,
    measure_build_time,
    measure_serving,
    measure_workbox,
    measure_faults,
)


def name_of(measure: Measure) -> str:
    """Give the name by which a measurement is asked for."""
    return measure.__name__.removeprefix("measure_")


def choose(names: list[str]) -> list[Measure]:
    """Give the measurements of these names, or all; ends with a sentence for an unknown one."""
    known = [name_of(measure) for measure in MEASUREMENTS]
    for name in names:
        if name not in known:
            sys.exit(f"benchmarks: found {name!r}; expected some of {', '.join(known)}.")
    return [measure for measure in MEASUREMENTS if not names or name_of(measure) in names]


def load_of_machine() -> str:
    """Tell how busy the machine is, for figures mean little on a busy one."""
    processors = os.cpu_count() or 1
    load = os.getloadavg()[0]
    line = f"Load of the last minute: {load:.1f} on {processors} processors."
    return line if load <= processors * 1.5 else f"{line} Too busy: repeat when it is quiet."


def measure_all(stand: Stand, chosen: list[Measure], left_out: list[str]) -> list[Row | Beside]:
    """Run the measurements one by one, and tell which one runs."""
    rows: list[Row | Beside] = []
    for measure in chosen:
        print(f"{(measure.__doc__ or '').splitlines()[0]}", file=sys.stderr, flush=True)
        try:
            # One by one: what came before a failure is kept.
            for row in measure(stand):
                rows.append(row)
        except LeftOutError as error:
            if str(error) not in left_out:
                left_out.append(str(error))
    return rows


def report(rows: list[Row | Beside], version: str, left_out: list[str]) -> Iterator[str]:
    """Give the tables and what belongs to them, as text that is Markdown too."""
    limited = [row for row in rows if isinstance(row, Row)]
    beside = [row for row in rows if isinstance(row, Beside)]
    if limited:
        yield from (*table(limited), "")
    if beside:
        yield from (*beside_table(beside), "")
    beyond = sum(not row.ok for row in limited)
    verdict = f"{beyond} beyond their limit." if beyond else "All limits hold."
    yield f"{date.today().isoformat()}. Chromium {version}. {load_of_machine()} {verdict}"
    for sentence in left_out:
        yield from ("", f"Left out: {sentence}")


def main() -> int:
    """Give the exit status."""
    names = [argument for argument in sys.argv[1:] if argument != WRITE]
    chosen, left_out = choose(names), list[str]()
    with set_up() as stand:
        rows = measure_all(stand, chosen, left_out)
        version = stand.browser.version
    lines = list(report(rows, version, left_out))
    print("", *lines, sep="\n")
    if WRITE in sys.argv[1:] and not names:
        paste(DOCUMENT, lines)
    if any(isinstance(row, Row) and not row.ok for row in rows):
        return 1
    return 2 if left_out else 0


if __name__ == "__main__":
    sys.exit(main())
