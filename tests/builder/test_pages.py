"""Each cover is one response, and one app by the same name in every language."""

import base64
import hashlib
import json
import re
import struct
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pwa.covers import Cover, find_covers
from pwa.headers import read_hashes
from pwa.languages import Language, find_languages

FORBIDDEN = {
    "description",
    "shortcuts",
    "screenshots",
    "share_target",
    "categories",
    "related_applications",
    "protocol_handlers",
    "file_handlers",
}
# Icon file → its size in pixels.
ICONS = {"192": 192, "512": 512, "maskable": 512, "monochrome": 192, "apple-touch": 180}
# Nothing else may be asked for by a page before it can be used.
NAMED = {"manifest", "icon", "apple-touch-icon"}

Files = dict[str, bytes]
LANGUAGES = find_languages()
every_cover = pytest.mark.parametrize("cover", find_covers(), ids=lambda cover: cover.id)
every_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)


class Reader(HTMLParser):
    """Collects the elements of a page, and the text of its scripts and styles."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[tuple[str, dict[str, str | None], str]] = []
        self.title = ""
        self.inside = ""
        self.feed(html.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("script", "style"):
            self.inline.append((*self.elements[-1], data))
        elif self.inside == "title":
            self.title += data

    def script(self, name: str, value: str) -> str:
        return next(text for _, found, text in self.inline if found.get(name) == value)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def meta(self, name: str, value: str) -> str:
        return next(one["content"] or "" for one in self.all("meta") if one.get(name) == value)


def hash_of(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def hashes_in(policy: str, directive: str) -> list[str]:
    found = re.search(rf"(?:^|;)\s*{directive} ([^;]*)", policy)
    assert found
    return sorted(re.findall(r"'(sha256-[^']+)'", found[1]))


def manifest(files: Files, cover: Cover, language: Language) -> dict[str, Any]:
    loaded = json.loads(files[f"{cover.page_path}app.{language.code}.webmanifest"])
    assert isinstance(loaded, dict)
    return loaded


def png_size(data: bytes) -> tuple[int, int]:
    """Read width and height from the header of a PNG."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert data[12:16] == b"IHDR"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@every_cover
def test_a_page_is_one_response(files: Files, cover: Cover) -> None:
    page = Reader(files[cover.page_path])
    assert [tag for tag, attributes in page.elements if "src" in attributes] == []
    assert {link["rel"] for link in page.all("link")} == NAMED
    assert not {"img", "iframe", "object", "embed", "video", "audio", "base"} & {
        tag for tag, _ in page.elements
    }
    for _, _, text in page.inline:
        assert not re.search(r"@import|url\(|\bimport\s*['\"{*]|\bimport \w", text)
    assert [one for one in page.all("meta") if one.get("http-equiv") == "refresh"] == []


@every_cover
def test_the_policy_of_a_page_names_what_stands_in_it_and_nothing_else(
    files: Files, dist: Path, cover: Cover
) -> None:
    page = Reader(files[cover.page_path])
    policy = page.meta("http-equiv", "Content-Security-Policy")
    scripts = [
        hash_of(text)
        for tag, attributes, text in page.inline
        if tag == "script" and attributes.get("type") != "application/json"
    ]
    styles = [hash_of(text) for tag, _, text in page.inline if tag == "style"]
    assert hashes_in(policy, "script-src") == sorted(scripts)
    assert hashes_in(policy, "style-src") == sorted(styles)
    header = read_hashes(dist)
    assert {*scripts} <= {*header.scripts}
    assert {*styles} <= {*header.styles}
    # It holds only for what comes after it.
    tags = [tag for tag, _ in page.elements]
    assert tags.index("meta") < tags.index("script") < tags.index("link")
    assert not any("style" in attributes for _, attributes in page.elements)
    assert not any(name.startswith("on") for _, found in page.elements for name in found)


