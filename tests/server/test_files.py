import gzip
import os
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from pwa import create_app
from pwa.config import Config
from pwa.problems import Problem

from .conftest import FILES, write_files

TYPES = {
    "/calculator/": "text/html; charset=utf-8",
    "/calculator/app.en.webmanifest": "application/manifest+json",
    "/calculator/icons/192.png": "image/png",
    "/calculator/icons/icon.svg": "image/svg+xml",
    "/m/0123abcd.js": "text/javascript; charset=utf-8",
    "/data/en.bin": "application/octet-stream",
    "/sw.js": "text/javascript; charset=utf-8",
}
CACHE = {
    "/m/0123abcd.js": "public, max-age=31536000, immutable",
    "/calculator/icons/192.png": "public, max-age=86400",
    "/calculator/icons/icon.svg": "public, max-age=86400",
}


@pytest.mark.parametrize("url", FILES)
def test_each_file_is_served_with_its_type_and_cache_rule(client: FlaskClient, url: str) -> None:
    with client.get(url) as answer:
        assert answer.status_code == 200
        assert answer.data == FILES[url]
        assert answer.headers["Content-Type"] == TYPES[url]
        assert answer.headers["Cache-Control"] == CACHE.get(url, "no-cache")
        assert "Last-Modified" not in answer.headers
        assert "Access-Control-Allow-Origin" not in answer.headers
    with client.head(url) as answer:
        assert (answer.status_code, answer.data) == (200, b"")
        assert answer.headers["Content-Length"] == str(len(FILES[url]))


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("", None), ("gzip", "gzip"), ("gzip, br", "br"), ("br", "br"), ("zstd", None)],
)
def test_the_smallest_accepted_form_is_sent(
    client: FlaskClient, accepted: str, encoding: str | None
) -> None:
    opened = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}[encoding]
    with client.get("/sw.js", headers={"Accept-Encoding": accepted}) as answer:
        assert answer.headers.get("Content-Encoding") == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert opened(answer.data) == FILES["/sw.js"]
    for ending in (".br", ".gz"):
        with client.get("/sw.js" + ending) as answer:
            assert answer.status_code == 404


@pytest.mark.parametrize("weakened", [False, True])
def test_a_phone_that_has_the_file_gets_304(client: FlaskClient, weakened: bool) -> None:
    with client.get("/sw.js") as answer:
        etag = answer.headers["ETag"]
    asked = f'"other", {etag.removeprefix("W/") if weakened else etag}'
    with client.get("/sw.js", headers={"If-None-Match": asked}) as answer:
        assert (answer.status_code, answer.data) == (304, b"")
        assert answer.headers["ETag"] == etag
        assert answer.headers["Cache-Control"] == "no-cache"


def test_other_bytes_of_the_same_size_and_time_are_another_version(
    client: FlaskClient, config: Config
) -> None:
    with client.get("/data/en.bin") as answer:
        etag = answer.headers["ETag"]
    path = config.dist / "data/en.bin"
    time = path.stat().st_mtime
    write_files(config.dist, {"/data/en.bin": FILES["/data/en.bin"][::-1]})
    os.utime(path, (time, time))
    again = create_app(config).test_client()
    asked = {"If-None-Match": etag, "If-Modified-Since": "Tue, 01 Jan 2030 00:00:00 GMT"}
    for headers in (asked, {"If-Modified-Since": asked["If-Modified-Since"]}):
        with again.get("/data/en.bin", headers=headers) as answer:
            assert answer.status_code == 200
            assert answer.data == FILES["/data/en.bin"][::-1]
            assert answer.headers["ETag"] != etag


def test_a_new_build_is_served_after_a_restart_only(client: FlaskClient, config: Config) -> None:
    write_files(config.dist, {"/new.js": b"1"})
    with client.get("/new.js") as answer:
        assert answer.status_code == 404
    with create_app(config).test_client().get("/new.js") as answer:
        assert answer.status_code == 200


def test_the_bare_address_leads_to_the_default_cover(client: FlaskClient) -> None:
    with client.get("/") as answer:
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/calculator/"
        assert answer.headers["Cache-Control"] == "no-cache"
    with client.get("/calculator?x=1") as answer:
        assert answer.status_code == 302
        assert answer.headers["Location"] == "calculator/"


@pytest.mark.parametrize(
    "url",
    [
        "/none",
        "/index.html",
        "/calculator/none",
        "/m/",
        "/m",
        "/data/",
        "/.hidden",
        "/.well/known",
        "/../app.py",
        "/m/../../app.py",
        "/%2e%2e/app.py",
        "/m/..%2f..%2fapp.py",
        "/calculator/%00",
        "/reload",
    ],
)
def test_everything_else_is_one_plain_404(client: FlaskClient, config: Config, url: str) -> None:
    (config.dist / ".hidden").write_text("x")
    (config.dist / ".well").mkdir()
    (config.dist / ".well/known").write_text("x")
    with create_app(config).test_client().get(url) as answer:
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "<title>Not found</title>" in answer.text
        assert "sidedoor" not in answer.text.lower()
    with client.head(url) as answer:
        assert (answer.status_code, answer.data) == (404, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "OTHER"])
@pytest.mark.parametrize("url", ["/", "/calculator/", "/calculator", "/sw.js", "/none"])
def test_only_reading_is_allowed(client: FlaskClient, method: str, url: str) -> None:
    with client.open(url, method=method, data=b"x=1") as answer:
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD"
        assert "<title>Method not allowed</title>" in answer.text


def test_without_a_build_the_start_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="make build"):
        create_app(Config(dist=tmp_path / "dist"))
