"""Join ES modules into one script, for the cover's page and for the service worker.

flask-assets cannot join ES modules; these follow three rules, so that joining is only leaving
out: imports of named things on one line, `export` before a declaration, and no name at the
top level of two files.
"""

import re
from pathlib import Path

from pwa.problems import Problem

IMPORT = re.compile(r"^import (?:\{[^}]*\} from )?'(\.[^']+)';\n", re.M)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.M)
NAME = re.compile(r"^(?:async )?(?:function\*?|const|let|class) ([A-Za-z_$][\w$]*)", re.M)
LEFT_OVER = re.compile(r"^(import\s|export\s).*$", re.M)


def in_order(entries: list[Path]) -> list[Path]:
    """Give the entries and all that they import, each after what it needs."""
    ordered: list[Path] = []

    def visit(path: Path, seen: tuple[Path, ...]) -> None:
        if path in ordered or path in seen:
            return
        for name in IMPORT.findall(read(path)):
            visit((path.parent / name).resolve(), (*seen, path))
        ordered.append(path)

    for entry in entries:
        visit(entry.resolve(), ())
    return ordered


def read(path: Path) -> str:
    """Read one module; raises Problem when an import names no file."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Problem(str(path), "no such file", "a module that exists") from None


def join_modules(entries: list[Path], replaced: dict[Path, str] | None = None) -> str:
    """Give one script; `replaced` gives other text for some files. Raises Problem."""
    replaced = replaced or {}
    owners: dict[str, Path] = {}
    parts = []
    for path in in_order(entries):
        text = EXPORT.sub("", IMPORT.sub("", replaced.get(path, read(path))))
        left = LEFT_OVER.search(text)
        if left:
            raise Problem(str(path), left[0], "a named import on one line, or export + declaration")
        for name in NAME.findall(text):
            if name in owners:
                raise Problem(str(path), f"the name {name}, also in {owners[name]}", "a new name")
            owners[name] = path
        parts.append(text)
    return "\n".join(parts)
