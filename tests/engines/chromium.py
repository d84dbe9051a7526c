"""Chromium, without a window."""

from typing import ClassVar

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.engines.engine import HEIGHT, LANGUAGE, WIDTH, Engine
from tools.browser import find_browser, find_driver


class Chromium(Engine):
    """Chromium by chromedriver."""

    cannot: ClassVar[dict[str, str]] = {
        "window": "Chromium without a screen tells its page nothing of another window in front."
    }

    def start(self) -> Chrome:
        options = ChromeOptions()
        options.binary_location = find_browser()
        options.set_capability("goog:loggingPrefs", {"browser": "WARNING"})
        for switch in (
            "--headless=new",
            "--no-sandbox",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--accept-lang={LANGUAGE}",
            f"--user-data-dir={self.profile}",
        ):
            options.add_argument(switch)
        return Chrome(options=options, service=Service(find_driver()))

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]
