"""The shape of every fact: what a YAML file of this folder may hold, and nothing else.

A field whose type is `Text` (or a list of it) is an English msgid: it goes into the gettext
catalogs. All other strings are the same in every language.
"""

from pwa.content.model.facts import Advice, Fact, Source, Sources, Status, Strict, Topic
from pwa.content.model.help import (
    Help,
    Helpline,
    Hours,
    Known,
    KnownCost,
    KnownHours,
    KnownLanguages,
    KnownPrivacy,
    Situation,
)
from pwa.content.model.pages import Page
from pwa.content.model.phrases import Phrase, Phrases, Term, Terms
from pwa.content.model.rights import Right, Rights, Stage
from pwa.content.model.rules import Rule, Rules
from pwa.content.model.signs import Sign, Signs
from pwa.content.model.words import (
    Answer,
    Clock,
    Device,
    Id,
    Language,
    Line,
    Number,
    Part,
    Person,
    Step,
    Text,
)

__all__ = [
    "Advice",
    "Answer",
    "Clock",
    "Content",
    "Device",
    "Fact",
    "Help",
    "Helpline",
    "Hours",
    "Id",
    "Known",
    "KnownCost",
    "KnownHours",
    "KnownLanguages",
    "KnownPrivacy",
    "Language",
    "Line",
    "Number",
    "Page",
    "Part",
    "Person",
    "Phrase",
    "Phrases",
    "Right",
    "Rights",
    "Rule",
    "Rules",
    "Sign",
    "Signs",
    "Situation",
    "Source",
    "Sources",
    "Stage",
    "Status",
    "Step",
    "Strict",
    "Term",
    "Terms",
    "Text",
    "Topic",
]


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
