"""Find all English texts of the facts, for the catalogs."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pwa.content.document import FOLDER, Document, read_documents
from pwa.content.model import Fact, Strict
from pwa.content.places import YamlPath


def texts(folder: Path | None = None) -> Iterator[tuple[str, int, str, str]]:
    """Give file, line, text and a comment (the item's id) of every text that is shipped."""
    for document in read_documents(folder or FOLDER):
        for line, text, comment in document_texts(document):
            yield document.name, line, text, comment


def document_texts(document: Document) -> Iterator[tuple[int, str, str]]:
    """Give line, text and comment of every text of a file, in the order of its fields."""
    for path, text in _struct_texts(document.value, ()):
        yield document.line(path), text, document.item(path) or ""


def texts_within(value: Strict) -> Iterator[tuple[YamlPath, str]]:
    """Give path and text of every text that is a struct's own, not of the structs within it."""
    for name in _text_fields(type(value)):
        yield from _texts(getattr(value, name), (name,), True)


def _struct_texts(value: Strict, path: YamlPath) -> Iterator[tuple[YamlPath, str]]:
    if isinstance(value, Fact) and value.withdrawn_on:
        return
    marked = _text_fields(type(value))
    for name in value.__struct_fields__:
        yield from _texts(getattr(value, name), (*path, name), name in marked)


def _texts(value: object, path: YamlPath, is_text: bool) -> Iterator[tuple[YamlPath, str]]:
    if isinstance(value, Strict):
        yield from _struct_texts(value, path)
    elif isinstance(value, str) and is_text:
        yield path, value
    elif isinstance(value, (list, dict)):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in inner:
            yield from _texts(one, (*path, key), is_text)


@cache
def _text_fields(shape: type[Strict]) -> frozenset[str]:
    """Name the fields of a shape whose type says that they hold Text."""
    hints = get_type_hints(shape, include_extras=True)
    return frozenset(name for name, hint in hints.items() if _holds_text(hint))


def _holds_text(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        inner, *metas = get_args(hint)
        extras = [getattr(meta, "extra", None) or {} for meta in metas]
        return any(extra.get("text") for extra in extras) or _holds_text(inner)
    return any(_holds_text(inner) for inner in get_args(hint))
