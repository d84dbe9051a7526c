"""The shape of every fact: what a YAML file of this folder may hold, and nothing else.

A field whose type is `Text` (or a list of it) is an English msgid: it goes into the gettext
catalogs. All other strings are the same in every language.
"""

from datetime import date
from enum import Enum
from typing import Annotated, Literal

from msgspec import Meta, Struct

Text = Annotated[
    str,
    Meta(
        min_length=1,
        pattern=r"^\S[\s\S]*\S$|^\S$",
        description="words, without spaces round them",
        extra={"text": True},
    ),
]
"""English wording, to be translated."""
Id = Annotated[
    str,
    Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", description="a name in small letters, digits, hyphens"),
]
"""A name in small letters, digits and hyphens."""
Number = Annotated[
    str, Meta(pattern=r"^[SNR][1-9][0-9]*$", description="a number such as S12, N3 or R7")
]
"""The number of a fact in the founding leaflet (S), in the indicator lists (N) or a right (R)."""
Clock = Annotated[
    str,
    Meta(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
        description='a time of day such as "09:00", in quotes',
    ),
]
"""A time of day in Europe/Amsterdam, such as 09:00."""
Line = Annotated[str, Meta(pattern=r"^\S.*$", description="a sentence")]
"""A sentence that is not translated: Dutch, or a word to editors."""
Language = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}$", description="the code of a language, such as nl")
]
"""The code of a language."""


Part = Literal["everybody", "other", "eu"]
"""Whose right: everybody's, of people from outside the EU, of EU, EEA and Swiss citizens."""
Step = Literal["before", "talk", "think", "permit", "after"]
"""When a right matters, in the order in which it happens to her."""
Person = Literal["me", "other"]
"""Who the signs are about: the reader, or someone she knows."""
Device = Literal["android", "iphone", "computer"]
"""What the reader holds in her hands; an iPad counts as an iPhone."""
Answer = Literal["eu", "other", "unknown"]
"""What a reader may say of the passport."""


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


class Sign(Fact, frozen=True, kw_only=True):
    """One sign of the checklist: at most ten English words, the rest behind "more".

    `other` says the same of someone whom the reader knows; the note is worded for both.
    `warning` puts the warning of rights.yaml beside it; `page` is the page that it leads to.
    """

    group: Id
    text: Text
    other: Text
    note: list[Text] = []
    weak: bool = False
    warning: bool = False
    page: Id | None = None


class Signs(Strict, frozen=True, kw_only=True):
    """content/signs.yaml: `after` is what to think of a tick, `about` stands under the list."""

    groups: Annotated[list[Topic], Meta(min_length=1)]
    signs: Annotated[list[Sign], Meta(min_length=1)]
    opening: Advice
    after: Advice
    about: Advice


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


class Sources(Strict, frozen=True, kw_only=True):
    """content/sources.yaml."""

    sources: Annotated[list[Source], Meta(min_length=1)]


class Page(Strict, frozen=True, kw_only=True):
    """A page under More, one file each in content/more/: the order is `place`, then the name.

    `part` is reader (stay safe, someone I know) or app (about this app itself).
    """

    id: Id
    place: int
    part: Literal["reader", "app"]
    icon: str
    title: Text
    intro: list[Text] = []
    topics: list[Topic] = []
    items: Annotated[list[Advice], Meta(min_length=1)]

    @property
    def for_devices(self) -> bool:
        """Tell whether anything on it holds for one device alone."""
        return any(topic.device for topic in self.topics) or any(one.steps for one in self.items)


class Content(Strict, frozen=True, kw_only=True):
    """Everything that the room says, in English."""

    sources: list[Source]
    signs: Signs
    rights: Rights
    help: Help
    phrases: Phrases
    terms: list[Term]
    rules: list[Rule]
    pages: list[Page]
