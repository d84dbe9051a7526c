"""Draw all pictograms on one sheet with letters and no names, to be shown to who did not draw them.

`python -m tools.pictograms sheet.png` writes the sheet; with `--names` it also says which letter is
which, for whoever compares the answers. Ask of each: what is it, and what could it be too? The
answers belong into docs/pictograms.md.
"""

import argparse
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import sync_playwright

from pwa.builder.render import room_environment
from tools.browser import find_browser

PAGE = """<!doctype html><meta charset="utf-8"><style>
  body {{ display: flex; flex-wrap: wrap; width: 860px; gap: 12px; margin: 16px;
    font: 16px sans-serif }}
  figure {{ margin: 0; padding: 8px; border: 1px solid #ccc; text-align: center }}
  svg {{ display: block; width: 96px; height: 96px; fill: none; stroke: #1b1f1d; stroke-width: 1.9;
    stroke-linecap: round; stroke-linejoin: round }}
  .mute {{ display: none }} .wide {{ width: 216px; height: 120px; stroke-width: 1 }}
</style>{figures}"""


def read_drawings() -> dict[str, tuple[str, str]]:
    """Give name → class and SVG of every drawing of templates/icons.html."""
    module = room_environment().get_template("templates/icons.html").module
    icons: dict[str, str] = module.drawings  # type: ignore[attr-defined]
    pictures: dict[str, str] = module.pictures  # type: ignore[attr-defined]
    drawn = {name: ("", f'<svg viewBox="0 0 24 24">{path}</svg>') for name, path in icons.items()}
    drawn["sound, no voice"] = ("", drawn["sound"][1].replace(' class="mute"', ""))
    for name, path in pictures.items():
        drawn[name] = ("wide", f'<svg class="wide" viewBox="0 0 72 40">{path}</svg>')
    return drawn


def letters(names: list[str]) -> dict[str, str]:
    """Give letter → name, in an order that tells nothing and is the same each time."""
    mixed = sorted(names, key=lambda name: sha256(name.encode()).digest())
    alphabet = [chr(65 + number) for number in range(26)]
    labels = [*alphabet, *(f"{one}{one}" for one in alphabet)]
    return dict(zip(labels, mixed, strict=False))


def main() -> None:
    """Write the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--names", action="store_true")
    given = parser.parse_args()
    drawn = read_drawings()
    named = letters(sorted(drawn))
    figures = "".join(
        f"<figure>{drawn[name][1]}<figcaption>{label}</figcaption></figure>"
        for label, name in named.items()
    )
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 892, "height": 600})
        page.set_content(PAGE.format(figures=figures))
        page.screenshot(path=given.sheet, full_page=True)
        browser.close()
    if given.names:
        for label, name in named.items():
            print(label, name)


if __name__ == "__main__":
    main()
