"""A network on loopback that serves a folder and can lie, at the k-th request, as networks do.

It knows nothing of our service worker: another site's folder can stand in it as well.
"""

import re
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Event, Thread
from time import monotonic

from tests.service_worker.faults import NONE, Answer, Change, Fault

TYPES = {".html": "text/html", ".js": "text/javascript", ".webmanifest": "application/json"}
HASHED = re.compile(r"[0-9a-f]{8}")
HEAD_END = b"\r\n\r\n"
PATIENCE_S = 20


def file_of(folder: Path, path: str) -> Path:
    """Give the file that stands for a path."""
    return folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))


def right_answer(folder: Path, path: str) -> Answer:
    """Answer as a good server would."""
    file = file_of(folder, path)
    if not file.is_file():
        return Answer(404, {"Content-Type": "text/html"}, b"Not found")
    lasts = "max-age=31536000, immutable" if HASHED.search(file.stem) else "no-cache"
    kind = TYPES.get(file.suffix, "application/octet-stream")
    return Answer(200, {"Content-Type": kind, "Cache-Control": lasts}, file.read_bytes())


@dataclass
class Network:
    """Serves `folder`; at request number `at`, in the order of arrival, `fault` happens.

    With `path`, only requests for that path are counted.
    `old` is an earlier state of the folder, for faults in which a server is behind.
    Every answer waits `latency_s` for its first byte.
    `changes` maps a path to what happens to all of its answers.
    """

    folder: Path
    fault: Fault = NONE
    at: int = 0
    path: str = ""
    old: Path | None = None
    latency_s: float = 0
    changes: dict[str, Change] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heard = Condition()
        self.struck, self.closed = Event(), Event()
        # A browser opens connections in advance: not each that is open is busy.
        self.open: set[socket.socket] = set()
        self.busy: set[socket.socket] = set()
        self.asked_at: list[float] = []
        self.most_at_once = 0
        self.port = 0
        self.start()
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen; again on the same port after `stop`."""
        self.listener = socket.create_server(("127.0.0.1", self.port), backlog=128)
        self.port = self.listener.getsockname()[1]
        Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def stop(self) -> None:
        """End for real: whoever comes later is refused, and what is open is cut."""
        self._close_listener()
        self.cut_all()

    def serve(self, folder: Path, fault: Fault = NONE, at: int = 0, path: str = "") -> None:
        """Serve another folder, with another fault; count from one again."""
        with self.heard:
            self.folder, self.fault, self.at, self.path = folder, fault, at, path
            self.struck.clear()
            self.asked.clear()
            self.asked_at.clear()
            self.most_at_once = 0

    def heal(self) -> None:
        """Be a good network from now on; what stalls goes on stalling."""
        with self.heard:
            self.fault = NONE
        if self.listener.fileno() < 0:
            self.start()

    def cut_all(self) -> None:
        """Cut every connection that is open."""
        for client in list(self.open):
            cut(client)

    def wait_for(self, path: str, times: int = 1) -> None:
        """Wait until a phone has asked for a path so many times."""
        with self.heard:
            heard = self.heard.wait_for(lambda: self.asked.count(path) >= times, PATIENCE_S)
            assert heard, path

    def wait_for_requests(self, count: int) -> None:
        """Wait until so many requests have come."""
        with self.heard:
            assert self.heard.wait_for(lambda: len(self.asked) >= count, PATIENCE_S), self.asked

    def wait_until_struck(self, timeout_s: float = PATIENCE_S) -> bool:
        """Wait until the fault has happened; tells whether it has."""
        return self.struck.wait(timeout_s)

    def __enter__(self) -> "Network":
        return self

    def __exit__(self, *_: object) -> None:
        self.closed.set()
        self.stop()

    def _close_listener(self) -> None:
        with suppress(OSError):
            # Wakes the thread that waits in accept(); closing alone would leave it there.
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                Thread(target=self._serve_one, args=(client,), daemon=True).start()

    def _serve_one(self, client: socket.socket) -> None:
        self.open.add(client)
        try:
            with suppress(OSError):
                path = read_path(client)
                if path:
                    self._answer(client, path)
        finally:
            self.open.discard(client)
            self.busy.discard(client)
            client.close()

    def _answer(self, client: socket.socket, path: str) -> None:
        with self.heard:
            self.asked.append(path)
            self.asked_at.append(monotonic())
            self.busy.add(client)
            self.most_at_once = max(self.most_at_once, len(self.busy))
            fault, folder = self.fault, self.folder
            strikes = fault is not NONE and self._counts(path)
            self.heard.notify_all()
        self.closed.wait(self.latency_s)
        if not strikes:
            client.sendall(self._right(folder, path).encode())
            return
        if fault.old(path) and self.old:
            folder = self.old
        try:
            self._strike(client, fault, self._right(folder, path))
        finally:
            self.struck.set()

    def _counts(self, path: str) -> bool:
        count = self.asked.count(path) if self.path else len(self.asked)
        lasts = self.fault.lasts and count > self.at > 0
        return (count == self.at or lasts) and self.path in ("", path)

    def _right(self, folder: Path, path: str) -> Answer:
        change = self.changes.get(path, NONE.change)
        return change(right_answer(folder, path))

    def _strike(self, client: socket.socket, fault: Fault, answer: Answer) -> None:
        if fault.dies:
            self._close_listener()
            cut(client)
            return
        changed = fault.change(answer)
        if changed is not answer or not (fault.cut or fault.stall):
            client.sendall(changed.encode())
        if fault.cut:
            cut(client)
        if fault.stall:
            self.struck.set()
            self.closed.wait()


def read_path(client: socket.socket) -> str:
    """Read a request up to the end of its head; '' when none comes."""
    head = b""
    while HEAD_END not in head:
        data = client.recv(65536)
        if not data:
            return ""
        head += data
    return head.split(b" ", 2)[1].decode().split("?")[0]


def cut(client: socket.socket) -> None:
    """Cut a connection as a lost one: without the end that a finished answer has."""
    with suppress(OSError):
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.shutdown(socket.SHUT_RDWR)
