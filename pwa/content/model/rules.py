"""The shape of content/rules.yaml."""

from typing import Annotated

from msgspec import Meta

from pwa.content.model.facts import Fact, Strict
from pwa.content.model.words import Id, Line, Person


class Rule(Fact, frozen=True, kw_only=True):
    """What a tick leads to: any of these signs shows all that the rule names.

    `every` makes it follow from each sign. `person` is the only one for whom it holds, if any.
    `advice` are items of pages, or the warning of rights.yaml. `reason` tells editors why.
    """

    signs: list[Id] = []
    every: bool = False
    person: Person | None = None
    helplines: list[Id] = []
    rights: list[Id] = []
    advice: list[Id] = []
    pages: list[Id] = []
    reason: Line


class Rules(Strict, frozen=True, kw_only=True):
    """content/rules.yaml."""

    rules: Annotated[list[Rule], Meta(min_length=1)]
