from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pwa.commands import Commands
from pwa.content.commands import content_group
from pwa.content.load import load_content

from .conftest import Change


@pytest.fixture
def run(facts: Path):
    """Run a content command on the copy, as `flask --app app content …` does."""
    cli = Commands("app")
    cli.add_command(content_group)

    def run_command(*words: str) -> Result:
        return CliRunner().invoke(cli, ["content", *words, "--folder", str(facts)])

    return run_command


def changed_lines(before: str, after: str) -> list[str]:
    old = before.splitlines()
    return [line for line in after.splitlines() if line not in old or old.remove(line)]


def test_check_counts_what_is_there(run) -> None:
    result = run("check")
    assert result.exit_code == 0, result.output
    assert "27 signs" in result.stdout
    assert "13 numbers" in result.stdout


def test_check_says_the_fault_in_one_sentence(run, change: Change) -> None:
    change("help.yaml", '    dial: "09008844"', '    dial: "0900 8844"')
    result = run("check")
    assert result.exit_code == 1
    assert result.stderr.strip().count("\n") == 0
    assert "item police, field dial" in result.stderr


def test_nothing_is_due_within_180_days(run) -> None:
    assert run("due", "--today", "2027-05-23").stdout == "Nothing is due on 2027-05-23.\n"


def test_items_are_due_after_180_days(run) -> None:
    result = run("due", "--today", "2027-05-24")
    assert "  comensha  last read 2026-11-24, 181 days ago" in result.stdout


def test_a_checked_item_is_due_only_later(run) -> None:
    assert run("set-checked", "comensha", "2027-05-01").exit_code == 0
    assert "  comensha  " not in run("due", "--today", "2027-05-24").stdout
    later = run("due", "--today", "2027-10-29").stdout
    assert "  comensha  last checked 2027-05-01, 181 days ago" in later


def test_sources_are_listed_with_their_use(run) -> None:
    result = run("sources")
    assert "polaris  list  read 2026-11-24  1 items  Polaris Project" in result.stdout


def test_set_checked_adds_one_line_and_keeps_the_rest(run, facts: Path) -> None:
    before = (facts / "help.yaml").read_text(encoding="utf-8")
    result = run("set-checked", "veilig-thuis", "2027-01-31")
    after = (facts / "help.yaml").read_text(encoding="utf-8")
    assert result.exit_code == 0, result.output
    assert changed_lines(before, after) == ["    checked_on: 2027-01-31"]
    found = next(one for one in load_content(facts).help.helplines if one.id == "veilig-thuis")
    assert str(found.checked_on) == "2027-01-31"


def test_set_checked_again_changes_the_line_and_keeps_its_comment(
    run, facts: Path, change: Change
) -> None:
    run("set-checked", "veilig-thuis", "2027-01-31")
    change("help.yaml", "checked_on: 2027-01-31", "checked_on: 2027-01-31  # by Noor")
    run("set-checked", "veilig-thuis", "2027-02-28")
    text = (facts / "help.yaml").read_text(encoding="utf-8")
    assert text.count("checked_on: 2") == 1
    assert "    checked_on: 2027-02-28  # by Noor\n" in text


def test_set_checked_fills_an_empty_field(run, facts: Path, change: Change) -> None:
    change("help.yaml", "    name: Veilig Thuis", "    checked_on:\n    name: Veilig Thuis")
    run("set-checked", "veilig-thuis", "2027-01-31")
    assert "    checked_on: 2027-01-31\n" in (facts / "help.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("item", "file"),
    [
        ("leaflet", "sources.yaml"),
        ("opening", "signs.yaml"),
        ("leaving", "more/safe.yaml"),
        ("doctor", "rights.yaml"),
    ],
)
def test_set_checked_finds_items_and_sources_in_every_file(
    run, facts: Path, item: str, file: str
) -> None:
    result = run("set-checked", item, "2027-01-31")
    assert result.exit_code == 0, result.output
    assert "checked_on: 2027-01-31" in (facts / file).read_text(encoding="utf-8")


def test_withdraw_takes_an_item_out_and_leaves_it_in_the_file(run, facts: Path) -> None:
    result = run("withdraw", "victim-support", "2027-01-31")
    assert result.exit_code == 0, result.output
    assert "victim-support" not in {one.id for one in load_content(facts).help.helplines}
    assert "id: victim-support" in (facts / "help.yaml").read_text(encoding="utf-8")


def test_withdraw_without_a_date_means_today(run, facts: Path) -> None:
    assert run("withdraw", "bad-conditions").exit_code == 0
    assert "bad-conditions" not in {sign.id for sign in load_content(facts).signs.signs}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["withdraw", "crisis-line"], "no item “crisis-line”"),
        (["withdraw", "emergency", "2027-01-31"], "item danger, field helplines"),
        (["withdraw", "opening", "2027-01-31"], "item opening"),
        (["withdraw", "leaflet", "2027-01-31"], "a source has no withdrawn_on"),
    ],
)
def test_a_refused_change_leaves_the_files_as_they_were(
    run, facts: Path, words: list[str], sentence: str
) -> None:
    before = {path: path.read_bytes() for path in facts.rglob("*.yaml")}
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr.startswith("Nothing was changed.")
    assert sentence in result.stderr
    assert {path: path.read_bytes() for path in facts.rglob("*") if path.is_file()} == before


def test_a_wrong_date_is_refused(run) -> None:
    assert run("set-checked", "comensha", "31-01-2027").exit_code == 2
