"""What one machine serves: our server, and nginx over the exported folder, both at their limit."""

import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from http.client import HTTPConnection
from io import StringIO
from statistics import median

from benchmarks.nginx import Nginx
from benchmarks.row import Row, none_row
from benchmarks.stand import HERE, PATH, LeftOutError, Stand
from pwa.builder.list import SW_PATH
from pwa.config import Config
from pwa.export import export
from tests.site import DOOR_CODE, Process
from tools.load_tool import NoLoadToolError, find_load_tools

PHONES = 32
"""Connections that ask without a pause."""
SECONDS = 3
ROUNDS = 3
ENCODINGS = "gzip, deflate, br, zstd"


@dataclass(frozen=True)
class Ask:
    """One kind of request; with `again` it names the version that the phone has."""

    what: str
    path: str
    again: bool = False

    def headers(self, server: Process) -> dict[str, str]:
        """Give the headers of this request to a server, whose own ETag it needs."""
        plain = {"Accept-Encoding": ENCODINGS}
        if not self.again:
            return plain
        connection = HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", self.path, headers=plain)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return {**plain, "If-None-Match": str(answer.getheader("ETag"))}


ASKS = (
    Ask("cover page", PATH),
    Ask("sw.js unchanged (304)", SW_PATH, again=True),
    Ask("sw.js changed", SW_PATH),
    Ask("a pack", "/data/en.bin"),
)


@dataclass(frozen=True)
class Load:
    """What a server answered in a time."""

    per_s: float
    bytes_each: float
    failed: int


def run_wrk(program: str, server: Process, ask: Ask, seconds: int) -> Load:
    """Ask as fast as the server answers."""
    command = [program, "-t1", f"-c{PHONES}", f"-d{seconds}s", "-s", str(HERE / "count.lua")]
    for name, value in ask.headers(server).items():
        command += ["-H", f"{name}: {value}"]
    command.append(server.url + ask.path)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    requests, size, microseconds, failed = map(int, said.splitlines()[-1].split())
    return Load(requests / microseconds * 1e6, size / max(requests, 1), failed)


def load_by_turns(wrk: str, servers: list[Process], ask: Ask) -> list[list[Load]]:
    """Load the servers one after the other, several times; the first second warms up."""
    for server in servers:
        run_wrk(wrk, server, ask, 1)
    rounds = [[run_wrk(wrk, server, ask, SECONDS) for server in servers] for _ in range(ROUNDS)]
    return [list(loads) for loads in zip(*rounds, strict=True)]


def rate_row(ask: Ask, ours: list[Load], theirs: list[Load]) -> Row:
    """Give the row of requests a second of both, and how many times nginx answers more."""
    ratios = [other.per_s / one.per_s for one, other in zip(ours, theirs, strict=True)]
    rates = [median(load.per_s for load in side) for side in (ours, theirs)]
    return Row(
        f"load, {ask.what}: requests/s, ours : nginx",
        f"{rates[0]:,.0f} : {rates[1]:,.0f} (1 : {median(ratios):.1f})",
        f"{min(ratios):.1f}–{max(ratios):.1f}",
    )


def bytes_row(ask: Ask, ours: list[Load], theirs: list[Load]) -> Row:
    """Give the row of what one answer weighs."""
    sizes = [median(load.bytes_each for load in side) for side in (ours, theirs)]
    return Row(f"load, {ask.what}: bytes an answer", f"{sizes[0]:,.0f} : {sizes[1]:,.0f} B")


def measure_all_loads(stand: Stand) -> list[tuple[Ask, list[Load], list[Load]]]:
    """Load both servers with every kind of request; raises LeftOutError."""
    try:
        programs = find_load_tools()
    except NoLoadToolError as error:
        raise LeftOutError(str(error)) from None
    folder = stand.folder / "nginx"
    folder.mkdir()
    with redirect_stdout(StringIO()):
        export(Config(door_code=DOOR_CODE, dist=stand.dist), folder / "site")
    with Nginx(programs["nginx"], folder / "site", folder) as nginx:
        servers = [stand.site, nginx]
        return [(ask, *load_by_turns(programs["wrk"], servers, ask)) for ask in ASKS]


def measure_serving(stand: Stand) -> Iterator[Row]:
    """Serving: requests a second of our server and of nginx, at their limit."""
    loads = measure_all_loads(stand)
    for ask, ours, theirs in loads:
        yield rate_row(ask, ours, theirs)
        yield bytes_row(ask, ours, theirs)
    failed = sum(load.failed for _, ours, theirs in loads for load in (*ours, *theirs))
    yield none_row("load: failed requests", failed)
