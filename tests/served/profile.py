"""A browser profile on disk: started, copied while it is in use, and searched."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType

from tests.conftest import LAUNCH_ARGS

from .scan import find_words
from .stored import readings

# File name → the words that lie in it or in its name.
Found = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Profile:
    """A profile folder, and the browser that uses it."""

    folder: Path
    browser_type: BrowserType
    executable: str

    @contextmanager
    def launched(self) -> Iterator[BrowserContext]:
        """Start the browser; it ends in an orderly way afterwards."""
        context = self.browser_type.launch_persistent_context(
            self.folder,
            executable_path=self.executable,
            args=LAUNCH_ARGS,
            viewport={"width": 360, "height": 740},
            locale="en-GB",
            has_touch=True,
        )
        try:
            yield context
        finally:
            context.close()

    def copy(self, to: Path) -> Path:
        """Copy the files as they are now, also while the browser writes them."""
        for path in self.folder.rglob("*"):
            # The browser can remove a file meanwhile; its lock is a link to nothing.
            with suppress(FileNotFoundError):
                if path.is_file():
                    target = to / path.relative_to(self.folder)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(path.read_bytes())
        return to


# The same bytes lie in several copies of one profile.
_find = cache(find_words)


def find_in_profile(folder: Path, words: frozenset[str]) -> Found:
    """Search the name and all readings of every file of a profile."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        pieces = readings(path) if path.is_file() else ()
        if hits := _find(name.encode(), words).union(*(_find(one, words) for one in pieces)):
            found[name] = hits
    return found


def without(found: Found, known: Found) -> Found:
    """Leave out the words that files of the same name hold in another profile."""
    usual: dict[str, frozenset[str]] = {}
    for name, words in known.items():
        usual[plain(name)] = usual.get(plain(name), frozenset()) | words
    left = {name: words - usual.get(plain(name), frozenset()) for name, words in found.items()}
    return {name: words for name, words in left.items() if words}


def plain(name: str) -> str:
    """Give a file's name without the times and counts that differ from profile to profile."""
    return re.sub(r"\d+", "0", name)
