"""Whatever a person gets wrong ends with one sentence, as the commands say it to that person."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.site import DOOR_CODE

from .checkout import Checkout, read_files

HELP = "pwa/content/help.yaml"
SIGNS = "pwa/content/signs.yaml"
COVER = "pwa/covers/calculator/cover.yaml"
SECTION = "pwa/room/call/section.yaml"
DUTCH = "pwa/locale/nl/LC_MESSAGES/messages.po"
CODE_RULE = "expected 4 to 12 digits, the first one not 0."
SIGN = "    text: You cannot refuse clients.\n"


class Mistake(NamedTuple):
    """What is wrong, in a file or a setting, and what the sentence must say."""

    says: list[str]
    change: tuple[str, str, str] | None = None
    settings: dict[str, str] = {}  # noqa: RUF012
    command: str = "flask build"
    prepare: Callable[[Checkout], object] = lambda checkout: None


def add_language(checkout: Checkout) -> None:
    locale = checkout.folder / "pwa/locale"
    shutil.copytree(locale / "nl", locale / "qq")


def add_thesis(checkout: Checkout) -> None:
    (checkout.folder / "mine").mkdir()
    (checkout.folder / "mine/thesis.txt").write_text("mine")


def code(text: str) -> dict[str, str]:
    return {"SIDEDOOR_DOOR_CODE": text}


MISTAKES = {
    "malformed YAML": Mistake(
        ["content/help.yaml:", "expected well-formed YAML"], (HELP, 'name: "112"', 'name: "112')
    ),
    "malformed YAML of a cover": Mistake(
        [f"{COVER}:", "expected valid YAML"],
        (COVER, "name: Calculator", "name: [Calculator"),
    ),
    "malformed YAML of a section": Mistake(
        [f"{SECTION}:", "expected valid YAML"], (SECTION, "title: Call", 'title: "Call')
    ),
    "missing field": Mistake(
        ["content/signs.yaml:", "item refuse-clients, field text", "nothing"], (SIGNS, SIGN, "")
    ),
    "missing field of a cover": Mistake(
        [f"{COVER}, field theme_color"], (COVER, '\ntheme_color: "#ffffff"', "")
    ),
    "missing field of a section": Mistake(
        [f"{SECTION}, field title"], (SECTION, "title: Call", "")
    ),
    "bad phone number": Mistake(
        ["content/help.yaml:", "item police, field dial", "“0900 8844”", "expected “09008844”"],
        (HELP, 'dial: "09008844"', 'dial: "0900 8844"'),
    ),
    "phone number that no phone has": Mistake(
        ["content/help.yaml:", "item comensha, field dial", "“+3133448118”"],
        (HELP, 'dial: "+31334481186"', 'dial: "+3133448118"'),
    ),
    "S number used twice": Mistake(
        ["content/signs.yaml:", "field numbers[0]", "S16, as in the item refuse-clients"],
        (SIGNS, "numbers: [S17]", "numbers: [S16]"),
    ),
    "S number used twice, found by the check": Mistake(
        ["content/signs.yaml:", "field numbers[0]", "S16, as in the item refuse-clients"],
        (SIGNS, "numbers: [S17]", "numbers: [S16]"),
        command="flask content check",
    ),
    "unknown language": Mistake(
        ["pwa/locale/qq: ", "unknown language “qq”", "a code that Babel knows"],
        prepare=add_language,
    ),
    "unknown language to begin": Mistake(
        ["CODES: ", "unknown language “qq”", "expected a code like ro"],
        command="flask catalog update qq",
    ),
    "broken placeholder": Mistake(
        [
            f"{DUTCH}, line ",
            "item “{number} of {total}”, field msgstr",
            "expected {number} {total}",
        ],
        (DUTCH, '"{number} van {total}"', '"{nummer} van {total}"'),
    ),
    "broken placeholder, found by the check": Mistake(
        [
            f"{DUTCH}, line ",
            "item “{number} of {total}”, field msgstr",
            "expected {number} {total}",
        ],
        (DUTCH, '"{number} van {total}"', '"{number van {total}"'),
        command="flask catalog check",
    ),
    "broken catalog": Mistake(
        [f"{DUTCH}, line ", '“msgstr "Bellen”'], (DUTCH, 'msgstr "Bellen"', 'msgstr "Bellen')
    ),
    "catalog without a review status": Mistake(
        [f"{DUTCH}, item header, field X-Review-Status"], (DUTCH, '"X-Review-Status', '"X-Review')
    ),
    "no door code": Mistake(["SIDEDOOR_DOOR_CODE: not set; ", CODE_RULE], settings=code("")),
    "no door code for an export": Mistake(
        ["SIDEDOOR_DOOR_CODE: not set; ", CODE_RULE],
        settings=code(""),
        command="flask export site",
    ),
    **{
        f"door code {text}": Mistake(
            [f"SIDEDOOR_DOOR_CODE: found '{text}'; ", CODE_RULE], settings=code(text)
        )
        for text in ("741", "0741", "74ab", "7410741074107")
    },
    "taken port": Mistake(
        ["PORT: ", "is already in use", "expected a free port"],
        settings={"PORT": "taken"},
        command="flask serve",
    ),
    "unwritable dist": Mistake(
        ["/proc/dist: cannot be written", "expected a folder that can be written"],
        settings={"SIDEDOOR_DIST": "/proc/dist"},
    ),
    "dist in the place of a file": Mistake(
        ["SIDEDOOR_DIST: found 'app.py'", "expected a folder"], settings={"SIDEDOOR_DIST": "app.py"}
    ),
    "dist below a file": Mistake(
        ["SIDEDOOR_DIST: found 'app.py/dist'", "expected a folder"],
        settings={"SIDEDOOR_DIST": "app.py/dist"},
    ),
    "dist in the place of other things": Mistake(
        ["mine: a folder that is no earlier build", "expected an empty, new or"],
        settings={"SIDEDOOR_DIST": "mine"},
        prepare=add_thesis,
    ),
    "export below a file": Mistake(
        ["app.py/site: cannot be written", "expected a folder"], command="flask export app.py/site"
    ),
    "export in the place of other things": Mistake(
        ["mine: thesis.txt is in it", "expected an empty folder"],
        command="flask export mine",
        prepare=add_thesis,
    ),
    "missing browser": Mistake(
        ["SIDEDOOR_BROWSER: found '/nowhere/chromium'", "expected the path of a Chromium"],
        settings={"SIDEDOOR_BROWSER": "/nowhere/chromium"},
        command="tools/browser.py",
    ),
}


@pytest.fixture
def built(checkout: Checkout, dist: Path) -> Checkout:
    """A clean copy of the project in which a build went well before."""
    shutil.copytree(dist, checkout.folder / "dist")
    return checkout


@pytest.fixture
def taken_port() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield str(taken.getsockname()[1])


def run(checkout: Checkout, mistake: Mistake, port: str) -> "subprocess.CompletedProcess[str]":
    settings = {**code(DOOR_CODE), **mistake.settings}
    if settings.get("PORT") == "taken":
        settings["PORT"] = port
    program, *words = mistake.command.split()
    if program == "flask":
        return checkout.flask(*words, **settings)
    return checkout.run(sys.executable, program, **settings)


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_one_sentence_and_nothing_is_written(
    built: Checkout, taken_port: str, what: str
) -> None:
    mistake = MISTAKES[what]
    mistake.prepare(built)
    if mistake.change:
        built.change(*mistake.change)
    before = read_files(built.folder)
    result = run(built, mistake, taken_port)
    assert result.returncode not in (0, None)
    sentence = result.stderr
    assert "Traceback" not in result.stdout + sentence
    assert (sentence.count("\n"), sentence[-2:]) == (1, ".\n"), sentence
    assert "; expected " in sentence
    assert [part for part in mistake.says if part not in sentence] == [], sentence
    assert read_files(built.folder) == before
    assert [path.name for path in built.folder.parent.iterdir()] == ["checkout"]
    assert not list(built.folder.glob("dist.*")) + list(built.folder.glob("site*"))


def test_without_a_mistake_the_same_commands_go_well(built: Checkout) -> None:
    for words in ("build", "export site", "content check", "catalog check"):
        result = built.flask(*words.split(), **code(DOOR_CODE))
        assert (result.returncode, result.stderr) == (0, ""), words
    assert (built.folder / "site/sw.js").read_bytes() == (built.folder / "dist/sw.js").read_bytes()
