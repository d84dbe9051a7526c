"""Write the site as a folder for a static host, with the files that make its headers."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pwa.answers import ALLOWED_METHODS, plain_page
from pwa.builder import build
from pwa.builder.write import file_name, swap
from pwa.config import DEFAULT_COVER, PROJECT, Config
from pwa.files import MEDIA_TYPES
from pwa.headers import CACHE_RULES, HSTS, NO_CACHE, Hashes, cache_control, read_hashes
from pwa.headers import security_headers as headers_for
from pwa.problems import Problem

TEMPLATES = PROJECT / "deploy" / "export"
SETTINGS_FILES = {
    ".htaccess": "htaccess",
    "_headers": "headers",
    "Caddyfile": "Caddyfile",
    "nginx.conf": "nginx.conf",
    "README.md": "README.md",
}
"""File beside the site → its template. Host software reads these; nobody is sent them."""

PAGE_FILES = ("index.html", "404.html")


def export(config: Config, out: Path) -> None:
    """Build the site and put it into the folder `out`; what was there before stays on failure."""
    with TemporaryDirectory() as scratch:
        dist = Path(scratch) / "dist"
        files = build(config, dist=dist)
        hashes = read_hashes(dist)
    site = {file_name(path): data for path, data in files.items()}
    beside = make_beside(list(files), hashes, config)
    write_export({**site, **{name: text.encode() for name, text in beside.items()}}, out)
    print(f"\n{out}: {len(site)} files of the site, {len(beside)} for its host (see README.md)")


def make_beside(urls: list[str], hashes: Hashes, config: Config) -> dict[str, str]:
    """Make what stands beside the files of the site, name → text, from the one table."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = quote
    values = {
        "headers": headers_for(hashes),
        "hsts": HSTS if config.hsts else None,
        "cache_rules": CACHE_RULES,
        "no_cache": NO_CACHE,
        "cache_paths": list_cache_paths(urls),
        "media_types": MEDIA_TYPES,
        "methods": ALLOWED_METHODS,
        "settings_files": [name for name in SETTINGS_FILES if name != ".htaccess"],
        "home": f"/{DEFAULT_COVER}/",
        "name": DEFAULT_COVER.capitalize(),
        "address": config.address or "https://www.example.org",
    }
    templates = {**SETTINGS_FILES, "index.html": "index.html"}
    beside = {
        name: environment.get_template(template).render(values)
        for name, template in templates.items()
    }
    return {**beside, "404.html": plain_page(404)}


def list_cache_paths(urls: list[str]) -> list[tuple[str, str]]:
    """List path → Cache-Control for hosts that know no patterns but a star at the end.

    No two of the paths fit one URL: such hosts join what both say. Pages come first, because
    one of them reads a hundred rules only.
    """
    folders = {url: url.rsplit("/", 1)[0] for url in urls}
    rules = {}
    for url, folder in folders.items():
        alike = {cache_control(other) for other in urls if other.startswith(folder + "/")}
        whole = folder and len(alike) == 1 and not url.endswith("/")
        rules[f"{folder}/*" if whole else url] = cache_control(url)
    return sorted(rules.items(), key=lambda rule: (rule[0].endswith(".webmanifest"), rule[0]))


def quote(text: str) -> str:
    """Put a value into the double quotes that Apache, Caddy and nginx all read."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_export(files: dict[str, bytes], out: Path) -> None:
    """Write the files beside `out`, then put them into its place in one move.

    They get the time of today, not a fixed one: hosts tell versions apart by time and size.
    """
    target = out.resolve()
    check_folder(target, {name.split("/")[0] for name in files})
    new = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new = Path(mkdtemp(prefix=target.name + ".", dir=target.parent))
        for name, data in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        swap(new, target)
    except OSError as error:
        raise Problem(
            str(out), f"cannot be written ({error.strerror})", "a folder that can be written"
        ) from None
    finally:
        if new is not None:
            shutil.rmtree(new, ignore_errors=True)


def check_folder(folder: Path, names: set[str]) -> None:
    """Refuse a folder in which something would be lost: only an export may be replaced."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Problem(str(folder), "is a file", "a folder, or a path where one can be made")
    found = {path.name for path in folder.iterdir()}
    is_export = found.issuperset({*SETTINGS_FILES, *PAGE_FILES})
    others = sorted(found - names if is_export else found)
    if others:
        raise Problem(
            str(folder),
            f"{others[0]} is in it",
            "an empty folder, a new one, or an earlier export without other files",
        )
