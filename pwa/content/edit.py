"""Change a date of one item in its YAML file, line by line, so that comments stay."""

import re
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from pwa.content.document import Document, read_documents, walk
from pwa.content.load import load_content
from pwa.content.model import Fact, Source
from pwa.content.places import YamlPath
from pwa.problems import Problem


def set_date(folder: Path, item: str, field: str, day: date) -> str:
    """Write a date into an item and give its place.

    Raises Problem and leaves the file as it was if the facts are not valid with the date.
    """
    document, path = find_item(folder, item)
    if field not in _value_at(document, path).__struct_fields__:
        raise document.problem((*path, field), f"a source has no {field}", "the id of an item")
    file = folder / document.name
    before = file.read_text(encoding="utf-8")
    line, after = _with_date(document, path, before, field, day)
    _write(file, after)
    try:
        load_content(folder)
    except Problem:
        _write(file, before)
        raise
    return f"content/{document.name}:{line}"


def find_item(folder: Path, item: str) -> tuple[Document, YamlPath]:
    """Find an item or a source by its id; raises Problem."""
    for document in read_documents(folder):
        for path, value in walk(document.value):
            if isinstance(value, (Fact, Source)) and value.id == item:
                return document, path
    raise Problem("content", f"no item “{item}”", "the id of an item or a source")


def _value_at(document: Document, path: YamlPath) -> Fact | Source:
    return next(
        value
        for where, value in walk(document.value)
        if where == path and isinstance(value, (Fact, Source))
    )


def _with_date(
    document: Document, path: YamlPath, text: str, field: str, day: date
) -> tuple[int, str]:
    """Give the number of the line that holds the date, and the text with it."""
    lines = text.splitlines(keepends=True)
    names = document.names(path)
    if field in names:
        index = names[field].line
        written = re.match(rf"(.*?{field}:)[^#\n]*?(\s+#.*)?$", lines[index].rstrip("\n"))
        if written is None:
            raise document.problem((*path, field), "a date that is not in one line", "one line")
        lines[index] = f"{written[1]} {day}{written[2] or ''}\n"
    else:
        mark = names["read_on"]
        index = mark.line + 1
        lines.insert(index, f"{' ' * mark.column}{field}: {day}\n")
    return index + 1, "".join(lines)


def _write(path: Path, text: str) -> None:
    """Replace a file at once: whoever reads it finds the old text or the new one."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).chmod(path.stat().st_mode)
    Path(file.name).replace(path)
