"""More: every page of it opens, and what can be set is kept."""

from playwright.sync_api import expect

from tests.phone import Phone
from tests.screens import PAGES


def test_every_page_opens_and_leads_back(phone: Phone) -> None:
    phone.open_room()
    phone.go("more")
    rows = phone.page.locator("main .rows [data-go]")
    assert rows.evaluate_all("all => all.map(b => b.dataset.go).sort()") == sorted(PAGES)
    for page in PAGES:
        phone.page.locator(f"main [data-go={page}]").click()
        expect(phone.page.locator(f"main [data-screen={page}] h1")).to_be_focused()
        expect(phone.page.locator("nav [aria-current]")).to_have_attribute("data-go", "more")
        phone.page.locator("main .back").click()
        expect(phone.page.locator("main [data-screen=more]")).to_be_visible()


def test_text_size_is_kept(phone: Phone) -> None:
    phone.open_room()
    phone.go("more")
    size = "main => parseFloat(getComputedStyle(main).fontSize)"
    before = phone.paper.evaluate(size)
    phone.page.locator("main [data-go=settings]").click()
    phone.choose("size=2")
    assert phone.paper.evaluate(size) > before * 1.4
    phone.page.keyboard.press("Escape")
    phone.open_room()
    assert phone.paper.evaluate(size) > before * 1.4
    phone.page.keyboard.press("Escape")
    phone.page.reload()
    phone.wait_until_kept()
    phone.open_room()
    assert phone.paper.evaluate(size) > before * 1.4


def test_room_can_be_set_to_stay_open(page, site: str) -> None:
    page.clock.install()
    phone = Phone(page, site)
    phone.visit()
    phone.open_room()
    phone.go("more")
    phone.page.locator("main [data-go=settings]").click()
    phone.choose("idle=65535")
    page.clock.run_for(3_600_000)
    expect(phone.page.locator("main [data-screen=settings]")).to_be_visible()
