"""What an update costs after one pack has changed, with the real server started anew."""

import shutil
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.changed import PACK_PATH, build_changed
from benchmarks.counter import Counter, Exchange
from benchmarks.held import all_paths, wait_until_held
from benchmarks.row import Row, size_row
from benchmarks.stand import PATH, Stand
from pwa.builder.list import SW_PATH
from tests.site import Site

UPDATES = 3
MOST_TIMES = 1.1
LOOK_FOR_UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const next = registration.installing;
  if (!next) return registration.waiting?.state ?? 'none';
  while (next.state === 'installing') {
    await new Promise((resolve) => next.addEventListener('statechange', resolve, { once: true }));
  }
  return next.state;
}"""
INSTALLED = {"installed", "activating", "activated"}
SETTLE_MS = 300


def replace_folder(old: Path, new: Path) -> None:
    """Put a copy of another build where the server looks."""
    shutil.rmtree(old)
    shutil.copytree(new, old)


def update_once(stand: Stand, old: Path, new: Path) -> list[Exchange]:
    """Visit, deploy the new build, look for the update; gives what that asked for."""
    deployed = Path(shutil.copytree(old, stand.folder / "deployed"))
    with (
        Site(deployed) as site,
        Counter(site.port) as counter,
        stand.fresh_profile() as context,
    ):
        page = context.pages[0]
        page.goto(counter.url + PATH)
        wait_until_held(page, all_paths(old))
        page.wait_for_timeout(SETTLE_MS)
        site.stop()
        replace_folder(deployed, new)
        site.start()
        counter.exchanges.clear()
        state = page.evaluate(LOOK_FOR_UPDATE)
        assert state in INSTALLED, state
        page.wait_for_timeout(SETTLE_MS)
        exchanges = list(counter.exchanges)
    shutil.rmtree(deployed)
    return exchanges


def answer_bytes(exchanges: list[Exchange]) -> int:
    """Add up the answers, headers included."""
    return sum(one.bytes_until(float("inf")) for one in exchanges)


def bare_bytes(folder: Path, paths: tuple[str, ...]) -> int:
    """Ask the server for some paths and nothing else; gives the bytes of the answers."""
    with Site(folder) as site, Counter(site.port) as counter:
        for path in paths:
            connection = HTTPConnection("127.0.0.1", int(counter.url.rsplit(":", 1)[1]))
            connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
            connection.getresponse().read()
            connection.close()
        return answer_bytes(counter.exchanges)


def measure_update(stand: Stand) -> Iterator[Row]:
    """Update: bytes after one changed pack, beside that pack and sw.js alone."""
    changed = build_changed(stand.dist, stand.folder / "changed")
    updates = [update_once(stand, stand.dist, changed) for _ in range(UPDATES)]
    bare = bare_bytes(changed, (SW_PATH, PACK_PATH))
    what = "update after one changed pack"
    yield size_row(f"{what}: requests", [len(one) for one in updates], unit="")
    sizes = [answer_bytes(one) for one in updates]
    yield size_row(f"{what}: that pack and sw.js asked for alone", [bare])
    yield size_row(f"{what}: answers, headers included", sizes, int(bare * MOST_TIMES))
