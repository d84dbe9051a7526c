import shutil
from pathlib import Path
from time import monotonic

from playwright.sync_api import Page, expect

from pwa.config import PROJECT
from tests.browser.test_own_code import OWN, set_own_code
from tests.phone import Phone
from tests.site import DOOR_CODE, Site

# Both wraps of the slot as text; none where there is no record.
READ_WRAPS = """() => new Promise((resolve) => {
  const open = indexedDB.open('calculator');
  open.onupgradeneeded = () => open.result.createObjectStore('settings');
  open.onsuccess = () => {
    const read = open.result.transaction('settings').objectStore('settings').get('settings');
    read.onsuccess = () => {
      open.result.close();
      const record = read.result;
      resolve(record ? [String(record.slice(17, 77)), String(record.slice(77, 137))] : []);
    };
  };
})"""
NOTHING_KEPT = """async () => {
  const kept = await caches.keys();
  const registrations = await navigator.serviceWorker.getRegistrations();
  return kept.length + registrations.length === 0;
}"""


def test_a_closed_site_leaves_nothing_on_a_phone_but_a_calculator(
    page: Page, dist: Path, tmp_path: Path
) -> None:
    closed = shutil.copytree(dist, tmp_path / "dist")
    with Site(closed) as site:
        phone = Phone(page, site.url)
        phone.visit()
        site.stop()
        close_as_the_host_is_told(closed)
        site.start()
        for _ in range(2):  # the old version still answers once
            page.reload()
            wait_until_nothing_is_kept(page)
        phone.press("12+7=")
        assert "19" in phone.display.inner_text()
        phone.enter_code(DOOR_CODE)
        phone.wait_out_attempt()
        assert phone.display.inner_text().replace(",", "") == DOOR_CODE
        assert not page.evaluate("document.documentElement.hasAttribute('data-open')")
        wait_until_nothing_is_kept(page)


def test_a_closed_site_takes_an_own_code_off_the_phone_too(
    page: Page, dist: Path, tmp_path: Path
) -> None:
    closed = shutil.copytree(dist, tmp_path / "dist")
    with Site(closed) as site:
        phone = Phone(page, site.url)
        phone.visit()
        phone.open_room()
        set_own_code(phone)
        phone.open_room(OWN)
        phone.page.locator("main [data-keep]").click()
        expect(phone.main.get_by_text("Only this code opens now")).to_be_visible()
        wraps = page.evaluate(READ_WRAPS)
        site.stop()
        close_as_the_host_is_told(closed)
        site.start()
        page.goto(phone.address)
        wait_until_nothing_is_kept(page)
        page.reload()
        wait_until_nothing_is_kept(page)
        for code in (OWN, DOOR_CODE):
            phone.enter_code(code)
            phone.wait_out_attempt()
            assert not page.evaluate("document.documentElement.hasAttribute('data-open')")
        left = page.evaluate(READ_WRAPS)
        assert not {*wraps} & {*left}


def wait_until_nothing_is_kept(page: Page) -> None:
    until = monotonic() + 15
    while not page.evaluate(NOTHING_KEPT):
        assert monotonic() < until, "something is still kept"
        page.evaluate("new Promise((resolve) => requestAnimationFrame(resolve))")


def close_as_the_host_is_told(dist: Path) -> None:
    shutil.rmtree(dist / "data")
    for path in dist.glob("sw.js*"):
        path.unlink()
    shutil.copy(PROJECT / "deploy/shutdown/sw.js", dist)
