"""What a first visit would take with all languages and covers, from what is built today.

A projection, no measurement: the new packs are taken to be as large as the mean of today's.
"""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median
from unittest.mock import patch

import brotli

from benchmarks.first_visit import LIMITS, visit_all
from benchmarks.held import all_paths
from benchmarks.row import Row, size_row
from benchmarks.stand import PATH, Stand
from pwa import builder
from pwa.builder.list import sha256_base64
from pwa.builder.load import Source, load_source
from pwa.builder.split import FORM
from pwa.builder.write import encodings, file_name
from pwa.config import Config
from tests.site import DOOR_CODE

LANGUAGES, COVERS = 24, 3
FORM_PATH = f"/data/{FORM}.bin"


def sent_bytes(dist: Path, path: str) -> int:
    """Give the size of a file as it is sent."""
    data = (dist / file_name(path)).read_bytes()
    return len(dict(encodings(path, data)).get(".br", data))


def list_bytes(paths: list[str]) -> int:
    """Give what a list of paths and hashes, as in sw.js, weighs when it is compressed."""
    entries = {path: [sha256_base64(path.encode()), path[-9:], path[-6:-4]] for path in paths}
    return len(brotli.compress(json.dumps(entries).encode(), quality=11))


def only_english(source: Source) -> Source:
    """Give the same source in one language."""
    return dataclasses.replace(source, languages=source.languages[:1])


def words_bytes(stand: Stand, languages: int) -> float:
    """Give what the words of one language add to a cover's page."""
    folder = stand.folder / "one-language"
    with patch.object(builder, "load_source", lambda *a: only_english(load_source(*a))):
        builder.build(Config(door_code=DOOR_CODE, dist=folder), out=lambda line: None)
    added = sent_bytes(stand.dist, PATH) - sent_bytes(folder, PATH)
    return added / (languages - 1)


@dataclasses.dataclass(frozen=True)
class Growth:
    """What comes to the files of today, in bytes; `answers` is how many more of them there are."""

    packs: float
    covers: float
    manifests: float
    page: float
    script: float
    answers: int


def project(stand: Stand) -> Growth:
    """Tell what all languages and covers would add."""
    paths = all_paths(stand.dist)
    # The form is the same for all languages: it comes once.
    packs = [path for path in paths if path.startswith("/data/") and path != FORM_PATH]
    manifests = [path for path in paths if path.endswith(".webmanifest")]
    covers = [path for path in paths if path.endswith("/")]
    of_covers = [path for path in paths if not path.startswith(("/m/", "/data/"))]
    fixed = [path for path in of_covers if path not in manifests]
    new_packs, new_covers = LANGUAGES - len(packs), COVERS - len(covers)
    new_manifests = LANGUAGES * COVERS - len(manifests)
    new_paths = [f"/data/{number:02}.bin" for number in range(new_packs)]
    new_paths += [f"/converter/app.{number:02}.webmanifest" for number in range(new_manifests)]
    new_paths += [f"/{number}{path}" for path in fixed for number in range(new_covers)]
    page = new_packs * words_bytes(stand, len(packs))
    of_cover = sum(sent_bytes(stand.dist, path) for path in fixed) / len(covers)
    return Growth(
        packs=new_packs * mean(sent_bytes(stand.dist, path) for path in packs),
        covers=new_covers * (of_cover + page),
        manifests=new_manifests * mean(sent_bytes(stand.dist, path) for path in manifests),
        page=page,
        script=list_bytes(paths + new_paths) - list_bytes(paths),
        answers=len(new_paths),
    )


def measure_projection(stand: Stand) -> Iterator[Row]:
    """Projection: a first visit with all languages and covers."""
    visits, growth = visit_all(stand), project(stand)
    today = {name: median(visit[name].total_bytes for visit in visits) for name in LIMITS}
    head = median(visit["all"].head_bytes / visit["all"].requests for visit in visits)
    heads = growth.answers * head
    one = today["one"] + growth.page + growth.script
    everything = (
        today["all"]
        + sum((growth.packs, growth.covers, growth.manifests, growth.page, growth.script))
        + heads
    )
    what = f"projection, {LANGUAGES} languages × {COVERS} covers"
    yield size_row(f'{what}: first visit until "one"', [round(one)], LIMITS["one"])
    yield size_row(f'{what}: first visit until "all"', [round(everything)], LIMITS["all"])
    yield size_row(f"{what}: of this, packs to come", [round(growth.packs)])
    yield size_row(f"{what}: of this, covers to come", [round(growth.covers)])
    yield size_row(f"{what}: of this, manifests to come", [round(growth.manifests)])
    yield size_row(f"{what}: of this, headers of new answers", [round(heads)])
