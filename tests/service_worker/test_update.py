"""A new version: silent, complete before it serves, and what did not change is not fetched."""

import dataclasses
import shutil
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page

from pwa import builder
from pwa.builder.load import Source, load_source
from pwa.config import Config
from pwa.languages import find_languages
from tests.phone import Phone
from tests.service_worker import portal as faults
from tests.service_worker.portal import Portal
from tests.site import DOOR_CODE

OLD, NEW = "+31206263800", "+31206263801"


def with_new_number(source: Source) -> Source:
    """Give the same source with one phone number corrected."""
    aid = source.content.help
    helplines = [
        msgspec.structs.replace(one, dial=NEW) if one.dial == OLD else one for one in aid.helplines
    ]
    aid = msgspec.structs.replace(aid, helplines=helplines)
    return dataclasses.replace(source, content=msgspec.structs.replace(source.content, help=aid))


@pytest.fixture
def corrected(tmp_path: Path, monkeypatch) -> Path:
    """A build in which one phone number is another one."""
    monkeypatch.setattr(builder, "load_source", lambda *args: with_new_number(load_source(*args)))
    folder = tmp_path / "corrected"
    builder.build(Config(door_code=DOOR_CODE, dist=folder), out=lambda line: None)
    return folder


def expect_number(phone: Phone, dial: str) -> None:
    assert phone.call_link(dial).count() > 0
    assert phone.call_link(OLD if dial == NEW else NEW).count() == 0


def put(folder: Path, portal: Portal) -> None:
    shutil.rmtree(portal.folder)
    shutil.copytree(folder, portal.folder)
    portal.asked.clear()


def update(page: Page) -> None:
    """Let the browser look for a new version, and wait until it is installed."""
    page.evaluate("""async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const next = registration.installing;
      if (next) await new Promise((resolve) => next.addEventListener('statechange', resolve));
    }""")


def test_correction_is_in_the_room_when_it_next_opens(
    fresh: Page, portal: Portal, corrected: Path
) -> None:
    phone = Phone(fresh, portal.url)
    phone.visit()
    put(corrected, portal)
    phone.open_room()
    expect_number(phone, OLD)
    update(fresh)
    expect_number(phone, OLD)
    fresh.keyboard.press("Escape")
    phone.open_room()
    expect_number(phone, NEW)


def test_update_fetches_only_what_changed(fresh: Page, portal: Portal, corrected: Path) -> None:
    phone = Phone(fresh, portal.url)
    phone.visit()
    put(corrected, portal)
    update(fresh)
    packs = [f"/data/{language.code}.bin" for language in find_languages()]
    assert sorted(set(portal.asked)) == [*packs, "/sw.js"]


@pytest.mark.parametrize(
    "fault",
    [faults.server_error, faults.portal_page, faults.truncated, faults.one_bit_wrong],
    ids=lambda fault: fault.__name__,
)
def test_failed_update_leaves_the_old_version_working(
    fresh: Page, portal: Portal, corrected: Path, fault: faults.Fault
) -> None:
    phone = Phone(fresh, portal.url)
    phone.visit()
    put(corrected, portal)
    portal.faults["/data/en.bin"] = fault
    update(fresh)
    fresh.reload()
    phone.wait_until_kept()
    phone.open_room()
    expect_number(phone, OLD)
    portal.faults.clear()
    fresh.keyboard.press("Escape")
    update(fresh)
    phone.open_room()
    expect_number(phone, NEW)


def test_next_cold_start_has_the_new_version_and_forgets_the_old(
    lasting, portal: Portal, corrected: Path
) -> None:
    with lasting() as context:
        phone = Phone(context.pages[0], portal.url)
        phone.visit()
        before = phone.page.evaluate("caches.keys()")
        put(corrected, portal)
        update(phone.page)
        assert len(phone.page.evaluate("caches.keys()")) == 2
    with lasting() as context:
        phone = Phone(context.pages[0], portal.url)
        phone.visit()
        after = phone.page.evaluate("caches.keys()")
        assert len(after) == 1
        assert after != before
        phone.open_room()
        expect_number(phone, NEW)
