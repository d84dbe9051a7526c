"""Say in plain words what does not fit the shape of a file."""

import re
from collections.abc import Iterator
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from pwa.content import model
from pwa.content.places import YamlPath, problem_at
from pwa.problems import Problem

ALIASES = (model.Text, model.Id, model.Number, model.Clock, model.Line, model.Language)
PATTERNS = {meta.pattern: meta.description for meta in (get_args(alias)[1] for alias in ALIASES)}
KINDS = {
    "str": "words (in quotes where they look like a number, a date, yes or no, or hold a colon)",
    "int": "a whole number",
    "bool": "true or false",
    "array": "a list",
    "object": "named fields",
    "date": "a date such as 2026-11-24",
    "null": "nothing",
}


def explain(
    name: str, node: yaml.Node, data: object, shape: type[model.Strict], message: str
) -> Problem:
    """Turn msgspec's message and its `$.signs[3].text` into a Problem at the line."""
    what, _, where = message.partition(" - at ")
    parts = re.findall(r"\.(\w+)|\[(\d+)\]", where)
    path: YamlPath = tuple(int(index) if index else field for field, index in parts)
    if unknown := re.fullmatch(r"Object contains unknown field `(.+)`", what):
        fields = _one_of(field for hint in _hints(shape, path) for field in _fields(hint))
        return problem_at(name, node, (*path, unknown[1]), "a field with an unknown name", fields)
    if missing := re.fullmatch(r"Object missing required field `(.+)`", what):
        return problem_at(name, node, (*path, missing[1]), "nothing", "this field")
    return problem_at(name, node, path, _found(data, path), _expected(what, _hints(shape, path)))


def _found(data: Any, path: YamlPath) -> str:
    for part in path:
        data = data[part]
    if isinstance(data, list):
        return "a list" if data else "an empty list"
    if isinstance(data, dict):
        return "named fields"
    return "nothing" if data is None or data == "" else f"“{data}”"


def _expected(what: str, hints: list[Any]) -> str:
    if pattern := re.search(r"matching regex '(.*)'$", what):
        return str(PATTERNS[pattern[1].encode().decode("unicode_escape")])
    if what.startswith("Invalid enum value"):
        return _one_of(value for hint in hints for value in _values(hint))
    if what.endswith("`array` of length >= 1"):
        return "a list with at least one entry"
    kinds, _, rest = what.removeprefix("Expected `").partition("`")
    wanted = " or ".join(KINDS.get(kind, kind) for kind in kinds.split(" | "))
    return wanted + rest.partition(", got")[0]


def _one_of(names: Iterator[str]) -> str:
    return f"one of {', '.join(dict.fromkeys(names))}"


def _hints(shape: type[model.Strict], path: YamlPath) -> list[Any]:
    """Give the types that may stand at a path, without unions and notes round them."""
    hints = [*_flat(shape)]
    for part in path:
        inner = [_inner(hint, part) for hint in hints]
        hints = [flat for hint in inner if hint is not None for flat in _flat(hint)]
    return hints


def _flat(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is Annotated:
        yield from _flat(get_args(hint)[0])
    elif get_origin(hint) in (Union, UnionType):
        for inner in get_args(hint):
            yield from _flat(inner)
    else:
        yield hint


def _inner(hint: Any, part: str | int) -> Any:
    if get_origin(hint) is list and isinstance(part, int):
        return get_args(hint)[0]
    fields = _fields(hint)
    return get_type_hints(hint, include_extras=True).get(str(part)) if fields else None


def _fields(hint: Any) -> tuple[str, ...]:
    is_shape = isinstance(hint, type) and issubclass(hint, model.Strict)
    return hint.__struct_fields__ if is_shape else ()


def _values(hint: Any) -> list[str]:
    if get_origin(hint) is dict:
        return [value for flat in _flat(get_args(hint)[0]) for value in _values(flat)]
    if get_origin(hint) is Literal:
        return [str(value) for value in get_args(hint)]
    return [str(one.value) for one in hint] if isinstance(hint, type(Enum)) else []
