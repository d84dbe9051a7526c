"""Check what no single field can say about itself: ids, references, numbers, statuses."""

from collections.abc import Iterator
from typing import get_args

from babel import Locale, UnknownLocaleError

from pwa.content.document import Document, walk
from pwa.content.found import Found
from pwa.content.lengths import check_lengths
from pwa.content.model import (
    Advice,
    Answer,
    Fact,
    Helpline,
    Known,
    KnownHours,
    KnownLanguages,
    Page,
    Part,
    Phrase,
    Right,
    Rights,
    Sign,
    Signs,
    Situation,
    Source,
    Stage,
    Status,
    Strict,
    Term,
    Topic,
)
from pwa.content.numbers import abroad_fault, dial_fault, hours_fault, shown_fault
from pwa.content.paths import check_rules, check_signs_lead_somewhere, check_steps, needs_of_paths
from pwa.content.places import YamlPath

REFERENCES: dict[str, type[Strict]] = {
    "sources": Source,
    "helplines": Helpline,
    "phrases": Phrase,
    "terms": Term,
    "page": Page,
    "pages": Page,
    "signs": Sign,
    "rights": Right,
    "advice": Advice,
    "said_by": Fact,
}
"""The fields that hold ids, and of what."""


def check_documents(documents: list[Document]) -> None:
    """Raise a Problem for the first fault across the files."""
    everything = [
        Found(document, path, value)
        for document in documents
        for path, value in walk(document.value)
    ]
    shipped = [*_without_withdrawn(everything)]
    check_unique_ids(everything)
    check_page_names(everything)
    check_references(everything)
    check_topics(everything)
    check_statuses(everything)
    check_helplines(everything)
    check_answers(everything)
    check_rules(everything)
    check_steps(everything)
    check_lengths(everything)
    check_numbers_once(shipped)
    check_nothing_is_empty(shipped)
    check_every_number_is_reachable(shipped)
    check_signs_lead_somewhere(shipped)


def _without_withdrawn(everything: list[Found]) -> Iterator[Found]:
    gone: tuple[str, YamlPath] | None = None
    for one in everything:
        if gone and gone[0] == one.document.name and one.path[: len(gone[1])] == gone[1]:
            continue
        if isinstance(one.value, Fact) and one.value.withdrawn_on:
            gone = (one.document.name, one.path)
            continue
        yield one


def check_unique_ids(everything: list[Found]) -> None:
    """Items and sources share one list of ids: the commands name them by their ids alone."""
    seen: dict[tuple[str, str], str] = {}
    for one in everything:
        name = getattr(one.value, "id", None)
        if name is None:
            continue
        kind = "item" if isinstance(one.value, (Fact, Source)) else type(one.value).__name__
        if isinstance(one.value, Topic):
            kind += one.document.name
        place = f"content/{one.document.name}:{one.document.line((*one.path, 'id'))}"
        if (kind, name) in seen:
            one.refuse(("id",), f"“{name}”, as in {seen[kind, name]}", "an id of its own")
        seen[kind, name] = place


def check_page_names(everything: list[Found]) -> None:
    """A page has the id that its file's name says."""
    for one in everything:
        if isinstance(one.value, Page):
            wanted = one.document.name.rpartition("/")[2].removesuffix(".yaml")
            if one.value.id != wanted:
                one.refuse(("id",), f"“{one.value.id}”", f"“{wanted}”, the name of the file")


def check_references(everything: list[Found]) -> None:
    """Every id that a field names is the id of something."""
    known: dict[type[Strict], set[str]] = {
        kind: {getattr(one.value, "id", "") for one in everything if isinstance(one.value, kind)}
        for kind in {*REFERENCES.values()}
    }
    for one in everything:
        if not isinstance(one.value, (Fact, Known, Situation, Stage)):
            continue
        for field, kind in REFERENCES.items():
            names = getattr(one.value, field, None) or []
            for index, name in enumerate([names] if isinstance(names, str) else names):
                if name not in known[kind]:
                    inner = (field,) if isinstance(names, str) else (field, index)
                    one.refuse(inner, f"“{name}”", f"the id of {_a(kind)}")


def _a(kind: type[Strict]) -> str:
    names = {Advice: "an item of a page", Fact: "an item"}
    return names.get(kind, f"a {kind.__name__.lower()}")


def check_topics(everything: list[Found]) -> None:
    """A sign stands in a group of signs.yaml, an item of a page under one of its topics, if any."""
    for one in everything:
        if isinstance(one.value, Signs):
            groups = [group.id for group in one.value.groups]
            for index, sign in enumerate(one.value.signs):
                if sign.group not in groups:
                    one.refuse(("signs", index, "group"), f"“{sign.group}”", _one_of(groups))
        elif isinstance(one.value, Page):
            topics = [topic.id for topic in one.value.topics]
            for index, item in enumerate(one.value.items):
                if item.topic not in topics and (topics or item.topic):
                    found = f"“{item.topic}”" if item.topic else "nothing"
                    one.refuse(("items", index, "topic"), found, _one_of(topics))


