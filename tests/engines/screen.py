"""A screen that nobody sees, for an engine that cannot do without one."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tools.engines import find_screen

SIZE = "1000x900x24"


@contextmanager
def unseen_screen() -> Iterator[str]:
    """Give the name of a new display, as long as it is needed."""
    command = [find_screen() or "Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout
            number = server.stdout.readline().decode().strip()
            assert number, "the screen did not start"
            yield f":{number}"
        finally:
            server.terminate()
