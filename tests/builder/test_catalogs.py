"""Catalogs follow the English texts, and never lose what a translator has written."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import ScriptInfo

from pwa import catalogs
from pwa.catalogs import (
    catalog_group,
    check_catalogs,
    make_template,
    update_catalog,
)
from pwa.commands import Commands
from pwa.languages import LOCALE, REVIEW_HEADER, catalog_path, find_languages, read_catalog
from pwa.problems import Problem

from .checkout import read_files


@pytest.fixture(scope="session")
def template() -> Catalog:
    return make_template()


@pytest.fixture
def run(locale: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a catalog command on the copy, as `flask --app app catalog …` does."""
    monkeypatch.setattr(catalogs, "LOCALE", locale)
    for function in (update_catalog, check_catalogs):
        monkeypatch.setattr(function, "__defaults__", (locale,))
    cli = Commands("app")
    cli.add_command(catalog_group)
    script = ScriptInfo(create_app=lambda: Flask("app"))
    return lambda *words: CliRunner().invoke(cli, ["catalog", *words], obj=script)


def texts_of(locale: Path, code: str) -> dict[str, str]:
    return next(one for one in find_languages(locale) if one.code == code).texts


def with_text(template: Catalog, text: str, instead_of: str | None = None) -> Catalog:
    """Give the English texts with one more, or with one that has changed."""
    made = Catalog(project="", fuzzy=False)
    for message in template:
        if message.id:
            name = text if message.id == instead_of else str(message.id)
            made.add(name, locations=message.locations, auto_comments=message.auto_comments)
    if instead_of is None:
        made.add(text, locations=[("room/call/template.html", 1)])
    return made


def test_every_kind_of_text_is_gathered(template: Catalog) -> None:
    places = {name for message in template for name, _ in message.locations}
    for folder in ("content/", "covers/", "room/", "templates/"):
        assert any(name.startswith(folder) for name in places), folder
    assert {"Calculator", "Call", "Close these pages", "You cannot refuse clients."} <= {
        message.id for message in template
    }


def test_the_committed_catalogs_are_what_update_writes(
    run: Callable[..., Result], locale: Path
) -> None:
    result = run("update")
    assert result.exit_code == 0, result.output
    assert read_files(locale) == read_files(LOCALE)
    assert sorted(line.split(":")[0] for line in result.stdout.splitlines()) == sorted(
        path.name for path in LOCALE.iterdir()
    )


def test_a_new_language_begins_with_every_text_and_no_review(
    run: Callable[..., Result], locale: Path, template: Catalog
) -> None:
    count = len([message for message in template if message.id])
    assert run("update", "ro", "sr").stdout == (
        f"ro: {count} texts, {count} to translate\nsr: {count} texts, {count} to translate\n"
    )
    begun = read_files(locale)
    assert f"{REVIEW_HEADER}: unreviewed" in catalog_path("ro", locale).read_text("utf-8")
    assert texts_of(locale, "ro") == {}
    run("update", "ro", "sr")
    assert read_files(locale) == begun


def test_update_keeps_every_translation_and_the_review(locale: Path, template: Catalog) -> None:
    path = catalog_path("nl", locale)
    text = path.read_text("utf-8")
    review = f'"{REVIEW_HEADER}: read by Noor on 2027-01-31\\n"\n"X-Before: '
    path.write_text(text.replace(f'"{REVIEW_HEADER}: ', review), "utf-8")
    before = texts_of(locale, "nl")
    new = with_text(template, "A text that nobody has seen before.")
    assert update_catalog("nl", new, locale)[1] == 1
    assert texts_of(locale, "nl") == before
    assert "read by Noor on 2027-01-31" in path.read_text("utf-8")
    first = path.read_bytes()
    update_catalog("nl", new, locale)
    assert path.read_bytes() == first


