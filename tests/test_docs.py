"""The documents are true: the folders, files, tests, links, commands and settings they name."""

import inspect
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml

from pwa.config import read_config

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
PROMISES = ("T1", "T2", "T3", "T4", "T5", "T6")


@cache
def list_files(*options: str) -> list[str]:
    """Name the files of the project, and not what was built or installed beside them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("no clone of the repository, so nothing tells its files from others")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def folders(parent: str = "") -> set[str]:
    """Name the folders in a folder ("" is the top), each with a slash at its end."""
    below = [name.removeprefix(parent) for name in list_files() if name.startswith(parent)]
    return {f"{parent}{name.split('/')[0]}/" for name in below if "/" in name}


def documents() -> list[Path]:
    everything = list_files("--cached", "--others", "--exclude-standard")
    return [ROOT / name for name in everything if name.endswith(".md")]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code_in(text: str) -> list[str]:
    """Give what stands in the text as code: between backticks, fenced or indented."""
    fenced = re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```\w*\n.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    indented = re.findall(r"^ {4}(\S.*)$", rest, re.MULTILINE)
    return [*fenced, *indented, *re.findall(r"`([^`\n]+)`", rest)]


def links_in(text: str) -> list[str]:
    """Give the targets that are files, without their anchors."""
    found = re.findall(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"", text)
    targets = [link or image for link, image in found]
    return [
        target.split("#")[0]
        for target in targets
        if not re.match(r"[a-z]+:", target) and not target.startswith("#")
    ]


def paths_in(text: str) -> list[str]:
    """Give the paths below a folder of the project, of code that is one path."""
    tops = tuple(folders())
    return [
        code for code in code_in(text) if code.startswith(tops) and re.fullmatch(r"[\w./:-]+", code)
    ]


def is_there(named: str) -> bool:
    """Tell whether a path, or a test named as path::test, exists."""
    path, _, test = named.partition("::")
    found = (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file()
    return found and (not test or f"\ndef {test}(" in read(ROOT / path))


def make_targets() -> dict[str, bool]:
    """Give target → whether `make help` tells of it."""
    found = re.findall(r"^([a-z-]+):(?!=)(.*)$", read(ROOT / "Makefile"), re.MULTILINE)
    return {name: "## " in rest for name, rest in found}


def test_architecture_has_a_sentence_for_every_folder() -> None:
    rows = re.findall(r"^\| `([^`]+/)` \| \S", read(DOCS / "architecture.md"), re.MULTILINE)
    wanted = folders() | folders("pwa/")
    assert sorted(wanted - set(rows)) == []
    assert [row for row in rows if not (ROOT / row).is_dir()] == []


def test_links_lead_to_files() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in documents()
        for target in links_in(read(path))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_named_files_and_tests_are_there() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {named}"
        for path in documents()
        for named in paths_in(read(path))
        if not is_there(named)
    ]
    assert wrong == []


def test_make_targets_are_in_the_makefile() -> None:
    targets = make_targets()
    unknown = [
        f"{path.relative_to(ROOT)}: make {name}"
        for path in documents()
        for code in code_in(read(path))
        for name in re.findall(r"(?:^|[;&] *)make ([a-z][a-z-]*)", code, re.MULTILINE)
        if name not in targets
    ]
    assert unknown == []


def test_readme_names_every_make_target_and_every_setting() -> None:
    readme = read(ROOT / "README.md")
    told = [name for name, is_told in make_targets().items() if is_told]
    assert "run" in told
    assert [name for name in told if not re.search(rf"`make {name}\b", readme)] == []
    settings = re.findall(r'"([A-Z_]{4,})"', inspect.getsource(read_config))
    assert [name for name in settings if f"`{name}`" not in readme] == []


def test_readme_begins_with_the_two_commands() -> None:
    first = read(ROOT / "README.md").split("```")[1].split("\n")
    assert [line.split("  ")[0] for line in first if line] == ["make run", "make test"]


@pytest.mark.parametrize("promise", PROMISES)
def test_each_promise_names_what_keeps_it_and_what_proves_it(promise: str) -> None:
    text = read(DOCS / "threat-model.md")
    assert re.search(rf"^\| {promise} \| .+ \| .+ \|$", text, re.MULTILINE)
    part = re.split(rf"^### {promise}: .+$", text, flags=re.MULTILINE)[1].split("\n##")[0]
    kept, proved = part.split("\n- Kept by:")[1].split("\n- Proved by:")
    assert [path for path in paths_in(kept) if not path.startswith("tests/")]
    assert [path for path in paths_in(proved.split("\n- ")[0]) if "::test_" in path]


def test_reader_is_told_what_is_not_promised() -> None:
    part = read(DOCS / "threat-model.md").split("## Not promised")[1].split("\n## ")[0]
    page = yaml.safe_load(read(ROOT / "pwa" / "content" / "more" / "hides.yaml"))
    titles = [item["title"] for item in page["items"] if item["topic"] == "not-hidden"]
    assert re.findall(r"^- \*\*(.+)\.\*\*", part, re.MULTILINE) == titles


def test_decisions_are_numbered_and_whole() -> None:
    records = sorted(DECISIONS.glob("*.md"))
    assert [path.name[:5] for path in records] == [f"{n:04}-" for n in range(1, len(records) + 1)]
    for path in records:
        text = read(path)
        assert text.startswith(f"# {path.name[:4]}. "), path.name
        assert re.search(r"^Date: \d{4}-\d\d-\d\d$", text, re.MULTILINE), path.name
        assert re.search(r"^Status: \w", text, re.MULTILINE), path.name
        parts = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequences"], path.name
