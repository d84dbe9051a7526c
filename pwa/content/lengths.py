"""Check that texts are short enough for someone who is afraid and has two minutes."""

import re

from pwa.content.extract import texts_within
from pwa.content.found import Found
from pwa.content.model import Sign

SIGN_WORDS = 10
TITLE_WORDS = 12
SENTENCE_WORDS = 20
ENTRIES = {"text": 8, "happens": 6, "note": 5, "company": 2}
"""How many sentences a card may have, by field; what is more belongs on a card of its own."""
ENDS = re.compile(r"(?:(?<=[.?!؟۔])|(?<=[.?!؟۔][\"”»’)]))\s+|(?<=[。！？])")


def cut_sentences(text: str) -> list[str]:
    """Cut a text after each sentence, of any language; a colon ends none, for it is read on."""
    return [piece for piece in ENDS.split(text) if piece]


def check_lengths(everything: list[Found]) -> None:
    """Each sign, title, sentence and card keeps to its limit."""
    for one in everything:
        for field, limit in ENTRIES.items():
            entries = getattr(one.value, field, None)
            if isinstance(entries, list) and len(entries) > limit:
                one.refuse((field,), f"{len(entries)} entries", f"at most {limit}")
        for path, text in texts_within(one.value):
            limit = limit_of(one, str(path[0]))
            for part in [text] if limit < SENTENCE_WORDS else cut_sentences(text):
                if (words := len(part.split())) > limit:
                    one.refuse(path, f"{words} words in “{part}”", f"at most {limit} words")


def limit_of(one: Found, field: str) -> int:
    """Give the most words that a text of this field may have in one sentence."""
    if isinstance(one.value, Sign) and field in ("text", "other"):
        return SIGN_WORDS
    return TITLE_WORDS if field == "title" else SENTENCE_WORDS
