"""What a page loads by a name: one file for the door, named by its bytes, silent about its job."""

import re

import pytest

from pwa.builder import modules
from pwa.builder.modules import bundle_modules, import_map
from pwa.builder.tree import ATTRIBUTES, ELEMENTS
from pwa.problems import Problem

SEED = bytes(76)


def test_a_module_is_named_by_what_is_in_it() -> None:
    one = bundle_modules(modules.setup_module(SEED, ["en", "nl"]))
    same = bundle_modules(modules.setup_module(SEED, ["en", "nl"]))
    other = bundle_modules(modules.setup_module(SEED, ["en", "nl", "ro"]))
    assert one == same
    assert one["door"][0] != other["door"][0]


def test_the_door_is_one_request_that_brings_all_it_needs() -> None:
    made = bundle_modules(modules.setup_module(SEED, ["en", "nl"]))
    assert {*made} == {"door"}
    script = made["door"][1].decode()
    assert re.search(r"export\s*\{\s*start\s*\}", script)
    assert not re.search(r"\bimport\b", script)
    for needed in ("openSlot", "readRecord", "openRoom", "stateAt", "beginErasing"):
        assert f"function {needed}(" in script


def test_served_modules_hold_no_comments() -> None:
    for name, (_, data) in bundle_modules(modules.setup_module(SEED, ["en"])).items():
        script = data.decode()
        assert "/*" not in script, name
        assert not re.search(r"(?<![:'\"])//", script), name


def test_the_phone_gets_the_very_lists_by_which_templates_are_checked() -> None:
    script = modules.setup_module(SEED, ["en"])
    for name in (*ELEMENTS, *ATTRIBUTES):
        assert f'"{name}"' in script


def test_two_modules_never_share_a_served_name(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"door": ("/m/1.js", b"1"), "room": ("/m/2.js", b"2")}
    assert "/m/1.js" in import_map(made)
    monkeypatch.setattr(modules, "neutral_name", lambda module: "m0000")
    with pytest.raises(Problem, match="two modules with one served name"):
        import_map(made)
