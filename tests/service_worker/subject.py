"""Our own site as what is put to the test: two versions, and how to tell that one works."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page

from pwa import builder
from pwa.builder import modules, render
from pwa.builder.load import Source, load_source
from pwa.config import Config
from tests.phone import Phone
from tests.service_worker.laboratory import Subject
from tests.site import DOOR_CODE

OLD, NEW = "+31206263800", "+31206263801"


def with_new_number(source: Source) -> Source:
    """Give the same source with one phone number corrected."""
    aid = source.content.help
    helplines = [
        msgspec.structs.replace(one, dial=NEW) if one.dial == OLD else one for one in aid.helplines
    ]
    aid = msgspec.structs.replace(aid, helplines=helplines)
    return dataclasses.replace(source, content=msgspec.structs.replace(source.content, help=aid))


def built(folder: Path, change: Callable[[Source], Source]) -> Path:
    """Build from a changed source."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "load_source", lambda *args: change(load_source(*args)))
        builder.build(Config(door_code=DOOR_CODE, dist=folder), out=lambda line: None)
    return folder


def build_corrected(folder: Path) -> Path:
    """Build with one phone number corrected: the form alone differs."""
    return built(folder, with_new_number)


def build_anew(folder: Path) -> Path:
    """Build with a number and every translation corrected, and with other modules and pages."""

    def change(source: Source) -> Source:
        for language in source.languages:
            if language.texts:
                source = with_new_words(source, language.code)
        return with_new_number(source)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(modules, "ATTRIBUTES", [*modules.ATTRIBUTES, "later"])
        return built(folder, change)


def with_new_words(source: Source, code: str) -> Source:
    """Give the same source with a word more in one translation, the longest: it is the room's."""
    languages = []
    for one in source.languages:
        if one.code == code:
            text = max(one.texts, key=len)
            texts = {**one.texts, text: f"{one.texts[text]} 1"}
            languages.append(dataclasses.replace(one, texts=texts))
        else:
            languages.append(one)
    return dataclasses.replace(source, languages=languages)


def build_reworded(folder: Path, code: str) -> Path:
    """Build with one translation of a language corrected."""
    return built(folder, lambda source: with_new_words(source, code))


def build_in_another_shape(folder: Path) -> Path:
    """Build with a number corrected and one sign less: old words do not fit this form."""

    def change(source: Source) -> Source:
        signs = source.content.signs
        signs = msgspec.structs.replace(signs, signs=signs.signs[:-1])
        content = msgspec.structs.replace(source.content, signs=signs)
        return with_new_number(dataclasses.replace(source, content=content))

    return built(folder, change)


def build_in_another_format(folder: Path) -> Path:
    """Build packs of a format that the modules do not know, under the same name of the cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "FORMAT", 0)
        builder.build(Config(door_code=DOOR_CODE, dist=folder), out=lambda line: None)
    return folder


def all_paths(folder: Path) -> set[str]:
    """Give the paths that a phone must keep of a build; the manifests stand in sw.js."""
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    others = (".br", ".gz", ".webmanifest")
    kept = {name for name in names if not name.endswith(others) and name != "sw.js"}
    return {"/" + name.removesuffix("index.html") for name in kept}


def wait_until_all(page: Page, timeout_ms: float) -> None:
    page.wait_for_selector("html[data-ready=all]", state="attached", timeout=timeout_ms)


def expect_number(phone: Phone, dial: str) -> None:
    assert phone.call_link(dial).count() > 0
    assert phone.call_link(OLD if dial == NEW else NEW).count() == 0


def open_with_new_number(page: Page, url: str) -> None:
    phone = Phone(page, url)
    phone.wait_until_kept()
    phone.open_room()
    expect_number(phone, NEW)


def our_subject(old: Path, new: Path) -> Subject:
    """Give our site in two versions."""
    kept = frozenset(all_paths(old) | all_paths(new))
    return Subject(old, new, wait_until_all, open_with_new_number, kept)


def module_of(folder: Path) -> str:
    """Give the path of a module of a build."""
    return min(path for path in all_paths(folder) if path.startswith("/m/"))
