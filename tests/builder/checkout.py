"""A clean copy of the project, in which a test spoils a file and does what a person would do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pwa.config import PROJECT

NOT_NEEDED = (".git", "tests", "docs", "benchmarks")
OWN_VARIABLES = ("SIDEDOOR_", "HOST", "PORT", "FLASK_", "MAKE", "MFLAGS", "PYTHON", "LC_", "LANG")


def project_files() -> list[str]:
    """Give what git would give, but for what no command needs, as paths below the project."""
    ignored = (PROJECT / ".gitignore").read_text(encoding="utf-8").split()
    leave_out = shutil.ignore_patterns(*NOT_NEEDED, *(line.rstrip("/") for line in ignored))
    found = []
    for folder, folders, names in os.walk(PROJECT):
        left_out = leave_out(folder, [*folders, *names])
        folders[:] = sorted(set(folders) - left_out)
        here = Path(folder).relative_to(PROJECT)
        found += [str(here / name) for name in sorted(set(names) - left_out)]
    return found


def read_files(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder, path → bytes."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


class Checkout:
    """One copy of the project, with the commands that are run in it."""

    def __init__(self, folder: Path, names: list[str] | None = None) -> None:
        self.folder = folder
        for name in names or project_files():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text of a file at its first place."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        (self.folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(
        self, *command: str, umask: int = -1, **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command in the copy, with no other settings than those that are given."""
        kept = {name: text for name, text in os.environ.items() if not is_a_setting(name)}
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**kept, "PYTHONDONTWRITEBYTECODE": "1", **environ},
            umask=umask,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def flask(
        self, *words: str, umask: int = -1, **environ: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run one of our commands."""
        command = (sys.executable, "-m", "flask", "--app", "app", *words)
        return self.run(*command, umask=umask, **environ)

    def make(self, *words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
        """Run a target of the Makefile with the packages that the tests run with."""
        installed = f"{sys.prefix}/.runtime"
        return self.run("make", *words, f"VENV={sys.prefix}", "-o", installed, **environ)


def is_a_setting(variable: str) -> bool:
    """Tell whether a variable could change what a command does."""
    return variable.startswith(OWN_VARIABLES) or variable == "TZ"
