"""Draw a cover's icons from its one SVG, with the browser of the tests: `make icons`.

The PNG files are committed: a cover's icons never change after release.
"""

from io import BytesIO
from pathlib import Path

import oxipng
from imagequant import quantize_pil_image
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from pwa.covers import Cover, find_covers

# Name → size in pixels, and how the two parts of the drawing, its plate and its figure, look:
# launchers cut maskable icons themselves, and colour the figure of monochrome ones.
SHAPES = {
    "192": (192, ""),
    "512": (512, ""),
    "maskable": (512, "#plate { rx: 0 }"),
    "monochrome": (192, "#plate { display: none } #drawing { fill: #000 }"),
    "apple-touch": (180, "#plate { rx: 0 }"),
}
PAGE = """<!doctype html><style>
  body {{ margin: 0 }}
  svg {{ width: {size}px; height: {size}px; display: block }}
  {look}
</style>{svg}"""


def smaller(png: bytes) -> bytes:
    """Write a drawing in fewer bytes: icons are most of what a cover weighs.

    A drawing in few colours has a few hundred shades at its edges; 48 of them look the same.
    """
    palette = quantize_pil_image(
        Image.open(BytesIO(png)).convert("RGBA"), dithering_level=0, max_colors=48
    )
    out = BytesIO()
    palette.save(out, "PNG")
    return bytes(oxipng.optimize_from_memory(out.getvalue(), level=6))


def draw_icons(cover: Cover, browser: Browser) -> list[Path]:
    """Write all PNGs of a cover; gives their paths."""
    svg = (cover.folder / "icon.svg").read_text("utf-8")
    made = []
    for name, (size, look) in SHAPES.items():
        page = browser.new_page(viewport={"width": size, "height": size})
        page.set_content(PAGE.format(size=size, look=look, svg=svg))
        path = cover.folder / "icons" / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        drawn = page.screenshot(omit_background=True)
        page.close()
        path.write_bytes(smaller(drawn))
        made.append(path)
    return made


def draw_all_icons(executable: str) -> list[Path]:
    """Draw the icons of every cover with this browser; gives their paths."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        made = [path for cover in find_covers() for path in draw_icons(cover, browser)]
        browser.close()
    return made
