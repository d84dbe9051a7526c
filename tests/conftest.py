"""The fixtures of all tests: one build, a real server of it, and phones that visit it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType

from pwa.builder import build
from pwa.config import Config
from tests.phone import Phone
from tests.site import DOOR_CODE, Site
from tests.visited import Visited
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
    # Where a page is all that a test looks at, Chromium without its windows does: it is quicker.
    return {"executable_path": os.environ.get("SIDEDOOR_SHELL") or executable, "args": LAUNCH_ARGS}


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


@pytest.fixture(scope="session")
def all_visited(browser: Browser, site: str) -> Iterator[Visited]:
    visited = Visited(browser, site)
    yield visited
    visited.close()


@pytest.fixture
def visited(all_visited: Visited) -> Iterator[Visited]:
    """Give phones that serve other tests too: see tests/visited.py."""
    yield all_visited
    all_visited.take_back()


def is_visited(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("visited") is not None


@pytest.fixture
def phone(
    request: pytest.FixtureRequest, browser_context_args: dict[str, object], site: str
) -> Phone:
    """A phone that has visited once and keeps everything."""
    if is_visited(request):
        visited: Visited = request.getfixturevalue("visited")
        return visited.give(**browser_context_args)
    phone = Phone(request.getfixturevalue("page"), site)
    phone.visit()
    return phone


@pytest.fixture
def speaking(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[object]:
    """Give phones in other languages: speaking("nl-NL")."""
    contexts = []

    def phone_in(locale: str, **options: object) -> Phone:
        options = {"viewport": {"width": 360, "height": 740}, "has_touch": True, **options}
        if is_visited(request):
            visited: Visited = request.getfixturevalue("visited")
            return visited.give(locale=locale, **options)
        context = browser.new_context(locale=locale, **options)
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
