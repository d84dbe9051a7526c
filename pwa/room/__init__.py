"""Sections of the room are the folders beside this file that hold a section.yaml."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from pwa.yaml_file import read_yaml

ROOM = Path(__file__).parent


class SectionFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What a section.yaml holds: the place in the row of keys, its English word, its icon."""

    place: int
    title: str
    icon: str


@dataclass(frozen=True)
class Section:
    """One section of the room: its folder's name is the name of its first screen."""

    id: str
    folder: Path
    title: str
    icon: str


def find_sections(folder: Path = ROOM) -> list[Section]:
    """Read every section of the folder, in the order of their places; raises Problem."""
    files = [(path.parent, read_yaml(path, SectionFile)) for path in folder.glob("*/section.yaml")]
    files.sort(key=lambda pair: (pair[1].place, pair[0].name))
    return [Section(path.name, path, file.title, file.icon) for path, file in files]
