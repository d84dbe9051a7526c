"""A phone on a network that may lie."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.service_worker.laboratory import Subject
from tests.service_worker.network import Network
from tests.service_worker.subject import build_anew, build_corrected, our_subject


@pytest.fixture
def own_dist(dist: Path, tmp_path: Path) -> Path:
    """A copy of the build, to be changed."""
    return Path(shutil.copytree(dist, tmp_path / "dist"))


@pytest.fixture(scope="session")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build in which one phone number is another one."""
    return build_corrected(tmp_path_factory.mktemp("corrected") / "dist")


@pytest.fixture(scope="session")
def subject(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """Our site in two versions, with other packs, modules and pages."""
    later = tmp_path_factory.mktemp("later") / "dist"
    return our_subject(dist, build_anew(later))


@pytest.fixture
def network(dist: Path) -> Iterator[Network]:
    with Network(dist) as network:
        yield network


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own."""
    context = browser.new_context(locale="en-GB", viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()
