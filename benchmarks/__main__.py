"""Measure everything, print one table, and end with 1 when a limit is passed."""

import os
import sys
from collections.abc import Iterator

from benchmarks.build_time import measure_build_time
from benchmarks.cover_page import measure_cover_page
from benchmarks.door import measure_door
from benchmarks.exit import measure_exit
from benchmarks.exit_script import measure_exit_script
from benchmarks.first_visit import measure_first_visit
from benchmarks.leaving import measure_leaving
from benchmarks.row import Row, table
from benchmarks.stand import Stand, set_up

MEASUREMENTS = (
    measure_cover_page,
    measure_exit_script,
    measure_first_visit,
    measure_door,
    measure_exit,
    measure_leaving,
    measure_build_time,
)


def load_of_machine() -> str:
    """Tell how busy the machine is, for figures mean little on a busy one."""
    processors = os.cpu_count() or 1
    load = os.getloadavg()[0]
    line = f"Load of the last minute: {load:.1f} on {processors} processors."
    return line if load <= processors * 1.5 else f"{line} Too busy: repeat when it is quiet."


def measure_all(stand: Stand) -> Iterator[Row]:
    """Run the measurements one by one, and tell which one runs."""
    for measure in MEASUREMENTS:
        print(f"{(measure.__doc__ or '').splitlines()[0]}", file=sys.stderr, flush=True)
        yield from measure(stand)


def main() -> int:
    """Give the exit status: 0 when all limits hold."""
    with set_up() as stand:
        rows = list(measure_all(stand))
        version = stand.browser.version
    print()
    for line in table(rows):
        print(line)
    beyond = sum(not row.ok for row in rows)
    print(f"\nChromium {version}. {load_of_machine()}")
    print(f"{beyond} beyond their limit." if beyond else "All limits hold.")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
