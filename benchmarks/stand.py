"""What every measurement stands on: one build, a real server of it, a real browser."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from pwa.builder import build
from pwa.config import Config
from tests.site import DOOR_CODE, Site
from tools.browser import find_browser

HERE = Path(__file__).parent
PATH = "/calculator/"
READY_MS = 30_000
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "locale": "en-GB",
    "has_touch": True,
}
SLOW = 6
"""How many times slower a cheap phone is than this machine."""


class LeftOutError(Exception):
    """A measurement cannot be done on this machine; the message is one sentence for a person."""


@dataclass(frozen=True)
class Stand:
    """A folder of one's own, the server of the build in it, and the browser."""

    folder: Path
    site: Site
    playwright: Playwright
    browser: Browser
    executable: str

    @property
    def dist(self) -> Path:
        """The built files."""
        return self.site.dist

    @contextmanager
    def fresh_profile(self) -> Iterator[BrowserContext]:
        """Give a browser with a profile on disk that nobody has used."""
        with TemporaryDirectory(dir=self.folder) as profile:
            context = self.playwright.chromium.launch_persistent_context(
                profile, executable_path=self.executable, args=["--no-sandbox"], **PHONE
            )
            prepare(context)
            try:
                yield context
            finally:
                context.close()

    @contextmanager
    def phone(self) -> Iterator[Page]:
        """Give a page that has visited and keeps everything."""
        context = self.browser.new_context(**PHONE)
        prepare(context)
        page = context.new_page()
        page.goto(self.site.url + PATH)
        wait_until_kept(page)
        yield page
        context.close()


def prepare(context: BrowserContext) -> None:
    """Put the helpers of page.js into every page, before its own scripts."""
    context.add_init_script(path=HERE / "page.js")


def wait_until_kept(page: Page) -> None:
    """Wait until the page says that all is kept."""
    page.wait_for_selector("html[data-ready=all]", state="attached", timeout=READY_MS)


def slow_down(page: Page, times: int) -> None:
    """Slow the page's main thread down; other threads, WebCrypto's too, stay as they are."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})


def run_script(page: Page, name: str, **options: object) -> Any:
    """Run the function in a script of this folder inside the page; gives what it returns."""
    return page.evaluate((HERE / name).read_text("utf-8"), {"code": DOOR_CODE, **options})


@contextmanager
def set_up() -> Iterator[Stand]:
    """Build, serve and launch; all of it is gone afterwards."""
    executable = os.environ.get("SIDEDOOR_BROWSER") or find_browser()
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        build(Config(door_code=DOOR_CODE, dist=folder / "dist"), out=lambda line: None)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        with Site(folder / "dist") as site:
            yield Stand(folder, site, playwright, browser, executable)
        browser.close()
