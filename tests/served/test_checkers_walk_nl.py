"""The checker's walk on a Dutch phone; see test_checkers_walk.py."""

from pathlib import Path

from .walk.walk import walk


def test_a_checker_finds_a_calculator_in_forty_steps(lasting, site: str, tmp_path: Path) -> None:
    walk("nl", lasting, site, tmp_path)
