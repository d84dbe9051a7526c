"""Step 6: make every file that a phone can get, but for the service worker."""

from dataclasses import dataclass

from pwa.builder.load import Source
from pwa.builder.modules import bundle_modules, import_map, setup_module
from pwa.builder.pages import (
    make_manifest,
    make_page,
    manifest_path,
    own_manifest,
    shared_manifest,
)
from pwa.builder.seal import Sealed
from pwa.headers import Hashes
from pwa.problems import Problem

CODE, REST = "code", "rest"


@dataclass(frozen=True)
class Bundled:
    """Path → bytes, and path → group of those that a phone keeps (see service_worker/list.js).

    `manifests` is what the service worker answers from by itself: folder → shared and own parts.
    """

    files: dict[str, bytes]
    groups: dict[str, str]
    manifests: dict[str, tuple[dict[str, object], dict[str, dict[str, str]]]]
    hashes: Hashes


def bundle_files(source: Source, sealed: Sealed, dev: bool) -> Bundled:
    """Give all files but sw.js; raises Problem."""
    codes = [language.code for language in source.languages]
    files: dict[str, bytes] = {}
    groups: dict[str, str] = {}
    manifests = {}

    def add(path: str, data: bytes, group: str) -> None:
        files[path], groups[path] = data, group

    modules = bundle_modules(setup_module(sealed.seed, codes))
    for path, data in modules.values():
        add(path, data, CODE)
    scripts: set[str] = set()
    styles: set[str] = set()
    for cover in source.covers:
        page = make_page(cover, source.languages, import_map(modules), dev)
        add(cover.page_path, page.html, f"page:{cover.id}")
        scripts.update(page.hashes.scripts)
        styles.update(page.hashes.styles)
        own = {language.code: own_manifest(cover, language) for language in source.languages}
        manifests[cover.page_path] = shared_manifest(cover), own
        for language in source.languages:
            files[manifest_path(cover, language.code)] = make_manifest(cover, language)
        icons = sorted((cover.folder / "icons").glob("*.png"))
        if not icons:
            raise Problem(str(cover.folder / "icons"), "no icons", "those of `make icons`")
        for icon in icons:
            add(f"{cover.page_path}icons/{icon.name}", icon.read_bytes(), REST)
    for name, pack in sealed.packs.items():
        add(f"/data/{name}.bin", pack, f"data:{name}")
    hashes = Hashes(tuple(sorted(scripts)), tuple(sorted(styles)))
    return Bundled(files, groups, manifests, hashes)
