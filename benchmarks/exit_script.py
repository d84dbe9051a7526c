"""The inline script that leads out of the room."""

import gzip
import re
from collections.abc import Iterator

from benchmarks.row import Row, size_row
from benchmarks.stand import Stand

MOST_BYTES = 1_000
FIRST_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


def measure_exit_script(stand: Stand) -> Iterator[Row]:
    """Exit script: bytes in the page, gzip."""
    page = (stand.dist / "calculator" / "index.html").read_text("utf-8")
    found = FIRST_SCRIPT.search(page)
    assert found, "no inline script in the cover page"
    size = len(gzip.compress(found[1].encode(), 9, mtime=0))
    yield size_row("exit script, gzip", [size], MOST_BYTES)
