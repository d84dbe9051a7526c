import http.client
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pwa.config import Config
from pwa.headers import Hashes, security_headers
from pwa.serve import address_of

from .conftest import FILES, HASHES, Server

STOP_LIMIT_S = 5


@contextmanager
def get(server: Server, url: str) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    with closing(connection):
        connection.request("GET", url)
        with connection.getresponse() as answer:
            yield answer


def test_the_address_is_printed_and_answers(server: Server) -> None:
    assert server.address == f"http://127.0.0.1:{server.port}/"
    with get(server, "/calculator/") as answer:
        assert answer.status == 200
        assert answer.read() == FILES["/calculator/"]
        sent = [(name.lower(), value) for name, value in answer.getheaders()]
    for name, value in security_headers(HASHES).items():
        assert [text for other, text in sent if other == name.lower()] == [value]
    with get(server, "/") as answer:
        assert answer.getheader("Location") == "/calculator/"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("wait_s", [0, 1])
def test_int_and_term_stop_it_whatever_is_still_connected(
    server: Server, stop: signal.Signals, wait_s: float
) -> None:
    kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    kept.request("GET", "/sw.js")
    kept.getresponse().read()
    with server.connect():  # as browsers do, before they have anything to ask
        time.sleep(wait_s)
        started = time.monotonic()
        server.process.send_signal(stop)
        assert server.process.wait(timeout=20) == 0
        assert time.monotonic() - started < STOP_LIMIT_S
    kept.close()


def test_the_port_is_free_again_after_a_stop(small_dist: Path, free_port: int) -> None:
    for _ in range(2):
        server = Server({"PORT": str(free_port), "SIDEDOOR_DIST": str(small_dist)})
        with server.running(), get(server, "/sw.js") as answer:
            assert answer.status == 200


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({}, "PORT: {port} is already in use; expected a free port, such as PORT=8001.\n"),
        (
            {"HOST": "203.0.113.7"},
            "HOST: found '203.0.113.7'; expected an address or name of this machine.\n",
        ),
    ],
)
def test_what_cannot_be_listened_on_is_one_sentence(
    run_command: Callable[..., CompletedProcess[str]],
    small_dist: Path,
    environ: dict[str, str],
    sentence: str,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = run_command("serve", PORT=port, SIDEDOOR_DIST=str(small_dist), **environ)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == sentence.format(port=port)


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_a_malformed_request_leaves_no_address_and_gets_our_headers(
    server: Server, request_bytes: bytes
) -> None:
    with server.connect() as connection:
        own_port = connection.getsockname()[1]
        connection.sendall(request_bytes)
        answer = connection.makefile("rb").read().decode()
    assert answer.startswith("HTTP/1.1 400 Bad Request\r\n")
    for name, value in security_headers(Hashes()).items():
        assert f"\r\n{name}: {value}\r\n" in answer
    assert answer.endswith("<title>Bad request</title><h1>Bad request</h1>\n")
    server.process.terminate()
    assert server.process.wait(timeout=20) == 0
    time.sleep(0.1)
    assert "127.0.0.1" not in server.log
    assert str(own_port) not in server.log


def test_ordinary_visits_are_not_logged(server: Server) -> None:
    for url in ("/", "/calculator/", "/none", "/sw.js"):
        with get(server, url) as answer:
            answer.read()
    server.process.terminate()
    assert server.process.wait(timeout=20) == 0
    assert server.log == ""


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("localhost", "http://localhost:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::", "http://[::1]:8000/"),
    ],
)
def test_the_printed_address_can_be_opened(host: str, address: str) -> None:
    assert address_of(Config(host=host)) == address
