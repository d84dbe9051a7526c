"""Gather the English texts into the catalogs of all languages, and check that they are there."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

import click
from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import unescape, write_po
from flask.cli import AppGroup

from pwa.content.extract import texts as content_texts
from pwa.covers import cover_texts
from pwa.languages import (
    CLDR_CODES,
    LOCALE,
    REVIEW_HEADER,
    SOURCE_LANGUAGE,
    UNREVIEWED,
    catalog_path,
    cldr_locale,
    find_languages,
    read_catalog,
    review_of,
)
from pwa.problems import Problem
from pwa.room import ROOM, find_sections

PWA = Path(__file__).parent
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
KEYWORDS: dict[str, None] = {"_": None, "plain": None}


def template_texts() -> Iterator[tuple[str, str]]:
    """Give file name and text of every text that a template of the room writes itself."""
    for folder in ("room", "templates"):
        for path in sorted((PWA / folder).rglob("*.html")):
            name = path.relative_to(PWA).as_posix()
            with path.open("rb") as file:
                options = {"encoding": "utf-8", "silent": "false"}
                for found in extract("jinja2.ext:babel_extract", file, KEYWORDS, [], options):
                    yield name, str(found[1])


def section_texts() -> Iterator[tuple[str, str]]:
    """Give file name and text of the row of keys."""
    for section in find_sections(ROOM):
        yield f"room/{section.id}/section.yaml", section.title


def all_texts() -> Iterator[tuple[str, str, str]]:
    """Give file name, text and a comment for the translator, of everything to translate."""
    for name, text in (*cover_texts(), *section_texts(), *template_texts()):
        yield name, text, ""
    for name, _, text, comment in content_texts():
        yield f"content/{name}", text, comment


def room_texts() -> Iterator[str]:
    """Give every English text of the room; the covers' words are not among them."""
    covers = {text for _, text in cover_texts()}
    return (text for _, text, _ in all_texts() if text not in covers)


def make_template() -> Catalog:
    """Gather all texts: the catalog without translations."""
    catalog = Catalog(project="", fuzzy=False)
    for name, text, comment in all_texts():
        catalog.add(text, locations=[(name, 1)], auto_comments=[comment] if comment else [])
    return catalog


def new_catalog(code: str) -> Catalog:
    """Make an empty catalog for a new language."""
    return Catalog(locale=CLDR_CODES.get(code, code), fuzzy=False)


def write_catalog(catalog: Catalog, path: Path, review: str) -> None:
    """Write a .po file whose lines change only where a text does."""
    made = BytesIO()
    write_po(
        made,
        catalog,
        width=100,
        sort_output=False,
        omit_header=True,
        include_lineno=False,
        include_previous=True,
    )
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalog.locale_identifier}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n'
        f'"{REVIEW_HEADER}: {review}\\n"\n\n'
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
        file.write(header.encode() + made.getvalue().lstrip(b"\n"))
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def take_earlier_texts(catalog: Catalog) -> dict[str, str]:
    """Give text → the English that a fuzzy one had before, which Babel reads as a comment."""
    earlier = {}
    for message in catalog:
        marked = [line for line in message.user_comments if line.startswith("| ")]
        if marked:
            quoted = QUOTED.findall(" ".join(line[2:] for line in marked))
            earlier[str(message.id)] = "".join(map(unescape, quoted))
            message.user_comments = [c for c in message.user_comments if c not in marked]
    return earlier


def update_catalog(code: str, template: Catalog, folder: Path = LOCALE) -> tuple[int, int]:
    """Bring one catalog up to date, keeping its translations; gives texts and missing ones.

    A text that changed only a little keeps its translation as "fuzzy": it is not shipped until
    the translator has looked at it and taken the mark away.
    """
    path = catalog_path(code, folder)
    catalog = read_catalog(path, code) if path.exists() else new_catalog(code)
    review = review_of(path) if path.exists() else UNREVIEWED
    earlier = take_earlier_texts(catalog)
    catalog.update(template, no_fuzzy_matching=code == SOURCE_LANGUAGE)
    catalog.obsolete.clear()
    for message in catalog:
        if message.fuzzy and message.id in earlier:
            message.previous_id = [earlier[message.id]]
    write_catalog(catalog, path, review)
    messages = [message for message in catalog if message.id]
    return len(messages), sum(1 for m in messages if not m.string or m.fuzzy)


def check_catalogs(folder: Path = LOCALE) -> Iterator[str]:
    """Give a line per language; raises Problem where a catalog lacks or keeps texts wrongly."""
    wanted = {str(message.id) for message in make_template() if message.id}
    for language in find_languages(folder):
        path = catalog_path(language.code, folder)
        messages = [m for m in read_catalog(path, language.code) if m.id]
        known = {str(message.id) for message in messages}
        for text in sorted(wanted ^ known):
            found = "not in the catalog" if text in wanted else "no longer used"
            raise Problem(
                str(path), found, "what `flask --app app catalog update` writes", item=f"“{text}”"
            )
        done = len(wanted) if language.code == SOURCE_LANGUAGE else len(language.texts)
        yield f"{language.code}: {done} of {len(wanted)} texts, {language.review}"


catalog_group = AppGroup("catalog", help="The catalogs of all languages.")


@catalog_group.command("update")
@click.argument("codes", nargs=-1)
def update_command(codes: tuple[str, ...]) -> None:
    """Bring the catalogs up to date, or begin one: flask --app app catalog update ro."""
    template = make_template()
    chosen = codes or [path.name for path in sorted(LOCALE.iterdir()) if path.is_dir()]
    for code in chosen:
        try:
            cldr_locale(code)
        except (UnknownLocaleError, ValueError):
            raise Problem("CODES", f"unknown language “{code}”", "a code like ro") from None
    for code in chosen:
        count, missing = update_catalog(code, template)
        todo = "the source" if code == SOURCE_LANGUAGE else f"{missing} to translate"
        click.echo(f"{code}: {count} texts, {todo}")


@catalog_group.command("check")
def check_command() -> None:
    """Check every catalog: up to date, placeholders right; counts what is not translated."""
    for line in check_catalogs():
        click.echo(line)
