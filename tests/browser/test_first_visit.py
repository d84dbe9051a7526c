"""The first visit: a calculator, and everything is kept."""

from pathlib import Path

from playwright.sync_api import Browser

from pwa.languages import find_languages
from tests.phone import Phone
from tests.service_worker.network import Network


def test_first_visit_shows_a_calculator_that_calculates(phone: Phone) -> None:
    phone.press("12+7=")
    assert "19" in phone.display.inner_text()


def test_first_visit_keeps_everything_without_a_reload(phone: Phone) -> None:
    assert phone.page.evaluate("document.documentElement.dataset.ready") == "all"


def test_phones_of_all_languages_ask_for_the_same(browser: Browser, dist: Path) -> None:
    asked: dict[str, set[str]] = {}
    for language in find_languages():
        with Network(dist) as network:
            context = browser.new_context(locale=language.code)
            phone = Phone(context.new_page(), network.url)
            phone.visit()
            assert phone.page.evaluate("document.documentElement.lang") == language.code
            asked[language.code] = set(network.asked)
            context.close()
    assert len(asked) > 1
    for code, paths in asked.items():
        assert paths ^ asked["en"] == set(), code


def test_address_and_title_never_change(phone: Phone) -> None:
    before = phone.page.url, phone.page.title()
    phone.open_room()
    assert (phone.page.url, phone.page.title()) == before
    phone.page.keyboard.press("Escape")
    assert (phone.page.url, phone.page.title()) == before


def test_page_is_complete_in_one_response(page, site: str) -> None:
    """Nothing but the document stands between the address and a working calculator."""
    page.route(
        "**/*",
        lambda route: route.continue_() if route.request.is_navigation_request() else route.abort(),
    )
    page.goto(site + "/calculator/")
    phone = Phone(page, site)
    phone.press("2+3=")
    assert "5" in phone.display.inner_text()


def test_nothing_is_refused_by_the_pages_own_policy(page, site: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    phone = Phone(page, site)
    phone.visit()
    phone.open_room()
    for section in ("signs", "rights", "more", "call"):
        phone.go(section)
    assert complaints == []


def test_no_cookie_and_one_record(phone: Phone) -> None:
    assert phone.page.context.cookies() == []
    stored = phone.page.evaluate(
        "async () => ({databases: (await indexedDB.databases()).map(d => d.name),"
        " local: localStorage.length, session: sessionStorage.length})"
    )
    assert stored == {"databases": ["calculator"], "local": 0, "session": 0}
