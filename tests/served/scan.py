"""Search bytes for telling stems, in every form in which they can lie in a file or an answer.

What is searched: the text as it is, as UTF-16, percent-encoded, with the escapes of JSON, CSS and
HTML, in base64 wherever it begins, and all of that again inside gzip, zlib and brotli.
"""

import base64
import html
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote_to_bytes

import brotli
import yaml

from pwa.content.load import load_content
from pwa.content.model import Helpline

STEMS = Path(__file__).parent / "stems.yaml"
EVERYWHERE = "all"
# How often something can be packed or encoded within something else.
DEPTH = 4
UNPACKED_BYTES = 1 << 24
# Shorter ones, such as 112 or 113.nl, are in any calculation or in any random bytes.
NUMBER_DIGITS = 6
NAME_LETTERS = 7

BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{6,}(?:\r?\n[A-Za-z0-9+/_-]{6,})*")
GZIP = re.compile(rb"\x1f\x8b\x08")
ZLIB = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78][\x00-\xff]")
ESCAPE = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{2,6}) ?")
SEPARATORS = re.compile(r"[\s_+-]+")
VOWEL_MARKS = re.compile("[\u0640\u064b-\u0652]+")
WIDE = ("utf-16-le", "utf-16-be")


def fold(text: str) -> str:
    """Make equal what people read as equal."""
    marked = normalize("NFKC", text).casefold()
    return SEPARATORS.sub(" ", VOWEL_MARKS.sub("", marked))


@cache
def read_stems() -> dict[str, list[str]]:
    """Read the curated list: language, or "all", → stems."""
    found: dict[str, list[str]] = yaml.safe_load(STEMS.read_text(encoding="utf-8"))
    return {code: [fold(stem) for stem in stems] for code, stems in found.items()}


@cache
def telling_facts() -> frozenset[str]:
    """Give what tells in the facts themselves: numbers, names, addresses, Dutch words."""
    content = load_content()
    lines = content.help.helplines
    names = (
        *(one.name for one in lines),
        *(one.email for one in lines if one.email),
        # An address can be followed by the name of a page: "om.nl (aanwijzing)".
        *(re.split(r"[/ ]", one.address)[0] for one in content.sources),
        *(one.dutch for one in (*content.phrases.phrases, *content.terms)),
    )
    numbers = (number for one in lines for number in forms_of_number(one))
    return frozenset(
        fold(text) for text in (*numbers, *(n for n in names if len(n) >= NAME_LETTERS))
    )


def forms_of_number(line: Helpline) -> Iterator[str]:
    """Give a helpline's numbers as they are dialled and as they are written."""
    for number in (line.dial, line.shown, line.from_abroad or ""):
        for form in (number, number.removeprefix("+31"), re.sub(r"[ -]", "", number)):
            if len(re.sub(r"\D", "", form)) >= NUMBER_DIGITS:
                yield form


@cache
def all_stems() -> frozenset[str]:
    """Give every stem of every language, and what tells in the facts."""
    return telling_facts().union(*read_stems().values())


@cache
def find_stems(data: bytes) -> frozenset[str]:
    """Give the stems that lie in some bytes, in whatever form."""
    return find_words(data, all_stems())


def find_words(data: bytes, words: frozenset[str]) -> frozenset[str]:
    """Give those of some folded words that lie in some bytes, in whatever form."""
    return frozenset(word for text in texts(data) for word in words if word in text)


def texts(data: bytes) -> Iterator[str]:
    """Give all that the bytes can be read as."""
    for view in views(data, DEPTH):
        for text in (view.decode("utf-8", "replace"), *wide_texts(view)):
            yield fold(text)


def wide_texts(data: bytes) -> Iterator[str]:
    """Read as UTF-16, from an even or an odd place on."""
    for start in (0, 1):
        for encoding in WIDE:
            yield data[start:].decode(encoding, "replace")


def views(data: bytes, depth: int) -> Iterator[bytes]:
    """Give the bytes, and what is in them when they are decoded or unpacked."""
    for form in dict.fromkeys((data, unescaped(data))):
        yield form
        if depth:
            for inner in (*from_base64(form), *unpacked(form)):
                if inner:
                    yield from views(inner, depth - 1)


def unescaped(data: bytes) -> bytes:
    """Undo percent-encoding and the escapes of HTML, JSON, JavaScript and CSS."""
    text = unquote_to_bytes(data).decode("utf-8", "replace")
    return ESCAPE.sub(letter, html.unescape(text)).encode("utf-8", "replace")


def letter(match: re.Match[str]) -> str:
    """Give the letter of an escape."""
    number = int(match[1] or match[2] or match[3], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else match[0]


def from_base64(data: bytes) -> Iterator[bytes]:
    """Decode all that may be base64, of both alphabets, from each of four letters on."""
    runs = [re.sub(rb"\r?\n", b"", run) for run in BASE64.findall(data)]
    usual = [run.replace(b"-", b"+").replace(b"_", b"/") for run in runs]
    for start in range(4):
        yield b"\n".join(decode_run(run[start:]) for run in usual)


def decode_run(run: bytes) -> bytes:
    """Decode as many letters as make whole bytes."""
    whole = run[:-1] if len(run) % 4 == 1 else run
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))


def unpacked(data: bytes) -> Iterator[bytes]:
    """Unpack every gzip and zlib stream that begins in the bytes, and the bytes as brotli."""
    for match in GZIP.finditer(data):
        yield inflate(memoryview(data)[match.start() :], 31)
    for match in ZLIB.finditer(data):
        if int.from_bytes(match[0]) % 31 == 0:
            yield inflate(memoryview(data)[match.start() :], 15)
    with suppress(brotli.error):
        yield brotli.decompress(data)


def inflate(data: memoryview, window: int) -> bytes:
    """Unpack a stream; nothing when it is none."""
    with suppress(zlib.error):
        return zlib.decompressobj(window).decompress(data, UNPACKED_BYTES)
    return b""


def find_in_files(folder: Path) -> dict[str, frozenset[str]]:
    """Search every file below a folder and its name; gives name → stems where there are some."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes() if path.is_file() else b""
        if stems := find_stems(name.encode()) | find_stems(data):
            found[name] = stems
    return found
