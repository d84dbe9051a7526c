"""`make build`: every step in its order with its time, then what was made."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pwa import builder
from pwa.builder import build
from pwa.builder.load import Source
from pwa.config import Config
from pwa.languages import SOURCE_LANGUAGE
from pwa.problems import Problem
from tests.site import DOOR_CODE

from .checkout import Checkout, read_files

STEPS = ["load", "render", "split", "compress", "seal", "bundle", "list", "write"]
STEP = re.compile(r"(\w+) +([0-9]+) ms")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(door_code=DOOR_CODE, dist=tmp_path / "dist")


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[Source], None]:
    """Build from other input than the files."""
    return lambda source: monkeypatch.setattr(builder, "load_source", lambda address: source)


def test_make_build_prints_every_step_with_its_time_and_ends_with_a_table(
    checkout: Checkout,
) -> None:
    result = checkout.make("build", SIDEDOOR_DOOR_CODE=DOOR_CODE)
    assert (result.returncode, result.stderr) == (0, "")
    steps, made = result.stdout.split("\n\n")
    found = [STEP.fullmatch(line) for line in steps.splitlines()]
    assert [match and match[1] for match in found] == STEPS
    dist = checkout.folder / "dist"
    urls = {
        "/" + name.removesuffix("index.html")
        for name in read_files(dist)
        if not name.endswith((".br", ".gz"))
    }
    lines = made.splitlines()
    assert {line.split()[0] for line in lines[1:-1]} == urls
    assert lines[-1].startswith(f"{len(urls)} files ")


def test_make_build_wants_a_door_code_and_leaves_what_was_there(
    checkout: Checkout, dist: Path
) -> None:
    shutil.copytree(dist, checkout.folder / "dist")
    before = read_files(checkout.folder)
    result = checkout.make("build")
    assert result.returncode != 0
    assert result.stdout == ""
    first, *rest = result.stderr.splitlines()
    assert first == "SIDEDOOR_DOOR_CODE: not set; expected 4 to 12 digits, the first one not 0."
    assert [line for line in rest if not line.startswith("make: ")] == []
    assert read_files(checkout.folder) == before


def test_the_build_says_how_many_texts_stay_in_english(
    source: Source, config: Config, given: Callable[[Source], None]
) -> None:
    english = {sign.text for sign in source.content.signs.signs[:2]}
    english |= {next(iter(cover.file.words.values())) for cover in source.covers}
    languages = [
        replace(one, texts={text: own for text, own in one.texts.items() if text not in english})
        for one in source.languages
    ]
    given(replace(source, languages=languages))
    lines: list[str] = []
    build(config, out=lines.append)
    said = [line.split() for line in lines if "stay in English" in line]
    assert said == [
        [f"{one.code}:", str(len(english)), "texts", "stay", "in", "English"]
        for one in languages
        if one.code != SOURCE_LANGUAGE
    ]


def test_the_build_is_silent_about_a_language_that_is_complete(
    source: Source, config: Config, given: Callable[[Source], None]
) -> None:
    given(replace(source, languages=[one for one in source.languages if one.code in ("ar", "nl")]))
    lines: list[str] = []
    build(config, out=lines.append)
    assert [line for line in lines if "stay in English" in line] == []


def test_nothing_is_written_before_every_step_has_gone_well(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(config, out=lambda line: None)
    before = read_files(config.dist)

    def fail(*_: object) -> None:
        raise Problem("somewhere", "a fault", "none")

    for step in ("load_source", "render_rooms", "bundle_files", "list_files"):
        with monkeypatch.context() as patched:
            patched.setattr(builder, step, fail)
            with pytest.raises(Problem, match="a fault"):
                build(replace(config, door_code="9999"), out=lambda line: None)
        assert read_files(config.dist) == before
        assert [path.name for path in config.dist.parent.iterdir()] == ["dist"]


def test_only_development_reloads(config: Config) -> None:
    page, script = (
        (b"EventSource" in files["/calculator/"], b'"/reload"' in files["/sw.js"])
        for files in (
            build(config, out=lambda line: None),
            build(config, dev=True, out=lambda line: None),
        )
    )
    assert (page, script) == ((False, False), (True, True))
