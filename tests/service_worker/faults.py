"""What a network can do to a request, by name."""

from collections.abc import Callable
from dataclasses import dataclass

PORTAL = b"<!doctype html><title>Free Wi-Fi</title><p>Please log in."
SERVICE_WORKER = "/sw.js"


@dataclass
class Answer:
    """What goes out: `promised` is the length that the header names, when not the real one."""

    status: int
    headers: dict[str, str]
    body: bytes
    promised: int | None = None

    def encode(self) -> bytes:
        length = len(self.body) if self.promised is None else self.promised
        headers = {**self.headers, "Content-Length": str(length), "Connection": "close"}
        lines = [f"HTTP/1.1 {self.status} -", *(f"{k}: {v}" for k, v in headers.items())]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body


Change = Callable[[Answer], Answer]


@dataclass(frozen=True)
class Fault:
    """What happens at the k-th request, or from it on until the network is healed."""

    name: str
    change: Change = lambda answer: answer
    cut: bool = False
    stall: bool = False
    dies: bool = False
    old: Callable[[str], bool] = lambda path: False
    lasts: bool = False

    def __str__(self) -> str:
        return self.name


def page_of_portal(_: Answer) -> Answer:
    return Answer(200, {"Content-Type": "text/html"}, PORTAL)


def with_status(status: int, headers: dict[str, str]) -> Change:
    return lambda _: Answer(status, {"Content-Type": "text/html", **headers}, b"oops")


def half(answer: Answer) -> Answer:
    return Answer(answer.status, answer.headers, answer.body[: len(answer.body) // 2])


def half_of_promised(answer: Answer) -> Answer:
    body = answer.body[: len(answer.body) // 2]
    return Answer(answer.status, answer.headers, body, promised=len(answer.body))


def one_bit_wrong(answer: Answer) -> Answer:
    middle = len(answer.body) // 2
    body = answer.body[:middle] + bytes([answer.body[middle] ^ 1]) + answer.body[middle + 1 :]
    return Answer(answer.status, answer.headers, body)


def wrong_type(answer: Answer) -> Answer:
    return Answer(answer.status, {**answer.headers, "Content-Type": "text/plain"}, answer.body)


NONE = Fault("none")
FAULTS = {
    fault.name: fault
    for fault in (
        Fault("cut", cut=True),
        Fault("cut-midway", half_of_promised, cut=True),
        Fault("stall", stall=True),
        Fault("stall-midway", half_of_promised, stall=True),
        Fault("server-error", with_status(500, {})),
        Fault("not-found", with_status(404, {})),
        Fault("portal-redirect", with_status(302, {"Location": "/login"})),
        Fault("portal-page", page_of_portal),
        Fault("truncated", half),
        Fault("one-bit-wrong", one_bit_wrong),
        Fault("wrong-type", wrong_type),
        Fault("outdated-edge", old=lambda path: True),
        Fault("old-list-new-files", old=lambda path: path == SERVICE_WORKER, lasts=True),
        Fault("new-list-old-files", old=lambda path: path != SERVICE_WORKER, lasts=True),
        Fault("server-dies", dies=True),
    )
}
