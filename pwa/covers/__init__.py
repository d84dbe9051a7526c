"""Covers are the folders beside this file that hold a cover.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pwa.config import DEFAULT_COVER
from pwa.problems import Problem
from pwa.yaml_file import read_yaml

COVERS = Path(__file__).parent


class CoverFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What a cover.yaml holds: English words, and the colours of the install screen."""

    name: str
    words: dict[str, str]
    theme_color: str
    background_color: str
    dark_theme_color: str


@dataclass(frozen=True)
class Cover:
    """One cover: its folder's name is its URL segment."""

    id: str
    folder: Path
    file: CoverFile

    @property
    def page_path(self) -> str:
        """Give the path of the cover's page."""
        return f"/{self.id}/"


def find_covers(folder: Path = COVERS) -> list[Cover]:
    """Read every cover of the folder, sorted by name; raises Problem."""
    found = [read_cover(path.parent) for path in sorted(folder.glob("*/cover.yaml"))]
    if not any(cover.id == DEFAULT_COVER for cover in found):
        raise Problem(str(folder), f"no cover “{DEFAULT_COVER}”", "the cover that / leads to")
    return found


def read_cover(folder: Path) -> Cover:
    """Read one cover's folder; raises Problem."""
    return Cover(folder.name, folder, read_yaml(folder / "cover.yaml", CoverFile))


def cover_texts(folder: Path = COVERS) -> Iterator[tuple[str, str]]:
    """Give the words of all covers for the catalogs, as pairs of file name and text."""
    for cover in find_covers(folder):
        for text in (cover.file.name, *cover.file.words.values()):
            yield f"covers/{cover.id}/cover.yaml", text
