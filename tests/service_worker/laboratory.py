"""Put a site that should work offline before every fault of a network, and tell what became of it.

It knows nothing of our service worker: `Subject` says what is put to the test, and how to tell that
it is ready and that it works.
"""

import base64
import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError
from playwright.sync_api import Error as BrowserError

from tests.service_worker.faults import Fault
from tests.service_worker.network import Network, file_of
from tests.service_worker.settle import open_anew

READY_MS = 5_000
TOOK_EFFECT_MS = 1_500
VISITS = 2
Phase = Literal["install", "update"]
Hashes = dict[str, str]

READ_CACHES = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request)).arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      kept.push([new URL(request.url).pathname, btoa(String.fromCharCode(...hash))]);
    }
  }
  return kept;
}"""
# Only a page under control gets its answers from the service worker.
READ_SERVED = """async (paths) => {
  if (!navigator.serviceWorker.controller) return [];
  return Promise.all(paths.map(async (path) => {
    try {
      const answer = await fetch(path);
      const bytes = await answer.arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const type = answer.headers.get('content-type') ?? '';
      return [path, btoa(String.fromCharCode(...hash)), answer.status, type];
    } catch {
      return [path, '', 0, ''];
    }
  }));
}"""
# What the browser does by itself a second after a visit: ask for a new version and install it. One
# that hangs is not waited for.
UPDATE = """async (mostMs) => {
  const update = async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const next = registration?.installing;
    if (next) await new Promise((resolve) => next.addEventListener('statechange', resolve));
  };
  const late = new Promise((resolve) => setTimeout(resolve, mostMs));
  await Promise.race([update().catch(() => {}), late]);
}"""


BEGIN_UPDATE = "() => { navigator.serviceWorker?.getRegistration().then((one) => one?.update()); }"


@dataclass(frozen=True)
class Subject:
    """What is put to the test: two versions of a site, as folders.

    `ready` waits until a page says that everything is kept, `works` uses a page of the new version
    as a person would; both raise when it is not so. `kept` are the paths that must be kept.
    """

    old: Path
    new: Path
    ready: Callable[[Page, float], None]
    works: Callable[[Page, str], None]
    kept: frozenset[str]
    start: str = "/calculator/"


@dataclass(frozen=True)
class Outcome:
    """What became of it: survived, stale (works, but is the old version), lost or poisoned."""

    word: Literal["survived", "stale", "lost", "poisoned"]
    why: str = ""


class PoisonedError(Exception):
    """A byte was kept or served that is neither of the old version nor of the new one."""


def hash_of(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def hashes_of(folder: Path, paths: frozenset[str]) -> Hashes:
    """Give path → hash of those files that are in a folder."""
    files = {path: file_of(folder, path) for path in paths}
    return {path: hash_of(file.read_bytes()) for path, file in files.items() if file.is_file()}


class Trial:
    """One phone, one fault at one request, and two plain visits after it."""

    def __init__(self, browser: Browser, subject: Subject, **options: Any) -> None:
        self.subject = subject
        self.network = Network(subject.new, old=subject.old)
        self.context: BrowserContext = browser.new_context(**{"locale": "en-GB", **options})
        self.page: Page = self.context.new_page()
        self.old = hashes_of(subject.old, subject.kept)
        self.new = hashes_of(subject.new, subject.kept)

    @property
    def url(self) -> str:
        return self.network.url + self.subject.start

    def close(self) -> None:
        self.context.close()
        self.network.__exit__()

    def run(self, phase: Phase, fault: Fault, at: int) -> Outcome:
        """Let the fault happen in a first visit, or in one at which a new version is there."""
        try:
            if phase == "update":
                self.network.serve(self.subject.old)
                assert self.visit(), "no clean first visit"
            self.network.serve(self.subject.new, fault, at)
            # The browser asks for a new version a second after a visit: here at once.
            self.page.evaluate(BEGIN_UPDATE)
            self.visit_with_fault(fault)
            self.network.heal()
            for _ in range(VISITS):
                ready = self.visit()
                self.update()
            return self.judge(ready)
        except PoisonedError as poisoned:
            return Outcome("poisoned", str(poisoned))

    def visit_with_fault(self, fault: Fault) -> None:
        """Visit; leave as soon as the fault has happened, or has had its time when it lasts.

        What a page that is not under control gets here is what the network gave: nothing stands
        between them, so it is not looked at. What is kept of it is, at the next visits.
        """
        self.open_page()
        # The very first request may be the one that fails, or that never ends. A page closed in the
        # moment in which its first bytes arrive hangs the browser's driver: so "load".
        with suppress(BrowserError):
            self.page.goto(self.url, wait_until="load", timeout=TOOK_EFFECT_MS)
        struck = self.network.wait_until_struck(READY_MS / 1000)
        if struck and fault.lasts:
            with suppress(TimeoutError):
                self.subject.ready(self.page, TOOK_EFFECT_MS)

    def open_page(self) -> None:
        """Open a page anew, as from an icon: a version that waits gets its turn."""
        self.page = open_anew(self.context)

    def visit(self) -> bool:
        """Visit plainly, look at all that is kept and served, and tell whether it was ready."""
        self.open_page()
        ready = True
        try:
            answer = self.page.goto(self.url, wait_until="commit", timeout=READY_MS)
            assert answer
            self.subject.ready(self.page, READY_MS)
            self.expect_right(self.subject.start, hash_of(answer.body()))
        except TimeoutError:
            ready = False
        self.expect_nothing_wrong()
        return ready

    def update(self) -> None:
        """Let the browser look for a new version, and wait for it as long as for a visit."""
        self.page.evaluate(UPDATE, READY_MS)

    def expect_right(self, path: str, found: str) -> None:
        if found not in (self.old.get(path), self.new.get(path)):
            raise PoisonedError(path)

    def expect_nothing_wrong(self) -> None:
        for path, found in self.page.evaluate(READ_CACHES):
            self.expect_right(path, found)
        for path, found, status, kind in self.page.evaluate(READ_SERVED, sorted(self.new)):
            if status == 200:
                self.expect_right(path, found)
            if status == 200 and path.endswith(".js") and "javascript" not in kind:
                raise PoisonedError(f"{path} as {kind}")

    def judge(self, ready: bool) -> Outcome:
        """Tell what became of it: at last the server ends, and a person uses what is left."""
        kept = dict(self.page.evaluate(READ_CACHES))
        if kept == self.old and kept != self.new:
            return Outcome("stale", "only the old version is kept")
        if not ready:
            return Outcome("lost", "not ready after two plain visits")
        if kept != self.new:
            wrong = {path for path in {*kept, *self.new} if kept.get(path) != self.new.get(path)}
            return Outcome("lost", f"kept {sorted(wrong)} otherwise than the new version has them")
        self.network.stop()
        try:
            self.page.reload(timeout=READY_MS)
            self.subject.works(self.page, self.network.url)
        except (BrowserError, AssertionError) as error:
            return Outcome("lost", f"does not work offline: {str(error).splitlines()[0]}")
        return Outcome("survived")


def try_fault(browser: Browser, subject: Subject, phase: Phase, fault: Fault, at: int) -> Outcome:
    """Run one trial on a phone of its own."""
    trial = Trial(browser, subject)
    try:
        return trial.run(phase, fault, at)
    finally:
        trial.close()


def count_requests(browser: Browser, subject: Subject, phase: Phase) -> list[str]:
    """Give what a visit without any fault asks for, in order."""
    trial = Trial(browser, subject)
    try:
        if phase == "update":
            trial.network.serve(subject.old)
            assert trial.visit()
            trial.network.serve(subject.new)
            trial.update()
        assert trial.visit()
        return list(trial.network.asked)
    finally:
        trial.close()
