"""Our service worker beside Workbox's, on the same files, server, proxy and browser."""

from collections.abc import Iterator
from pathlib import Path
from time import time
from typing import NamedTuple

from benchmarks.changed import build_changed
from benchmarks.counter import Counter
from benchmarks.held import all_paths, first_paths, wait_until_held
from benchmarks.row import Beside, beside_row
from benchmarks.stand import PATH, Stand
from benchmarks.update import answer_bytes, update_once
from benchmarks.workbox_site import with_workbox
from pwa.builder.list import SW_PATH
from pwa.builder.write import encodings, file_name
from tests.service_worker.poor_network import PoorNetwork
from tests.site import Site

VISITS = 7
UPDATES = 3
LANGUAGE = "en"


class Install(NamedTuple):
    """What one first visit took; times in ms since the navigation."""

    own_ms: float
    all_ms: float
    requests: int
    total_bytes: int


def visit_once(stand: Stand, site: Site) -> Install:
    """Visit with a fresh profile until everything is held."""
    with Counter(site.port) as counter, stand.fresh_profile() as context:
        page = context.pages[0]
        page.goto(counter.url + PATH)
        own_ms = wait_until_held(page, first_paths(site.dist, PATH, LANGUAGE))
        all_ms = wait_until_held(page, all_paths(site.dist))
        until = time()
        asked = [one for one in counter.exchanges if one.asked_at <= until]
        return Install(own_ms, all_ms, len(asked), answer_bytes(asked))


def slow_visit(stand: Stand, site: Site) -> tuple[float, float]:
    """Visit once over Slow 3G; gives the times until the own language and all are held."""
    with PoorNetwork(site.port) as network, stand.fresh_profile() as context:
        page = context.pages[0]
        page.goto(network.url + PATH)
        own_ms = wait_until_held(page, first_paths(site.dist, PATH, LANGUAGE))
        return own_ms, wait_until_held(page, all_paths(site.dist))


def script_bytes(dist: Path) -> tuple[int, int]:
    """Give the size of the service worker's script, plain and as it is sent."""
    data = (dist / file_name(SW_PATH)).read_bytes()
    return len(data), len(dict(encodings(SW_PATH, data))[".br"])


def script_rows(ours: Path, theirs: Path) -> Iterator[Beside]:
    """Give the rows of the script's size."""
    pairs = zip(script_bytes(ours), script_bytes(theirs), ("plain", "brotli"), strict=True)
    for mine, other, form in pairs:
        yield beside_row(f"service worker, {form}", [mine], [other], "B")


def install_rows(stand: Stand, ours: Site, theirs: Site) -> Iterator[Beside]:
    """Visit by turns; the first pair warms up."""
    pairs = [(visit_once(stand, ours), visit_once(stand, theirs)) for _ in range(VISITS)][1:]
    mine, other = zip(*pairs, strict=True)
    count = len(all_paths(ours.dist))
    for what, field, unit in (
        (f"first visit until all {count} files are kept: requests", "requests", ""),
        ("first visit until all are kept: answers, headers included", "total_bytes", "B"),
        ("first visit: time until the phone's language works offline", "own_ms", "ms"),
        ("first visit: time until all works offline", "all_ms", "ms"),
    ):
        figures = [[getattr(one, field) for one in side] for side in (mine, other)]
        yield beside_row(what, *figures, unit)


def slow_rows(stand: Stand, ours: Site, theirs: Site) -> Iterator[Beside]:
    """Visit once each over Slow 3G: waiting for the network is nearly all of it."""
    mine, other = slow_visit(stand, ours), slow_visit(stand, theirs)
    for what, one, another in zip(("the phone's language", "all"), mine, other, strict=True):
        name = f"first visit on Slow 3G: time until {what} works offline"
        yield beside_row(name, [one / 1000], [another / 1000], "s")


def update_rows(stand: Stand, ours: Path, theirs: Path) -> Iterator[Beside]:
    """Update both sides by the same changed language."""
    changed = build_changed(ours, stand.folder / "changed-beside")
    changed_theirs = with_workbox(changed, stand.folder / "changed-workbox")
    mine = [update_once(stand, ours, changed) for _ in range(UPDATES)]
    other = [update_once(stand, theirs, changed_theirs) for _ in range(UPDATES)]
    what = "update after one changed language"
    yield beside_row(
        f"{what}: requests", *([len(one) for one in side] for side in (mine, other)), ""
    )
    sizes = [[answer_bytes(one) for one in side] for side in (mine, other)]
    yield beside_row(f"{what}: answers, headers included", *sizes, "B")


def measure_workbox(stand: Stand) -> Iterator[Beside]:
    """Workbox: size, first visit and update of its service worker beside ours."""
    folder = with_workbox(stand.dist, stand.folder / "workbox")
    yield from script_rows(stand.dist, folder)
    with Site(folder) as theirs:
        yield from install_rows(stand, stand.site, theirs)
        yield from slow_rows(stand, stand.site, theirs)
    yield from update_rows(stand, stand.dist, folder)
