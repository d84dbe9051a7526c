"""Step 1: read everything that people edit."""

from dataclasses import dataclass
from datetime import date

from pwa.content.load import load_content
from pwa.content.model import Content, Fact
from pwa.covers import Cover, find_covers
from pwa.languages import Language, find_languages
from pwa.room import Section, find_sections


@dataclass(frozen=True)
class Source:
    """The whole input of a build. `address` is the public address for the QR code, if any."""

    content: Content
    languages: list[Language]
    covers: list[Cover]
    sections: list[Section]
    address: str | None

    @property
    def facts_of(self) -> date:
        """Give the newest day on which a fact was read."""
        return max(fact.read_on for fact in all_facts(self.content))

    @property
    def checked_on(self) -> date | None:
        """Give the oldest day on which a fact was checked live, or None if one never was."""
        days = [fact.checked_on for fact in all_facts(self.content)]
        known = [day for day in days if day]
        return min(known) if len(known) == len(days) else None


def all_facts(content: Content) -> list[Fact]:
    """Give every item of the content that carries its dates."""
    return [
        content.signs.opening,
        content.signs.after,
        content.signs.about,
        *content.signs.signs,
        content.rights.warning,
        *content.rights.rights,
        *content.help.helplines,
        *content.help.notes,
        *content.phrases.phrases,
        *content.rules,
        *(item for page in content.pages for item in page.items),
    ]


def load_source(address: str | None) -> Source:
    """Read content, languages, covers and sections; raises Problem."""
    return Source(load_content(), find_languages(), find_covers(), find_sections(), address)
