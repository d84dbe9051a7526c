"""The shipped texts are short enough to be read by someone who is afraid and has two minutes."""

import pytest
from click.testing import CliRunner

from pwa.catalogs import room_texts
from pwa.commands import Commands
from pwa.content.commands import content_group
from pwa.content.lengths import cut_sentences
from pwa.content.readability import MEAN_WORDS, measure
from pwa.languages import BESIDE_LANGUAGE, SOURCE_LANGUAGE, Language, find_languages

LONG: dict[str, str] = {}
"""Sentences that have to be longer than 20 words, and why. There is none."""


def language(texts: dict[str, str]) -> Language:
    return Language(code="nl", name="", direction="ltr", review="", texts=texts)


@pytest.mark.parametrize("code", [SOURCE_LANGUAGE, BESIDE_LANGUAGE])
def test_sentences_are_short(code: str) -> None:
    found = measure(next(one for one in find_languages() if one.code == code), room_texts())
    assert len(found.sentences) > 500
    assert found.mean <= MEAN_WORDS
    assert [sentence for sentence in found.long if sentence not in LONG] == []


def test_a_colon_ends_no_sentence_and_a_quotation_mark_belongs_to_it() -> None:
    text = "Look for “yes”: it stands there. “Type it.” Go! Is it 8.00? No"
    assert cut_sentences(text) == [
        "Look for “yes”: it stands there.",
        "“Type it.”",
        "Go!",
        "Is it 8.00?",
        "No",
    ]


def test_labels_and_numbers_of_steps_do_not_flatter_the_mean() -> None:
    given = {"a": "2. Open the box.", "b": "Papers", "c": "One two three four five. Six."}
    found = measure(language(given), [*given, "a"])
    assert found.sentences == ["One two three four five.", "Open the box.", "Six."]
    assert (found.mean, found.longest) == (3.0, 5)


def test_a_long_label_is_found_too_and_a_missing_text_counts_in_english() -> None:
    long = " ".join(["word"] * 21)
    assert measure(language({}), [long]).long == [long]


def test_the_command_says_mean_longest_and_what_is_too_long() -> None:
    cli = Commands("app")
    cli.add_command(content_group)
    result = CliRunner().invoke(cli, ["content", "readability"])
    assert result.exit_code == 0, result.output
    codes = [line.split(":")[0] for line in result.stdout.splitlines()]
    assert codes == [one.code for one in find_languages()]
    assert all("0 over 20" in line for line in result.stdout.splitlines())
