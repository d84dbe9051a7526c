"""The fixtures of all tests: one build, a real server of it, and phones that visit it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from pwa.builder import build
from pwa.config import Config
from tests.phone import Phone
from tests.site import DOOR_CODE, Site
from tools.browser import find_browser, find_driver

LAUNCH_ARGS = ["--no-sandbox"]


@pytest.fixture(scope="session")
def executable() -> str:
    """Path of the Chromium that the tests drive."""
    return os.environ.get("SIDEDOOR_BROWSER") or find_browser()


@pytest.fixture(scope="session")
def driver_path() -> str:
    """Path of the chromedriver that belongs to it."""
    path = find_driver()
    assert path, "no chromedriver (on Debian: apt-get install chromium-driver)"
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(executable: str) -> dict[str, object]:
    return {"executable_path": executable, "args": LAUNCH_ARGS}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    return {"viewport": {"width": 360, "height": 740}, "locale": "en-GB", "has_touch": True}


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything built once, with the practice code."""
    folder = tmp_path_factory.mktemp("built") / "dist"
    build(Config(door_code=DOOR_CODE, dist=folder), out=lambda line: None)
    return folder


@pytest.fixture(scope="session")
def site(dist: Path) -> Iterator[str]:
    """Base address of a server that runs as long as the tests do."""
    with Site(dist) as site:
        yield site.url


@pytest.fixture
def own_site(dist: Path) -> Iterator[Site]:
    """A server of one's own, to be stopped while a phone looks."""
    with Site(dist) as site:
        yield site


@pytest.fixture
def phone(page: Page, site: str) -> Phone:
    """A phone that has visited once and keeps everything."""
    phone = Phone(page, site)
    phone.visit()
    return phone


@pytest.fixture
def speaking(browser: Browser, site: str) -> Iterator[object]:
    """Give phones in other languages: speaking("nl-NL")."""
    contexts = []

    def phone_in(locale: str, **options: object) -> Phone:
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, locale=locale, has_touch=True, **options
        )
        contexts.append(context)
        phone = Phone(context.new_page(), site)
        phone.visit()
        return phone

    yield phone_in
    for context in contexts:
        context.close()


@pytest.fixture
def lasting(browser_type: BrowserType, executable: str, tmp_path: Path) -> object:
    """Give a browser whose profile on disk outlives it: `with lasting() as context`."""

    @contextmanager
    def browser(**options: object) -> Iterator[BrowserContext]:
        context = browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=executable,
            args=LAUNCH_ARGS,
            viewport={"width": 360, "height": 740},
            **{"locale": "en-GB", **options},
        )
        try:
            yield context
        finally:
            context.close()

    return browser
