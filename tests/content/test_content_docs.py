import re
from pathlib import Path

from pwa.content.document import FOLDER, SHAPES, read_documents
from pwa.content.load import load_content
from pwa.content.model import Content, Status
from pwa.room import find_sections

GUIDE = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")
SECTIONS = {section.id: section.title for section in find_sections()}


def places(content: Content) -> dict[str, str]:
    """Give item → where it stands in the room, as its reader finds it."""
    groups = {group.id: group.title for group in content.signs.groups}
    titles = {stage.step: stage.title for stage in content.rights.way}
    situations = {
        name: situation.title
        for situation in reversed(content.help.situations)
        for name in situation.helplines
    }
    return {
        content.signs.opening.id: f"{SECTIONS['signs']}: the card at the foot",
        content.signs.after.id: f"{SECTIONS['signs']}: the last card, at the foot after a tick",
        **{one.id: f"{SECTIONS['signs']}: {groups[one.group]}" for one in content.signs.signs},
        content.rights.warning.id: f"{SECTIONS['rights']}: on top, unless the passport is EU",
        **{one.id: f"{SECTIONS['rights']}: {titles[one.step]}" for one in content.rights.rights},
        **{
            one.id: f"{SECTIONS['call']}: {'at once' if one.first else situations[one.id]}"
            for one in content.help.helplines
        },
        **{
            item.id: f"{SECTIONS['more']}: {page.title}"
            for page in content.pages
            for item in page.items
        },
    }


def test_the_table_says_where_every_number_is() -> None:
    row = r"^\| ([SNR]\d+) \| `(.+)` \| `(.+)` \| (.+) \|$"
    where = places(load_content())
    assert re.findall(row, GUIDE, re.MULTILINE) == sorted(
        (
            (number, fact.id, document.name, where[fact.id])
            for document in read_documents(FOLDER)
            for fact in document.facts()
            if not fact.withdrawn_on
            for number in fact.numbers
        ),
        key=lambda row: ("SNR".index(row[0][0]), int(row[0][1:])),
    )


def test_the_guide_names_every_file_and_status() -> None:
    assert [name for name in SHAPES if f"`{name}`" not in GUIDE] == []
    assert [status.value for status in Status if f"| `{status.value}` |" not in GUIDE] == []
