"""The shape of content/rights.yaml."""

from typing import Annotated

from msgspec import Meta

from pwa.content.model.facts import Advice, Fact, Strict
from pwa.content.model.words import Answer, Id, Part, Step, Text


class Right(Fact, frozen=True, kw_only=True):
    """One right: whose it is, and at which step it matters."""

    part: Part
    step: Step
    title: Text
    text: Annotated[list[Text], Meta(min_length=1)]
    note: list[Text] = []
    terms: list[Id] = []
    warning: bool = False


class Stage(Strict, frozen=True, kw_only=True):
    """A step of the way: its heading, phrases to say there, and who can be there with her.

    `company` holds only what a right or a number of these files says too: `said_by` names it.
    """

    step: Step
    title: Text
    phrases: Annotated[list[Id], Meta(min_length=1)]
    company: Annotated[list[Text], Meta(min_length=1)]
    said_by: Annotated[list[Id], Meta(min_length=1)]


class Rights(Strict, frozen=True, kw_only=True):
    """content/rights.yaml: `warning` stands on top wherever unlawful stay may matter."""

    question: Text
    answers: dict[Answer, Text]
    parts: dict[Part, Text]
    way: Annotated[list[Stage], Meta(min_length=1)]
    warning: Advice
    rights: Annotated[list[Right], Meta(min_length=1)]
