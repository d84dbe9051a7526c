"""dist/ appears whole or not at all, and what was there before stays until it does."""

import gzip
import os
from pathlib import Path

import brotli
import pytest

from pwa.builder.write import FIXED_TIME_S, table, write_dist
from pwa.problems import Problem

from .checkout import read_files

WORDS = b"2 + 2 = 4. " * 60
FILES = {
    "/calculator/": WORDS,
    "/calculator/icons/192.png": WORDS,
    "/data/en.bin": WORDS,
    "/m/0123abcd.js": WORDS,
    "/sw.js": b"1",
}
# A file cannot be a folder too, so that writing fails when some files are there already.
BROKEN = {**FILES, "/m/0123abcd.js/below": b"1"}


def test_files_stand_where_their_address_says(tmp_path: Path) -> None:
    write_dist(FILES, tmp_path / "new" / "dist")
    assert {
        name: data
        for name, data in read_files(tmp_path / "new" / "dist").items()
        if not name.endswith((".br", ".gz"))
    } == {
        "calculator/index.html": WORDS,
        "calculator/icons/192.png": WORDS,
        "data/en.bin": WORDS,
        "m/0123abcd.js": WORDS,
        "sw.js": b"1",
    }


def test_compressed_copies_stand_beside_what_they_make_smaller(tmp_path: Path) -> None:
    write_dist(FILES, tmp_path / "dist")
    found = read_files(tmp_path / "dist")
    copies = {name for name in found if name.endswith((".br", ".gz"))}
    small = {"calculator/index.html", "m/0123abcd.js"}
    assert copies == {name + ending for name in small for ending in (".br", ".gz")}
    for name in small:
        assert brotli.decompress(found[f"{name}.br"]) == WORDS
        assert gzip.decompress(found[f"{name}.gz"]) == WORDS
    # No time and no name in the header of gzip.
    assert found["m/0123abcd.js.gz"][3:8] == bytes(5)


def test_every_file_has_the_fixed_time_and_can_be_read_by_the_web_server(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_dist(FILES, tmp_path / "dist")
    finally:
        os.umask(before)
    for path in (tmp_path / "dist").rglob("*"):
        mode = path.stat().st_mode & 0o777
        assert mode == (0o755 if path.is_dir() else 0o644), path
        if path.is_file():
            assert path.stat().st_mtime == FIXED_TIME_S
    assert (tmp_path / "dist").stat().st_mode & 0o777 == 0o755


def test_a_new_build_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    write_dist({**FILES, "/m/old.js": b"1"}, tmp_path / "dist")
    write_dist(FILES, tmp_path / "dist")
    assert "m/old.js" not in read_files(tmp_path / "dist")
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_build_that_cannot_be_written_leaves_the_old_one_and_nothing_beside_it(
    tmp_path: Path,
) -> None:
    write_dist(FILES, tmp_path / "dist")
    before = read_files(tmp_path)
    with pytest.raises(Problem) as caught:
        write_dist({**BROKEN, "/sw.js": b"2"}, tmp_path / "dist")
    assert caught.value.place == str(tmp_path / "dist")
    assert read_files(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_first_build_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        write_dist(BROKEN, tmp_path / "dist")
    assert list(tmp_path.iterdir()) == []


def test_the_old_build_comes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_dist(FILES, tmp_path / "dist")
    before = read_files(tmp_path)
    rename = Path.rename

    def fail_once(path: Path, target: Path) -> Path:
        if target == tmp_path / "dist":
            monkeypatch.setattr(Path, "rename", rename)
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(Problem, match=r"cannot be written \(Input/output error\)"):
        write_dist({**FILES, "/sw.js": b"2"}, tmp_path / "dist")
    assert read_files(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.parametrize("place", ["file", "file/dist", "file/below/dist"])
def test_a_place_where_no_folder_can_be_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Problem, match="expected a folder that can be written") as caught:
        write_dist(FILES, tmp_path / place)
    assert caught.value.place == str(tmp_path / place)
    assert read_files(tmp_path) == {"file": b"mine"}


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "thesis.txt").write_text("mine")
    with pytest.raises(Problem, match="no earlier build") as caught:
        write_dist(FILES, tmp_path / "dist")
    assert caught.value.place == str(tmp_path / "dist")
    assert read_files(tmp_path) == {"dist/thesis.txt": b"mine"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    write_dist(FILES, tmp_path / "dist")
    assert "sw.js" in read_files(tmp_path / "dist")


def test_the_table_names_every_file_its_sizes_and_the_sum(tmp_path: Path) -> None:
    lines = "\n".join(table(write_dist(FILES, tmp_path / "dist"))).strip().splitlines()
    assert lines[0].split() == ["file", "bytes", "gzip", "brotli"]
    rows = {words[0]: words[1:] for words in (line.split() for line in lines[1:-1])}
    assert {*rows} == {*FILES}
    packed = [len(read_files(tmp_path)[f"dist/m/0123abcd.js{end}"]) for end in ("", ".gz", ".br")]
    assert rows["/m/0123abcd.js"] == [str(size) for size in packed]
    assert rows["/sw.js"] == ["1", "1", "1"]
    assert lines[-1].split()[:3] == ["5", "files", f"{4 * len(WORDS) + 1:,}"]
