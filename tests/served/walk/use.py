"""The phone was really used before the checker takes it: everything opened, read and set."""

from playwright.sync_api import expect

from tests.browser.test_own_code import OWN, set_own_code
from tests.phone import Phone

from .checker import Checker


def use_it(checker: Checker) -> None:
    """Put it on the home screen, set an own code and keep it, read all, change all, call, leave."""
    put_on_home_screen(checker)
    phone = checker.phone
    phone.press("12+7=")
    phone.open_room()
    set_own_code(phone, told=checker.say("Now try it:"))
    phone.open_room(OWN)
    phone.page.locator("main [data-keep]").click()
    kept = checker.say("Kept. Only this code opens now.")
    expect(phone.main.get_by_text(kept)).to_be_visible()
    read_everything(phone)
    change_settings(phone, "en" if checker.language.code == "nl" else "nl")
    phone.page.go_back()
    phone.expect_cover()
    call(checker)
    phone.open_room(OWN)
    phone.go("signs")
    phone.bar.click()
    phone.expect_cover()


def put_on_home_screen(checker: Checker) -> None:
    checker.ask_browser("PWA.install", manifestId=checker.address)
    checker.ask_browser(
        "PWA.changeAppUserSettings", manifestId=checker.address, displayMode="standalone"
    )


def read_everything(phone: Phone) -> None:
    """Open every section and every page below "More", and unfold what can be unfolded."""
    sections = phone.page.locator("nav [data-go]").evaluate_all("all => all.map(e => e.dataset.go)")
    for section in sections:
        phone.go(section)
        unfold(phone)
    below = phone.main.locator("li [data-go]").evaluate_all("all => all.map(e => e.dataset.go)")
    assert len(below) > 5
    for name in below:
        phone.go("more")
        phone.page.locator(f"main [data-go={name}]").click()
        expect(phone.page.locator(f"main [data-screen={name}]")).to_be_visible()
        unfold(phone)
    phone.go("signs")
    phone.page.locator("main [data-tick]").first.click()


def unfold(phone: Phone) -> None:
    """Open every note."""
    phone.main.locator("details").evaluate_all("all => all.forEach(e => { e.open = true; })")


def change_settings(phone: Phone, language: str) -> None:
    """Set the text size, the idle time, and another language for the room than the phone's."""
    phone.go("more")
    phone.page.locator("main [data-go=settings]").click()
    phone.choose("size=1")
    phone.choose("idle=300")
    phone.go("more")
    phone.page.locator("main [data-go=language]").click()
    phone.page.locator(f"main [data-language={language}]").click()
    expect(phone.page.locator(f"main [data-language={language}][aria-current]")).to_be_visible()


def call(checker: Checker) -> None:
    """Follow a call link; in a tab of its own, which takes no input afterwards."""
    tab = Phone(checker.context.new_page(), checker.site)
    tab.visit()
    tab.open_room(OWN)
    tab.go("call")
    tab.call_link("112").first.click()
    tab.expect_cover()
    tab.page.close()
