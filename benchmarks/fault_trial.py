"""One phone before one fault, judged in the same way whatever service worker it has.

Run as `python -m benchmarks.fault_trial BROWSER OLD NEW PHASE [FAULT AT]`: prints what became of
it, or without a fault how many requests there are.
"""

import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, Page, TimeoutError, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

from benchmarks.held import all_paths, wait_until_held
from pwa.builder.list import SW_PATH
from tests.service_worker.faults import FAULTS, Fault
from tests.service_worker.laboratory import (
    READ_CACHES,
    READY_MS,
    Outcome,
    Phase,
    Subject,
    Trial,
    count_requests,
)

OWN_PACK = "/data/en.bin"


@dataclass(frozen=True)
class Side:
    """One service worker, as two versions of the same site."""

    name: str
    old: Path
    new: Path


def held(versions: list[list[str]], page: Page, timeout_ms: float) -> None:
    """Wait until all of one version is kept, through whatever pages come meanwhile."""
    end = monotonic() + timeout_ms / 1000
    while True:
        try:
            wait_until_held(page, *versions, patience_ms=max(0, end - monotonic()) * 1000)
            return
        except BrowserError as error:
            if isinstance(error, TimeoutError) or monotonic() > end:
                raise TimeoutError("not everything is kept") from None
        page.wait_for_timeout(20)


def works(page: Page, _: str) -> None:
    """Calculate, and get the pack of the phone's language: what both sides promise."""
    for key in "1+2=":
        page.get_by_role("button", name=key, exact=True).click()
    expect(page.locator("#display .result")).to_have_text("3")
    assert page.evaluate(f"fetch('{OWN_PACK}').then(answer => answer.ok)")


def subject_of(side: Side) -> Subject:
    """Give what is put to the test, told by the same signs for both sides."""
    versions = [all_paths(folder) for folder in (side.old, side.new)]
    kept = frozenset(path for paths in versions for path in paths)
    return Subject(side.old, side.new, partial(held, versions), works, kept)


class NeutralTrial(Trial):
    """A trial in which neither side has to forget the old version, if it has the new one."""

    def visit_with_fault(self, fault: Fault) -> None:
        """Visit, and don't mind when the page itself does not come."""
        with suppress(BrowserError):
            super().visit_with_fault(fault)

    def judge(self, ready: bool) -> Outcome:
        """Tell what became of it: the server ends, and a person uses what is left."""
        kept = {(path, found) for path, found in self.page.evaluate(READ_CACHES)}
        self.network.stop()
        try:
            self.page.reload(timeout=READY_MS)
            self.subject.works(self.page, self.network.url)
        except (BrowserError, AssertionError):
            return Outcome("lost", "does not work offline")
        complete = kept.issuperset(self.new.items())
        return Outcome("survived" if ready and complete else "stale")


def try_neutrally(
    browser: Browser, subject: Subject, phase: Phase, fault: Fault, at: int
) -> Outcome:
    """Run one trial on a phone of its own."""
    trial = NeutralTrial(browser, subject)
    try:
        return trial.run(phase, fault, at)
    finally:
        trial.close()


def requests_of(browser: Browser, subject: Subject, phase: Phase) -> int:
    """Count what a visit without any fault asks for, up to the browser's next look at sw.js."""
    asked = count_requests(browser, subject, phase)
    looks_again = asked[-1] == SW_PATH and asked.count(SW_PATH) > 1
    return len(asked) - looks_again


def main(executable: str, old: str, new: str, phase: Phase, *what: str) -> None:
    """Print the one word or number."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        subject = subject_of(Side("", Path(old), Path(new)))
        if what:
            print(try_neutrally(browser, subject, phase, FAULTS[what[0]], int(what[1])).word)
        else:
            print(requests_of(browser, subject, phase))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
