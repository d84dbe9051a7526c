import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pwa.content.document import FOLDER
from pwa.content.load import load_content
from pwa.content.model import Content

Change = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A copy of the facts that a test may spoil."""
    return Path(
        shutil.copytree(FOLDER, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__*"))
    )


@pytest.fixture
def change(facts: Path) -> Change:
    """Replace a text that stands once or more in a file of the copy, at its first place."""

    def replace_once(name: str, old: str, new: str) -> None:
        text = (facts / name).read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        (facts / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace_once
