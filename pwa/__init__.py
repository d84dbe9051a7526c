"""Sidedoor: covers, the room behind them, the builder that makes dist/ and the server of it."""

import os
from contextlib import suppress

from flask import Flask

from pwa.answers import only_reading
from pwa.commands import add_commands
from pwa.config import Config, read_config
from pwa.files import require_dist, serve_files
from pwa.headers import read_hashes, with_security_headers
from pwa.pages import add_pages
from pwa.problems import Problem

__all__ = ["create_app", "is_for_a_command"]


def create_app(config: Config | None = None) -> Flask:
    """Make the application that serves dist/ and carries the commands.

    Without `config` the settings come from the environment. A bad setting is a Problem, and so
    is a missing dist/, unless a command such as `build` is what the application is made for.
    """
    settings = config or read_config(os.environ)
    app = Flask(__name__, static_folder=None)
    app.config["SIDEDOOR"] = settings
    add_commands(app)
    add_pages(app)
    if config is None and is_for_a_command():
        # An old or broken dist/ must not stop the command that builds it anew.
        with suppress(Problem):
            serve_dist(app, settings)
    else:
        serve_dist(app, settings)
    return app


def serve_dist(app: Flask, config: Config) -> None:
    """Put the files before Flask, and the headers round everything."""
    dist = require_dist(config)
    app.wsgi_app = with_security_headers(  # type: ignore[assignment]
        only_reading(serve_files(app.wsgi_app, dist)),
        read_hashes(dist),
        hsts=config.hsts,
        trusted_proxies=config.trusted_proxies,
    )


def is_for_a_command() -> bool:
    """Tell whether Flask's command line runs us; it says so itself, in its environment."""
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true"
