"""Make a cover's page, one response with everything inline, and its manifests."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from rcssmin import cssmin
from rjsmin import jsmin

from pwa.builder.join import join_modules
from pwa.builder.modules import STATIC, rename_imports
from pwa.covers import COVERS, Cover
from pwa.headers import Hashes, content_policy
from pwa.languages import SOURCE_LANGUAGE, Language

TEMPLATE = "templates/cover.html"
ICON_SIZES = (192, 512)


@dataclass(frozen=True)
class Page:
    """A cover's page, and what its inline parts hash to."""

    html: bytes
    hashes: Hashes


def csp_hash(text: str) -> str:
    """Give a CSP source for an inline script or style: sha256-… in base64."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def cover_words(cover: Cover, languages: list[Language]) -> dict[str, dict[str, str]]:
    """Give language → key → text, with the cover's name and the direction of the language."""
    english = {"name": cover.file.name, **cover.file.words}
    return {
        language.code: {
            "dir": language.direction,
            **{key: language.translate(text) or text for key, text in english.items()},
        }
        for language in languages
    }


def untranslated(covers: list[Cover], language: Language) -> int:
    """Count the words of covers that stay in English in a language."""
    texts = {text for cover in covers for text in (cover.file.name, *cover.file.words.values())}
    return sum(language.translate(text) is None for text in texts)


def as_json(value: object) -> str:
    """Write JSON that can stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def cover_script(cover: Cover, dev: bool) -> str:
    """Give the cover's own script: words, the utility itself, then what keeps the files."""
    entries = [STATIC / "words.js", cover.folder / f"{cover.id}.js", STATIC / "start.js"]
    if dev:
        entries.append(STATIC / "dev.js")
    return str(jsmin(rename_imports(join_modules(entries))))


def make_page(cover: Cover, languages: list[Language], import_map: str, dev: bool = False) -> Page:
    """Render the page of a cover."""
    inline = {
        "exit_script": str(jsmin((STATIC / "exit.js").read_text("utf-8"))),
        "import_map": import_map,
        "script": cover_script(cover, dev),
        "style": str(
            cssmin(
                "\n".join(
                    path.read_text("utf-8")
                    for path in (STATIC / "page.css", cover.folder / f"{cover.id}.css")
                )
            )
        ),
    }
    scripts = sorted(csp_hash(inline[name]) for name in ("exit_script", "import_map", "script"))
    hashes = Hashes(tuple(scripts), (csp_hash(inline["style"]),))
    environment = Environment(
        loader=FileSystemLoader(Path(COVERS).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    html = environment.get_template(TEMPLATE).render(
        cover=cover,
        policy=content_policy(hashes, meta=True),
        words=Markup(as_json(cover_words(cover, languages))),
        **{name: Markup(text) for name, text in inline.items()},
    )
    return Page(squeeze(html).encode(), hashes)


def squeeze(html: str) -> str:
    """Leave out the white space with which the templates are laid out."""
    return re.sub(r"\n\s*", "\n", html).replace(">\n<", "><").strip() + "\n"


def shared_manifest(cover: Cover) -> dict[str, object]:
    """Give what all languages' manifests of a cover share; one id makes them one app."""
    icons = [
        {
            "src": f"{cover.page_path}icons/{size}.png",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "any",
        }
        for size in ICON_SIZES
    ]
    for purpose, size in (("maskable", 512), ("monochrome", 192)):
        icons.append(
            {
                "src": f"{cover.page_path}icons/{purpose}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
        )
    return {
        "id": cover.page_path,
        "start_url": cover.page_path,
        "scope": cover.page_path,
        "display": "standalone",
        "background_color": cover.file.background_color,
        "theme_color": cover.file.theme_color,
        "icons": icons,
    }


def own_manifest(cover: Cover, language: Language) -> dict[str, str]:
    """Give what a language's manifest has beside what all share."""
    name = cover_words(cover, [language])[language.code]["name"]
    return {"name": name, "short_name": name, "lang": language.code, "dir": language.direction}


def make_manifest(cover: Cover, language: Language) -> bytes:
    """Give one language's manifest, with the bytes that the service worker answers with."""
    manifest = {**shared_manifest(cover), **own_manifest(cover, language)}
    return json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode()


def manifest_path(cover: Cover, code: str = SOURCE_LANGUAGE) -> str:
    """Give the path of one language's manifest."""
    return f"{cover.page_path}app.{code}.webmanifest"
