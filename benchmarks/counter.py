"""A proxy on loopback that counts what passes, whoever in the browser asks for it.

The page's own tools do not see what a service worker fetches; the wire does.
"""

import socket
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from time import time

HEAD_END = b"\r\n\r\n"
PIECE_BYTES = 65536


@dataclass
class Exchange:
    """One request, and the pieces of its answer with the time (s since 1970) of each."""

    path: str
    asked_at: float = field(default_factory=time)
    pieces: list[tuple[float, bytes]] = field(default_factory=list)

    def bytes_until(self, until: float) -> int:
        """Count what had come by a time, the head of the answer included."""
        return sum(len(piece) for at, piece in self.pieces if at <= until)

    def head(self) -> bytes:
        """Give the head of the answer: status line and headers."""
        return b"".join(piece for _, piece in self.pieces).partition(HEAD_END)[0] + HEAD_END


class Counter:
    """Passes HTTP/1.1 on to a server; requests have no body, as all of ours."""

    def __init__(self, server_port: int, only: str = "") -> None:
        """Listen on a free port; with `only`, other paths never get an answer."""
        self.server_port, self.only = server_port, only
        self.exchanges: list[Exchange] = []
        self.closed = Event()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "Counter":
        return self

    def __exit__(self, *_: object) -> None:
        self.closed.set()
        self.listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        server = socket.create_connection(("127.0.0.1", self.server_port))
        for end in (client, server):
            # Else the second half of an answer waits 40 ms for the first one to be confirmed.
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        passed: list[Exchange] = []
        Thread(target=self._bring_back, args=(server, client, passed), daemon=True).start()
        with suppress(OSError):
            waiting = b""
            while data := client.recv(PIECE_BYTES):
                *heads, waiting = (waiting + data).split(HEAD_END)
                for head in heads:
                    self._ask(head, server, passed)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)

    def _ask(self, head: bytes, server: socket.socket, passed: list[Exchange]) -> None:
        exchange = Exchange(head.split(b" ", 2)[1].decode())
        passed.append(exchange)
        self.exchanges.append(exchange)
        if self.only and exchange.path != self.only:
            self.closed.wait()
        server.sendall(head + HEAD_END)

    def _bring_back(
        self, server: socket.socket, client: socket.socket, passed: list[Exchange]
    ) -> None:
        with suppress(OSError):
            while data := server.recv(PIECE_BYTES):
                # A connection opened in advance may be closed before anything was asked.
                if passed:
                    passed[-1].pieces.append((time(), data))
                client.sendall(data)
        with suppress(OSError):
            client.shutdown(socket.SHUT_WR)
