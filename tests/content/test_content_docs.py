import re
from pathlib import Path

from pwa.content.document import FOLDER, SHAPES, read_documents
from pwa.content.model import Status

GUIDE = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")


def test_the_table_says_where_every_number_is() -> None:
    written = re.findall(r"^\| ([SNR]\d+) \| `(.+)` \| `(.+)` \|$", GUIDE, re.MULTILINE)
    assert sorted(written) == sorted(
        (number, fact.id, document.name)
        for document in read_documents(FOLDER)
        for fact in document.facts()
        if not fact.withdrawn_on
        for number in fact.numbers
    )


def test_the_guide_names_every_file_and_status() -> None:
    assert [name for name in SHAPES if f"`{name}`" not in GUIDE] == []
    assert [status.value for status in Status if f"| `{status.value}` |" not in GUIDE] == []
