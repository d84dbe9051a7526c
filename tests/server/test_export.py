import re
from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner

from pwa.answers import plain_page
from pwa.builder.write import file_name
from pwa.config import Config
from pwa.export import SETTINGS_FILES, list_cache_paths, make_beside, write_export
from pwa.headers import CACHE_RULES, HSTS, cache_control, security_headers
from pwa.problems import Problem

from .conftest import FILES, HASHES, write_files

CONFIG = Config(door_code="7410", address="https://www.example.org")
BESIDE = make_beside(list(FILES), HASHES, CONFIG)
EXPORT = {
    **{file_name(url): data for url, data in FILES.items()},
    **{name: text.encode() for name, text in BESIDE.items()},
}


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_the_folder_holds_the_site_and_what_its_host_needs(tmp_path: Path) -> None:
    out = tmp_path / "new" / "site"
    write_export(EXPORT, out)
    assert files_in(out) == EXPORT
    beside = {".htaccess", "_headers", "Caddyfile", "nginx.conf"}
    assert {*BESIDE} == beside | {"README.md", "index.html", "404.html"}
    assert out.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in out.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("name", [".htaccess", "_headers", "Caddyfile", "nginx.conf"])
def test_every_format_says_what_the_one_table_says(name: str) -> None:
    text = BESIDE[name]
    for header, value in {**security_headers(HASHES), HSTS[0]: HSTS[1]}.items():
        assert re.search(rf"\b{header}:? .*", text), header
        assert value in text
    for _, value in CACHE_RULES:
        assert value in text
    if name != "_headers":
        assert "/calculator/" in text
        assert "404.html" in text
        for ending in (".webmanifest", ".bin"):
            assert ending[1:] in text


@pytest.mark.parametrize("name", [".htaccess", "_headers", "Caddyfile", "nginx.conf"])
def test_hsts_can_be_left_out(name: str) -> None:
    assert HSTS[0] not in make_beside(list(FILES), HASHES, Config(hsts=False))[name]


def test_nothing_beside_the_site_tells_what_it_is() -> None:
    for text in BESIDE.values():
        assert not re.search(r"sidedoor|door|\bcodes?\b|secret|hidden|help", text, re.IGNORECASE)


def test_the_pages_beside_the_site_are_the_plain_ones() -> None:
    assert BESIDE["404.html"] == plain_page(404)
    page = BESIDE["index.html"]
    assert "<title>Calculator</title>" in page
    assert 'content="0; url=calculator/"' in page
    assert '<a href="calculator/">' in page
    assert "default-src 'none'" in page
    assert 'content="noindex"' in page


def test_headers_rules_say_one_thing_for_each_url() -> None:
    more = {f"/calculator/app.{number}.webmanifest": b"" for number in range(9)}
    rules = list_cache_paths([*FILES, *more])
    for url in (*FILES, *more):
        fitting = [
            value
            for path, value in rules
            if (url.startswith(path[:-1]) if path.endswith("*") else url == path)
        ]
        assert fitting == [cache_control(url)], url
    assert rules[0][0] == "/calculator/"
    assert all(path.endswith(".webmanifest") for path, _ in rules[-10:])


def test_the_command_builds_and_writes(
    runner: FlaskCliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(config: Config, *, dist: Path) -> dict[str, bytes]:
        write_files(dist, FILES)
        return FILES

    monkeypatch.setattr("pwa.export.build", build)
    result = runner.invoke(args=["export", str(tmp_path / "site")])
    assert result.exit_code == 0, result.output
    expected = make_beside(list(FILES), HASHES, Config())
    assert files_in(tmp_path / "site") == {
        **EXPORT,
        **{name: text.encode() for name, text in expected.items()},
    }
    (tmp_path / "site" / "CNAME").write_text("mine")
    result = runner.invoke(args=["export", str(tmp_path / "site")])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{tmp_path / 'site'}: CNAME is in it; expected ")
    assert result.stderr.count("\n") == 1


def test_an_earlier_export_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_export({**EXPORT, "m/old.js": b"1"}, out)
    write_export(EXPORT, out)
    assert files_in(out) == EXPORT
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_export(EXPORT, tmp_path)
    assert files_in(tmp_path) == EXPORT


@pytest.mark.parametrize("is_export", [False, True])
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, is_export: bool) -> None:
    out = tmp_path / "site"
    if is_export:
        write_export(EXPORT, out)
    (out / ".git").mkdir(parents=True)
    (out / ".git" / "HEAD").write_text("mine")
    before = files_in(out)
    with pytest.raises(Problem, match=re.escape(".git is in it")):
        write_export(EXPORT, out)
    assert files_in(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_part_of_an_export_does_not_pass_for_one(tmp_path: Path) -> None:
    for name in list(SETTINGS_FILES)[:-1]:
        (tmp_path / name).write_text("mine")
    with pytest.raises(Problem):
        write_export(EXPORT, tmp_path)


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Problem) as caught:
        write_export(EXPORT, tmp_path / place)
    assert str(tmp_path / place) in str(caught.value)
    assert files_in(tmp_path) == {"file": b"mine"}


def test_nothing_is_half_written(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_export(EXPORT, out)
    broken = {**EXPORT, "sw.js": b"new", "sw.js/below": b"cannot be"}
    with pytest.raises(Problem, match="cannot be written"):
        write_export(broken, out)
    assert files_in(out) == EXPORT
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
