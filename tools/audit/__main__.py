"""Ask the Nu HTML checker and Lighthouse about what a phone gets: `make audit`.

0: no error, and 100 of 100 each. 1: something is found. 2: the machine lacks a part of it.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from pwa.builder import build
from pwa.config import Config
from pwa.covers import find_covers
from tests.site import DOOR_CODE, Site
from tools.audit.lighthouse import PROGRAM, Report, audit_page
from tools.audit.markup import CHECKER, check_markup, write_pages
from tools.browser import find_browser

MODULES = Path(__file__).parent / "node_modules"


def lacks(name: str, part: Path, package: str) -> str:
    """Say in one sentence what is missing for a part of the audit; nothing if it is all there."""
    if not shutil.which(name):
        return f"{name}: not found; expected it on the PATH (on Debian: apt-get install {package})."
    if not part.is_file():
        return (
            f"npm: no {part.relative_to(MODULES).parts[0]} in tools/audit/node_modules/; expected "
            "npm with Node 18 or newer, for "
            "`make audit` to install it (on Debian: apt-get install npm)."
        )
    return ""


def audit_markup(browser: str, url: str, paths: list[str], folder: Path) -> list[str]:
    """Print what the Nu HTML checker says; gives its errors."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        write_pages(launched, url, paths, folder)
        launched.close()
    errors = list(check_markup(folder))
    pages = len(list(folder.iterdir()))
    print(f"Nu HTML checker: {len(errors)} errors on {pages} pages", *errors, sep="\n  ")
    return errors


def lines_of(report: Report) -> Iterator[str]:
    """Give what to print of one run of Lighthouse."""
    scores = ", ".join(f"{name} {score}" for name, score in report.scores.items())
    yield f"{scores} (slowed {report.slowed:g} ×, this machine has {report.index:.0f} of 1,500)"
    yield from (f"  {line}" for line in report.failing)


def audit_covers(browser: str, url: str, paths: list[str]) -> list[str]:
    """Print what Lighthouse says of each cover page; gives what is below 100 at best."""
    below = []
    for path in paths:
        best: dict[str, int] = {}
        for report in audit_page(url + path, browser):
            print(f"Lighthouse, {path}", *lines_of(report), sep="\n  ", flush=True)
            for name, score in report.scores.items():
                best[name] = max(score, best.get(name, 0))
        below += [f"{path}: {name} {score}" for name, score in best.items() if score < 100]
    return below


def main() -> int:
    """Give the exit status."""
    browser = find_browser()
    found, missing = list[str](), list[str]()
    with TemporaryDirectory() as name:
        pages = Path(name) / "pages"
        pages.mkdir()
        config = Config(door_code=DOOR_CODE, dist=Path(name) / "dist")
        build(config, out=lambda line: None)
        paths = [cover.page_path for cover in find_covers()]
        with Site(config.dist) as site:
            if lack := lacks("java", CHECKER, "default-jre-headless"):
                missing.append(lack)
            else:
                found += audit_markup(browser, site.url, paths, pages)
            if lack := lacks("node", PROGRAM, "npm"):
                missing.append(lack)
            else:
                found += audit_covers(browser, site.url, paths)
    print(*missing, sep="\n", file=sys.stderr)
    if found:
        print(f"{len(found)} found.")
        return 1
    return 2 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
