"""What is lost or damaged on the phone heals itself, and never blocks what is whole."""

import pytest
from playwright.sync_api import Page

from tests.phone import Phone
from tests.service_worker.network import Network
from tests.service_worker.subject import all_paths
from tests.service_worker.test_install import expect_complete

DAMAGE = """async (path) => { for (const name of await caches.keys()) {
  const cache = await caches.open(name);
  const kept = await cache.match(path);
  await cache.put(path, new Response('damaged', {headers: kept.headers})); } }"""
DELETE = """async (path) => { for (const name of await caches.keys())
  await (await caches.open(name)).delete(path); }"""
DELETE_ALL = "async () => { for (const name of await caches.keys()) await caches.delete(name); }"
PATHS = ["/calculator/", "/data/form.bin", "/data/en.bin", "/data/nl.bin", "module"]


def path_of(folder, path: str) -> str:
    return min(p for p in all_paths(folder) if p.startswith("/m/")) if path == "module" else path


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("harm", [DAMAGE, DELETE], ids=["damaged", "deleted"])
def test_next_visit_mends_one_file(fresh: Page, network: Network, path: str, harm: str) -> None:
    path = path_of(network.folder, path)
    phone = Phone(fresh, network.url)
    phone.visit()
    fresh.evaluate(harm, path)
    fresh.reload()
    phone.wait_until_kept()
    expect_complete(fresh, network.folder)
    phone.open_room()


def test_next_visit_mends_a_deleted_cache(fresh: Page, network: Network) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    fresh.evaluate(DELETE_ALL)
    fresh.reload()
    phone.wait_until_kept()
    expect_complete(fresh, network.folder)


def test_damaged_page_is_not_served(fresh: Page, network: Network) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    fresh.evaluate(DAMAGE, "/calculator/")
    assert "damaged" not in fresh.evaluate("fetch('/calculator/').then(answer => answer.text())")


def test_damage_to_another_language_does_not_block_this_one_offline(
    fresh: Page, network: Network
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    fresh.evaluate(DAMAGE, "/data/ar.bin")
    fresh.context.set_offline(True)
    fresh.reload()
    phone.wait_until_kept("one")
    phone.open_room()


def test_own_pack_damaged_offline_gives_english_rather_than_nothing(
    browser, network: Network
) -> None:
    context = browser.new_context(locale="nl-NL")
    phone = Phone(context.new_page(), network.url)
    phone.visit()
    phone.page.evaluate(DAMAGE, "/data/nl.bin")
    context.set_offline(True)
    phone.open_room()
    assert phone.page.locator("nav [data-go=rights]").inner_text() == "Rights"
    context.close()
