"""What the room's templates may say and ask: texts in one language, dates, sources."""

import re
from collections.abc import Iterable
from datetime import date
from functools import reduce

from babel.dates import format_date
from babel.lists import format_list
from markupsafe import Markup, escape

from pwa.builder.load import Source, all_facts
from pwa.builder.paths import ANSWERS, find_results, find_way
from pwa.builder.qr import qr_path
from pwa.content.model import Fact, Helpline, Hours, Known, Phrase, Sign, Status, Term
from pwa.content.model import Source as ReadSource
from pwa.content.numbers import spaced
from pwa.languages import BESIDE_LANGUAGE, SOURCE_LANGUAGE, Language
from pwa.problems import Problem

BLANK = re.compile(r"…|\([^()]*\)")
NUMBER = re.compile(r"\+?[0-9]+(?:[- ][0-9]+)+|\+[0-9]+|[0-9]+(?:[.:][0-9]+)+")


class Wording:
    """The names that a template of the room can use, for one language."""

    def __init__(self, source: Source, language: Language) -> None:
        """Index the content by id."""
        self.source = source
        self.language = language
        self.missing: set[str] = set()
        self.beside_language = next(
            (one for one in source.languages if one.code == BESIDE_LANGUAGE), None
        )
        self.beside_languages = [
            one for one in source.languages if one.code in (BESIDE_LANGUAGE, SOURCE_LANGUAGE)
        ]
        content = source.content
        self.sources = {one.id: one for one in content.sources}
        self.terms = {one.id: one for one in content.terms}
        self.helplines = {one.id: one for one in content.help.helplines}
        self.rights = {one.id: one for one in content.rights.rights}
        self.pages = {one.id: one for one in content.pages}
        self.advice = {one.id: one for page in content.pages for one in page.items}
        self.advice[content.rights.warning.id] = content.rights.warning
        self.phrases = {one.id: one for one in content.phrases.phrases}
        self.facts = {one.id: one for one in all_facts(content)}
        self.dutch = dutch_words([*self.terms.values()], [*self.helplines.values()])

    def context(self) -> dict[str, object]:
        """Give the names for Jinja."""
        return {
            "_": self.text,
            "plain": self.plain,
            "beside": self.beside,
            "beside_languages": self.beside_languages,
            "dutch": self.dutch_phrase,
            "meaning": self.meaning,
            "day": self.day,
            "month": self.month,
            "sources_of": self.sources_of,
            "saying": self.saying,
            "spaced": spaced,
            "all_ours": all_ours,
            "status_of": self.status_of,
            "helpline": self.helplines.__getitem__,
            "right": self.rights.__getitem__,
            "advice": self.advice.__getitem__,
            "page": self.pages.__getitem__,
            "phrase": self.phrases.__getitem__,
            "term": self.terms.__getitem__,
            "content": self.source.content,
            "language": self.language,
            "languages": self.source.languages,
            "language_names": self.language_names,
            "ranges": ranges,
            "days_of": self.days_of,
            "day_names": self.day_names,
            "results": find_results(self.source.content),
            "rules_of": self.rules_of,
            "answers_of": ANSWERS,
            "way": find_way(self.source.content.rights),
            "sections": self.source.sections,
            "facts_of": self.source.facts_of,
            "checked_on": self.source.checked_on,
            "address": self.source.address,
            "qr": qr_path(self.source.address) if self.source.address else None,
        }

    def plain(self, text: str) -> str:
        """Give a text for an attribute: translated, or English where the catalog has none."""
        found = self.language.translate(text)
        if found is None:
            self.missing.add(text)
        return found or text

    def text(self, text: str) -> Markup:
        """Give a text; English in its own language and direction where the catalog has none."""
        found = self.language.translate(text)
        if found is not None:
            return self.mark(found)
        self.missing.add(text)
        return Markup('<span lang="{}" dir="ltr">{}</span>').format(SOURCE_LANGUAGE, text)

    def mark(self, text: str) -> Markup:
        """Mark Dutch words as Dutch, and keep numbers whole in right-to-left text."""
        marked = str(escape(text))
        if self.language.code != BESIDE_LANGUAGE:
            marked = self.dutch.sub(r'<span lang="nl" dir="ltr">\g<0></span>', marked)
        if self.language.direction == "rtl":
            marked = NUMBER.sub(r'<span dir="ltr">\g<0></span>', marked)
        return Markup(marked)

    def beside(self, texts: Iterable[str]) -> Markup:
        """Give the same texts in Dutch, to stand beside a language that nobody has checked.

        Hidden once a person has read the catalog. The style hides it in Dutch itself: left out, it
        would set the Dutch tree apart from the others, and all their words with it (split.py).
        """
        if self.beside_language is None:
            return Markup("")
        found = [self.beside_language.translate(text) for text in texts]
        words = " ".join(text for text in found if text)
        if not words:
            return Markup("")
        hidden = Markup(" hidden") if self.language.reviewed else ""
        return Markup('<p class="beside" lang="nl" dir="ltr"{}>{}</p>').format(hidden, words)

    def dutch_phrase(self, phrase: Phrase) -> Markup:
        """Give the Dutch of a phrase."""
        return leave_blank(escape(phrase.dutch), phrase)

    def meaning(self, phrase: Phrase) -> Markup:
        """Give what a phrase means."""
        return leave_blank(self.text(phrase.text), phrase)

    def day(self, day: date) -> str:
        """Write a date in full, with Latin digits."""
        return self.latin(format_date(day, "long", locale=self.language.locale))

    def month(self, day: date) -> str:
        """Write a month and its year, with Latin digits."""
        return self.latin(format_date(day, "LLLL y", locale=self.language.locale))

    def latin(self, text: str) -> str:
        """Write the digits of every script as 0 to 9: helpers must be able to read them."""
        return "".join(str(int(c)) if c.isdecimal() else c for c in text)

    def language_names(self, codes: list[str]) -> str:
        """Name other languages in this one, as CLDR has them, as a list without "and"."""
        names = self.language.locale.languages
        between = self.language.locale.list_patterns["standard"]["middle"]
        return str(reduce(between.format, [names.get(c, c) for c in codes]))

    def days_of(self, hours: Hours) -> str:
        """Name the days of a range, the first and the last one where they follow each other."""
        names = self.language.locale.days["format"]["abbreviated"]
        days = [names[day - 1] for day in sorted(hours.days)]
        whole = sorted(hours.days) == list(range(min(hours.days), max(hours.days) + 1))
        if whole and len(days) > 2:
            return f"{days[0]}–{days[-1]}"
        return format_list(days, locale=self.language.locale)

    def day_names(self) -> str:
        """Name the days from Monday on, as the phone picks one of them; joined by commas."""
        names = self.language.locale.days["format"]["wide"]
        return ",".join(names[day] for day in range(7))

    def rules_of(self, sign: Sign) -> str:
        """Give the rules that a sign alone fires, as a tick carries them to the phone."""
        return " ".join(rule.id for rule in self.source.content.rules if sign.id in rule.signs)

    def sources_of(self, item: Fact | Known) -> list[ReadSource]:
        """Give the sources of an item."""
        return [self.sources[one] for one in item.sources]

    def saying(self, ids: list[str]) -> list[Fact]:
        """Give the items that say a sentence too; of those with the same sources, one."""
        items = [self.facts[one] for one in ids]
        return [*{(one.status, *one.sources): one for one in items}.values()]

    def status_of(self, item: Fact | Known) -> str:
        """Give the status by which an item is named; "public" where no page of it is official."""
        kinds = {source.kind for source in self.sources_of(item)}
        if item.status is Status.DOCUMENTED and not kinds & {"official", "own"}:
            return "public"
        return item.status.value


def all_ours(items: Iterable[Fact]) -> bool:
    """Tell whether all of these are our own advice."""
    return all(one.status is Status.OURS for one in items)


def leave_blank(text: Markup, phrase: Phrase) -> Markup:
    """Put a blank that the phone fills where the reader may choose; raises Problem for none."""
    if not phrase.blank:
        return text
    blank = f'<span dir="ltr" data-blank="{phrase.blank}">…</span>'
    filled, count = BLANK.subn(blank, str(text))
    if count != 1:
        found = f"{count} blanks in “{text}”"
        raise Problem("phrases.yaml", found, "one … or one word in brackets", item=phrase.id)
    return Markup(filled)


def dutch_words(terms: list[Term], helplines: list[Helpline]) -> re.Pattern[str]:
    """Give a pattern of the Dutch words and names that stand in texts of other languages."""
    words = {term.dutch for term in terms} | {
        one.name for one in helplines if one.name != one.shown
    }
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in longest_first)})\b")


def ranges(hours: list[Hours]) -> str:
    """Write opening hours for the phone: "12345 09:00-17:00", ranges joined by ";"."""
    return ";".join(
        f"{''.join(str(day) for day in sorted(one.days))} {one.opens}-{one.closes}" for one in hours
    )
