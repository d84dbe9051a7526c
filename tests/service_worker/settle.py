"""Open a page anew, as from an icon, so that a version that waits takes over first."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

UNSETTLED = {"installing", "installed", "activating"}
MOST_MS = 3_000
PIECE_MS = 20


def open_anew(context: BrowserContext) -> Page:
    """Close all pages, and give an empty one when no version is about to take over any more."""
    page = context.new_page()
    for other in context.pages:
        if other is not page:
            other.close()
    wait_until_settled(page)
    return page


def wait_until_settled(page: Page) -> None:
    """Wait until no version of a service worker is about to take over; an empty page can tell.

    A navigation that begins in that very moment hangs for good while a debugger is attached, as
    Playwright's is: 3 of 40 times, and 0 of 190 times in the same browser without one. A person's
    phone has none, so this is no fault that a phone could meet.
    """
    versions: dict[str, str] = {}

    def note(event: dict[str, Any]) -> None:
        versions.update({one["versionId"]: one["status"] for one in event["versions"]})

    session = page.context.new_cdp_session(page)
    session.on("ServiceWorker.workerVersionUpdated", note)
    session.send("ServiceWorker.enable")
    for _ in range(MOST_MS // PIECE_MS):
        # What the browser tells is heard only while it is waited for.
        page.wait_for_timeout(PIECE_MS)
        if not UNSETTLED & set(versions.values()):
            break
    session.detach()
