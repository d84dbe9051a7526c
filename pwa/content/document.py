"""Read one YAML file into its shape, and tell the line of everything in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec
import yaml
from yaml.constructor import ConstructorError

from pwa.content import model
from pwa.content.explain import explain
from pwa.content.places import YamlPath, item_of, line_of, problem_at, steps
from pwa.problems import Problem

try:
    from yaml import CSafeLoader as BaseLoader
except ImportError:  # PyYAML without its C library
    from yaml import SafeLoader as BaseLoader  # type: ignore[assignment]

FOLDER = Path(__file__).parent
PAGES = "more"
SHAPES: dict[str, type[model.Strict]] = {
    "sources.yaml": model.Sources,
    "signs.yaml": model.Signs,
    "rights.yaml": model.Rights,
    "help.yaml": model.Help,
    "phrases.yaml": model.Phrases,
    "terms.yaml": model.Terms,
    "rules.yaml": model.Rules,
}


class Loader(BaseLoader):
    """YAML with every error at its line: a field written twice and an impossible date too."""


def _construct_mapping(loader: Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    names = set()
    for key, _ in node.value:
        if key.value in names:
            raise ConstructorError(
                None, None, f"the field {key.value} stands here twice", key.start_mark
            )
        names.add(key.value)
    return cast(dict[Any, Any], loader.construct_mapping(node, deep=True))


def _construct_date(loader: Loader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError as error:
        raise ConstructorError(
            None, None, f"{node.value} is no date: {error}", node.start_mark
        ) from None


Loader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)
Loader.add_constructor("tag:yaml.org,2002:timestamp", _construct_date)


@dataclass(frozen=True)
class Document:
    """One file: its name within the folder, its YAML nodes, and its value in its shape."""

    name: str
    node: yaml.Node
    value: model.Strict

    def line(self, path: YamlPath) -> int:
        """Give the line of a value, or of the nearest thing round it that is there."""
        return line_of(self.node, path)

    def facts(self) -> Iterator[model.Fact]:
        """Give every item, the withdrawn ones too."""
        return (value for _, value in walk(self.value) if isinstance(value, model.Fact))

    def item(self, path: YamlPath) -> str | None:
        """Give the id of the nearest item round a value."""
        return item_of(self.node, path)

    def names(self, path: YamlPath) -> dict[str, yaml.Mark]:
        """Give the fields that are written at a path, and where their names begin."""
        nodes = [self.node, *(inner for inner, _ in steps(self.node, path))]
        node = nodes[-1]
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        return {str(key.value): key.start_mark for key, _ in pairs}

    def problem(self, path: YamlPath, found: str, expected: str) -> Problem:
        """Make the Problem of a value."""
        return problem_at(self.name, self.node, path, found, expected)


def read_document(path: Path, name: str) -> Document:
    """Read a file as the shape that belongs to its name; raises Problem."""
    node, data = _parse(path, name)
    shape = model.Page if name.startswith(f"{PAGES}/") else SHAPES[name]
    try:
        value = msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise explain(name, node, data, shape, str(error)) from None
    return Document(name, node, value)


def read_documents(folder: Path) -> list[Document]:
    """Read all files of a content folder, in a fixed order; raises Problem."""
    return [read_document(folder / name, name) for name in find_names(folder)]


def find_names(folder: Path) -> list[str]:
    """List the files of a content folder by their names in it; raises Problem for strangers."""
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in SHAPES:
            raise Problem(f"content/{path.name}", "no such file is read", f"one of {_listed()}")
    pages = sorted(path.name for path in (folder / PAGES).glob("*.yaml"))
    return [*SHAPES, *(f"{PAGES}/{page}" for page in pages)]


def walk(value: object, path: YamlPath = ()) -> Iterator[tuple[YamlPath, model.Strict]]:
    """Give every struct within a value with its path, the outer before the inner."""
    if isinstance(value, model.Strict):
        yield path, value
        for name in value.__struct_fields__:
            yield from walk(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, (*path, index))


def _listed() -> str:
    return ", ".join(SHAPES)


def _parse(path: Path, name: str) -> tuple[yaml.Node, object]:
    place = f"content/{name}"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Problem(place, "the file is missing", "a file of facts") from None
    except UnicodeDecodeError:
        raise Problem(place, "letters that are not UTF-8", "a file saved as UTF-8") from None
    try:
        loader = Loader(text)
        node = loader.get_single_node() or yaml.ScalarNode("tag:yaml.org,2002:null", "")
        return node, loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{place}:{mark.line + 1}" if mark else place
        raise Problem(where, f"{error.problem}", "well-formed YAML") from None
    except yaml.YAMLError as error:
        raise Problem(place, str(error).splitlines()[0], "well-formed YAML") from None
