"""Step 2: render the room in each language, as the JSON that a phone opens.

A pack is {format, lang, dir, facts, zone, holidays, style, frame, first, screens, sections}:
`frame` and every screen are trees (builder/tree.py), `sections` says to which key of the row a
screen belongs, `facts` is the newest day on which a fact was read.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rcssmin import cssmin

from pwa.builder.holidays import dutch_holidays
from pwa.builder.load import Source
from pwa.builder.seal import FORMAT
from pwa.builder.tree import Tree, parse_tree
from pwa.builder.wording import Wording
from pwa.languages import Language
from pwa.problems import Problem
from pwa.room import ROOM, Section

PWA = ROOM.parent
FRAME = "templates/room.html"
TIME_ZONE = "Europe/Amsterdam"


def room_environment() -> Environment:
    """Give the Jinja environment of the room's templates; an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(PWA),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Room:
    """One language's pack as JSON, and how many of its texts had to stay in English."""

    pack: bytes
    missing: int


def render_rooms(source: Source) -> dict[str, Room]:
    """Give language → its room; raises Problem for what a phone could not grow."""
    environment = room_environment()
    style = room_style(source.sections)
    return {
        language.code: render_room(source, language, environment, style)
        for language in source.languages
    }


def render_room(source: Source, language: Language, env: Environment, style: str) -> Room:
    """Render one language."""
    wording = Wording(source, language)
    context = wording.context()
    screens: dict[str, Tree] = {}
    sections: dict[str, str] = {}
    for section in source.sections:
        place = f"room/{section.id}/template.html"
        html = env.get_template(place).render(context, section=section)
        for name, tree in split_screens(parse_tree(html, place), place):
            if name in screens:
                raise Problem(place, f"a second screen {name}", "another id for a page")
            screens[name] = tree
            sections[name] = section.id
    frame = parse_tree(env.get_template(FRAME).render(context), FRAME)
    pack = {
        "format": FORMAT,
        "lang": language.code,
        "dir": language.direction,
        "facts": source.facts_of.isoformat(),
        "zone": TIME_ZONE,
        "holidays": dutch_holidays(source.facts_of),
        "style": style,
        "frame": frame[0],
        "first": source.sections[0].id,
        "screens": screens,
        "sections": sections,
    }
    packed = json.dumps(pack, ensure_ascii=False, separators=(",", ":"))
    return Room(packed.encode(), len(wording.missing))


def split_screens(trees: Tree, place: str) -> Iterator[tuple[str, Tree]]:
    """Give name and tree of each screen: the template's outermost elements."""
    for tree in trees:
        attributes = tree[1] if isinstance(tree, list) and len(tree) > 1 else None
        if not isinstance(tree, list) or not isinstance(attributes, dict):
            raise Problem(place, "text outside a screen", "only elements with data-screen")
        if "data-screen" not in attributes:
            raise Problem(place, f"<{tree[0]}> without a name", "data-screen on every screen")
        yield attributes["data-screen"], tree


def room_style(sections: list[Section]) -> str:
    """Give the room's style sheet, minified: what is common, then what each section adds."""
    sheets = [ROOM / "room.css", *(section.folder / "section.css" for section in sections)]
    return str(cssmin("\n".join(p.read_text("utf-8") for p in sheets if p.exists())))
