"""The manifests of all languages are answered out of the service worker's own script."""

import pytest
from playwright.sync_api import Page

from pwa.languages import find_languages
from tests.phone import Phone
from tests.service_worker.network import Network

ASK = """async (path) => {
  const answer = await fetch(path);
  return [answer.status, answer.headers.get('content-type'), await answer.text()];
}"""


@pytest.mark.parametrize("code", [language.code for language in find_languages()])
def test_manifest_without_a_network_is_the_servers_own(
    fresh: Page, network: Network, code: str
) -> None:
    path = f"/calculator/app.{code}.webmanifest"
    Phone(fresh, network.url).visit()
    network.stop()
    of_the_server = (network.folder / path[1:]).read_text("utf-8")
    assert fresh.evaluate(ASK, path) == [200, "application/manifest+json", of_the_server]


def test_first_visit_asks_for_no_manifest_of_another_language(
    fresh: Page, network: Network
) -> None:
    Phone(fresh, network.url).visit()
    asked = {path for path in network.asked if path.endswith(".webmanifest")}
    assert asked <= {"/calculator/app.en.webmanifest"}


@pytest.mark.parametrize(
    "name", ["calculator/app.zz", "calculator/app.constructor", "other/app.en"]
)
def test_manifest_that_there_is_not_is_an_unknown_path(
    fresh: Page, network: Network, name: str
) -> None:
    Phone(fresh, network.url).visit()
    network.stop()
    assert fresh.evaluate(ASK, f"/{name}.webmanifest")[0] == 404
