"""A real server process that serves a build, started and ended as a host would."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
DOOR_CODE = "7410"
START_S = 20


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Process:
    """A server process on a port of its own."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        raise NotImplementedError

    def start(self) -> None:
        """Start it and wait until it answers."""
        env = {**os.environ, "PORT": str(self.port), **self.settings()}
        self.process = subprocess.Popen(
            self.command(),
            cwd=ROOT,
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = monotonic() + START_S
        while monotonic() < until:
            try:
                with urlopen(self.url + "/sw.js"):
                    return
            except URLError:
                assert self.process.poll() is None, "the server ended by itself"
                sleep(0.05)
        raise AssertionError("the server did not start")

    def settings(self) -> dict[str, str]:
        return {}

    def stop(self) -> None:
        """End the process for real; nobody listens on the port afterwards."""
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=START_S)
            self.process = None
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", self.port)) != 0, "still somebody there"

    def kill(self) -> None:
        """Kill it and its children at once, as a failing machine does."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=START_S)
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class Site(Process):
    """Our own server over a folder of built files."""

    def __init__(self, dist: Path) -> None:
        super().__init__()
        self.dist = dist

    def command(self) -> list[str]:
        return [sys.executable, "-m", "flask", "--app", "app", "serve"]

    def settings(self) -> dict[str, str]:
        return {"SIDEDOOR_DIST": str(self.dist)}


class FileServer(Process):
    """Python's plain file server, which knows nothing of us."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def command(self) -> list[str]:
        return [
            sys.executable,
            "-m",
            "http.server",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--directory",
            str(self.folder),
        ]
