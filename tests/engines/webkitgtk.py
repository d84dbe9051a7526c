"""WebKitGTK, in a small browser of its own on a screen that nobody sees."""

import warnings
from pathlib import Path

from selenium.webdriver import WebKitGTK as Driver
from selenium.webdriver import WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.engine import HEIGHT, LANGUAGE, WIDTH, Engine
from tools.engines import find_gtk_python, find_webkit_driver

BROWSER = Path(__file__).parent / "webview.py"
# WebKitGTK has no manifests and says so of the directive that is for the others.
UNKNOWN_DIRECTIVE = "Unrecognized Content-Security-Policy directive 'manifest-src'"


class WebKitGTK(Engine):
    """WebKitGTK by its own driver; the browser is ours, as MiniBrowser keeps no profile there."""

    def start(self) -> Driver:
        options = WebKitGTKOptions()
        options.binary_location = find_gtk_python()
        for argument in (BROWSER, self.profile, LANGUAGE, WIDTH, HEIGHT):
            options.add_argument(str(argument))
        # What the console says comes through the driver's output.
        self.said = self.profile / "said"
        self.read = 0
        service = Service(find_webkit_driver(), log_output=str(self.said))
        with warnings.catch_warnings():
            # Selenium's driver of WebKitGTK uses what selenium itself advises against.
            warnings.simplefilter("ignore", DeprecationWarning)
            return Driver(options=options, service=service)

    def errors(self) -> list[str]:
        lines = self.said.read_text().splitlines()
        fresh, self.read = lines[self.read :], len(lines)
        return [line for line in fresh if "CONSOLE" in line and UNKNOWN_DIRECTIVE not in line]
