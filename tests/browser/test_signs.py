"""The checklist: ticks live in memory alone, and one is enough."""

from playwright.sync_api import expect

from tests.phone import Phone


def test_one_tick_shows_what_fits(phone: Phone) -> None:
    phone.open_room()
    phone.go("signs")
    after = phone.page.locator("main .after")
    expect(after).to_be_hidden()
    phone.page.get_by_role("checkbox").first.click()
    expect(after).to_be_visible()
    after.locator("[data-go=call]").click()
    expect(phone.call_link("112").first).to_be_visible()


def test_ticks_stay_while_the_room_is_open_and_can_be_taken_away(phone: Phone) -> None:
    phone.open_room()
    phone.go("signs")
    boxes = phone.page.get_by_role("checkbox")
    boxes.nth(3).click()
    phone.go("rights")
    phone.go("signs")
    expect(boxes.nth(3)).to_be_checked()
    boxes.nth(3).click()
    expect(boxes.nth(3)).not_to_be_checked()
    boxes.nth(4).click()
    phone.page.locator("main [data-untick]").click()
    assert boxes.evaluate_all("all => all.every(b => b.ariaChecked === 'false')")
    expect(phone.page.locator("main .after")).to_be_hidden()


def test_ticks_are_gone_after_leaving(phone: Phone) -> None:
    phone.open_room()
    phone.go("signs")
    phone.page.get_by_role("checkbox").first.click()
    phone.page.keyboard.press("Escape")
    phone.open_room()
    phone.go("signs")
    expect(phone.page.get_by_role("checkbox").first).not_to_be_checked()


def test_ticks_work_by_keyboard(phone: Phone) -> None:
    phone.open_room()
    phone.go("signs")
    box = phone.page.get_by_role("checkbox").first
    box.focus()
    phone.page.keyboard.press("Space")
    expect(box).to_be_checked()
