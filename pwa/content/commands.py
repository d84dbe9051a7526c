"""The commands `flask --app app content …` for editors."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import click
from flask.cli import AppGroup

from pwa.catalogs import room_texts
from pwa.content.document import FOLDER, read_documents, walk
from pwa.content.edit import set_date
from pwa.content.extract import texts
from pwa.content.load import load_content
from pwa.content.model import Fact
from pwa.content.readability import measure
from pwa.languages import find_languages
from pwa.problems import Problem

FRESH = timedelta(days=180)
"""How long a reading or a live check is good for."""

DAY = click.DateTime(formats=["%Y-%m-%d"])

content_group = AppGroup("content", help="The facts: check them, see what is due, change dates.")
in_folder = click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=FOLDER,
    help="Another folder of facts than the one of this project.",
)


def find_due(folder: Path, today: date) -> Iterator[tuple[str, Fact, date]]:
    """Give place, item and last day of each item neither read nor checked within FRESH.

    Items of status `ours` are due too: phones and their menus change.
    """
    for document in read_documents(folder):
        for path, value in walk(document.value):
            if isinstance(value, Fact) and not value.withdrawn_on:
                seen = max(value.read_on, value.checked_on or value.read_on)
                if today - seen > FRESH:
                    yield f"content/{document.name}:{document.line(path)}", value, seen


@content_group.command("check", with_appcontext=False)
@in_folder
def check_command(folder: Path) -> None:
    """Check all facts; says the first fault with its file, line, item and field."""
    content = load_content(folder)
    count = sum(1 for _ in texts(folder))
    click.echo(
        f"The facts are in order: {len(content.signs.signs)} signs, "
        f"{len(content.rules)} rules, "
        f"{len(content.rights.rights)} rights, {len(content.help.helplines)} numbers, "
        f"{len(content.phrases.phrases)} phrases, {len(content.pages)} pages, {count} texts."
    )


@content_group.command("due", with_appcontext=False)
@in_folder
@click.option("--today", type=DAY, help="Another day than today.")
def due_command(folder: Path, today: datetime | None) -> None:
    """List what was neither read nor checked for 180 days."""
    load_content(folder)
    day = today.date() if today else date.today()
    due = [*find_due(folder, day)]
    for place, item, seen in due:
        word = "checked" if item.checked_on == seen else "read"
        click.echo(f"{place}  {item.id}  last {word} {seen}, {(day - seen).days} days ago")
    click.echo(f"{len(due)} due" if due else f"Nothing is due on {day}.")


@content_group.command("sources", with_appcontext=False)
@in_folder
def sources_command(folder: Path) -> None:
    """List the sources, and how many items rest on each."""
    content = load_content(folder)
    used = [
        name
        for document in read_documents(folder)
        for fact in document.facts()
        if not fact.withdrawn_on
        for name in fact.sources
    ]
    for source in content.sources:
        seen = f"checked {source.checked_on}" if source.checked_on else f"read {source.read_on}"
        click.echo(
            f"{source.id}  {source.kind}  {seen}  {used.count(source.id)} items  "
            f"{source.title}  {source.address}".rstrip()
        )


@content_group.command("readability", with_appcontext=False)
def readability_command() -> None:
    """Measure the sentences of the room in every language, and list those over 20 words."""
    texts = [*room_texts()]
    for language in find_languages():
        found = measure(language, texts)
        click.echo(
            f"{language.code}: {len(found.sentences)} sentences, {found.mean:.1f} words on "
            f"average, the longest has {found.longest}; {len(found.long)} over 20"
        )
        for sentence in found.long:
            click.echo(f"    {sentence}")


@content_group.command("set-checked", with_appcontext=False)
@click.argument("item", metavar="ID")
@click.argument("day", metavar="DATE", type=DAY)
@in_folder
def set_checked_command(item: str, day: datetime, folder: Path) -> None:
    """Note that a person saw the page of an item or a source live on DATE (2027-01-31)."""
    _set(folder, item, "checked_on", day.date())


@content_group.command("withdraw", with_appcontext=False)
@click.argument("item", metavar="ID")
@click.argument("day", metavar="[DATE]", type=DAY, required=False)
@in_folder
def withdraw_command(item: str, day: datetime | None, folder: Path) -> None:
    """Ship an item no longer, from DATE on (today without one); it stays in the file."""
    _set(folder, item, "withdrawn_on", day.date() if day else date.today())


def _set(folder: Path, item: str, field: str, day: date) -> None:
    try:
        place = set_date(folder, item, field, day)
    except Problem:
        click.echo("Nothing was changed.", err=True)
        raise
    click.echo(f"{place}  {item}  {field} {day}")
