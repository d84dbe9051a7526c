"""Whoever doubts a fact finds its source, its date and its status in the same card."""

from collections.abc import Iterator
from typing import Any

import pytest

from pwa.builder.load import Source, all_facts
from pwa.builder.wording import Wording
from pwa.content.model import Fact, Helpline, Known, Rule, Status
from pwa.languages import find_languages

from .conftest import Node, attributes, nodes, text_of

Packs = dict[str, dict[str, Any]]
every_language = pytest.mark.parametrize("code", [one.code for one in find_languages()])
STATUS = {
    "law": "Fixed by law.",
    "confirmed": "Seen and called by a person, not long ago.",
    "documented": "From an official page, read in a stored copy. The page may be older.",
    "public": "From a public page, read in a stored copy. The page may be older.",
    "leaflet": "From an older leaflet.",
    "ours": "Our own advice.",
}
RULES_CHANGE = "Rules can change. Ask CoMensha or a lawyer."


def with_class(tree: Node, name: str) -> list[Node]:
    return [one for one, _ in nodes(tree) if name in attributes(one).get("class", "").split()]


def source_lines(trees: list[Node]) -> list[str]:
    return [text_of(line) for tree in trees for line in with_class(tree, "source")]


def cards(pack: dict[str, Any], name: str) -> list[Node]:
    """Give every place where an item stands."""
    return [
        one
        for tree in pack["screens"].values()
        for one, _ in nodes(tree)
        if attributes(one).get("data-item") == name
    ]


def own_lines(pack: dict[str, Any], card: Node) -> list[str]:
    """Give the lines of a screen that stand in no card: they hold for all its cards."""
    screen = next(
        tree for tree in pack["screens"].values() if any(one is card for one, _ in nodes(tree))
    )
    return [text_of(one) for one in screen[1:] if attributes(one).get("class") == "source"]


def wanted(wording: Wording, item: Fact | Known, read_on: Any) -> list[str]:
    """Give what the line must say."""
    status = wording.status_of(item)
    words = [wording.plain(STATUS[status]), wording.month(read_on)]
    for one in wording.sources_of(item):
        if one.kind != "ours":
            words.append(one.address or one.title)
        elif item.status is not Status.OURS:
            words.append(wording.plain(STATUS["ours"]))
    if isinstance(item, Fact) and item.as_of:
        words.append(wording.plain(RULES_CHANGE))
    return words


def shipped(source: Source) -> Iterator[Fact]:
    return (one for one in all_facts(source.content) if not isinstance(one, Rule))


def wording_of(source: Source, code: str) -> Wording:
    return Wording(source, next(one for one in source.languages if one.code == code))


@every_language
def test_every_item_has_its_source_date_and_status_in_its_card(
    packs: Packs, source: Source, code: str
) -> None:
    wording = wording_of(source, code)
    for item in shipped(source):
        found = cards(packs[code], item.id)
        assert found, item.id
        lines = [line for card in found for line in source_lines([card])]
        if item.status is Status.OURS:
            lines += own_lines(packs[code], found[0])
        words = wanted(wording, item, item.read_on)
        assert any(all(word in line for word in words) for line in lines), (item.id, words, lines)


@every_language
def test_a_field_of_a_number_that_is_less_sure_has_a_line_of_its_own(
    packs: Packs, source: Source, code: str
) -> None:
    wording = wording_of(source, code)
    for one in source.content.help.helplines:
        lines = source_lines(cards(packs[code], one.id))
        for known in (one.hours, one.cost, one.anonymous, one.languages):
            if known.value and known.value != "unknown":
                words = wanted(wording, known, one.read_on)
                assert any(all(word in line for word in words) for line in lines), (one.id, words)


@every_language
def test_the_warning_before_the_police_has_its_source_wherever_it_stands(
    packs: Packs, source: Source, code: str
) -> None:
    content, wording = source.content, wording_of(source, code)
    warning = content.rights.warning
    words = wanted(wording, warning, warning.read_on)
    beside: list[Fact] = [
        one
        for one in (*content.signs.signs, *content.rights.rights, *content.help.helplines)
        if one.warning
    ]
    assert {one.id for one in beside} >= {"threat-to-report", "report-without-permission", "police"}
    for item in beside:
        for card in cards(packs[code], item.id):
            lines = source_lines([card])
            assert any(all(word in line for word in words) for line in lines), item.id


@every_language
def test_what_is_said_beside_numbers_and_steps_has_a_source(
    packs: Packs, source: Source, code: str
) -> None:
    content, wording = source.content, wording_of(source, code)
    said = [
        *((one.text, one.said_by) for one in content.help.situations if one.text),
        *((one.company, one.said_by) for one in content.rights.way),
    ]
    for texts, ids in said:
        holders = [
            one
            for tree in packs[code]["screens"].values()
            for name in ("situation", "there")
            for one in with_class(tree, name)
            if wording.plain(texts[0]) in text_of(one)
        ]
        assert holders, texts
        for name in ids:
            words = wanted(wording, wording.facts[name], wording.facts[name].read_on)
            assert any(all(word in line for word in words) for line in source_lines(holders)), (
                texts,
                name,
            )


def test_what_the_first_opening_says_and_every_dutch_word_stand_with_a_source(
    packs: Packs, source: Source
) -> None:
    call = packs["en"]["screens"]["call"]
    note = next(
        one for one in with_class(call, "warning") if "Before you keep this" in text_of(one)
    )
    assert source_lines([note])
    for item in shipped(source):
        if getattr(item, "terms", []):
            for card in cards(packs["en"], item.id):
                assert with_class(card, "term"), item.id
                assert source_lines([card]), item.id


def test_only_a_number_says_that_nobody_called_it(packs: Packs, source: Source) -> None:
    words = "We have not called this number."
    for item in shipped(source):
        for card in cards(packs["en"], item.id):
            said = any(words in line for line in source_lines([card]))
            documented = item.status is Status.DOCUMENTED
            assert said == (isinstance(item, Helpline) and documented), item.id
