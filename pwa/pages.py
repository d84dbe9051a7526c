"""What Flask answers by itself: the way from / to the default cover, and the errors."""

from flask import Flask, Response, redirect
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from pwa.answers import plain_headers, plain_page
from pwa.config import DEFAULT_COVER


def add_pages(app: Flask) -> None:
    """Add the one route and the error pages."""
    app.add_url_rule("/", "home", go_to_default_cover)
    app.register_error_handler(HTTPException, show_error)


def go_to_default_cover() -> BaseResponse:
    """Redirect to the cover that the bare address stands for."""
    answer = redirect(f"/{DEFAULT_COVER}/")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def show_error(error: HTTPException) -> Response:
    """Answer with the plain page of an error's status."""
    status = error.code or 500
    return Response(plain_page(status), status, plain_headers(status))
