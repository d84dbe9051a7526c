"""What a first visit would take with all languages and covers, from what is built today.

A projection, no measurement: the new packs are taken to be as large as the mean of today's.
"""

import dataclasses
import json
from collections.abc import Iterator
from hashlib import sha256
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
from pwa.builder.pages import own_manifest, shared_manifest
from pwa.builder.split import FORM
from pwa.builder.write import encodings, file_name
from pwa.config import Config
from pwa.covers import find_covers
from pwa.languages import find_languages
from tests.site import DOOR_CODE

LANGUAGES, COVERS = 24, 3
FORM_PATH = f"/data/{FORM}.bin"


def sent_bytes(dist: Path, path: str) -> int:
    """Give the size of a file as it is sent."""
    data = (dist / file_name(path)).read_bytes()
    return len(dict(encodings(path, data)).get(".br", data))


def script_bytes(paths: list[str], folders: list[str], languages: int) -> int:
    """Give what lists and manifests, as in sw.js, weigh when they are compressed."""
    entries = {path: [sha256_base64(path.encode()), path[-9:], path[-6:-4]] for path in paths}
    cover, language = find_covers()[0], find_languages()[0]
    shared, like = json.dumps(shared_manifest(cover)), own_manifest(cover, language)

    def own(number: int, folder: str) -> dict[str, str]:
        name = sha256(f"{folder}{number}".encode()).hexdigest()[:10]
        return {**like, "name": name, "short_name": name, "lang": f"{number:02}"}

    manifests = {
        folder: [
            json.loads(shared.replace(cover.page_path, folder)),
            {number: own(number, folder) for number in range(languages)},
        ]
        for folder in folders
    }
    return len(brotli.compress(json.dumps([entries, manifests]).encode(), quality=11))


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
    """What comes to the files of today, in bytes; `answers` is how many more of them there are.

    `page` and `script` come to the first visit in one language as well, and `largest` is how much
    larger the largest pack of today is than the English one.
    """

    packs: float
    covers: float
    page: float
    script: float
    largest: int
    answers: int


def project(stand: Stand) -> Growth:
    """Tell what all languages and covers would add."""
    paths = all_paths(stand.dist)
    # The form is the same for all languages: it comes once.
    packs = [path for path in paths if path.startswith("/data/") and path != FORM_PATH]
    covers = [path for path in paths if path.endswith("/")]
    of_covers = [path for path in paths if not path.startswith(("/m/", "/data/"))]
    new_packs, new_covers = LANGUAGES - len(packs), COVERS - len(covers)
    new_folders = [f"/{number}cover/" for number in range(new_covers)]
    new_paths = [f"/data/{number:02}.bin" for number in range(new_packs)]
    new_paths += [folder + path for path in of_covers for folder in new_folders]
    page = new_packs * words_bytes(stand, len(packs))
    of_cover = sum(sent_bytes(stand.dist, path) for path in of_covers) / len(covers)
    sizes = {path: sent_bytes(stand.dist, path) for path in packs}
    script = script_bytes(paths + new_paths, covers + new_folders, LANGUAGES)
    return Growth(
        packs=new_packs * mean(sizes.values()),
        covers=new_covers * (of_cover + page),
        page=page,
        script=script - script_bytes(paths, covers, len(packs)),
        largest=max(sizes.values()) - sizes["/data/en.bin"],
        answers=len(new_paths),
    )


def measure_projection(stand: Stand) -> Iterator[Row]:
    """Projection: a first visit with all languages and covers."""
    visits, growth = visit_all(stand), project(stand)
    added = {"one": growth.page + growth.script + growth.largest}
    added["all"] = growth.page + growth.script + growth.packs + growth.covers
    what = f"projection, {LANGUAGES} languages × {COVERS} covers"
    for name, limit in LIMITS.items():
        seen = [visit[name] for visit in visits]
        new = growth.answers if name == "all" else 0
        bodies = median(one.total_bytes - one.head_bytes for one in seen) + added[name]
        plain = median(one.head_bytes / one.requests * (one.requests + new) for one in seen)
        # The first head is the long one; all later ones are short.
        packed = median(one.packed_bytes * (1 + new / one.requests) for one in seen)
        until = f'{what}: first visit until "{name}"'
        yield size_row(f"{until}, HTTP/2", [round(bodies + packed)], limit)
        yield size_row(f"{until}, HTTP/1.1", [round(bodies + plain)])
    yield size_row(f"{what}: of this, packs to come", [round(growth.packs)])
    yield size_row(f"{what}: of this, covers to come", [round(growth.covers)])
    yield size_row(f"{what}: of this, larger pages and sw.js", [round(growth.page + growth.script)])
