"""Firefox ESR, without a window."""

from selenium.webdriver import Firefox as Driver
from selenium.webdriver import FirefoxOptions
from selenium.webdriver.firefox.service import Service

from tests.engines.engine import HEIGHT, LANGUAGE, WIDTH, Engine
from tools.engines import find_firefox, find_geckodriver

# What Firefox says when a tab is closed: it ends a script in its midst, and a request has no
# address any more. And an older one knows nothing of Trusted Types.
NO_FAULT = (
    "Script terminated by timeout",
    "Failed to load ‘’",
    "Couldn’t process unknown directive ‘require-trusted-types-for’",
    "Couldn’t process unknown directive ‘trusted-types’",
)
READ_CONSOLE = """
  const said = Services.console.getMessageArray().filter((one) => one instanceof Ci.nsIScriptError);
  Services.console.reset();
  return said.map((one) => `${one.category}: ${one.errorMessage} (${one.sourceName})`);"""


class Firefox(Engine):
    """Firefox by geckodriver; what the browser itself does and knows is asked of its own side."""

    driver: Driver

    def start(self) -> Driver:
        options = FirefoxOptions()
        options.binary_location = find_firefox()
        options.set_preference("intl.accept_languages", LANGUAGE)
        for switch in (
            "-headless",
            "-remote-allow-system-access",
            f"--width={WIDTH}",
            f"--height={HEIGHT}",
            "-profile",
            str(self.profile),
        ):
            options.add_argument(switch)
        return Driver(options=options, service=Service(find_geckodriver()))

    def errors(self) -> list[str]:
        with self.driver.context(Driver.CONTEXT_CHROME):
            said = self.driver.execute_script(READ_CONSOLE)
        # What else is there is about the browser's own pages.
        ours = [one for one in said if "http://127.0.0.1" in one]
        return [one for one in ours if not any(words in one for words in NO_FAULT)]

    def back(self) -> None:
        """Do what the button does, which passes entries without a gesture by."""
        with self.driver.context(Driver.CONTEXT_CHROME):
            self.driver.execute_script("document.getElementById('Browser:Back').doCommand();")
