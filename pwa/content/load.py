"""Read all facts, checked and without what is withdrawn."""

from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from pwa.content.check import REFERENCES, check_documents
from pwa.content.document import FOLDER, Document, read_documents
from pwa.content.model import (
    Content,
    Fact,
    Help,
    Page,
    Phrases,
    Rights,
    Rules,
    Signs,
    Sources,
    Strict,
    Terms,
)

S = TypeVar("S", bound=Strict)


def load_content(folder: Path | None = None) -> Content:
    """Read the facts of a folder (this package's own by default); raises Problem.

    Withdrawn items are left out, and so is every mention of them. Pages are in their order.
    """
    documents = read_documents(folder or FOLDER)
    check_documents(documents)
    gone = find_withdrawn(documents)
    return join_documents([without(document.value, gone) for document in documents])


def find_withdrawn(documents: list[Document]) -> set[str]:
    """Give the ids of all withdrawn items."""
    return {fact.id for document in documents for fact in document.facts() if fact.withdrawn_on}


def without(value: S, gone: set[str]) -> S:
    """Copy a struct without the items that are gone and without their ids."""
    return replace(
        value,
        **{name: _without(getattr(value, name), name, gone) for name in value.__struct_fields__},
    )


def _without(value: Any, field: str, gone: set[str]) -> Any:
    if isinstance(value, Strict):
        return without(value, gone)
    if not isinstance(value, list):
        return value
    kept = [one for one in value if not (isinstance(one, Fact) and one.id in gone)]
    if field in REFERENCES:
        kept = [one for one in kept if not (isinstance(one, str) and one in gone)]
    return [_without(one, "", gone) for one in kept]


def join_documents(values: list[Strict]) -> Content:
    """Put the values of all files together."""

    def one(kind: type[S]) -> S:
        return next(value for value in values if isinstance(value, kind))

    pages = [value for value in values if isinstance(value, Page)]
    return Content(
        sources=one(Sources).sources,
        signs=one(Signs),
        rights=one(Rights),
        help=one(Help),
        phrases=one(Phrases),
        terms=one(Terms).terms,
        rules=one(Rules).rules,
        pages=sorted(pages, key=lambda page: (page.place, page.id)),
    )
