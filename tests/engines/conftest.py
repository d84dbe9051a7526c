"""Each test of this folder once with each engine, which has visited and keeps everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.chromium import Chromium
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.hand import Hand
from tests.engines.screen import unseen_screen
from tests.engines.webkitgtk import WebKitGTK

ENGINES = {"chromium": Chromium, "firefox": Firefox, "webkitgtk": WebKitGTK}


@pytest.fixture(scope="session", autouse=True)
def screen() -> Iterator[None]:
    """Let what needs a screen have one."""
    with unseen_screen() as display, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISPLAY", display)
        yield


@pytest.fixture(scope="module", params=ENGINES)
def kind(request: pytest.FixtureRequest) -> type[Engine]:
    return ENGINES[request.param]


@pytest.fixture(scope="module")
def engine(kind: type[Engine], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One browser for the tests that need no profile of their own."""
    with kind(tmp_path_factory.mktemp("profile")) as engine:
        yield engine


@pytest.fixture
def hand(engine: Engine, site: str) -> Iterator[Hand]:
    """Hold the calculator in a fresh tab; whatever is done, nothing is to be noticed of it."""
    hand = Hand(engine, site)
    hand.take_fresh_tab()
    hand.visit()
    yield hand
    hand.expect_nothing_to_notice()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile that nobody has used."""
    return tmp_path / "profile"
