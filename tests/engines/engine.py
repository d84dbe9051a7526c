"""What the three engines have in common: a browser process that a profile on disk outlives."""

from pathlib import Path
from typing import ClassVar, Self

from selenium.webdriver.remote.webdriver import WebDriver

WIDTH, HEIGHT = 400, 800
LANGUAGE = "en-GB"
SCRIPT_S = 30


class Engine:
    """One running browser with the profile in this folder, ended for real when it is left."""

    cannot: ClassVar[dict[str, str]] = {}
    """Way out → why this engine, as it is driven here, cannot show it; one sentence."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        profile.mkdir(exist_ok=True)
        self.driver = self.start()
        self.driver.set_script_timeout(SCRIPT_S)

    def start(self) -> WebDriver:
        """Start the browser, as a new process."""
        raise NotImplementedError

    def errors(self) -> list[str]:
        """Give what the console says of errors and of the content policy, and empty it."""
        raise NotImplementedError

    def back(self) -> None:
        """Press the browser's Back."""
        self.driver.back()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.driver.quit()
