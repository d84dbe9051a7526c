"""The room of every language holds all that it must, and nothing that a phone must not get."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import holidays
import pytest
from msgspec import Struct

from pwa.builder.holidays import YEARS_AHEAD, dutch_holidays
from pwa.builder.load import Source
from pwa.builder.render import Room, render_rooms
from pwa.content.model import Fact
from pwa.languages import BESIDE_LANGUAGE, SOURCE_LANGUAGE, Language, find_languages
from pwa.problems import Problem

from .conftest import Node, attributes, nodes, text_of

CODES = [language.code for language in find_languages()]
LEAFLET = [f"S{number}" for number in range(1, 35)]
LISTS = [f"N{number}" for number in range(1, 11)]
RIGHTS = [f"R{number}" for number in range(1, 11)]

Packs = dict[str, dict[str, Any]]
TRANSLATED = [code for code in CODES if code != SOURCE_LANGUAGE]
every_language = pytest.mark.parametrize("code", CODES)


def elements(pack: dict[str, Any]) -> list[tuple[Node, str | None]]:
    """Give every element of a pack with the language that holds for it."""
    trees = [pack["frame"], *pack["screens"].values()]
    return [found for tree in trees for found in nodes(tree, pack["lang"])]


def values(tree: Node, attribute: str) -> list[str]:
    """Give all values of an attribute within a tree."""
    found = [attributes(node).get(attribute) for node, _ in nodes(tree)]
    return [value for value in found if value is not None]


def facts_of(part: Any) -> Iterator[Fact]:
    """Give every fact within a part of the content."""
    if isinstance(part, Fact):
        yield part
    if isinstance(part, Struct):
        part = [getattr(part, name) for name in part.__struct_fields__]
    if isinstance(part, list | tuple):
        for one in part:
            yield from facts_of(one)


@every_language
def test_every_fact_of_the_leaflet_and_the_lists_is_shipped(
    packs: Packs, source: Source, code: str
) -> None:
    screens = packs[code]["screens"].values()
    held = {name for tree in screens for name in values(tree, "data-item")}
    shipped = {
        number for one in facts_of(source.content) if one.id in held for number in one.numbers
    }
    assert {*LEAFLET, *LISTS, *RIGHTS} - shipped == set()


@every_language
def test_every_call_dials_a_number_of_the_facts(packs: Packs, source: Source, code: str) -> None:
    lines = source.content.help.helplines
    dials = {number for one in lines for number in (one.dial, one.from_abroad) if number}
    pack = packs[code]
    for screen in pack["screens"].values():
        assert {*values(screen, "href")} <= {f"tel:{dial}" for dial in dials}
    assert {*values(pack["screens"]["call"], "href")} == {f"tel:{dial}" for dial in dials}


@every_language
def test_calls_are_the_first_screen_and_three_numbers_wait_behind_nothing(
    packs: Packs, source: Source, code: str
) -> None:
    pack = packs[code]
    assert pack["first"] == "call"
    cards = [card for card in pack["screens"]["call"][2:] if card[0] == "section"]
    seen = [values(card, "href")[0] for card in cards if values(card, "href")]
    first = [f"tel:{one.dial}" for one in source.content.help.helplines if one.first]
    assert first == ["tel:112", "tel:+31334481186", "tel:08002000"]
    assert seen[:3] == first


@every_language
def test_every_item_that_is_not_withdrawn_has_its_place(
    packs: Packs, source: Source, code: str
) -> None:
    content = source.content
    wanted = {
        one.id
        for group in (
            content.signs.signs,
            content.rights.rights,
            content.help.helplines,
            content.help.notes,
            content.phrases.phrases,
            *(page.items for page in content.pages),
        )
        for one in group
    }
    screens = packs[code]["screens"].values()
    held = {name for tree in screens for name in values(tree, "data-item")}
    assert wanted - held == set()


@every_language
def test_every_screen_has_one_main_heading_with_words(packs: Packs, code: str) -> None:
    for name, tree in packs[code]["screens"].items():
        headings = [text_of(node) for node, _ in nodes(tree) if node[0] == "h1"]
        assert len(headings) == 1, name
        assert headings[0].strip(), name


@every_language
def test_headings_never_skip_a_level(packs: Packs, code: str) -> None:
    for name, tree in packs[code]["screens"].items():
        levels = [int(n[0][1]) for n, _ in nodes(tree) if n[0][0] == "h" and n[0][1:].isdigit()]
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=1) <= 1, (name, levels)


@every_language
def test_every_key_leads_to_a_screen_of_a_section(packs: Packs, source: Source, code: str) -> None:
    pack = packs[code]
    screens = {*pack["screens"]}
    assert {*pack["sections"]} == screens
    assert {*pack["sections"].values()} == {section.id for section in source.sections}
    for tree in (pack["frame"], *pack["screens"].values()):
        assert {*values(tree, "data-go")} <= screens
    assert values(pack["frame"], "data-go") == [section.id for section in source.sections]
    assert {page.id for page in source.content.pages} <= screens


@every_language
def test_the_exit_bar_is_the_first_key_of_the_frame_and_says_that_it_closes(
    packs: Packs, code: str
) -> None:
    keys = [node for node, _ in nodes(packs[code]["frame"]) if node[0] in ("a", "button")]
    assert "data-leave" in attributes(keys[0])
    language = next(one for one in find_languages() if one.code == code)
    assert attributes(keys[0])["aria-label"] == "C. " + language.translate("Close these pages")


@every_language
def test_every_language_can_be_chosen_by_its_own_name(packs: Packs, code: str) -> None:
    for screen in ("call", "language"):
        keys = {
            attributes(node)["data-language"]: text_of(node)
            for node, _ in nodes(packs[code]["screens"][screen])
            if "data-language" in attributes(node)
        }
        assert {*keys} == {*CODES}
        for language in find_languages():
            assert keys[language.code].startswith(language.name)


@every_language
def test_dutch_words_say_that_they_are_dutch(packs: Packs, source: Source, code: str) -> None:
    content = source.content
    phrases = {one.dutch.replace("(plaats)", "…") for one in content.phrases.phrases}
    terms = {one.dutch for one in content.terms}
    names = {one.name for one in content.help.helplines}
    marked = {text_of(node) for node, lang in elements(packs[code]) if lang == BESIDE_LANGUAGE}
    assert phrases - marked == set()
    if code == BESIDE_LANGUAGE:
        return
    assert terms - marked == set()
    unmarked = {
        text
        for name, tree in packs[code]["screens"].items()
        for node, lang in nodes(tree, code)
        for text in node[1:]
        # Titles and addresses of sources are names.
        if isinstance(text, str) and lang != BESIDE_LANGUAGE and name != "sources"
        if not re.search(r"\.nl\b", text)
    }
    one_of = "|".join(re.escape(word) for word in phrases | terms - names)
    assert [
        text for text in unmarked if re.search(rf"(?<![A-Za-z])({one_of})(?![A-Za-z])", text)
    ] == []


@every_language
def test_dutch_stands_beside_the_rights_until_a_person_has_read_the_language(
    packs: Packs, source: Source, code: str
) -> None:
    languages = {one.code: one for one in source.languages}
    language, dutch = languages[code], languages[BESIDE_LANGUAGE]
    rights = source.content.rights.rights
    wanted = {" ".join(dutch.texts[text] for text in right.text) for right in rights}
    read = replace(language, review="read by Noor, 2027-01-31")
    reviewed = render_with(source, [read, *([] if language is dutch else [dutch])])
    for pack, shown in ((packs[code], not language.reviewed), (reviewed[code], False)):
        beside = [n for n, _ in elements(pack) if attributes(n).get("class") == "beside"]
        assert {(attributes(n)["lang"], attributes(n)["dir"]) for n in beside} == {("nl", "ltr")}
        assert {"hidden" not in attributes(n) for n in beside} == {shown}
        assert wanted <= {text_of(n) for n in beside}


def render_with(source: Source, languages: list[Language]) -> Packs:
    rooms = render_rooms(replace(source, languages=languages))
    return {code: json.loads(room.pack) for code, room in rooms.items()}


@every_language
def test_nothing_in_a_pack_runs_or_loads(packs: Packs, code: str) -> None:
    for node, _ in elements(packs[code]):
        for name, value in attributes(node).items():
            assert not name.startswith("on"), name
            assert name not in ("style", "src"), name
            assert name != "href" or value.startswith("tel:"), value
    assert "url(" not in packs[code]["style"]
    assert "@import" not in packs[code]["style"]


@every_language
def test_a_pack_says_what_it_is(packs: Packs, source: Source, code: str) -> None:
    pack = packs[code]
    language = next(one for one in source.languages if one.code == code)
    assert (pack["lang"], pack["dir"]) == (code, language.direction)
    assert pack["facts"] == source.facts_of.isoformat()
    assert pack["holidays"] == dutch_holidays(source.facts_of)
    assert all(count == 1 for count in Counter(pack["holidays"]).values())


def test_holidays_are_the_dutch_ones_from_the_year_of_the_facts_on() -> None:
    days = dutch_holidays(date(2026, 11, 24))
    assert days == sorted(days)
    assert {day[:4] for day in days} == {str(2026 + ahead) for ahead in range(YEARS_AHEAD + 1)}
    assert {"2026-12-25", "2026-12-26", "2027-01-01", "2027-03-29", "2027-04-27"} <= {*days}
    assert "2026-07-14" not in days


def test_every_holiday_of_the_next_five_years_is_there(packs: Packs, source: Source) -> None:
    start = source.facts_of
    end = start.replace(year=start.year + 5)
    known = holidays.country_holidays("NL", years=range(start.year, end.year + 1))
    coming = {day.isoformat() for day in known if start <= day <= end}
    assert len(coming) > 45
    for pack in packs.values():
        assert coming <= {*pack["holidays"]}


def without(language: Language, text: str) -> Language:
    """Take one text out of a catalog."""
    assert text in language.texts
    texts = {english: own for english, own in language.texts.items() if english != text}
    return replace(language, texts=texts)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_missing_translation_is_english_that_says_so(
    source: Source, rooms: dict[str, Room], code: str
) -> None:
    text = source.content.signs.signs[0].text
    language = without(next(one for one in source.languages if one.code == code), text)
    room = render_rooms(replace(source, languages=[language]))[code]
    found = [node for node, _ in elements(json.loads(room.pack))]
    assert ["span", {"lang": SOURCE_LANGUAGE, "dir": "ltr"}, text] in found
    assert room.missing == rooms[code].missing + 1


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_missing_translation_of_a_label_is_english_and_counted(
    source: Source, rooms: dict[str, Room], code: str
) -> None:
    text = "Sections"
    language = without(next(one for one in source.languages if one.code == code), text)
    room = render_rooms(replace(source, languages=[language]))[code]
    assert text in values(json.loads(room.pack)["frame"], "aria-label")
    assert room.missing == rooms[code].missing + 1


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_without_the_blank_of_its_phrase_is_refused(
    source: Source, code: str
) -> None:
    phrase = next(one for one in source.content.phrases.phrases if one.blank == "town")
    language = next(one for one in source.languages if one.code == code)
    texts = {**language.texts, phrase.text: "x"}
    with pytest.raises(Problem, match="item police-cannot-talk: 0 blanks in “x”"):
        render_rooms(replace(source, languages=[replace(language, texts=texts)]))


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_screen_has_the_same_parts_in_every_language(
    packs: dict[str, dict[str, Any]], code: str
) -> None:
    """Else a second language could not stand beside it (docs/decisions/0018)."""

    def shape(node: Node) -> object:
        inner = [child for child in node[1:] if isinstance(child, list)]
        if any(isinstance(child, str) and child.strip() for child in node[1:]):
            return "text"
        if inner and all(child[0] == "span" and "lang" in attributes(child) for child in inner):
            return "text"
        return [shape(child) for child in inner] or "text"

    for name, tree in packs[code]["screens"].items():
        assert shape(tree) == shape(packs[SOURCE_LANGUAGE]["screens"][name]), name


def test_the_address_is_shown_where_there_is_one(source: Source) -> None:
    address = "https://www.example.org"
    english = [one for one in source.languages if one.code == SOURCE_LANGUAGE]
    for given in (None, address):
        pack = render_with(replace(source, address=given), english)[SOURCE_LANGUAGE]
        drawings = [n for n, _ in elements(pack) if attributes(n).get("class") == "qr"]
        assert [attributes(n)["role"] for n in drawings] == (["img"] if given else [])
        held = [name for name, tree in pack["screens"].items() if address in text_of(tree)]
        assert held == (["screen"] if given else [])
