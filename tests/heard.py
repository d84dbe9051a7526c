"""What a screen reader gets of a page: the accessibility tree of the browser itself, as text."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

Node = dict[str, Any]
# Roles that only hold others, and those whose words their owner has in its name.
SILENT = {"generic", "none", "InlineTextBox", "ListMarker", "RootWebArea", "listitem"}
NAMED_BY_CONTENT = {"button", "checkbox", "heading", "link", "more", "text", "toggle"}
PLAIN = {"DisclosureTriangle": "more", "StaticText": "text", "paragraph": "text"}
STATES = ("pressed", "checked", "expanded", "level")
SHOWN, FEW = 2, 3
LONGEST_PART = 6

Line = tuple[int, str, str]
"""Depth, role, and all that is said."""


def states_of(node: Node) -> Iterator[str]:
    """Give what is said beside role and name."""
    held = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    for name in STATES:
        if name == "level" and name in held:
            yield str(held[name])
        elif str(held.get(name, "")).lower() == "true":
            yield name
    if said := node.get("description", {}).get("value"):
        yield f"({said})"


def words_of(node: Node, nodes: dict[str, Node]) -> Iterator[str]:
    """Give the words in a node, run by run."""
    if node.get("role", {}).get("value") == "StaticText":
        yield node["name"]["value"].strip()
        return
    for child in node.get("childIds", ()):
        yield from words_of(nodes[child], nodes)


def lines_of(node: Node, nodes: dict[str, Node], depth: int) -> Iterator[Line]:
    """Give a node and what is in it, in reading order."""
    role = node.get("role", {}).get("value", "none")
    name = node.get("name", {}).get("value", "").strip()
    children = [nodes[one] for one in node.get("childIds", ()) if one in nodes]
    if role == "paragraph":
        name = " ".join(words_of(node, nodes)).strip()
    elif node.get("ignored") or role in SILENT:
        for child in children:
            yield from lines_of(child, nodes, depth)
        return
    role = PLAIN.get(role, role)
    if any(one["name"] == "pressed" for one in node.get("properties", ())):
        role = "toggle"
    yield depth, role, " ".join((role, *([f'"{name}"'] if name else []), *states_of(node)))
    if role not in NAMED_BY_CONTENT:
        for child in children:
            yield from lines_of(child, nodes, depth + 1)


def fold(lines: list[Line]) -> Iterator[str]:
    """Say how many more there are, where the same kinds of lines come again and again."""
    at = 0
    while at < len(lines):
        best, more = 0, 0
        for part in range(1, LONGEST_PART + 1):
            kinds = [line[:2] for line in lines[at : at + part]]
            times = 1
            while [
                line[:2] for line in lines[at + times * part : at + (times + 1) * part]
            ] == kinds:
                times += 1
            if times >= SHOWN + FEW:
                best, more = part, times - SHOWN
                break
        shown = best * SHOWN or 1
        yield from ("  " * depth + said for depth, _, said in lines[at : at + shown])
        if best:
            yield "  " * lines[at][0] + f"… {more} more"
        at += shown + best * more


def heard(page: Page) -> str:
    """Give what is heard of the page from its beginning to its end, a line a thing."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    nodes = {node["nodeId"]: node for node in tree}
    return "\n".join(fold(list(lines_of(tree[0], nodes, 0)))) + "\n"
