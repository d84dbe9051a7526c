"""What a tick leads to and the steps of the rights, with the conditions that a phone tests.

A condition is `data-if` of a template: facts and the values with one of which they hold, such as
"tick=danger,close passport=eu". All of its facts must hold (static/facts.js). The rules that a tick
fires travel with it, so that a phone knows no rule: it compares words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pwa.content.model import Content, Part, Person, Right, Rights, Rule, Stage

ANSWERS: dict[Part, str] = {"eu": "eu", "everybody": "eu,other,unknown", "other": "other,unknown"}
"""Which answers about the passport show a part of the rights."""
ME, OTHER = "", "other"
"""The person that the signs are about, as a phone knows it: nothing is chosen at first."""


@dataclass(frozen=True)
class Result:
    """A key that a tick shows: to a call, or to an item (`at`) of a screen."""

    kind: str
    id: str
    screen: str
    condition: str


@dataclass(frozen=True)
class StepOfWay:
    """A step with its rights, part by part, and the answers that have any."""

    stage: Stage
    parts: dict[Part, list[Right]]
    answers: str


def find_results(content: Content) -> list[Result]:
    """Give the keys of all rules, each once or once for each person: pages, then in their order."""
    screens = {item.id: page.id for page in content.pages for item in page.items}
    parts: dict[str, Part] = {right.id: right.part for right in content.rights.rights}
    parts[content.rights.warning.id] = "other"
    found = []
    for kind, name in dict.fromkeys(_shown(content.rules)):
        screen = {"helplines": "call", "pages": name, "rights": "rights"}.get(
            kind, screens.get(name, "rights")
        )
        own = _passport(parts[name]) if screen == "rights" else []
        for condition in _conditions([rule for rule in content.rules if name in _of(rule, kind)]):
            found.append(Result(kind, name, screen, " ".join([*condition, *own])))
    return sorted(found, key=lambda one: one.kind != "pages")


def _shown(rules: list[Rule]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        for kind in ("pages", "helplines", "advice", "rights"):
            yield from ((kind, name) for name in _of(rule, kind))


def _of(rule: Rule, kind: str) -> list[str]:
    names: list[str] = getattr(rule, kind)
    return names


def _passport(part: Part) -> list[str]:
    """Before the question is answered, a right may be hers unless it is one of the EU alone."""
    if part == "everybody":
        return []
    return [f"passport={'' if part == 'eu' else ','}{ANSWERS[part]}"]


def _conditions(rules: list[Rule]) -> Iterator[list[str]]:
    """Give when a result shows: once where it is the same for both persons, else for each."""
    me, other = _ticks(rules, "me"), _ticks(rules, "other")
    if me == other:
        yield [] if me == "" else [f"tick={me}"]
        return
    for person, ticks in ((ME, me), (OTHER, other)):
        if ticks is not None:
            yield [f"person={person}", *([f"tick={ticks}"] if ticks else [])]


def _ticks(rules: list[Rule], person: Person) -> str | None:
    """Give the rules of a person, "" where each tick fires one, None where there is none."""
    hers = [rule for rule in rules if rule.person in (None, person)]
    if not hers:
        return None
    return "" if any(rule.every for rule in hers) else ",".join(rule.id for rule in hers)


def find_way(rights: Rights) -> list[StepOfWay]:
    """Give the steps in their order, each with the rights of everybody first."""
    way = []
    for stage in rights.way:
        parts: dict[Part, list[Right]] = {
            part: [one for one in rights.rights if (one.step, one.part) == (stage.step, part)]
            for part in ("everybody", "eu", "other")
        }
        held = {part: hers for part, hers in parts.items() if hers}
        answers = {answer for part in held for answer in ANSWERS[part].split(",")}
        way.append(StepOfWay(stage, held, ",".join(sorted(answers))))
    return way
