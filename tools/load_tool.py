"""Find wrk and nginx for the bench, and install Debian's where there are none and we may."""

import shutil

from tools.browser import install_with_apt

PACKAGES = {"wrk": "wrk", "nginx": "nginx-light"}
"""Program → the Debian package that has it."""

# Debian keeps servers where a plain user's PATH does not lead.
SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"


class NoLoadToolError(Exception):
    """A program for measuring the servers is not there; the message is one sentence."""


def find(program: str) -> str | None:
    """Give the path of a program that is installed."""
    return shutil.which(program) or shutil.which(program, path=SYSTEM_FOLDERS)


def find_load_tools() -> dict[str, str]:
    """Give program → path; raises NoLoadToolError with one clear sentence."""
    missing = [name for name in PACKAGES if not find(name)]
    if missing:
        install_with_apt(*(PACKAGES[name] for name in missing))
    found = {name: path for name in PACKAGES if (path := find(name))}
    if len(found) < len(PACKAGES):
        names = " and ".join(name for name in PACKAGES if name not in found)
        packages = " ".join(PACKAGES[name] for name in PACKAGES if name not in found)
        raise NoLoadToolError(
            f"{names}: not found and could not be installed; expected them for the load of the "
            f"servers (on Debian: apt-get install {packages}). These rows are missing."
        )
    return found
