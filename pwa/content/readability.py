"""Measure how easy the room's texts are to read: words a sentence, in every language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pwa.content.lengths import SENTENCE_WORDS, cut_sentences
from pwa.languages import Language

MEAN_WORDS = 12
"""What the mean sentence of the English and Dutch texts may have at most."""
WHOLE = re.compile(r"[.?!؟۔。！？][\"”»’)]*$")
STEP = re.compile(r"^\d+\. ")


@dataclass(frozen=True)
class Readability:
    """One language: its sentences, the longest first, and the pieces that are longer than 20 words.

    Labels and headings have no full stop and are short. They are left out of the mean, which they
    would only flatter, but not out of `long`.
    """

    code: str
    sentences: list[str]
    long: list[str]

    @property
    def mean(self) -> float:
        """Give the mean number of words a sentence."""
        return sum(map(count_words, self.sentences)) / max(1, len(self.sentences))

    @property
    def longest(self) -> int:
        """Give the words of the longest sentence."""
        return max(map(count_words, self.sentences), default=0)


def count_words(text: str) -> int:
    """Count what stands between spaces."""
    return len(text.split())


def measure(language: Language, texts: Iterable[str]) -> Readability:
    """Measure each English text once, as the language says it; what it lacks counts in English."""
    pieces = [
        piece
        for text in dict.fromkeys(texts)
        for piece in cut_sentences(STEP.sub("", language.translate(text) or text))
    ]
    pieces.sort(key=count_words, reverse=True)
    return Readability(
        language.code,
        [piece for piece in pieces if WHOLE.search(piece)],
        [piece for piece in pieces if count_words(piece) > SENTENCE_WORDS],
    )
