"""The pictograms: one set, each of them used, read and written down; none says it alone."""

import re
from pathlib import Path
from typing import Any

import pytest

from pwa.builder.load import Source
from pwa.builder.tree import parse_tree
from pwa.languages import find_languages
from tools.pictograms import letters, read_drawings

from .conftest import Node, attributes, nodes, text_of

GUIDE = (Path(__file__).parents[2] / "docs" / "pictograms.md").read_text(encoding="utf-8")
Packs = dict[str, dict[str, Any]]
every_language = pytest.mark.parametrize("code", [one.code for one in find_languages()])


def drawn(tree: Node) -> list[Node]:
    return [node for node, _ in nodes(tree) if node[0] == "svg"]


def shapes(svg: Node) -> str:
    return str(svg[2:])


def test_the_table_names_every_drawing_once() -> None:
    rows = re.findall(r"^\| `(\w+)`(.*?) \|", GUIDE, re.MULTILINE)
    named = [name for name, more in rows if not more]
    assert sorted(named) == sorted(set(named))
    assert {*named, "sound, no voice"} == {*read_drawings()}


def test_every_drawing_stands_in_the_room_and_is_hidden_from_who_listens(packs: Packs) -> None:
    pack = packs["en"]
    trees = [pack["frame"], *pack["screens"].values()]
    found = [svg for tree in trees for svg in drawn(tree)]
    assert {attributes(svg)["aria-hidden"] for svg in found} == {"true"}
    assert {text_of(svg) for svg in found} == {""}
    there = {shapes(svg) for svg in found}
    drawings = {name: html for name, (_, html) in read_drawings().items() if "," not in name}
    assert [
        name for name, html in drawings.items() if shapes(parse_tree(html, name)[0]) not in there
    ] == []


@every_language
def test_each_device_has_a_picture_with_its_words_below(packs: Packs, code: str) -> None:
    screen = packs[code]["screens"]["screen"]
    parts = [one for one in screen[2:] if "device=" in attributes(one).get("data-if", "")]
    assert [attributes(one)["data-if"] for one in parts] == [
        "device=android",
        "device=iphone",
        "device=computer",
    ]
    pictures = [svg for one in parts for svg in drawn(one) if "picture" in attributes(svg)["class"]]
    assert len({shapes(svg) for svg in pictures}) == len(parts)
    assert all(len(text_of(one)) > 60 for one in parts)


@every_language
def test_each_group_of_signs_has_a_drawing_of_its_own(
    packs: Packs, source: Source, code: str
) -> None:
    headings = [
        part
        for part, _ in nodes(packs[code]["screens"]["signs"])
        if attributes(part).get("class") == "group"
    ]
    assert {one[0] for one in headings} == {"h2"}
    assert len(headings) == len(source.content.signs.groups)
    assert len({shapes(svg) for one in headings for svg in drawn(one)}) == len(headings)
    assert all(text_of(one) for one in headings)


def test_letters_tell_nothing_of_the_names() -> None:
    names = sorted(read_drawings())
    given = letters(names)
    assert sorted(given.values()) == names
    assert [*given.values()] != names
