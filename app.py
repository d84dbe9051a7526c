"""The Flask application object, for `flask --app app` and for any WSGI server."""

from pwa import create_app, is_for_a_command
from pwa.problems import Problem

try:
    app = create_app()
except Problem as problem:
    if not is_for_a_command():
        raise
    # A bad setting stops a command with one sentence.
    raise SystemExit(str(problem)) from None
