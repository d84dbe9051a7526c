"""Find a Chromium for the tests, and install one where there is none; print its path.

It looks in this order: SIDEDOOR_BROWSER, a system Chromium or Chrome, apt (on Debian and Ubuntu,
as root), Playwright's own download. With the word `shell` it prints the browser for tests that need
a page and nothing round it: Chromium without its windows, which opens a page in half the time.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SHELL = "chromium-headless-shell"
NO_BROWSER = (
    "SIDEDOOR_BROWSER: no browser found and none could be installed; "
    "expected the path of a Chromium or Chrome (on Debian: apt-get install chromium)."
)


class NoBrowserError(Exception):
    """There is no browser for the tests; the message is one sentence for a person."""


def named_browser() -> str | None:
    """Give the browser that the environment names; raises NoBrowserError when it is not there."""
    named = os.environ.get("SIDEDOOR_BROWSER")
    if named and not shutil.which(named):
        raise NoBrowserError(
            f"SIDEDOOR_BROWSER: found {named!r}, which cannot be run; "
            "expected the path of a Chromium or Chrome."
        )
    return shutil.which(named) if named else None


def system_browser() -> str | None:
    """Give a browser that is installed on this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def run(*command: str) -> bool:
    """Run a command, its output to stderr; tells whether it went well."""
    try:
        return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0
    except OSError:
        return False


def install_with_apt(*packages: str) -> bool:
    """Install Debian packages where we may; tells whether it went well."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    install = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
    return run("apt-get", "update", "-q") and run(*install)


def apt_browser() -> str | None:
    """Install Debian's Chromium; Ubuntu's package of that name is only a link to a snap."""
    return system_browser() if install_with_apt("chromium") else None


def playwright_browser() -> str | None:
    """Let Playwright download its Chromium."""
    if not run(sys.executable, "-m", "playwright", "install", "chromium"):
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find_browser() -> str:
    """Give the path of a Chromium; raises NoBrowserError with one clear sentence."""
    for look in (named_browser, system_browser, apt_browser, playwright_browser):
        if path := look():
            return path
    raise NoBrowserError(NO_BROWSER)


def find_shell() -> str:
    """Give the path of Chromium's headless shell, or of the browser where there is none.

    A browser that the environment names is used for everything. Raises NoBrowserError.
    """
    if path := named_browser():
        return path
    if path := shutil.which(SHELL):
        return path
    if install_with_apt(SHELL) and (path := shutil.which(SHELL)):
        return path
    return find_browser()


def find_driver() -> str | None:
    """Give chromedriver, installing Debian's where we may; None leaves the search to selenium."""
    found = shutil.which("chromedriver")
    if not found and install_with_apt("chromium-driver"):
        found = shutil.which("chromedriver")
    return found


if __name__ == "__main__":
    try:
        print(find_shell() if sys.argv[1:] == ["shell"] else find_browser())
    except NoBrowserError as error:
        sys.exit(str(error))
