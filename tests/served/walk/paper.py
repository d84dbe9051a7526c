"""The words on a page that was printed to PDF by Chromium."""

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"stream\n(.*)\nendstream", re.DOTALL)
FONT = re.compile(rb"/F(\d+) \S+ Tf")
SHOWN = re.compile(rb"<([0-9A-Fa-f]+)> Tj|/F(\d+) \S+ Tf|\n?(ET)")
ONE = re.compile(rb"<(\w{4})> <(\w+)>\n")
RANGE = re.compile(rb"<(\w{4})> <(\w{4})> <(\w+)>\n")


def text_of_pdf(data: bytes) -> str:
    """Give the title and the words on the paper, in the order in which they are drawn."""
    objects = {int(number): body for number, body in OBJECT.findall(data)}
    letters = {number: letters_of(objects, body) for number, body in objects.items()}
    title = re.search(rb"/Title \((.*)\)", data)
    lines = [title[1].decode("latin-1") if title else ""]
    for body in objects.values():
        lines += shown(stream_of(body), letters).split("\n")
    return "\n".join(filter(None, lines))


def stream_of(body: bytes) -> bytes:
    """Unpack what an object holds; nothing when it holds no stream."""
    found = STREAM.search(body)
    if not found:
        return b""
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def letters_of(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    """Read which glyph of a font stands for which letters; nothing for what is no font."""
    named = re.search(rb"/ToUnicode (\d+) 0 R", font)
    table = stream_of(objects[int(named[1])]) if named else b""
    return dict(pairs(table))


def pairs(table: bytes) -> Iterator[tuple[int, str]]:
    """Give each glyph and its letters from a table of a PDF."""
    for glyph, letter in ONE.findall(table):
        yield int(glyph, 16), bytes.fromhex(letter.decode()).decode("utf-16-be")
    for first, last, letter in RANGE.findall(table):
        for step in range(int(last, 16) - int(first, 16) + 1):
            yield int(first, 16) + step, chr(int(letter, 16) + step)


def shown(page: bytes, letters: dict[int, dict[int, str]]) -> str:
    """Read the drawing of a page; an end of a piece of text is an end of a line."""
    text = ""
    font: dict[int, str] = {}
    for glyphs, number, _end in SHOWN.findall(page):
        if number:
            font = letters[int(number)]
        elif glyphs:
            codes = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
            text += "".join(font.get(code, "\ufffd") for code in codes)
        else:
            text += "\n"
    return text
