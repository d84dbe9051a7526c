"""One phone before one fault, judged in the same way whatever service worker it has."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, Page, TimeoutError, expect
from playwright.sync_api import Error as BrowserError

from benchmarks.held import all_paths, wait_until_held
from tests.service_worker.faults import Fault
from tests.service_worker.laboratory import READ_CACHES, READY_MS, Outcome, Phase, Subject, Trial

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
