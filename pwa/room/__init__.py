"""Sections of the room are the folders beside this file that hold a section.yaml."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

from pwa.problems import Problem

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
    found = [(read_section(path), path.parent) for path in sorted(folder.glob("*/section.yaml"))]
    found.sort(key=lambda pair: pair[0].place)
    return [Section(path.name, path, file.title, file.icon) for file, path in found]


def read_section(path: Path) -> SectionFile:
    """Read one section.yaml; raises Problem."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return msgspec.convert(data, SectionFile)
    except yaml.YAMLError as error:
        raise Problem(str(path), " ".join(str(error).split()), "valid YAML") from None
    except msgspec.ValidationError as error:
        raise Problem(str(path), str(error), "the fields of SectionFile") from None
