"""What the builder reads and makes, step by step, and copies that a test may spoil."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pwa.builder.bundle import bundle_files
from pwa.builder.compress import compress_packs
from pwa.builder.list import list_files
from pwa.builder.load import Source, load_source
from pwa.builder.render import Room, render_rooms
from pwa.builder.seal import seal_packs
from pwa.builder.split import FRAME, split_rooms
from pwa.languages import LOCALE

from .checkout import Checkout, project_files, read_files

Node = list[Any]


@pytest.fixture(scope="session")
def source() -> Source:
    """Everything that people edit, read."""
    return load_source(None)


@pytest.fixture(scope="session")
def rooms(source: Source) -> dict[str, Room]:
    """The room in every language."""
    return render_rooms(source)


@pytest.fixture(scope="session")
def packs(rooms: dict[str, Room]) -> dict[str, dict[str, Any]]:
    """The same as a phone reads it, language → pack."""
    return {code: json.loads(room.pack) for code, room in rooms.items()}


@pytest.fixture(scope="session")
def files(dist: Path) -> dict[str, bytes]:
    """The files of dist/ by their URL path, without the compressed copies."""
    return {
        "/" + name.removesuffix("index.html"): data
        for name, data in read_files(dist).items()
        if not name.endswith((".br", ".gz"))
    }


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A copy of the catalogs."""
    return Path(shutil.copytree(LOCALE, tmp_path / "locale"))


@pytest.fixture(scope="session")
def project_names() -> list[str]:
    """What a clean checkout holds."""
    return project_files()


@pytest.fixture
def checkout(tmp_path: Path, project_names: list[str]) -> Checkout:
    """A clean copy of the project."""
    return Checkout(tmp_path / "checkout", project_names)


def make_site(source: Source, rooms: dict[str, Room], door_code: str) -> dict[str, bytes]:
    """Take all steps but the first two and the last one."""
    sealed = seal_packs(compress_packs(split_rooms(rooms)), door_code)
    return list_files(bundle_files(source, sealed, dev=False), dev=False)


class Words:
    """One language's words, from a place on: 0 asks for the next, another number for its place."""

    def __init__(self, words: list[Any], start: int = 0) -> None:
        self.words, self.next = words, start

    def at(self, gap: int) -> Any:
        if gap:
            return self.words[gap - 1]
        self.next += 1
        return self.words[self.next - 1]


def filled(tree: Any, words: Words) -> Any:
    """Put a language's words back into a tree of the form, as a phone does."""
    if isinstance(tree, int):
        return words.at(tree)
    if isinstance(tree, dict):
        given = {
            name: words.at(value) if isinstance(value, int) else value
            for name, value in tree.items()
        }
        return {name: value for name, value in given.items() if value is not None}
    if not isinstance(tree, list):
        return tree
    parts = [filled(part, words) for part in tree]
    return [part for part in parts if part != {}]


def joined(form: dict[str, Any], language: dict[str, Any]) -> dict[str, Any]:
    """Give the room again of a form and one language of it."""
    words = {name: Words(language["words"], start) for name, start in form["starts"].items()}
    room = {**form, "lang": language["lang"], "dir": language["dir"]}
    room["frame"] = filled(form["frame"], words[FRAME])
    room["screens"] = {name: filled(tree, words[name]) for name, tree in form["screens"].items()}
    ends = [*form["starts"].values(), len(language["words"])][1:]
    assert [one.next for one in words.values()] == ends
    del room["shape"], room["starts"]
    return room


def nodes(tree: Node, lang: str | None = None) -> Iterator[tuple[Node, str | None]]:
    """Give every element of a tree, with the language that holds for it."""
    lang = attributes(tree).get("lang", lang)
    yield tree, lang
    for child in tree[1:]:
        if isinstance(child, list):
            yield from nodes(child, lang)


def attributes(node: Node) -> dict[str, str]:
    """Give the attributes of an element."""
    return node[1] if len(node) > 1 and isinstance(node[1], dict) else {}


def text_of(node: Node) -> str:
    """Give all words within an element."""
    return "".join(
        text_of(child) if isinstance(child, list) else child
        for child in node[1:]
        if not isinstance(child, dict)
    )
