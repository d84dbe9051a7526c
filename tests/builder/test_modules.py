"""Modules that a page loads: small, named by what is in them, and silent about their job."""

import re

import pytest

from pwa.builder import modules
from pwa.builder.modules import STATIC, bundle_modules, import_map, shared_modules
from pwa.builder.tree import ATTRIBUTES, ELEMENTS
from pwa.problems import Problem

SEED = bytes(76)


def test_a_module_is_named_by_what_is_in_it() -> None:
    one = bundle_modules(modules.setup_module(SEED, ["en", "nl"]))
    same = bundle_modules(modules.setup_module(SEED, ["en", "nl"]))
    other = bundle_modules(modules.setup_module(SEED, ["en", "nl", "ro"]))
    assert one == same
    assert {name for name in one if one[name] != other[name]} == {"setup"}
    assert one["setup"][0] != other["setup"][0]
    assert len({path for path, _ in one.values()}) == len(one)


def test_what_the_door_needs_is_there_and_nothing_else() -> None:
    names = {path.stem for path in shared_modules()}
    assert "door" in names
    # The page holds these itself, or only development has them.
    assert not {"exit", "start", "words", "dev"} & names
    assert {*bundle_modules(modules.setup_module(SEED, ["en"]))} == {*names, "setup"}
    assert all((STATIC / f"{name}.js").exists() for name in names)


def test_served_modules_hold_no_comments_and_no_names_of_modules() -> None:
    made = bundle_modules(modules.setup_module(SEED, ["en"]))
    for name, (_, data) in made.items():
        script = data.decode()
        assert "/*" not in script, name
        assert not re.search(r"(?<![:'\"])//", script), name
        asked = re.findall(r"""(?:from|import)\s*\(?['"]([^'"]+)['"]""", script)
        assert [one for one in asked if not re.fullmatch(r"m[0-9a-f]{4}", one)] == []
        assert not {*asked} & {*made}


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
