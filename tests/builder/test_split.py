"""Parting the rooms loses nothing, and a phone gets what is common to all languages once."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pwa.builder.render import Room
from pwa.builder.split import FORM, Columns, merge, split_rooms
from pwa.languages import find_languages

from .conftest import Words, filled, joined

LANGUAGE_BYTES = 16_000
FORM_BYTES = 17_500

TEXTS = st.sampled_from(["", "a", "b", "c"])
ATTRIBUTES = st.dictionaries(st.sampled_from(["class", "lang", "hidden"]), TEXTS, max_size=2)


def element(name: str, attributes: dict[str, str], children: list[Any]) -> list[Any]:
    return [name, *([attributes] if attributes else []), *children]


TREES = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        element, st.sampled_from(["p", "li"]), ATTRIBUTES, st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(TREES, min_size=1, max_size=4))
def test_any_trees_come_back_as_they_were(trees: list[Any]) -> None:
    columns = Columns([[] for _ in trees])
    form = merge(trees, columns)
    for tree, column in zip(trees, columns.words, strict=True):
        words = Words(column)
        assert filled(form, words) == tree
        assert words.next == len(column)


def test_a_word_that_comes_again_is_kept_once(rooms: dict[str, Room]) -> None:
    packs = [json.loads(pack) for name, pack in split_rooms(rooms).items() if name != FORM]
    rows = [json.dumps(row) for row in zip(*(pack["words"] for pack in packs), strict=True)]
    assert len(rows) == len({*rows})


def test_every_room_comes_back_as_it_was(
    rooms: dict[str, Room], packs: dict[str, dict[str, Any]]
) -> None:
    split = {name: json.loads(pack) for name, pack in split_rooms(rooms).items()}
    form = split.pop(FORM)
    assert {code: joined(form, language) for code, language in split.items()} == packs


def corrected(rooms: dict[str, Room], old: bytes, new: bytes) -> dict[str, Room]:
    assert all(old in room.pack for room in rooms.values())
    return {code: Room(room.pack.replace(old, new), 0) for code, room in rooms.items()}


def test_a_corrected_number_changes_the_form_alone(rooms: dict[str, Room]) -> None:
    before = split_rooms(rooms)
    after = split_rooms(corrected(rooms, b"tel:08002000", b"tel:08002001"))
    assert [name for name in before if before[name] != after[name]] == [FORM]


def test_words_that_do_not_fit_a_form_say_so(rooms: dict[str, Room]) -> None:
    def shapes(rooms: dict[str, Room]) -> set[str]:
        return {json.loads(pack)["shape"] for pack in split_rooms(rooms).values()}

    longer = corrected(rooms, b'["nav",', b'["nav",["p","one more"],')
    assert len(shapes(rooms)) == len(shapes(longer)) == 1
    assert shapes(rooms) != shapes(longer)


def test_what_all_languages_share_is_in_the_form_alone(rooms: dict[str, Room]) -> None:
    split = split_rooms(rooms)
    for text in ("tel:112", "tel:+31334481186", "033-448 11 86", "Ik word gedwongen om te werken."):
        holders = {name for name, pack in split.items() if text.encode() in pack}
        assert holders - {"nl"} == {FORM}, text


def test_packs_are_small_enough_for_a_poor_network(files: dict[str, bytes]) -> None:
    sizes = {
        path.removeprefix("/data/").removesuffix(".bin"): len(data)
        for path, data in files.items()
        if path.startswith("/data/")
    }
    assert {*sizes} == {FORM, *(one.code for one in find_languages())}
    assert sizes.pop(FORM) <= FORM_BYTES
    assert {code: size for code, size in sizes.items() if size > LANGUAGE_BYTES} == {}
