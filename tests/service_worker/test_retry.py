"""What fails is tried again: within the visit where somebody waits, else at the next one."""

import pytest
from playwright.sync_api import Page

from tests.phone import Phone
from tests.service_worker.faults import FAULTS, page_of_portal, with_status
from tests.service_worker.network import Network
from tests.service_worker.settle import open_anew
from tests.service_worker.subject import NEW, expect_number, module_of


@pytest.mark.parametrize("name", ["cut", "server-error", "portal-page", "truncated"])
def test_script_of_the_service_worker_is_asked_for_again_in_the_same_visit(
    fresh: Page, network: Network, name: str
) -> None:
    network.serve(network.folder, FAULTS[name], 1, "/sw.js")
    Phone(fresh, network.url).visit()


@pytest.mark.parametrize("name", ["cut", "server-error", "one-bit-wrong"])
@pytest.mark.parametrize("what", ["pack", "module"])
def test_failed_install_is_tried_again_in_the_same_visit(
    fresh: Page, network: Network, what: str, name: str
) -> None:
    path = "/data/en.bin" if what == "pack" else module_of(network.folder)
    network.serve(network.folder, FAULTS[name], 1, path)
    Phone(fresh, network.url).visit()


def test_what_failed_is_asked_for_again_when_the_line_comes_back(
    fresh: Page, network: Network
) -> None:
    network.serve(network.folder, FAULTS["cut"], 1, "/data/ar.bin")
    phone = Phone(fresh, network.url)
    fresh.goto(phone.address)
    assert network.wait_until_struck()
    phone.wait_until_kept("one")
    fresh.evaluate("dispatchEvent(new Event('online'))")
    phone.wait_until_kept()


def test_update_that_failed_comes_with_a_later_visit(
    fresh: Page, network: Network, corrected
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    network.serve(corrected)
    network.changes["/data/form.bin"] = with_status(500, {})
    fresh.reload()
    network.wait_for("/data/form.bin")
    network.changes.clear()
    network.asked.clear()
    fresh.reload()
    network.wait_for("/data/form.bin")
    phone = Phone(open_anew(fresh.context), network.url)
    phone.visit()
    phone.open_room()
    expect_number(phone, NEW)


def test_redirect_of_a_portal_is_never_followed(fresh: Page, network: Network) -> None:
    network.changes["/data/ar.bin"] = with_status(302, {"Location": "/elsewhere"})
    phone = Phone(fresh, network.url)
    fresh.goto(phone.address)
    phone.wait_until_kept("one")
    fresh.evaluate("fetch('/data/ar.bin').catch(() => {})")
    assert "/elsewhere" not in network.asked


def test_while_a_portal_stands_before_everything_the_kept_site_works(
    fresh: Page, network: Network
) -> None:
    phone = Phone(fresh, network.url)
    phone.visit()
    for path in list(network.asked):
        network.changes[path] = page_of_portal
    fresh.reload()
    phone.wait_until_kept()
    phone.open_room()
