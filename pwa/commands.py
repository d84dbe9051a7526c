"""The commands of `flask --app app`: build, export, serve, dev, and the groups of other parts.

Each imports what it runs when it runs, so that a server does not hold the builder in memory.
"""
# ruff: noqa: PLC0415

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from pwa.config import Config, require_door_code
from pwa.problems import Problem


class PlainProblem(click.ClickException):
    """A Problem on its way to the person: its sentence alone, and status 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence on stderr."""
        click.echo(self.message, file=file, err=file is None)


class Commands(AppGroup):
    """All commands; a Problem in any of them becomes its one sentence, without a traceback."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command, and watch over the context that it will run in."""
        ctx.with_resource(_plain_problems())
        return super().get_command(ctx, cmd_name)


@contextmanager
def _plain_problems() -> Iterator[None]:
    try:
        yield
    except Problem as problem:
        raise PlainProblem(str(problem)) from None


def add_commands(app: Flask) -> None:
    """Give the application its commands."""
    from pwa.catalogs import catalog_group
    from pwa.content.commands import content_group

    app.cli = Commands(app.name)
    for command in (build, export, serve, dev, icons, content_group, catalog_group):
        app.cli.add_command(command)


def _config() -> Config:
    config: Config = current_app.config["SIDEDOOR"]
    return config


@click.command()
@with_appcontext
def build() -> None:
    """Build everything that a phone can get into dist/."""
    from pwa.builder import build as build_site

    config = _config()
    require_door_code(config)
    build_site(config)


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@with_appcontext
def export(out: Path) -> None:
    """Build the same files into OUT, for a static host, with the files that set its headers."""
    from pwa.export import export as export_site

    export_site(_config(), out)


@click.command()
@with_appcontext
def serve() -> None:
    """Serve dist/ until it is told to stop."""
    from pwa.serve import serve as serve_site

    serve_site(_config())


@click.command()
@with_appcontext
def dev() -> None:
    """Serve and rebuild at every change; open pages load themselves anew."""
    from pwa.dev import develop

    develop(_config())


@click.command()
def icons() -> None:
    """Draw every cover's icons from its icon.svg, with the browser of SIDEDOOR_BROWSER."""
    from pwa.builder.icons import draw_all_icons

    browser = os.environ.get("SIDEDOOR_BROWSER")
    if not browser:
        raise Problem("SIDEDOOR_BROWSER", "not set", "the path of a Chromium; `make icons` sets it")
    from playwright.sync_api import Error

    try:
        for path in draw_all_icons(browser):
            click.echo(path)
    except Error as error:
        found = f"{browser!r} does not start ({str(error).splitlines()[0]})"
        raise Problem("SIDEDOOR_BROWSER", found, "the path of a Chromium") from None
