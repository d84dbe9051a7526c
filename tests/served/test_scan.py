"""The scan finds a stem in every form, and does not cry wolf."""

import base64
import gzip
import html
import json
import zlib
from collections import Counter
from collections.abc import Callable
from random import Random
from urllib.parse import quote

import brotli
import pytest

from pwa.catalogs import make_template
from pwa.content.load import load_content
from pwa.languages import find_languages

from .scan import EVERYWHERE, find_stems, fold, read_stems, telling_facts

PLANTED = ("human traffick", "Veilig Thuis", "0800-2000", "الاتجار بالبشر", "slachtoffer’s")
NOISE = Random(4).randbytes(3000)


def in_text(text: str) -> bytes:
    return f"let a = 1; // {text}\n".encode()


def shifted_base64(by: int) -> Callable[[str], bytes]:
    return lambda text: b"x='" + base64.b64encode(b"." * by + in_text(text)) + b"'"


def wrapped_base64(text: str) -> bytes:
    return base64.encodebytes(b"." * 50 + text.encode() + b"." * 50)


def escaped_fully(text: str, form: str) -> bytes:
    return "".join(form.format(ord(letter)) for letter in text).encode()


# form → how a text takes it
FORMS: dict[str, Callable[[str], bytes]] = {
    "plain": in_text,
    "capitals": lambda text: in_text(text.upper()),
    "small letters": lambda text: in_text(text.lower()),
    "with hyphens": lambda text: in_text(text.replace(" ", "-")),
    "with underscores": lambda text: in_text(text.replace(" ", "_")),
    "between random bytes": lambda text: NOISE + in_text(text) + NOISE,
    "UTF-16 little-endian": lambda text: b"\0\1" + text.encode("utf-16-le"),
    "UTF-16 big-endian": lambda text: b"\0\1" + text.encode("utf-16-be"),
    "UTF-16 from an odd place": lambda text: b"\1" + text.encode("utf-16-le"),
    "percent-encoded": lambda text: ("/?q=" + quote(text)).encode(),
    "percent-encoded with +": lambda text: ("/?q=" + quote(text).replace("%20", "+")).encode(),
    "percent-encoded fully": lambda text: "".join(f"%{b:02x}" for b in text.encode()).encode(),
    "JSON": lambda text: json.dumps([text]).encode(),
    "JavaScript \\x and \\u": lambda text: escaped_fully(text, "\\u{:04x}"),
    "JavaScript \\u{}": lambda text: escaped_fully(text, "\\u{{{:05x}}}"),
    "CSS": lambda text: escaped_fully(text, "\\{:06x} "),
    "HTML": lambda text: html.escape(text).encode() + b"&amp;",
    "HTML numbers": lambda text: escaped_fully(text, "&#{};"),
    "base64": shifted_base64(0),
    "base64 from the second byte": shifted_base64(1),
    "base64 from the third byte": shifted_base64(2),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(b"\xff\xfe\xfd" + text.encode()),
    "base64 in lines": wrapped_base64,
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "gzip": lambda text: gzip.compress(in_text(text)),
    "gzip behind other bytes": lambda text: NOISE + gzip.compress(in_text(text)) + NOISE,
    "zlib": lambda text: zlib.compress(in_text(text)),
    "zlib with little memory": lambda text: zlib.compress(in_text(text), level=1, wbits=9),
    "zlib behind other bytes": lambda text: NOISE + zlib.compress(in_text(text)) + NOISE,
    "brotli": lambda text: brotli.compress(in_text(text)),
    "gzip in base64": lambda text: b'"' + base64.b64encode(gzip.compress(in_text(text))) + b'"',
    "base64 in gzip in brotli": lambda text: brotli.compress(gzip.compress(wrapped_base64(text))),
}


@pytest.mark.parametrize("text", PLANTED)
@pytest.mark.parametrize("form", FORMS)
def test_a_planted_stem_is_found_in_every_form(form: str, text: str) -> None:
    assert find_stems(FORMS[form](text))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_form_of_harmless_words_is_not_found(form: str) -> None:
    for text in ("call the sign function", "12,7 + 3.1 = 15.8", "آلة حاسبة", "grape draper"):
        assert find_stems(FORMS[form](text)) == frozenset()


def test_random_bytes_hold_no_stem() -> None:
    random = Random(4)
    assert find_stems(random.randbytes(100_000)) == frozenset()
    hashes = b"\n".join(base64.b64encode(random.randbytes(32)) for _ in range(1000))
    assert find_stems(hashes) == frozenset()


def test_every_language_has_stems_of_its_own() -> None:
    stems = read_stems()
    codes = {language.code for language in find_languages()}
    assert {*stems} >= {EVERYWHERE, *codes}
    assert {code for code, found in stems.items() if len(found) < 20} == set()


def test_no_stem_is_listed_twice_or_so_short_that_chance_would_find_it() -> None:
    listed = [stem for stems in read_stems().values() for stem in stems]
    assert [stem for stem, count in Counter(listed).items() if count > 1] == []
    for stem in (*listed, *telling_facts()):
        assert len(stem) >= (5 if stem.isascii() else 3), stem
        assert stem == fold(stem)


@pytest.mark.parametrize("code", [language.code for language in find_languages()])
def test_the_stems_of_a_language_are_in_its_catalog(code: str) -> None:
    language = next(one for one in find_languages() if one.code == code)
    english = [str(message.id) for message in make_template()]
    words = fold("\n".join(language.translate(text) or "" for text in english))
    found = [stem for stem in read_stems()[code] if stem in words]
    assert len(found) > len(read_stems()[code]) / 2


def test_those_who_help_are_stems_without_being_listed() -> None:
    content = load_content()
    for one in content.help.helplines:
        for text in (one.dial, one.shown, one.from_abroad, one.email, one.name):
            # 112 is a number like any other.
            if text and text != "112":
                assert find_stems(text.encode()), text
