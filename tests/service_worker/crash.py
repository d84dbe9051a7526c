"""A browser that can be killed as a phone kills it: without a word."""

import os
import signal
import subprocess
from pathlib import Path


class Crashing:
    """A browser process of its own, on a profile that outlives it."""

    def __init__(self, executable: str, profile: Path) -> None:
        self.command = [
            executable,
            "--headless",
            "--no-sandbox",
            "--lang=en-GB",
            "--accept-lang=en-GB",
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
        ]

    def open(self, url: str) -> None:
        """Start it with a page."""
        self.process = subprocess.Popen(
            [*self.command, url],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        """Kill all of its processes at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
