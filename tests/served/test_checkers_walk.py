"""The checker's walk: forty steps of a person who holds the unlocked phone for three minutes.

docs/threat-model.md tells for each step what the person does, and why. SIDEDOOR_WALK names the
languages of the phones, English if it is not set; SIDEDOOR_SHOTS a folder for the pictures:
SIDEDOOR_WALK=nl,ar SIDEDOOR_SHOTS=shots python -m pytest tests/served/test_checkers_walk.py
"""

import os
import re
from pathlib import Path

import pytest

from pwa.config import PROJECT

from .walk.walk import STEPS, sentence, walk


@pytest.mark.parametrize("code", os.environ.get("SIDEDOOR_WALK", "en").split(","))
def test_a_checker_finds_a_calculator_in_forty_steps(
    lasting, site: str, tmp_path: Path, code: str
) -> None:
    walk(code, lasting, site, tmp_path)


def test_threat_model_tells_of_the_same_steps() -> None:
    text = (PROJECT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    part = text.split("\n## The checker's walk\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \| [^|]+ \| [^|]+ \|$", part, re.MULTILINE)
    assert rows == [(str(number), sentence(step)) for number, step in enumerate(STEPS, 1)]
