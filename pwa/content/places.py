"""Find the line, the item and the field of a value in the nodes of a YAML file."""

from collections.abc import Iterator

import yaml

from pwa.problems import Problem

YamlPath = tuple[str | int, ...]
"""The way to a value in a file: field names and places in lists."""


def steps(node: yaml.Node, path: YamlPath) -> Iterator[tuple[yaml.Node, int]]:
    """Follow a path as far as it goes; gives each node on the way with the line of its name."""
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = [(key, inner) for key, inner in node.value if key.value == part]
            if not found:
                return
            key, node = found[0]
            # A list or a map begins below its name, words that are folded do not.
            line = (node if isinstance(node, yaml.ScalarNode) else key).start_mark.line
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            if part >= len(node.value):
                return
            node = node.value[part]
            line = node.start_mark.line
        else:
            return
        yield node, line + 1


def line_of(node: yaml.Node, path: YamlPath) -> int:
    """Give the line of a value, or of the nearest thing round it that is there."""
    lines = [line for _, line in steps(node, path)]
    return lines[-1] if lines else 1


def item_of(node: yaml.Node, path: YamlPath) -> str | None:
    """Give the id of the nearest item round a value."""
    found = None
    for inner in [node, *(inner for inner, _ in steps(node, path))]:
        if isinstance(inner, yaml.MappingNode):
            ids = [value.value for key, value in inner.value if key.value == "id"]
            found = str(ids[0]) if ids else found
    return found


def _field_of(node: yaml.Node, path: YamlPath) -> str | None:
    """Write the part of a path that lies inside its item, such as hours.value[0].opens."""
    inside = 0
    for depth, (inner, _) in enumerate(steps(node, path), 1):
        if isinstance(inner, yaml.MappingNode) and any(k.value == "id" for k, _ in inner.value):
            inside = depth
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path[inside:]]
    return "".join(parts).lstrip(".") or None


def problem_at(name: str, node: yaml.Node, path: YamlPath, found: str, expected: str) -> Problem:
    """Make the Problem of a value."""
    place = f"content/{name}:{line_of(node, path)}"
    return Problem(place, found, expected, item=item_of(node, path), field=_field_of(node, path))
