"""Take every screen in every language, theme and width, and lay them out on a page: `make gallery`.

A screen is taken twice: as it is first seen on a phone, and whole with all that can be unfolded.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from pwa.builder import build
from pwa.config import Config
from pwa.languages import Language, find_languages
from tests.phone import Phone
from tests.screens import SCREENS, open_screen, unfold
from tests.site import DOOR_CODE, Site
from tools.browser import find_browser

FOLDER = Path(__file__).parent.parent / "gallery"
WIDTHS = (320, 360, 412, 768)
HEIGHT = 740
THEMES = ("light", "dark")
COVER = "cover"
BEYOND = "main => main.scrollHeight - main.clientHeight"
STYLE = """
  body { font: 14px sans-serif; margin: 16px; background: #888 }
  .row { display: flex; gap: 8px; align-items: flex-start; overflow-x: auto; padding-bottom: 8px }
  figure { margin: 0; flex: none } img { display: block; width: 240px }
  figcaption { color: #fff; padding: 2px 0 } h2 { position: sticky; left: 0 }
"""


@dataclass(frozen=True)
class Shot:
    """One picture: what is on it, and its file below the folder."""

    screen: str
    language: str
    theme: str
    width: int
    whole: bool

    @property
    def file(self) -> str:
        """Name the file by all that is on it."""
        state = "whole" if self.whole else "first"
        return f"{self.screen}-{self.language}-{self.theme}-{self.width}-{state}.png"


def take(phone: Phone, shot: Shot) -> Shot:
    """Write one picture."""
    phone.page.screenshot(path=FOLDER / shot.file, animations="disabled")
    return shot


def take_screen(phone: Phone, screen: str, language: str, theme: str, width: int) -> Iterator[Shot]:
    """Take one screen as it is first seen, then whole."""
    open_screen(phone, screen)
    yield take(phone, Shot(screen, language, theme, width, whole=False))
    unfold(phone)
    # Taller type and wider lines may change what fits: what is beyond is asked for twice.
    height = HEIGHT
    for _ in range(2):
        height += phone.paper.evaluate(BEYOND)
        phone.page.set_viewport_size({"width": width, "height": height})
    yield take(phone, Shot(screen, language, theme, width, whole=True))
    phone.page.set_viewport_size({"width": width, "height": HEIGHT})


def take_phone(
    browser: Browser, url: str, language: Language, theme: str, width: int
) -> Iterator[Shot]:
    """Take all screens of one phone."""
    context = browser.new_context(
        locale=language.code,
        color_scheme="dark" if theme == "dark" else "light",
        viewport={"width": width, "height": HEIGHT},
    )
    phone = Phone(context.new_page(), url)
    phone.visit()
    yield take(phone, Shot(COVER, language.code, theme, width, whole=False))
    phone.open_room()
    for screen in SCREENS:
        yield from take_screen(phone, screen, language.code, theme, width)
    context.close()


def sheet(shots: list[Shot]) -> str:
    """Lay the pictures out: a row for each screen and state, all languages and widths in it."""
    rows: dict[tuple[str, bool], list[Shot]] = {}
    for shot in shots:
        rows.setdefault((shot.screen, shot.whole), []).append(shot)
    parts = []
    for (screen, whole), row in rows.items():
        figures = "".join(
            f"<figure><figcaption>{escape(one.language)} {one.theme} {one.width}</figcaption>"
            f'<a href="{one.file}"><img loading="lazy" src="{one.file}" alt=""></a></figure>'
            for one in sorted(row, key=lambda one: (one.theme, one.width, one.language))
        )
        name = f"{screen}, whole" if whole else screen
        parts.append(f'<h2>{escape(name)}</h2><div class="row">{figures}</div>')
    body = "".join(parts)
    return (
        f'<!doctype html><meta charset="utf-8"><title>Gallery</title><style>{STYLE}</style>{body}'
    )


def main() -> int:
    """Build, serve, take all pictures and write the sheet; prints its path."""
    rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        dist = Path(made) / "dist"
        build(Config(door_code=DOOR_CODE, dist=dist), out=lambda line: None)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        shots: list[Shot] = []
        with Site(dist) as site:
            for language in find_languages():
                for theme in THEMES:
                    for width in WIDTHS:
                        shots += take_phone(browser, site.url, language, theme, width)
        browser.close()
    page = FOLDER / "index.html"
    page.write_text(sheet(shots), encoding="utf-8")
    print(f"{len(shots)} pictures: {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
