"""Step 8: write dist/ beside the old one, then put it into its place in one move."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import brotli

from pwa.builder.compress import gzipped
from pwa.problems import Problem

# Already compressed, or sealed: a compressed copy would be larger.
AS_THEY_ARE = {".png", ".bin"}
# 1 January 2020: a fixed time, so that two builds are the same in every way.
FIXED_TIME_S = 1577836800


def file_name(path: str) -> str:
    """Give the file below dist/ of a URL path."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def encodings(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give ending and bytes of the compressed copies that are smaller than the file."""
    if Path(path).suffix in AS_THEY_ARE:
        return
    for ending, packed in (
        (".br", brotli.compress(data, quality=11)),
        (".gz", gzipped(data)),
    ):
        if len(packed) < len(data) * 0.95:
            yield ending, packed


def write_files(files: dict[str, bytes], folder: Path) -> None:
    """Write files below a folder, with the fixed time."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (FIXED_TIME_S, FIXED_TIME_S))


def swap(new: Path, target: Path) -> None:
    """Put a new folder in the place of an old one, which comes back if that fails.

    The web server may be another user than the one who builds: everything can be read by all.
    """
    for path in (new, *new.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    old = new.with_name(new.name + ".old")
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def is_build(folder: Path) -> bool:
    """Tell whether a folder looks like an earlier build."""
    return (folder / "sw.js").exists() and any(folder.glob("*/index.html"))


def require_own_folder(target: Path) -> None:
    """Refuse a folder that holds something but is no earlier build: it would be deleted."""
    if not target.is_dir() or not any(target.iterdir()) or is_build(target):
        return
    raise Problem(
        str(target), "a folder that is no earlier build", "an empty, new or earlier built folder"
    )


def write_dist(files: dict[str, bytes], target: Path) -> dict[str, dict[str, int]]:
    """Write every file and its compressed copies; gives path → ending → size in bytes.

    Raises Problem when the place cannot be written; then what was there before is untouched.
    """
    sizes: dict[str, dict[str, int]] = {}
    plan: dict[str, bytes] = {}
    for path, data in sorted(files.items()):
        copies = {"": data, **dict(encodings(path, data))}
        plan |= {file_name(path) + ending: copy for ending, copy in copies.items()}
        sizes[path] = {ending: len(copy) for ending, copy in copies.items()}
    new = None
    try:
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(20, "it is a file")
        require_own_folder(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        new = Path(mkdtemp(prefix=target.name + ".", dir=target.parent))
        write_files(plan, new)
        swap(new, target)
    except OSError as error:
        raise Problem(
            str(target), f"cannot be written ({error.strerror})", "a folder that can be written"
        ) from None
    finally:
        if new is not None:
            shutil.rmtree(new, ignore_errors=True)
    return sizes


def table(sizes: dict[str, dict[str, int]]) -> Iterator[str]:
    """Give the lines of a table of files and sizes, in bytes."""
    width = max(len(path) for path in sizes)
    yield f"\n{'file':<{width}} {'bytes':>8} {'gzip':>8} {'brotli':>8}"
    for path, size in sizes.items():
        cells = [size[""], size.get(".gz", size[""]), size.get(".br", size[""])]
        yield f"{path:<{width}} " + " ".join(f"{cell:>8,}" for cell in cells)
    sums = [sum(size.get(e, size[""]) for size in sizes.values()) for e in ("", ".gz", ".br")]
    yield f"{f'{len(sizes)} files':<{width}} " + " ".join(f"{cell:>8,}" for cell in sums)