@every_cover
def test_every_file_that_a_page_names_is_there(files: Files, cover: Cover) -> None:
    page = Reader(files[cover.page_path])
    for link in page.all("link"):
        assert link["href"] in files
        if link["rel"] == "manifest":
            paths = {(link["data-path"] or "").replace("*", one.code) for one in LANGUAGES}
            assert paths <= {*files}
    named = json.loads(page.script("type", "importmap"))["imports"]
    assert {*named.values()} == {path for path in files if path.startswith("/m/")}
    served = "".join(files[path].decode() for path in named.values())
    asked = {*re.findall(r"""(?:from|import)\s*\(?['"](\w+)['"]""", served)}
    assert asked <= {*named}


@every_cover
def test_modules_have_names_that_tell_nothing(files: Files, cover: Cover) -> None:
    page = Reader(files[cover.page_path])
    for name, path in json.loads(page.script("type", "importmap"))["imports"].items():
        assert re.fullmatch(r"m[0-9a-f]{4}", name)
        assert re.fullmatch(r"/m/[0-9a-f]{8}\.js", path)


@every_cover
def test_a_page_brings_its_words_in_every_language(files: Files, cover: Cover) -> None:
    page = Reader(files[cover.page_path])
    words = json.loads(page.script("id", "words"))
    assert {*words} == {language.code for language in LANGUAGES}
    for language in LANGUAGES:
        assert words[language.code] == {
            "dir": language.direction,
            "name": language.translate(cover.file.name),
            **{key: language.translate(text) for key, text in cover.file.words.items()},
        }
    assert page.title == cover.file.name


@every_cover
def test_a_page_asks_search_engines_and_translators_to_leave_it_alone(
    files: Files, cover: Cover
) -> None:
    page = Reader(files[cover.page_path])
    assert page.meta("name", "robots") == "noindex"
    assert page.meta("name", "format-detection") == "telephone=no"
    assert page.all("html")[0]["translate"] == "no"
    assert not {"description", "keywords", "author", "application-name"} & {
        one.get("name") for one in page.all("meta")
    }
    assert not [one for one in page.all("meta") if "property" in one]


@every_cover
@every_language
def test_a_manifest_names_the_same_app_in_its_language(
    files: Files, cover: Cover, language: Language
) -> None:
    found = manifest(files, cover, language)
    assert found["id"] == found["scope"] == found["start_url"] == f"/{cover.id}/"
    name = language.translate(cover.file.name)
    assert name
    assert found["name"] == found["short_name"] == name
    assert (found["lang"], found["dir"]) == (language.code, language.direction)
    assert found["display"] == "standalone"
    assert not FORBIDDEN & {*found}


@every_cover
def test_manifests_differ_in_their_words_alone(files: Files, cover: Cover) -> None:
    words = ("name", "short_name", "lang", "dir")
    rest = [
        {key: value for key, value in manifest(files, cover, one).items() if key not in words}
        for one in LANGUAGES
    ]
    assert all(one == rest[0] for one in rest)
    names = {one.code: manifest(files, cover, one)["name"] for one in LANGUAGES}
    assert len({names[code] for code in ("ar", "en", "nl")}) == 3


@every_cover
@every_language
def test_icons_are_there_in_the_sizes_that_the_manifest_says(
    files: Files, cover: Cover, language: Language
) -> None:
    icons = manifest(files, cover, language)["icons"]
    for icon in icons:
        assert icon["type"] == "image/png"
        width, height = png_size(files[icon["src"]])
        assert icon["sizes"] == f"{width}x{height}"
    shown = {(icon["purpose"], icon["sizes"]) for icon in icons}
    assert {("any", "192x192"), ("any", "512x512"), ("maskable", "512x512")} <= shown
    assert "monochrome" in {purpose for purpose, _ in shown}


@every_cover
def test_all_icons_of_a_cover_have_their_size(files: Files, cover: Cover) -> None:
    folder = f"{cover.page_path}icons/"
    sizes = {
        path.removeprefix(folder).removesuffix(".png"): png_size(data)
        for path, data in files.items()
        if path.startswith(folder)
    }
    assert sizes == {name: (size, size) for name, size in ICONS.items()}


def test_no_cover_lies_within_another() -> None:
    scopes = [cover.page_path for cover in find_covers()]
    assert "/calculator/" in scopes
    assert [
        (one, other) for one in scopes for other in scopes if one != other and other.startswith(one)
    ] == []
