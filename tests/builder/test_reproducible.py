"""Same input, same bytes: whoever builds, wherever, whenever, however the machine is set up."""

from pathlib import Path

from tests.site import DOOR_CODE

from .checkout import Checkout

ONE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
OTHER = {
    "PYTHONHASHSEED": "2",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANGUAGE": "ar",
    # No UTF-8 unless a file is opened with it.
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


Built = dict[str, tuple[bytes, int, int]]


def build(checkout: Checkout, umask: int, environ: dict[str, str]) -> Built:
    """Build in a checkout; gives name → bytes, time and mode of every file."""
    result = checkout.flask("build", umask=umask, SIDEDOOR_DOOR_CODE=DOOR_CODE, **environ)
    assert result.returncode == 0, result.stderr
    dist = checkout.folder / "dist"
    return {
        str(path.relative_to(dist)): (
            path.read_bytes(),
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in dist.rglob("*")
        if path.is_file()
    }


def test_two_builds_from_clean_checkouts_are_the_same(
    tmp_path: Path, project_names: list[str]
) -> None:
    # Made in the other order, so that folders list their files in another one too.
    one = Checkout(tmp_path / "one", project_names)
    other = Checkout(tmp_path / "an other place", project_names[::-1])
    first, second = build(one, 0o022, ONE), build(other, 0o077, OTHER)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    # And a build over an earlier one changes nothing.
    assert build(one, 0o077, OTHER) == first
