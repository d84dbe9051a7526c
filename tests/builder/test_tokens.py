"""Cover and room are dressed from one small set of tokens, see pwa/static/page.css."""

import re
from pathlib import Path

import pytest

from tests.site import ROOT

PWA = ROOT / "pwa"
TOKENS = PWA / "static" / "page.css"
COVERS = sorted((PWA / "covers").glob("*/*.css"))
ROOM = sorted((PWA / "room").rglob("*.css"))
OWN_SIZE = re.compile(r"(?:border-radius|font-size): ((?!1em)[\d.]+(?:px|em))")


def tokens() -> set[str]:
    return set(re.findall(r"(--[\w-]+):", TOKENS.read_text("utf-8")))


def used_in(sheets: list[Path]) -> set[str]:
    return {
        name
        for sheet in sheets
        for name in re.findall(r"var\((--[\w-]+)", sheet.read_text("utf-8"))
    }


def test_every_token_is_used_and_covers_and_room_share_each_kind() -> None:
    assert tokens() == tokens() & (used_in(COVERS) | used_in(ROOM))
    shared = tokens() & used_in(COVERS) & used_in(ROOM)
    for kind in ("--ground", "--text", "--space-", "--round-", "--font"):
        assert any(name.startswith(kind) for name in shared), kind


@pytest.mark.parametrize("sheet", [*COVERS, *ROOM], ids=lambda sheet: sheet.parent.name)
def test_no_sheet_has_a_size_of_type_or_a_radius_of_its_own(sheet: Path) -> None:
    assert OWN_SIZE.findall(sheet.read_text("utf-8")) == []
