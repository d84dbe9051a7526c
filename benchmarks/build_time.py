"""A whole build, beside nothing but the compression of the same files."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import brotli

from benchmarks.row import Row, pair_row
from benchmarks.stand import Stand
from pwa.builder import build
from pwa.config import Config
from tests.site import DOOR_CODE

BUILDS = 5


def build_ms(folder: Path) -> float:
    """Time a build into a folder."""
    start = perf_counter()
    build(Config(door_code=DOOR_CODE, dist=folder), out=lambda line: None)
    return (perf_counter() - start) * 1000


def compression_ms(dist: Path) -> float:
    """Time the compression, as the builder does it, of all that it keeps compressed."""
    files = [path.with_suffix("").read_bytes() for path in sorted(dist.rglob("*.gz"))]
    start = perf_counter()
    for data in files:
        brotli.compress(data, quality=11)
        gzip.compress(data, 9, mtime=0)
    return (perf_counter() - start) * 1000


def measure_build_time(stand: Stand) -> Iterator[Row]:
    """Build: time beside the bare compression of its files."""
    folder = stand.folder / "again"
    pairs = [(build_ms(folder), compression_ms(stand.dist)) for _ in range(BUILDS)]
    yield pair_row("build, beside gzip and brotli of its files", pairs)
