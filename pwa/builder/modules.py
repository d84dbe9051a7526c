"""Make the hashed, minified modules with flask-assets, and the import map that names them."""

import base64
import hashlib
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask_assets import Bundle, Environment

from pwa.builder.join import join_modules
from pwa.builder.seal import FORMAT, ITERATIONS
from pwa.builder.tree import ATTRIBUTES, ELEMENTS
from pwa.problems import Problem

STATIC = Path(__file__).parent.parent / "static"
FOLDER = "m"
# What the names of all caches of this site start with.
CACHES = "files-"
# What a page loads by a name, through the import map; each brings all that it needs.
LOADED = ("door",)
EXPORTED = re.compile(r"^export (?:async )?function (\w+)", re.M)
SPECIFIER = re.compile(r"""(\bimport\(['"])([a-z]+)(['"])""")


def neutral_name(module: str) -> str:
    """Give the name under which a served page knows a module: it tells nothing of its job."""
    return "m" + hashlib.sha256(module.encode()).hexdigest()[:4]


def rename_imports(script: str) -> str:
    """Replace the names of modules that a script loads by their served names."""
    return SPECIFIER.sub(lambda m: f"{m[1]}{neutral_name(m[2])}{m[3]}", script)


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


def joined_modules(setup: str) -> dict[str, str]:
    """Give module name → its script, joined with all that it imports: one request instead of many.

    A module that is loaded on its own keeps what it exports.
    """
    scripts = {}
    for name in LOADED:
        path = STATIC / f"{name}.js"
        exports = EXPORTED.findall(path.read_text("utf-8"))
        joined = join_modules([path], {STATIC / "setup.js": setup})
        scripts[name] = f"{joined}\nexport {{ {', '.join(exports)} }};\n"
    return scripts


def bundle_modules(setup: str) -> dict[str, tuple[str, bytes]]:
    """Give module name → served path and minified bytes, each file named by its own hash."""
    with TemporaryDirectory() as made:
        app = Flask(__name__, static_folder=None)
        assets = Environment(app)
        assets.directory = str(Path(made) / "out")
        assets.url = f"/{FOLDER}"
        assets.load_path = [made]
        assets.url_expire = False
        assets.cache = assets.manifest = False
        assets.versions = "hash"
        bundled = {}
        with app.app_context():
            for name, script in joined_modules(setup).items():
                (Path(made) / f"{name}.js").write_text(script, encoding="utf-8")
                bundled[name] = bundle_module(assets, name)
        return bundled


def bundle_module(assets: Environment, name: str) -> tuple[str, bytes]:
    """Give one module's served path and bytes."""
    bundle = Bundle(f"{name}.js", filters=["rjsmin"], output="%(version)s.js")
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
