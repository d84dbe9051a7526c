"""A proxy on loopback that is slow, or breaks its connections, as a poor network does.

Chromium's own emulation leaves out what a service worker fetches; the wire does not.
"""

import socket
from contextlib import suppress
from threading import Event, Lock, Thread
from time import monotonic, sleep

PIECE_BYTES = 2048
SLOW_3G_BYTES_PER_S = 50_000
"""400 kbit/s, as DevTools has it."""
SLOW_3G_LATENCY_S = 2.0
"""From a request to the first byte of its answer, as DevTools has it: five times what is real."""


class Link:
    """The one radio link that all connections share."""

    def __init__(self, bytes_per_s: float) -> None:
        self.bytes_per_s = bytes_per_s
        self.lock = Lock()
        self.free_at = 0.0

    def carry(self, size: int) -> None:
        """Wait as long as so many bytes need, behind those of other connections."""
        with self.lock:
            self.free_at = max(monotonic(), self.free_at) + size / self.bytes_per_s
            until = self.free_at
        sleep(max(0.0, until - monotonic()))


class PoorNetwork:
    """Passes HTTP/1.1 on to a server: late, slowly, and with `drop_every_s` not for long."""

    def __init__(
        self,
        server_port: int,
        latency_s: float = SLOW_3G_LATENCY_S,
        bytes_per_s: float = SLOW_3G_BYTES_PER_S,
        drop_every_s: float | None = None,
    ) -> None:
        self.server_port, self.latency_s = server_port, latency_s
        self.drop_every_s = drop_every_s
        self.link = Link(bytes_per_s)
        self.open: set[socket.socket] = set()
        self.drops = 0
        """How many connections were broken while they were in use or kept."""
        self.closed = Event()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def __enter__(self) -> "PoorNetwork":
        Thread(target=self._accept, daemon=True).start()
        if self.drop_every_s:
            Thread(target=self._drop, args=(self.drop_every_s,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closed.set()
        # A thread that waits in accept would hold the port: closing alone does not wake it.
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self._break_all()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _drop(self, every_s: float) -> None:
        while not self.closed.wait(every_s):
            self.drops += self._break_all()

    def _break_all(self) -> int:
        broken = list(self.open)
        for client in broken:
            with suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
        return len(broken)

    def _pass_on(self, client: socket.socket) -> None:
        self.open.add(client)
        try:
            with client, socket.create_connection(("127.0.0.1", self.server_port)) as server:
                back = Thread(target=self._bring_back, args=(server, client), daemon=True)
                back.start()
                with suppress(OSError):
                    while data := client.recv(65536):
                        sleep(self.latency_s)
                        server.sendall(data)
                with suppress(OSError):
                    server.shutdown(socket.SHUT_RDWR)
                back.join()
        except OSError:
            pass
        finally:
            self.open.discard(client)

    def _bring_back(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(PIECE_BYTES):
                self.link.carry(len(data))
                client.sendall(data)
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)