@pytest.mark.parametrize("old", ["You cannot refuse clients.", "longest"])
def test_a_text_that_changed_a_little_waits_for_the_translator(
    locale: Path, template: Catalog, old: str
) -> None:
    if old == "longest":
        old = max((str(message.id) for message in template), key=len)
    new = f"{old} Now."
    path = catalog_path("nl", locale)
    dutch = texts_of(locale, "nl")[old]
    changed = with_text(template, new, instead_of=old)
    assert update_catalog("nl", changed, locale)[1] == 1
    message = read_catalog(path, "nl")[new]
    assert message
    assert (message.fuzzy, message.string) == (True, dutch)
    assert new not in texts_of(locale, "nl")
    first = path.read_text("utf-8")
    # What it was before is shown to the translator, who takes it and the mark away.
    assert "\n#, fuzzy\n#| msgid " in first
    assert not re.search("^# [|]", first, re.MULTILINE)
    update_catalog("nl", changed, locale)
    assert path.read_text("utf-8") == first
    path.write_text(first.replace("#, fuzzy\n", ""), "utf-8")
    update_catalog("nl", changed, locale)
    assert texts_of(locale, "nl")[new] == dutch
    assert "#|" not in path.read_text("utf-8")


def test_a_text_that_is_no_longer_used_goes(locale: Path, template: Catalog) -> None:
    old, path = "You cannot refuse clients.", catalog_path("nl", locale)
    assert old in texts_of(locale, "nl")
    update_catalog("nl", with_text(template, "Nothing alike at all.", instead_of=old), locale)
    text = path.read_text("utf-8")
    assert old not in text
    assert "#~" not in text


def test_the_lines_of_other_texts_stay_as_they_were(locale: Path, template: Catalog) -> None:
    path = catalog_path("ar", locale)
    update_catalog("ar", template, locale)
    before = path.read_text("utf-8").splitlines()
    update_catalog("ar", with_text(template, "A text that nobody has seen before."), locale)
    after = path.read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    assert len(after) == len(before) + 4


def test_check_says_how_far_every_language_is(
    run: Callable[..., Result], template: Catalog
) -> None:
    result = run("check")
    assert result.exit_code == 0, result.output
    count = len([message for message in template if message.id])
    assert result.stdout.splitlines() == [
        f"{language.code}: {len(language.texts) or count} of {count} texts, {language.review}"
        for language in find_languages()
    ]


@pytest.mark.parametrize(
    ("old", "new", "text", "found"),
    [
        ('msgid "Call"\nmsgstr "Bellen"\n', "", "Call", "not in the catalog"),
        ('msgid "Call"\n', 'msgid "Cal"\n', "Cal", "no longer used"),
    ],
)
def test_check_finds_a_text_that_is_missing_and_one_that_is_no_longer_used(
    locale: Path, old: str, new: str, text: str, found: str
) -> None:
    path = catalog_path("nl", locale)
    catalog = path.read_text("utf-8")
    assert old in catalog
    path.write_text(catalog.replace(old, new), "utf-8")
    with pytest.raises(Problem) as caught:
        list(check_catalogs(locale))
    assert (caught.value.place, caught.value.item) == (str(path), f"“{text}”")
    assert caught.value.found == found


@pytest.mark.parametrize("code", ["qq", "en_GB", "EN", "../ro", ""])
def test_update_refuses_an_unknown_language_and_writes_nothing(
    run: Callable[..., Result], locale: Path, code: str
) -> None:
    result = run("update", "ro", code)
    assert result.exit_code == 1
    assert result.stderr == f"CODES: unknown language “{code}”; expected a code like ro.\n"
    assert read_files(locale) == read_files(LOCALE)


def test_update_leaves_a_broken_catalog_as_it_is(run: Callable[..., Result], locale: Path) -> None:
    path = catalog_path("nl", locale)
    path.write_text(path.read_text("utf-8").replace('"Bellen"', '"Bellen'), "utf-8")
    shutil.rmtree(locale / "ar")
    before = read_files(locale)
    result = run("update")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{path}, line ")
    assert read_files(locale) == before
