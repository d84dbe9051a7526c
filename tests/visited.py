"""Phones that visited once and then serve many tests, for those marked `visited`.

A first visit is most of what a short test costs. Such a test gets a page of its own on a phone
that holds what a first visit leaves: the record is written anew, and a phone whose stored files,
clock or network were changed is thrown away. A test that changes anything else takes a new one.
"""

import json
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.phone import Phone

MOST_KEPT = 4
# A path that the service worker answers with a plain page, which runs nothing.
PLAIN = "/nothing"
FORGET = """() => new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase('calculator');
  request.onsuccess = () => resolve();
  request.onerror = () => reject(request.error);
})"""
STATE = """async () => {
  const names = await caches.keys();
  const count = async (name) => (await (await caches.open(name)).keys()).length;
  const held = await Promise.all(names.map(count));
  return JSON.stringify([names, held, navigator.onLine, String(Date).includes('native code')]);
}"""


@dataclass
class Kept:
    """A browser context, the plain page in it, and what it held after its first visit."""

    context: BrowserContext
    plain: Page
    state: str
    lent: bool = False

    def take_back(self) -> bool:
        """Close the pages of a test; tells whether the phone is as after a first visit."""
        try:
            for page in self.context.pages:
                if page != self.plain:
                    page.close()
            self.lent = False
            self.plain.evaluate(FORGET)
            return bool(self.plain.evaluate(STATE) == self.state)
        except Error:
            return False

    def close(self) -> None:
        """Forget the phone; one that is gone already is no fault."""
        with suppress(Error):
            self.context.close()


class Visited:
    """The phones of one test process, by how they are set up."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.kept: dict[str, Kept] = {}

    def give(self, **options: object) -> Phone:
        """Give a phone that has visited, set up by options of `new_context`."""
        name = json.dumps(options, sort_keys=True)
        kept = self.kept.pop(name, None)
        if kept and kept.lent:
            # A test with two phones of one kind: the other one is as good.
            self.kept[f"{name} {id(kept)}"] = kept
            kept = None
        kept = self.kept[name] = kept or self.visit(options)
        kept.lent = True
        phone = Phone(kept.context.new_page(), self.address)
        phone.visit()
        return phone

    def visit(self, options: dict[str, object]) -> Kept:
        """Set a phone up and make its first visit."""
        context = self.browser.new_context(**options)  # type: ignore[arg-type]
        page = context.new_page()
        Phone(page, self.address).visit()
        page.close()
        plain = context.new_page()
        plain.goto(self.address + PLAIN)
        plain.evaluate(FORGET)
        return Kept(context, plain, plain.evaluate(STATE))

    def take_back(self) -> None:
        """End a test: keep the newest phones that are as after a first visit."""
        names = [*self.kept]
        for place, name in enumerate(reversed(names)):
            kept = self.kept[name]
            clean = kept.take_back() if kept.lent else True
            if not clean or place >= MOST_KEPT:
                self.kept.pop(name).close()

    def close(self) -> None:
        """End all."""
        for kept in self.kept.values():
            kept.close()
