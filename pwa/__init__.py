"""Sidedoor: covers, the room behind them, the builder that makes dist/ and the server of it."""

import os

from flask import Flask

from pwa.answers import only_reading
from pwa.commands import add_commands
from pwa.config import Config, read_config
from pwa.files import is_built, require_dist, serve_files
from pwa.headers import read_hashes, with_security_headers
from pwa.pages import add_pages

__all__ = ["create_app", "is_for_a_command"]


def create_app(config: Config | None = None) -> Flask:
    """Make the application that serves dist/ and carries the commands.

    Without `config` the settings come from the environment. A bad setting is a Problem, and so
    is a missing dist/, unless a command such as `build` is what the application is made for.
    """
    config = config or read_config(os.environ)
    app = Flask(__name__, static_folder=None)
    app.config["SIDEDOOR"] = config
    add_commands(app)
    add_pages(app)
    if is_built(config) or not is_for_a_command():
        serve_dist(app, config)
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
