"""The exported folder behind a plain file server that knows nothing of us."""

from pathlib import Path

from playwright.sync_api import expect

from pwa.config import Config
from pwa.export import export
from tests.phone import Phone
from tests.site import DOOR_CODE, FileServer


def test_exported_folder_is_the_whole_app(browser, tmp_path: Path) -> None:
    folder = tmp_path / "exported"
    export(Config(door_code=DOOR_CODE), folder)
    context = browser.new_context(viewport={"width": 360, "height": 740})
    with FileServer(folder) as server:
        page = context.new_page()
        page.goto(server.url + "/")
        page.wait_for_url("**/calculator/")
        phone = Phone(page, server.url)
        phone.wait_until_kept()
        phone.press("12+7=")
        expect(phone.display).to_contain_text("19")
        phone.open_room()
        page.keyboard.press("Escape")
        phone.expect_cover()
        server.stop()
        page.reload()
        phone.wait_until_kept()
        phone.open_room()
        phone.page.go_back()
        phone.expect_cover()
    context.close()
