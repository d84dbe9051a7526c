"""The shapes of content/phrases.yaml and content/terms.yaml: what is said in Dutch."""

from typing import Annotated, Literal

from msgspec import Meta

from pwa.content.model.facts import Fact, Strict
from pwa.content.model.words import Id, Line, Text


class Phrase(Fact, frozen=True, kw_only=True):
    """A Dutch sentence to say or show, and what it means. `use` tells where it fits.

    `blank` is what the reader may choose for the “…” or the word in brackets of both texts.
    """

    dutch: Line
    text: Text
    use: Text | None = None
    blank: Literal["time", "town"] | None = None


class Phrases(Strict, frozen=True, kw_only=True):
    """content/phrases.yaml."""

    intro: list[Text]
    phrases: Annotated[list[Phrase], Meta(min_length=1)]
    towns: list[str] = []


class Term(Strict, frozen=True, kw_only=True):
    """A Dutch word that a helper will use, and what it means."""

    id: Id
    dutch: str
    text: Text


class Terms(Strict, frozen=True, kw_only=True):
    """content/terms.yaml."""

    terms: list[Term]
