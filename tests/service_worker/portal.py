"""A small server on loopback that serves a build, and can lie as networks do."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

TYPES = {".html": "text/html", ".js": "text/javascript", ".webmanifest": "application/json"}
PORTAL = b"<!doctype html><title>Free Wi-Fi</title><p>Please log in."

Answer = tuple[int, dict[str, str], bytes]
Fault = Callable[[Answer], Answer]


def portal_page(_: Answer) -> Answer:
    """What a captive portal says, with status 200."""
    return 200, {"Content-Type": "text/html"}, PORTAL


def portal_redirect(_: Answer) -> Answer:
    return 302, {"Location": "/login"}, b""


def server_error(_: Answer) -> Answer:
    return 500, {"Content-Type": "text/html"}, b"oops"


def gone(_: Answer) -> Answer:
    return 404, {"Content-Type": "text/html"}, b"nothing"


def truncated(answer: Answer) -> Answer:
    status, headers, body = answer
    return status, headers, body[: len(body) // 2]


def one_bit_wrong(answer: Answer) -> Answer:
    status, headers, body = answer
    middle = len(body) // 2
    return status, headers, body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :]


def wrong_type(answer: Answer) -> Answer:
    status, headers, body = answer
    return status, {**headers, "Content-Type": "text/plain"}, body


class Portal:
    """Serves the files of a folder; `faults` maps a path to what happens to its answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: dict[str, Fault] = {}
        self.asked: list[str] = []
        self.heard = threading.Condition()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def answer(self, path: str) -> Answer:
        name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        file = self.folder / name
        if not file.is_file():
            return 404, {"Content-Type": "text/html"}, b"Not found"
        kind = TYPES.get(file.suffix, "application/octet-stream")
        return 200, {"Content-Type": kind, "Cache-Control": "no-cache"}, file.read_bytes()

    def wait_for(self, path: str) -> None:
        """Wait until a phone has asked for a path."""
        with self.heard:
            assert self.heard.wait_for(lambda: path in self.asked, timeout=10), path

    def handler(self) -> type[BaseHTTPRequestHandler]:
        portal = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.split("?")[0]
                with portal.heard:
                    portal.asked.append(path)
                    portal.heard.notify_all()
                fault = portal.faults.get(path, lambda answer: answer)
                status, headers, body = fault(portal.answer(path))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def __enter__(self) -> "Portal":
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
