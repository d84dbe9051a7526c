"""The few answers that are not files, plain and without a name on them."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ALLOWED_METHODS = ("GET", "HEAD")


def plain_page(status: int) -> str:
    """Write the page for a status: its usual words and nothing else."""
    words = HTTPStatus(status).phrase.capitalize()
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<meta name="robots" content="noindex"><title>{words}</title><h1>{words}</h1>\n'
    )


def plain_headers(status: int) -> dict[str, str]:
    """Give the headers that belong to such a page."""
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(plain_page(status).encode())),
        "Cache-Control": "no-cache",
    }
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(ALLOWED_METHODS)
    return headers


def answer_plainly(status: int) -> "WSGIApplication":
    """Make a WSGI application that always gives this page."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        line = f"{status} {HTTPStatus(status).phrase}"
        start_response(line, list(plain_headers(status).items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [plain_page(status).encode()]

    return answer


def only_reading(app: "WSGIApplication") -> "WSGIApplication":
    """Wrap a WSGI application so that whatever is not GET or HEAD gets 405, on every path.

    Flask would answer OPTIONS by itself and WhiteNoise redirects a POST.
    """
    refuse = answer_plainly(405)

    def wrapped(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        inner = app if environ["REQUEST_METHOD"] in ALLOWED_METHODS else refuse
        return inner(environ, start_response)

    return wrapped
