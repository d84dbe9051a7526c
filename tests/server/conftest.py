"""A small dist/ as the builder makes it, and the application over it."""

import gzip
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner

from pwa import create_app
from pwa.builder.write import file_name
from pwa.config import PROJECT, Config
from pwa.headers import Hashes, content_policy

HASHES = Hashes(("sha256-c2NyaXB0IG9uZQ==", "sha256-c2NyaXB0IHR3bw=="), ("sha256-c3R5bGU=",))
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    f'<meta http-equiv="Content-Security-Policy" content="{content_policy(HASHES, meta=True)}">'
    f"<title>Calculator</title><p>{'2 + 2 = 4. ' * 60}"
)
FILES = {
    "/calculator/": PAGE.encode(),
    "/calculator/app.en.webmanifest": b'{"name": "Calculator"}',
    "/calculator/icons/192.png": b"\x89PNG\r\n\x1a\n",
    "/calculator/icons/icon.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "/m/0123abcd.js": b"export const one = 1;\n" * 40,
    "/data/en.bin": b"\x00\x01\x02\x03" * 64,
    "/sw.js": b"self.addEventListener('fetch', () => {});\n" * 20,
}


def write_files(dist: Path, files: dict[str, bytes]) -> None:
    for url, data in files.items():
        path = dist / file_name(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        for ending, packed in (
            ("", data),
            (".br", brotli.compress(data)),
            (".gz", gzip.compress(data)),
        ):
            if not ending or len(packed) < len(data):
                copy = path.with_name(path.name + ending)
                copy.write_bytes(packed)
                os.utime(copy, (1577836800, 1577836800))


@pytest.fixture
def small_dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    write_files(folder, FILES)
    return folder


@pytest.fixture
def config(small_dist: Path) -> Config:
    return Config(dist=small_dist, door_code="7410")


@pytest.fixture
def app(config: Config) -> Flask:
    return create_app(config)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


class Server:
    """A real `flask --app app serve`, started by `start()` and always stopped in the end."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.environ = environ
        self.port = int(environ["PORT"])
        self.address = ""
        self.log = ""

    @contextmanager
    def running(self) -> Iterator["Server"]:
        self.process = start_command("serve", self.environ)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        # Read as it comes, so that a full pipe never holds the server.
        reader = threading.Thread(target=self._read_log)
        reader.start()
        try:
            yield self
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self.process.wait()
            reader.join()
            self.process.stdout.close()

    def _read_log(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as stderr:
            self.log = stderr.read()

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)


def start_command(command: str, environ: dict[str, str]) -> "subprocess.Popen[str]":
    own = ("SIDEDOOR_", "HOST", "PORT", "FLASK_")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(own)}
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", *command.split()],
        cwd=PROJECT,
        env={**inherited, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def run_command() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    def run(command: str, **environ: str) -> "subprocess.CompletedProcess[str]":
        process = start_command(command, environ)
        out, err = process.communicate(timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    return run


@pytest.fixture
def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def server(small_dist: Path, free_port: int) -> Iterator[Server]:
    with Server({"PORT": str(free_port), "SIDEDOOR_DIST": str(small_dist)}).running() as running:
        yield running
