"""Put fresh figures into a document, between two marks."""

from collections.abc import Iterable
from pathlib import Path

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def paste(path: Path, lines: Iterable[str]) -> None:
    """Replace what stands between the marks of a document, each of which it has once."""
    before, rest = path.read_text("utf-8").split(BEGIN)
    _, after = rest.split(END)
    figures = "\n".join(["", "", *lines, "", ""])
    path.write_text(before + BEGIN + figures + END + after, "utf-8")
