"""Turn HTML from a template into the tree that the phone grows, from allowed parts alone."""

import re
from html.parser import HTMLParser

from pwa.problems import Problem

PLAIN_ELEMENTS = """
    a b blockquote button details div dd dl dt em h1 h2 h3 h4 h5 header hr i li main nav ol p
    section small span strong summary ul
"""
DRAWN_ELEMENTS = "circle g line path rect svg"
PLAIN_ATTRIBUTES = """
    class cx cy d dir fill height hidden id lang open r role rx tabindex transform type viewBox
    width x x1 x2 y y1 y2
"""
# Element → whether it is drawn as SVG. The phone gets this very table (builder/modules.py).
ELEMENTS = {
    **dict.fromkeys(PLAIN_ELEMENTS.split(), 0),
    **dict.fromkeys(DRAWN_ELEMENTS.split(), 1),
}
ATTRIBUTES = PLAIN_ATTRIBUTES.split()
EMPTY = {"hr", "circle", "line", "path", "rect"}
PREFIXED = re.compile(r"^(aria|data)-[a-z-]+$")
CALL = re.compile(r"tel:\+?[0-9]+")
CASE = {"viewbox": "viewBox"}

Tree = list[object]


class TreeParser(HTMLParser):
    """Collect the trees of a fragment; refuses what the phone would leave out."""

    def __init__(self, place: str) -> None:
        """Remember the template's name for messages."""
        super().__init__(convert_charrefs=True)
        self.place = place
        self.top: Tree = []
        self.stack: list[Tree] = [self.top]

    def problem(self, found: str, expected: str) -> Problem:
        """Name the template and the line of its output."""
        return Problem(f"{self.place}, line {self.getpos()[0]} of its output", found, expected)

    def attribute(self, tag: str, name: str, value: str) -> tuple[str, str]:
        """Check one attribute; gives its name as the phone spells it."""
        name = CASE.get(name, name)
        if name == "href":
            if tag != "a" or not CALL.fullmatch(value):
                raise self.problem(f"href “{value}” on <{tag}>", "tel: and a number, on <a>")
        elif name not in ATTRIBUTES and not PREFIXED.match(name):
            raise self.problem(f"attribute {name} on <{tag}>", "an attribute of builder/tree.py")
        return name, value

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag not in ELEMENTS:
            raise self.problem(f"element <{tag}>", "an element of builder/tree.py")
        node: Tree = [tag]
        if attrs:
            node.append(dict(self.attribute(tag, name, value or "") for name, value in attrs))
        self.stack[-1].append(node)
        if tag not in EMPTY:
            self.stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag in EMPTY:
            return
        if len(self.stack) < 2 or self.stack[-1][0] != tag:
            raise self.problem(f"</{tag}>", "the end of the element that is open")
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        """Add text; white space that only lays out the template is left out."""
        if data.isspace() and ("\n" in data or len(self.stack) == 1):
            return
        text = re.sub(r"\s+", " ", data)
        if text:
            self.stack[-1].append(text)


def parse_tree(html: str, place: str) -> Tree:
    """Give the trees of an HTML fragment, as ["p", {attributes}, child, …]; raises Problem."""
    parser = TreeParser(place)
    parser.feed(html)
    parser.close()
    if len(parser.stack) != 1:
        raise parser.problem(f"<{parser.stack[-1][0]}> left open", "every element closed")
    return parser.top
