"""The languages are the folders of locale/, and a broken catalog never gets into a build."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pwa.catalogs import make_template
from pwa.languages import LOCALE, SOURCE_LANGUAGE, find_languages
from pwa.problems import Problem

Change = Callable[[str, str], None]

# what: old, new, then what the sentence says
FAULTS = {
    "placeholder renamed": (
        '"{number} van {total}"',
        '"{nummer} van {total}"',
        ["item “{number} of {total}”", "field msgstr", "{nummer}", "expected {number} {total}"],
    ),
    "placeholder left out": (
        '"{number} van {total}"',
        '"{number}"',
        ["item “{number} of {total}”", "field msgstr", "expected {number} {total}"],
    ),
    "placeholder left open": (
        '"{number} van {total}"',
        '"{number} van {total} {"',
        ["item “{number} of {total}”", "field msgstr", "a single { or }"],
    ),
    "placeholder from nowhere": (
        'msgstr "Bellen"',
        'msgstr "Bellen {time}"',
        ["item “Call”", "field msgstr", "{time}", "expected no placeholders"],
    ),
    "quote left open": ('msgstr "Bellen"', 'msgstr "Bellen', ['“msgstr "Bellen”', "double quotes"]),
    "quote within a text": ('msgstr "Bellen"', 'msgstr "Be"llen"', ["double quotes"]),
    "line without quotes": ('msgstr "Bellen"', "Bellen", ["“Bellen”", "double quotes"]),
    "unknown keyword": ('msgstr "Bellen"', 'msgstring "Bellen"', ["misformatted keyword"]),
    "no translation at all": ('msgstr "Bellen"\n', "", ["missing msgstr for msgid 'Call'"]),
    "no review status": (
        '"X-Review-Status: ',
        '"X-Review: ',
        ["item header", "field X-Review-Status", "“unreviewed”, or who read it and when"],
    ),
    "empty review status": (
        '"X-Review-Status: ',
        '"X-Review-Status: \\n"\n"X-Before: ',
        ["item header", "field X-Review-Status"],
    ),
}
WITHOUT_LINE = {"no review status", "empty review status"}


@pytest.fixture
def catalog(locale: Path) -> Path:
    return locale / "nl" / "LC_MESSAGES" / "messages.po"


@pytest.fixture
def change(catalog: Path) -> Change:
    """Replace a text of the Dutch catalog."""

    def replace_once(old: str, new: str) -> None:
        text = catalog.read_text(encoding="utf-8")
        assert old in text, f"the catalog no longer holds {old!r}"
        catalog.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace_once


def sentence_about(locale: Path) -> str:
    with pytest.raises(Problem) as caught:
        find_languages(locale)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_list_of_languages_is_the_list_of_folders(locale: Path) -> None:
    folders = sorted(path.name for path in LOCALE.iterdir())
    assert [language.code for language in find_languages()] == folders
    shutil.copytree(locale / "nl", locale / "ro")
    assert "ro" in [language.code for language in find_languages(locale)]


def test_dutch_and_arabic_are_there_and_complete() -> None:
    wanted = {str(message.id) for message in make_template() if message.id}
    languages = {language.code: language for language in find_languages()}
    assert {"ar", "en", "nl"} <= {*languages}
    for code in ("ar", "nl"):
        assert wanted - {*languages[code].texts} == set(), code


def test_every_language_has_its_own_name_and_direction() -> None:
    languages = {language.code: language for language in find_languages()}
    assert languages["ar"].name == "العربية"
    assert [languages[code].name for code in ("en", "nl")] == ["English", "Nederlands"]
    assert [languages[code].direction for code in ("ar", "en", "nl")] == ["rtl", "ltr", "ltr"]
    assert len({language.name for language in languages.values()}) == len(languages)


@pytest.mark.parametrize(
    ("code", "name"), [("sr", "Srpski"), ("tl", "Filipino"), ("fa", "فارسی"), ("zh", "中文")]
)
def test_a_language_that_comes_later_gets_its_name(locale: Path, code: str, name: str) -> None:
    shutil.copytree(locale / "nl", locale / code)
    found = {language.code: language.name for language in find_languages(locale)}
    assert found[code] == name


def test_english_needs_no_translation(locale: Path) -> None:
    english = next(one for one in find_languages(locale) if one.code == SOURCE_LANGUAGE)
    assert english.translate("Words that stand nowhere") == "Words that stand nowhere"


def test_a_fuzzy_translation_is_none(locale: Path, change: Change) -> None:
    change('msgid "Call"\n', '#, fuzzy\nmsgid "Call"\n')
    dutch = next(one for one in find_languages(locale) if one.code == "nl")
    assert dutch.translate("Call") is None
    assert dutch.translate("Signs") == "Signalen"


def test_a_language_that_a_person_has_read_says_so(locale: Path, change: Change) -> None:
    for review, reviewed in (("unreviewed", False), ("read by Noor on 2027-01-31", True)):
        change('"X-Review-Status: ', f'"X-Review-Status: {review}\\n"\n"X-Before: ')
        dutch = next(one for one in find_languages(locale) if one.code == "nl")
        assert (dutch.review, dutch.reviewed) == (review, reviewed)


@pytest.mark.parametrize("code", ["qq", "EN", "en_GB", "nl-BE", "dutch", "no code"])
def test_a_folder_that_is_no_language_is_named(locale: Path, code: str) -> None:
    shutil.copytree(locale / "nl", locale / code)
    sentence = sentence_about(locale)
    assert sentence.startswith(f"{locale / code}: unknown language “{code}”; expected ")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_catalog_is_named(
    locale: Path, catalog: Path, change: Change, fault: str
) -> None:
    old, new, wanted = FAULTS[fault]
    change(old, new)
    sentence = sentence_about(locale)
    assert sentence.startswith(str(catalog))
    assert (f"{catalog}, line " in sentence) == (fault not in WITHOUT_LINE), sentence
    assert [part for part in wanted if part not in sentence] == [], sentence


def test_the_line_is_the_line_in_the_file(locale: Path, catalog: Path, change: Change) -> None:
    change('msgstr "Bellen"', 'msgstr "Bellen')
    line = catalog.read_text(encoding="utf-8").split("\n").index('msgstr "Bellen') + 1
    assert f"{catalog}, line {line}: " in sentence_about(locale)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "no-such-one"])
def test_letters_in_another_encoding_are_named(locale: Path, catalog: Path, charset: str) -> None:
    text = catalog.read_text(encoding="utf-8").replace("charset=utf-8", f"charset={charset}")
    catalog.write_bytes(text.replace("Bellen", "Bëllen").encode("latin-1", "replace"))
    assert sentence_about(locale) == (
        f"{catalog}: letters that are not UTF-8; expected a .po file in UTF-8."
    )


def test_a_folder_without_a_catalog_is_named(locale: Path, catalog: Path) -> None:
    catalog.unlink()
    assert sentence_about(locale).startswith(f"{catalog}: no catalog; expected ")


def test_the_language_that_all_fall_back_to_must_be_there(locale: Path) -> None:
    shutil.rmtree(locale / SOURCE_LANGUAGE)
    assert sentence_about(locale).startswith(f"{locale}: no folder en; expected ")