def _one_of(names: list[str]) -> str:
    return f"one of {', '.join(names)}" if names else "no topic, since the page has none"


def check_statuses(everything: list[Found]) -> None:
    """A status promises a kind of source, or a live check."""
    kinds = {one.value.id: one.value.kind for one in everything if isinstance(one.value, Source)}
    for one in everything:
        if not isinstance(one.value, (Fact, Known)):
            continue
        status, found = one.value.status, {kinds[name] for name in one.value.sources}
        if status in (Status.LAW, Status.DOCUMENTED) and found <= {"leaflet", "ours"}:
            one.refuse(("sources",), "only the leaflet or ourselves", "a public page too")
        if status is Status.LEAFLET and "leaflet" not in found:
            one.refuse(("sources",), "no leaflet", "the leaflet, since the status says so")
        if status is Status.OURS and "ours" not in found:
            one.refuse(("sources",), "not ours", "ours, since the status says so")
        if status is Status.CONFIRMED and isinstance(one.value, Fact) and not one.value.checked_on:
            one.refuse(("checked_on",), "nothing", "the day when a person saw it live")


def check_helplines(everything: list[Found]) -> None:
    """Numbers can be dialled, are shown as they are, and hours make sense."""
    for one in everything:
        if isinstance(one.value, Helpline):
            dial, shown, abroad = one.value.dial, one.value.shown, one.value.from_abroad
            if expected := dial_fault(dial):
                one.refuse(("dial",), f"“{dial}”", expected)
            if expected := shown_fault(dial, shown):
                one.refuse(("shown",), f"“{shown}”", expected)
            if abroad is not None and (expected := abroad_fault(abroad)):
                one.refuse(("from_abroad",), f"“{abroad}”", expected)
        elif isinstance(one.value, KnownLanguages):
            for code in (*one.value.value, *one.value.usually):
                if not is_language(code):
                    one.refuse(("value",), f"“{code}”", "the code of a language, such as nl")
        elif isinstance(one.value, KnownHours) and (found := hours_fault(one.value.value)):
            one.refuse(("value",), found, "times that follow each other")


def is_language(code: str) -> bool:
    """Tell whether CLDR knows a language by this code."""
    try:
        return bool(Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        return False


def check_answers(everything: list[Found]) -> None:
    """Every answer and every part of the rights has its words."""
    for one in everything:
        if isinstance(one.value, Rights):
            for field, words, wanted in (
                ("answers", {*one.value.answers}, {*get_args(Answer)}),
                ("parts", {*one.value.parts}, {*get_args(Part)}),
            ):
                for name in sorted(wanted - words):
                    one.refuse((field, name), "nothing", "words")


def check_numbers_once(shipped: list[Found]) -> None:
    """An S, N or R number belongs to one item."""
    seen: dict[str, str] = {}
    for one in shipped:
        if isinstance(one.value, Fact):
            for index, number in enumerate(one.value.numbers):
                if number in seen:
                    found = f"{number}, as in the item {seen[number]}"
                    one.refuse(("numbers", index), found, "a number that no other item has")
                seen[number] = one.value.id


def check_nothing_is_empty(shipped: list[Found]) -> None:
    """Withdrawing must not leave a heading without an item, or a place of the room empty."""
    facts = {one.value.id for one in shipped if isinstance(one.value, Fact)}
    for one in shipped:
        for path, ids in (*_needs(one.value), *needs_of_paths(one.value)):
            if not facts.intersection(ids):
                one.refuse(path, "nothing that is shipped", "at least one item not withdrawn")


def _needs(value: Strict) -> Iterator[tuple[YamlPath, list[str]]]:
    """Give the places that want at least one shipped item, with the ids of all there are."""
    for name in value.__struct_fields__:
        if isinstance(item := getattr(value, name), Advice):
            yield (name,), [item.id]
    if isinstance(value, Situation):
        yield ("helplines",), value.helplines
        if value.text:
            yield ("said_by",), value.said_by
    elif isinstance(value, Stage):
        yield ("said_by",), value.said_by
    elif isinstance(value, Signs):
        for index, group in enumerate(value.groups):
            yield ("groups", index), [sign.id for sign in value.signs if sign.group == group.id]
    elif isinstance(value, Rights):
        for part in value.parts:
            yield ("parts", part), [right.id for right in value.rights if right.part == part]
    elif isinstance(value, Page):
        yield ("items",), [item.id for item in value.items]
        for index, topic in enumerate(value.topics):
            yield ("topics", index), [item.id for item in value.items if item.topic == topic.id]


def check_every_number_is_reachable(shipped: list[Found]) -> None:
    """Each number stands on the first screen or in a situation."""
    placed = {
        name for one in shipped if isinstance(one.value, Situation) for name in one.value.helplines
    }
    for one in shipped:
        if isinstance(one.value, Helpline) and not one.value.first and one.value.id not in placed:
            one.refuse(("first",), "false, and no situation names it", "a place on the screen")
