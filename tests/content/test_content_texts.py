from pathlib import Path

from pwa.content.document import FOLDER
from pwa.content.extract import texts

from .conftest import Change


def test_texts_come_with_file_line_and_item() -> None:
    for name, line, text, _ in texts():
        lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
        written = " ".join(part.strip() for part in lines[line - 1 : line + 6])
        assert text.split()[0].strip('"“”') in written, (name, line, text)


def test_every_kind_of_field_gives_its_texts() -> None:
    found = {(name, comment, text) for name, _, text, comment in texts()}
    assert ("signs.yaml", "refuse-clients", "You cannot refuse clients.") in found
    assert ("signs.yaml", "force", "Force and lies") in found
    assert ("rights.yaml", "", "Which passport do you have?") in found
    assert ("rights.yaml", "", "I do not know") in found
    assert ("help.yaml", "emergency", "It also works with a locked phone.") in found
    assert ("phrases.yaml", "speak-alone", "To a doctor") in found
    assert ("more/safe.yaml", "safe", "Stay safe") in found


def test_names_numbers_and_dutch_are_no_texts() -> None:
    found = {text for _, _, text, _ in texts()}
    assert not {"CoMensha", "033-448 11 86", "Ik heb hulp nodig.", "bedenktijd", "always"} & found


def test_withdrawn_items_give_no_texts(facts: Path, change: Change) -> None:
    change("phrases.yaml", "  - id: no-name\n", "  - id: no-name\n    withdrawn_on: 2027-01-01\n")
    assert "I do not want to give my name." not in {text for _, _, text, _ in texts(facts)}
