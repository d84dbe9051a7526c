"""A phone on a network that may lie."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.service_worker.portal import Portal


@pytest.fixture
def own_dist(dist: Path, tmp_path: Path) -> Path:
    """A copy of the build, to be changed."""
    return Path(shutil.copytree(dist, tmp_path / "dist"))


@pytest.fixture
def portal(own_dist: Path) -> Iterator[Portal]:
    with Portal(own_dist) as portal:
        yield portal


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own."""
    context = browser.new_context(locale="en-GB", viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()
