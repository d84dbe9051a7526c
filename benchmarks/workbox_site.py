"""The same site with Workbox's service worker in the place of ours."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

from benchmarks.stand import HERE, LeftOutError
from pwa.builder.list import SW_PATH
from pwa.builder.write import encodings, file_name, write_files

WORKBOX = HERE / "workbox"
NO_WORKBOX = (
    "npm: no Workbox in benchmarks/workbox/; expected npm with Node 20 or newer, for `make bench` "
    "to install it (on Debian: apt-get install npm). The rows beside Workbox are missing."
)


@cache
def require_node() -> str:
    """Give the path of Node; raises LeftOutError when it or Workbox is not installed."""
    node = shutil.which("node")
    if not node or not (WORKBOX / "node_modules" / "workbox-build").is_dir():
        raise LeftOutError(NO_WORKBOX)
    return node


def with_workbox(dist: Path, folder: Path) -> Path:
    """Copy a build to `folder`, then let Workbox write the service worker, compressed as ours."""
    node = require_node()
    name = file_name(SW_PATH)
    shutil.copytree(dist, folder)
    for old in folder.glob(name + "*"):
        old.unlink()
    command = [node, str(WORKBOX / "generate.mjs"), str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        said = made.stderr.strip().splitlines()
        raise LeftOutError(f"Workbox: it failed ({said[-1] if said else 'without a word'}).")
    data = (folder / name).read_bytes()
    copies = {"": data, **dict(encodings(SW_PATH, data))}
    write_files({name + ending: copy for ending, copy in copies.items()}, folder)
    return folder
