"""The shape of content/help.yaml."""

from typing import Annotated, Literal

from msgspec import Meta

from pwa.content.model.facts import Advice, Fact, Status, Strict
from pwa.content.model.words import Clock, Id, Language, Text


class Hours(Strict, frozen=True, kw_only=True):
    """When somebody answers: always, every day at unknown times, unknown, or ranges.

    `days` counts Monday as 1; times are those of Europe/Amsterdam.
    """

    days: Annotated[list[Annotated[int, Meta(ge=1, le=7)]], Meta(min_length=1)]
    opens: Clock
    closes: Clock


class Known(Strict, frozen=True, kw_only=True):
    """What says how sure a single field of a number is."""

    status: Status
    sources: Annotated[list[Id], Meta(min_length=1)]
    note: Text | None = None


class KnownHours(Known, frozen=True, kw_only=True):
    """Opening hours, or one word for what is known of them."""

    value: Literal["always", "daily", "unknown"] | Annotated[list[Hours], Meta(min_length=1)]


class KnownCost(Known, frozen=True, kw_only=True):
    """What a call costs. `free-off-bill` is free and not on the phone bill."""

    value: Literal["free", "free-off-bill", "normal", "paid", "unknown"]


class KnownPrivacy(Known, frozen=True, kw_only=True):
    """Whether a caller can stay without a name. `advice` means: for advice only."""

    value: Literal["yes", "no", "confidential", "advice", "unknown"]


class KnownLanguages(Known, frozen=True, kw_only=True):
    """Which languages are spoken, as codes; an empty list is unknown. `usually` is less sure."""

    value: list[Language]
    usually: list[Language] = []


class Helpline(Fact, frozen=True, kw_only=True):
    """A number to call. `dial` is what the phone dials, `shown` what the reader sees.

    `from_abroad` is the number for a foreign SIM where a source gives one. The numbers with
    `first` stand on the first screen, the others behind a situation. `happens` are the steps of
    a call, only those that a source documents. `unknown` is one line on what is not known.
    """

    name: str
    dial: str
    shown: str
    from_abroad: str | None = None
    first: bool = False
    who: Text
    happens: list[Text] = []
    note: list[Text] = []
    phrases: list[Id] = []
    hours: KnownHours
    cost: KnownCost
    anonymous: KnownPrivacy
    languages: KnownLanguages
    unknown: Text | None = None
    warning: bool = False
    email: str | None = None


class Situation(Strict, frozen=True, kw_only=True):
    """A sentence that the reader recognises, and the numbers that fit, in their order.

    `said_by` names the items that say its `text` too: there are its sources.
    """

    id: Id
    title: Text
    text: list[Text] = []
    said_by: list[Id] = []
    helplines: Annotated[list[Id], Meta(min_length=1)]


class Help(Strict, frozen=True, kw_only=True):
    """content/help.yaml."""

    helplines: Annotated[list[Helpline], Meta(min_length=1)]
    situations: Annotated[list[Situation], Meta(min_length=1)]
    notes: list[Advice]
