import re
from collections import Counter
from ipaddress import ip_network
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from pwa import create_app
from pwa.config import LOOPBACK, Config
from pwa.headers import (
    DENIED_FEATURES,
    HSTS,
    Hashes,
    content_policy,
    read_hashes,
    security_headers,
    with_security_headers,
)
from pwa.problems import Problem

from .conftest import HASHES, PAGE, write_files

ANSWERS = [
    ("GET", "/calculator/", {}, 200),
    ("HEAD", "/calculator/", {}, 200),
    ("GET", "/sw.js", {"Range": "bytes=0-9"}, 206),
    ("GET", "/", {}, 302),
    ("GET", "/calculator", {}, 302),
    ("GET", "/calculator/index.html", {}, 302),
    ("GET", "/sw.js", {"If-None-Match": "*"}, 304),
    ("GET", "/none", {}, 404),
    ("HEAD", "/none", {}, 404),
    ("GET", "//", {}, 308),
    ("POST", "/", {}, 405),
    ("OPTIONS", "/sw.js", {}, 405),
    ("GET", "/sw.js", {"Range": "bytes=999999-"}, 416),
]


def names_in(answer: TestResponse) -> Counter[str]:
    return Counter(name.lower() for name, _ in answer.headers)


@pytest.mark.parametrize(("method", "url", "sent", "status"), ANSWERS)
def test_every_answer_carries_the_whole_table_once(
    client: FlaskClient, method: str, url: str, sent: dict[str, str], status: int
) -> None:
    with client.open(url, method=method, headers=sent) as answer:
        assert answer.status_code == status
        for name, value in security_headers(HASHES).items():
            assert answer.headers.getlist(name) == [value]
        assert not [name for name, count in names_in(answer).items() if count > 1]
        assert "set-cookie" not in names_in(answer)


def test_a_failure_inside_is_a_plain_500_with_the_headers(caplog: pytest.LogCaptureFixture) -> None:
    def broken(environ: object, start_response: object) -> list[bytes]:
        raise RuntimeError("a fault")

    client = Client(with_security_headers(broken, HASHES), Response)  # type: ignore[arg-type]
    with client.get("/", environ_base={"REMOTE_ADDR": "203.0.113.7"}) as answer:
        assert answer.status_code == 500
        assert "<title>Internal server error</title>" in answer.text
        for name, value in security_headers(HASHES).items():
            assert answer.headers.getlist(name) == [value]
    assert "a fault" in caplog.text
    assert "203.0.113.7" not in caplog.text


def test_a_fault_in_flask_is_a_plain_500_without_an_address_in_the_log(
    config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(config)
    app.add_url_rule("/broken", "broken", lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    with app.test_client().get("/broken", environ_base={"REMOTE_ADDR": "203.0.113.7"}) as answer:
        assert answer.status_code == 500
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "Traceback" not in answer.text
    assert "ZeroDivisionError" in caplog.text
    assert "203.0.113.7" not in caplog.text


def test_what_the_application_sets_itself_is_replaced_and_cookies_are_dropped() -> None:
    inner = Response("x", headers=[("Referrer-Policy", "origin"), ("Set-Cookie", "a=b")])
    with Client(with_security_headers(inner, HASHES), Response).get("/") as answer:
        assert answer.headers.getlist("Referrer-Policy") == ["no-referrer"]
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("scheme", "forwarded", "peer", "sent"),
    [
        ("http", None, "127.0.0.1", False),
        ("https", None, "203.0.113.7", True),
        ("http", "https", "127.0.0.1", True),
        ("http", "https", "::1", True),
        ("http", "https", "::ffff:127.0.0.1", True),
        ("http", "HTTPS, http", "127.0.0.1", True),
        ("http", "http, https", "127.0.0.1", False),
        ("http", "http", "127.0.0.1", False),
        ("http", "https", "203.0.113.7", False),
        ("http", "https", "10.1.2.3", True),
        ("http", "https", "", False),
    ],
)
def test_hsts_is_sent_when_the_request_came_by_https(
    config: Config, scheme: str, forwarded: str | None, peer: str, sent: bool
) -> None:
    proxies = (*LOOPBACK, ip_network("10.0.0.0/8"))
    client = create_app(Config(dist=config.dist, trusted_proxies=proxies)).test_client()
    for url in ("/calculator/", "/", "/none"):
        with client.get(
            url,
            base_url=f"{scheme}://www.example.org",
            headers={"X-Forwarded-Proto": forwarded} if forwarded else {},
            environ_base={"REMOTE_ADDR": peer},
        ) as answer:
            assert answer.headers.getlist(HSTS[0]) == ([HSTS[1]] if sent else [])


def test_hsts_can_be_switched_off(config: Config) -> None:
    client = create_app(Config(dist=config.dist, hsts=False)).test_client()
    with client.get("/calculator/", base_url="https://www.example.org") as answer:
        assert HSTS[0] not in answer.headers


def test_the_policy_allows_nothing_unsafe() -> None:
    for policy in (content_policy(HASHES), content_policy(Hashes(), meta=True)):
        assert policy.startswith("default-src 'none';script-src 'self'")
        assert "unsafe" not in policy
        assert "require-trusted-types-for 'script';trusted-types t" in policy
    assert "style-src 'none'" in content_policy(Hashes())
    assert "frame-ancestors 'none'" in content_policy(HASHES)
    assert "frame-ancestors" not in content_policy(HASHES, meta=True)


def test_the_header_allows_what_the_pages_of_all_covers_allow(small_dist: Path) -> None:
    other = Hashes(("sha256-b3RoZXI=", HASHES.scripts[0]), ("sha256-b3RoZXIgc3R5bGU=",))
    page = PAGE.replace(content_policy(HASHES, meta=True), content_policy(other, meta=True))
    write_files(small_dist, {"/split/": page.encode()})
    assert read_hashes(small_dist) == Hashes(
        tuple(sorted({*HASHES.scripts, *other.scripts})),
        tuple(sorted({*HASHES.styles, *other.styles})),
    )


def test_a_page_without_a_policy_stops_the_start(small_dist: Path) -> None:
    write_files(small_dist, {"/split/": b"<!doctype html><title>Split</title>"})
    with pytest.raises(Problem, match=re.escape("split/index.html")):
        create_app(Config(dist=small_dist))


def test_every_feature_is_denied_once() -> None:
    assert len(DENIED_FEATURES.split()) == len(set(DENIED_FEATURES.split()))
    denied = security_headers(HASHES)["Permissions-Policy"].split(",")
    assert {"camera=()", "geolocation=()", "microphone=()", "usb=()"} <= set(denied)
