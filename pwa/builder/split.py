"""Step 3: part the rooms into what is the same in every language, and each one's own words.

The **form** has the style, the tree of every screen and all that reads the same in every language,
Dutch sentences among it. Where languages differ, a number stands in it: 0 for the next word of the
language, or the place of one that stood before, counted from 1. So a language is little more than
its words, each of them once, and two dozen languages fit on a phone.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from pwa.builder.render import Room

FORM = "form"
"""The name of the form among the packs; no language has a code of four letters."""
FRAME = ""
"""The name by which the form knows where the words of the room's frame begin."""
NEXT = 0
TOGETHER = ("call", "signs", "sources", "rights")
"""Screens written last, in this order: they share most, and gzip looks back only 32 kB."""
OWN = ("lang", "dir")
Trees = list[Any]


@dataclass(frozen=True)
class Columns:
    """The words of each language in a column of its own; a row is one word in all of them."""

    words: list[list[Any]]
    places: dict[bytes, int] = field(default_factory=dict)

    def gap(self, row: list[Any]) -> int:
        """Put a row into the columns, unless it is there; gives what stands in the form for it."""
        if place := self.places.get(packed(row)):
            return place
        self.places[packed(row)] = len(self.places) + 1
        for column, word in zip(self.words, row, strict=True):
            column.append(word)
        return NEXT


def split_rooms(rooms: dict[str, Room]) -> dict[str, bytes]:
    """Give name → JSON: the form, and language → its words.

    Both carry a hash of the form's shape, so that words never fill a form that they do not fit. A
    corrected phone number changes no shape: then a phone fetches the form alone.
    """
    packs = {code: json.loads(room.pack) for code, room in rooms.items()}
    words: dict[str, list[Any]] = {code: [] for code in packs}
    columns = Columns([*words.values()])
    starts: dict[str, int] = {}

    def merged(place: str, trees: Trees) -> Any:
        starts[place] = len(columns.places)
        return merge(trees, columns)

    first = next(iter(packs.values()))
    form = {name: value for name, value in first.items() if name not in OWN}
    form["frame"] = merged(FRAME, [pack["frame"] for pack in packs.values()])
    form["screens"] = {
        name: merged(name, [pack["screens"][name] for pack in packs.values()])
        for name in sorted(first["screens"], key=place_of)
    }
    shape = hashlib.sha256(packed(shape_of([form["frame"], form["screens"]]))).hexdigest()[:16]
    languages = {
        code: {"shape": shape, **{name: pack[name] for name in OWN}, "words": words[code]}
        for code, pack in packs.items()
    }
    return {FORM: packed({"shape": shape, "starts": starts, **form})} | {
        code: packed(language) for code, language in languages.items()
    }


def place_of(screen: str) -> int:
    """Give the place of a screen in the form: those of TOGETHER last, the others as they came."""
    return TOGETHER.index(screen) if screen in TOGETHER else -1


def merge(trees: Trees, columns: Columns) -> Any:
    """Give what the same tree has in common in all languages, a number where they part."""
    if all(tree == trees[0] for tree in trees):
        return trees[0]
    parts = [parted(tree) for tree in trees if isinstance(tree, list)]
    if len(parts) < len(trees) or len({(name, len(inner)) for name, _, inner in parts}) > 1:
        return columns.gap(trees)
    attributes = merge_attributes([attributes for _, attributes, _ in parts], columns)
    children = zip(*(inner for _, _, inner in parts), strict=True)
    merged = [merge(list(child), columns) for child in children]
    return [parts[0][0], *([attributes] if attributes else []), *merged]


def merge_attributes(attributes: list[dict[str, str]], columns: Columns) -> dict[str, Any]:
    """Do the same with the attributes of an element; null is the word for one that is not there."""
    names = dict.fromkeys(name for one in attributes for name in one)
    merged = {}
    for name in names:
        values = [one.get(name) for one in attributes]
        same = all(value == values[0] for value in values)
        merged[name] = values[0] if same else columns.gap(values)
    return merged


def shape_of(part: Any) -> Any:
    """Give a tree with -1 for whatever reads the same in every language."""
    if isinstance(part, dict):
        return {name: shape_of(value) for name, value in part.items()}
    if isinstance(part, list):
        return [shape_of(inner) for inner in part]
    return part if isinstance(part, int) else -1


def parted(tree: list[Any]) -> tuple[str, dict[str, str], list[Any]]:
    """Give name, attributes and children of an element."""
    name, *rest = tree
    attributes = rest.pop(0) if rest and isinstance(rest[0], dict) else {}
    return name, attributes, rest


def packed(value: object) -> bytes:
    """Write JSON without spaces, as it is sealed."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
