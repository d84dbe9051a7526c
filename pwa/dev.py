"""Serve the site while it is worked on: every change is built, and open pages load it."""

import os
import sys
import threading
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response
from werkzeug.serving import WSGIRequestHandler, make_server

from pwa import create_app
from pwa.answers import answer_plainly
from pwa.builder import build
from pwa.config import PRACTICE_CODE, PROJECT, Config
from pwa.problems import Problem
from pwa.serve import address_of, listen

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

WATCHED = (PROJECT / "pwa", PROJECT / "service_worker")
HEARTBEAT_S = 15
STARTED_NS = time.time_ns()


class Site:
    """The site as of the last build that went well; a WSGI application that changes."""

    def __init__(self, config: Config) -> None:
        """Start without a site: the first build may fail as well."""
        self.config = config
        self.app: WSGIApplication = answer_plainly(503)
        self.builds = 0
        self.built = threading.Condition()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer from the newest site."""
        return self.app(environ, start_response)

    def build(self) -> None:
        """Build and show the result, or say what is wrong and keep the old one."""
        try:
            build(self.config, dist=self.config.dist, dev=True)
            app = create_app(self.config)
        except Problem as problem:
            print(problem, file=sys.stderr)
            return
        except Exception:
            traceback.print_exc()
            return
        app.register_blueprint(make_reload(self))
        with self.built:
            self.app = app
            self.builds += 1
            self.built.notify_all()

    def tell_builds(self) -> Iterator[str]:
        """Give server-sent events: the name of the build now, then each time that it changes."""
        yield "retry: 300\n\n"
        while True:
            shown = self.builds
            # A restarted server has other names, so that its builds count as new ones.
            yield f"data: {STARTED_NS}-{shown}\n\n"
            with self.built:
                if self.builds == shown:
                    self.built.wait(HEARTBEAT_S)


def make_reload(site: Site) -> Blueprint:
    """Make the one route that only development has."""
    reload = Blueprint("reload", __name__)

    @reload.get("/reload")
    def tell_builds() -> Response:
        return Response(site.tell_builds(), mimetype="text/event-stream")

    return reload


class QuietHandler(WSGIRequestHandler):
    """Serve without a line for every request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log nothing: what matters here is what the build says."""


def develop(config: Config) -> None:
    """Build, serve and watch until INT."""
    # Only development has it installed.
    from watchfiles import watch  # noqa: PLC0415

    config = replace(
        config,
        door_code=config.door_code or PRACTICE_CODE,
        dist=PROJECT / "dist.dev",
    )
    listener = listen(config.host, config.port)
    site = Site(config)
    site.build()
    server = make_server(
        config.host,
        config.port,
        site,
        threaded=True,
        request_handler=QuietHandler,
        fd=listener.fileno(),
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(address_of(config), flush=True)
    for changes in watch(*WATCHED, raise_interrupt=False):
        python = [Path(path) for _, path in changes if path.endswith(".py")]
        if python and all(map(compiles, python)):
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
        if not python:
            site.build()


def compiles(path: Path) -> bool:
    """Tell whether a changed Python file can be loaded; if not, say where it is wrong."""
    try:
        compile(path.read_bytes() if path.exists() else b"", path, "exec")
    except SyntaxError as error:
        print(f"{path}, line {error.lineno}: {error.msg}", file=sys.stderr)
        return False
    return True
