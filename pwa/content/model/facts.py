"""What every item has: where it was read, when, and how sure we are."""

from datetime import date
from enum import Enum
from typing import Annotated, Literal

from msgspec import Meta, Struct

from pwa.content.model.words import Device, Id, Number, Text


class Status(Enum):
    """How sure we are. What is weaker than these is not shipped."""

    LAW = "law"
    CONFIRMED = "confirmed"
    DOCUMENTED = "documented"
    LEAFLET = "leaflet"
    OURS = "ours"


class Strict(Struct, forbid_unknown_fields=True, frozen=True):
    """A part of a file: unknown fields are errors, so that a typing mistake is never silent."""


class Source(Strict, frozen=True, kw_only=True):
    """Where facts were read. `address` is shown as text: a tap would leave a trace."""

    id: Id
    title: str
    address: str = ""
    kind: Literal["official", "own", "leaflet", "press", "list", "ours"]
    read_on: date
    checked_on: date | None = None
    note: Text | None = None


class Sources(Strict, frozen=True, kw_only=True):
    """content/sources.yaml."""

    sources: Annotated[list[Source], Meta(min_length=1)]


class Fact(Strict, frozen=True, kw_only=True):
    """What every item has. `checked_on` stays empty until a person has seen the page live.

    `as_of` is the day for which a legal fact holds; the reader is told that rules can change.
    An item with `withdrawn_on` is no longer shipped; it stays in the file as a record.
    """

    id: Id
    numbers: list[Number] = []
    sources: Annotated[list[Id], Meta(min_length=1)]
    status: Status
    read_on: date
    checked_on: date | None = None
    as_of: date | None = None
    withdrawn_on: date | None = None


class Topic(Strict, frozen=True, kw_only=True):
    """A heading under which items stand; `device` is the only one for which they hold, if any.

    `icon` is a drawing of templates/icons.html.
    """

    id: Id
    title: Text
    icon: str | None = None
    device: Device | None = None


class Advice(Fact, frozen=True, kw_only=True):
    """A card of plain sentences: a title, one sentence an entry, and a note behind "more".

    `steps` is what to do, on each device in its own way.
    """

    topic: Id | None = None
    title: Text | None = None
    text: Annotated[list[Text], Meta(min_length=1)]
    steps: dict[Device, Annotated[list[Text], Meta(min_length=1)]] = {}
    note: list[Text] = []
    terms: list[Id] = []
    helplines: list[Id] = []
