"""A build in which one text of one language is another one, as after a corrected translation."""

from pathlib import Path

from pwa.builder.list import SW_PATH
from pwa.builder.write import file_name
from tests.service_worker.subject import build_reworded

# Dutch sentences stand beside other languages too: they are in the form.
CHANGED = "ar"
PACK_PATH = f"/data/{CHANGED}.bin"


def contents(folder: Path) -> dict[str, bytes]:
    """Give name → bytes of all files of a build, compressed copies left out."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    plain = [path for path in files if path.suffix not in {".br", ".gz"}]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in plain}


def build_changed(dist: Path, folder: Path) -> Path:
    """Build into `folder`; only the pack and the service worker differ from those in `dist`."""
    build_reworded(folder, CHANGED)
    before, after = contents(dist), contents(folder)
    differ = {name for name in before | after if before.get(name) != after.get(name)}
    assert differ == {file_name(PACK_PATH), file_name(SW_PATH)}, differ
    return folder
