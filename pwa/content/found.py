"""A part of a file and where it stands: what the checks go through."""

from typing import NamedTuple

from pwa.content.document import Document
from pwa.content.model import Strict
from pwa.content.places import YamlPath


class Found(NamedTuple):
    """A struct and where it stands."""

    document: Document
    path: YamlPath
    value: Strict

    def refuse(self, inner: YamlPath, found: str, expected: str) -> None:
        """Raise the Problem of one of its fields."""
        raise self.document.problem((*self.path, *inner), found, expected)
