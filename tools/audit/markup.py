"""Ask the Nu HTML checker about every page that is served, and about the room as it is grown."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser

from pwa.languages import find_languages
from tests.phone import Phone
from tests.screens import SCREENS, open_screen

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# The checker reads no shadow root: what is in it is put into a page of its own.
ROOM = """() => { const host = [...document.body.children].find(one => one.shadowRoot);
  return `<!doctype html><html lang="${host.lang}" dir="${host.dir}"><head><meta charset="utf-8">
  <title>Room</title></head><body>${host.shadowRoot.innerHTML}</body></html>`; }"""


def write_pages(browser: Browser, url: str, paths: list[str], folder: Path) -> None:
    """Write each cover page as it is served, and each screen of the room in each language."""
    for path in paths:
        with urlopen(url + path) as answer:
            (folder / f"{path.strip('/')}.html").write_bytes(answer.read())
    for language in find_languages():
        context = browser.new_context(locale=language.code)
        phone = Phone(context.new_page(), url)
        phone.visit()
        phone.open_room()
        for screen in SCREENS:
            open_screen(phone, screen)
            page = folder / f"{screen}.{language.code}.html"
            page.write_text(phone.page.evaluate(ROOM), encoding="utf-8")
        context.close()


def check_markup(folder: Path) -> Iterator[str]:
    """Give a sentence for each error that the checker finds in the pages of a folder."""
    command = [shutil.which("java") or "java", "-jar", str(CHECKER), "--errors-only"]
    command += ["--format", "json", "--exit-zero-always", "--stdout", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for one in json.loads(said)["messages"]:
        place = f"{Path(one['url']).name}, line {one.get('lastLine', '?')}"
        yield f"{place}: {one['message']}"
