"""Build dist/: each step is one module, and its result can be looked at.

load → render → split → compress → seal → bundle → list → write
"""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from pwa.builder.bundle import bundle_files
from pwa.builder.compress import compress_packs
from pwa.builder.list import list_files
from pwa.builder.load import load_source
from pwa.builder.pages import untranslated
from pwa.builder.render import render_rooms
from pwa.builder.seal import seal_packs
from pwa.builder.split import split_rooms
from pwa.builder.write import table, write_dist
from pwa.config import Config, require_door_code

T = TypeVar("T")


def build(
    config: Config,
    *,
    dist: Path | None = None,
    dev: bool = False,
    out: Callable[[str], None] = print,
) -> dict[str, bytes]:
    """Build the site into `dist` (by default config.dist) and give its files, path → bytes.

    `dev` adds the reloading of pages in development. Nothing is written before all steps have
    gone well; raises Problem.
    """
    code = require_door_code(config)

    def step(name: str, job: Callable[..., T], *args: object) -> T:
        start = perf_counter()
        result = job(*args)
        out(f"{name:<9} {(perf_counter() - start) * 1000:6.0f} ms")
        return result

    source = step("load", load_source, config.address)
    rooms = step("render", render_rooms, source)
    for language in source.languages:
        missing = rooms[language.code].missing + untranslated(source.covers, language)
        if missing:
            out(f"          {language.code}: {missing} texts stay in English")
    packs = step("split", split_rooms, rooms)
    compressed = step("compress", compress_packs, packs)
    sealed = step("seal", seal_packs, compressed, code)
    bundled = step("bundle", bundle_files, source, sealed, dev)
    files = step("list", list_files, bundled, dev)
    written = step("write", write_dist, files, dist or config.dist)
    for line in table(written):
        out(line)
    return files
