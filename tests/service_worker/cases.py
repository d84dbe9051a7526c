"""Every fault at every request, known before a browser runs: each is a test of its own."""

import pytest

from pwa.builder.modules import LOADED
from pwa.covers import find_covers
from pwa.languages import find_languages
from tests.service_worker.faults import FAULTS


def requests_of_install() -> int:
    """Count what a clean first visit asks for: each file once, the form and sw.js among them."""
    covers, languages = find_covers(), find_languages()
    icons = sum(len(list(cover.folder.glob("icons/*.png"))) for cover in covers)
    return len(covers) + icons + len(languages) + len(LOADED) + 2


def requests_of_update() -> int:
    """Count what a clean update asks for: sw.js, and what differs (see subject.build_anew)."""
    packs = len(find_languages())  # not the English one, but the form
    return len(find_covers()) + packs + len(LOADED) + 1


def every_fault(requests: int) -> list[object]:
    """Give every fault at every request; `make test` has the first, a middle and the last one."""
    always = {1, (requests + 1) // 2, requests}
    return [
        pytest.param(
            fault,
            at,
            marks=[] if at in always else [pytest.mark.faults],
            id=f"{fault.name}-at-{at}",
        )
        for fault in FAULTS.values()
        for at in range(1, requests + 1)
    ]
