"""Serve the site with gunicorn, from our own process: no second command line to keep in step."""

import errno
import socket
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http.errors import ParseException
from gunicorn.workers import gthread

from pwa import create_app
from pwa.answers import plain_headers, plain_page
from pwa.config import Config
from pwa.files import require_dist
from pwa.headers import Hashes, security_headers
from pwa.problems import Problem

SETTINGS = {
    "workers": 2,
    "threads": 16,
    "preload_app": True,
    "accesslog": None,
    "errorlog": "-",
    "loglevel": "warning",
    "control_socket_disable": True,
    # Our own wrapper decides whom to believe about HTTPS, in one place.
    "forwarded_allow_ips": "",
    "keepalive": 5,
    "graceful_timeout": 2,
}

# Browsers open connections before they need them. gunicorn lets each of these hold a thread for
# five seconds, in its stop too, and keeps used ones open for two more when it is told to stop.
gthread.DEFAULT_WORKER_DATA_TIMEOUT = 0.2
gthread.STOP_KEEPALIVE_LINGER = 0.0


def serve(config: Config) -> None:
    """Listen, print the address and serve until INT or TERM; ends the process with status 0."""
    require_dist(config)
    listener = listen(config.host, config.port)
    Server(create_app(config), listener, address_of(config)).run()


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is started, so that a taken one is one sentence."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
    except OSError:
        raise Problem("HOST", f"found {host!r}", "an address or name of this machine") from None
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise _explain(error, host, port) from None
    return listener


def _explain(error: OSError, host: str, port: int) -> Problem:
    if error.errno == errno.EADDRINUSE:
        return Problem("PORT", f"{port} is already in use", "a free port, such as PORT=8001")
    if error.errno == errno.EACCES:
        return Problem("PORT", f"{port} is not open to this user", "a port from 1024 on")
    return Problem("HOST", f"found {host!r}", "an address or name of this machine")


def address_of(config: Config) -> str:
    """Write the URL at which this machine reaches the server."""
    # Browsers keep data offline on loopback, and on no other plain address.
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(config.host, config.host)
    return f"http://{f'[{host}]' if ':' in host else host}:{config.port}/"


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with our settings, on a socket that listens already."""

    def __init__(self, app: Flask, listener: socket.socket, address: str) -> None:
        """Keep what gunicorn asks for later."""
        self.app, self.listener, self.address = app, listener, address
        super().__init__()

    def load_config(self) -> None:
        """Apply our settings; no file and no variable of gunicorn's own is read."""
        for name, value in SETTINGS.items():
            self.cfg.set(name, value)
        self.cfg.set("bind", f"fd://{self.listener.fileno()}")
        self.cfg.set("worker_class", PlainWorker)
        # Printed when signals are handled already: whoever reads it can stop the server.
        self.cfg.set("when_ready", lambda _: print(self.address, flush=True))

    def load(self) -> Flask:
        """Give the application."""
        return self.app


class PlainWorker(gthread.ThreadWorker):  # type: ignore[misc]
    """A worker whose log never holds an address, and whose refusals carry our headers."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Answer what never reached the application: a request that is not HTTP, mostly.

        gunicorn's own version logs the address of the sender and quotes the request.
        """
        if isinstance(exc, ParseException):
            status = 400
            self.log.warning("Refused a malformed request (%s)", type(exc).__name__)
        else:
            status = 500
            self.log.exception("A request failed")
        with suppress(OSError):
            client.sendall(raw_answer(status))

    def murder_pending(self) -> None:
        """Close connections that never asked for anything: all of them when we are to stop."""
        if not self.alive:
            for connection in self.pending_conns:
                connection.timeout = 0
        super().murder_pending()


def raw_answer(status: int) -> bytes:
    """Write a whole HTTP answer, for a connection that is closed after it."""
    page = plain_page(status)
    headers = {**plain_headers(status), **security_headers(Hashes()), "Connection": "close"}
    first = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"
    lines = [first, *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", page]).encode()
