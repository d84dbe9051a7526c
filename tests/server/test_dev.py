from pathlib import Path

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from pwa import dev
from pwa.config import Config
from pwa.dev import Site, compiles
from pwa.problems import Problem

from .conftest import FILES, write_files


@pytest.fixture
def site(small_dist: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    def build(config: Config, *, dist: Path, dev: bool) -> None:
        assert dev
        write_files(dist, FILES)

    monkeypatch.setattr(dev, "build", build)
    return Site(Config(dist=small_dist))


def status_of(site: Site, url: str) -> int:
    with Client(site, Response).get(url) as answer:
        return answer.status_code


def test_before_the_first_good_build_there_is_nothing(site: Site) -> None:
    assert status_of(site, "/calculator/") == 503
    site.build()
    assert status_of(site, "/calculator/") == 200


def test_each_build_has_another_name_and_open_pages_are_told(site: Site) -> None:
    site.build()
    events = site.tell_builds()
    assert next(events).startswith("retry:")
    first = next(events)
    site.build()
    second = next(events)
    assert first.startswith("data: ")
    assert first != second
    with Client(site, Response).get("/reload") as answer:
        assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Problem("content/help.yaml", "a fault", "none"), "a fault; expected none."),
        (ValueError("a bug"), "ValueError: a bug"),
    ],
)
def test_a_failed_build_says_why_and_keeps_the_old_site(
    site: Site,
    fault: Exception,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    site.build()
    monkeypatch.setattr(dev, "build", fail)
    site.build()
    assert said in capsys.readouterr().err
    assert (status_of(site, "/calculator/"), site.builds) == (200, 1)


def test_a_python_file_with_a_mistake_does_not_restart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "half.py"
    path.write_text("x = 1\ny = (\n")
    assert not compiles(path)
    assert f"{path}, line 2" in capsys.readouterr().err
    path.write_text("x = 1\n")
    assert compiles(path)
    assert compiles(tmp_path / "deleted.py")
