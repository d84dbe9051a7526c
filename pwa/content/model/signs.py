"""The shape of content/signs.yaml."""

from typing import Annotated

from msgspec import Meta

from pwa.content.model.facts import Advice, Fact, Strict, Topic
from pwa.content.model.words import Id, Text


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
