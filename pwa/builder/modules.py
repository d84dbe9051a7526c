"""Make the hashed, minified modules with flask-assets, and the import map that names them."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from flask import Flask
from flask_assets import Bundle, Environment

from pwa.builder.seal import FORMAT, ITERATIONS
from pwa.builder.tree import ATTRIBUTES, ELEMENTS
from pwa.problems import Problem

STATIC = Path(__file__).parent.parent / "static"
FOLDER = "m"
# What the names of all caches of this site start with.
CACHES = "files-"
SPECIFIER = re.compile(r"""((?:\bfrom |\bimport ?\(?)['"])([a-z]+)(['"])""")


def neutral_name(module: str) -> str:
    """Give the name under which a served page knows a module: it tells nothing of its job."""
    return "m" + hashlib.sha256(module.encode()).hexdigest()[:4]


def rename_imports(script: str) -> str:
    """Replace the names of imported modules by their served names."""
    return SPECIFIER.sub(lambda m: f"{m[1]}{neutral_name(m[2])}{m[3]}", script)


def rename_filter(_in: IO[str], out: IO[str]) -> None:
    """Do the same as a filter of flask-assets."""
    out.write(rename_imports(_in.read()))


def setup_module(seed: bytes, languages: list[str]) -> str:
    """Write the one module that the build makes: what the phone must know of it."""
    values = {
        "seed": base64.b64encode(seed).decode(),
        "iterations": ITERATIONS,
        "format": FORMAT,
        "prefix": cache_prefix(),
        "languages": languages,
        "elements": ELEMENTS,
        "attributes": ATTRIBUTES,
    }
    return "".join(
        f"export const {name} = {json.dumps(value)};\n" for name, value in values.items()
    )


def cache_prefix() -> str:
    """Give what the names of caches with readable packs start with."""
    return f"{CACHES}{FORMAT}-"


def shared_modules() -> Iterator[Path]:
    """Give the modules that the door loads, found by their imports, starting with the door."""
    waiting, found = ["door"], set()
    while waiting:
        name = waiting.pop()
        path = STATIC / f"{name}.js"
        if name in found or not path.exists():
            continue
        found.add(name)
        waiting += [match[1] for match in SPECIFIER.findall(path.read_text("utf-8"))]
    return (STATIC / f"{name}.js" for name in sorted(found))


def bundle_modules(setup: str) -> dict[str, tuple[str, bytes]]:
    """Give module name → served path and minified bytes, each file named by its own hash."""
    with TemporaryDirectory() as made:
        made_folder = Path(made)
        (made_folder / "setup.js").write_text(setup, encoding="utf-8")
        app = Flask(__name__, static_folder=None)
        assets = Environment(app)
        assets.directory = str(made_folder / "out")
        assets.url = f"/{FOLDER}"
        assets.load_path = [str(STATIC), made]
        assets.url_expire = False
        assets.cache = assets.manifest = False
        assets.versions = "hash"
        names = [*(path.stem for path in shared_modules()), "setup"]
        with app.app_context():
            return {name: bundle_module(assets, name) for name in sorted(names)}


def bundle_module(assets: Environment, name: str) -> tuple[str, bytes]:
    """Give one module's served path and bytes."""
    bundle = Bundle(f"{name}.js", filters=[rename_filter, "rjsmin"], output="%(version)s.js")
    assets.register(name, bundle)
    bundle.build(force=True)
    made = Path(bundle.resolve_output())
    return f"/{FOLDER}/{made.name}", made.read_bytes()


def import_map(modules: dict[str, tuple[str, bytes]]) -> str:
    """Give the page's import map: served name → path, sorted."""
    paths = {neutral_name(name): path for name, (path, _) in modules.items()}
    if len(paths) < len(modules):
        raise Problem(str(STATIC), "two modules with one served name", "another name for one")
    return json.dumps({"imports": dict(sorted(paths.items()))}, separators=(",", ":"))
