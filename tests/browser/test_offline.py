"""Once seen, always there: the whole way with the server process really ended."""

import pytest
from playwright.sync_api import expect

from pwa.languages import find_languages
from tests.phone import Phone
from tests.site import Site

LANGUAGES = {"en-GB": "Rights", "nl-NL": "Rechten", "ar": "الحقوق"}


@pytest.mark.parametrize("locale", LANGUAGES)
def test_cold_start_without_server_does_it_all_again(lasting, own_site: Site, locale: str) -> None:
    with lasting(locale=locale) as context:
        Phone(context.pages[0], own_site.url).visit()
    own_site.stop()
    with lasting(locale=locale) as context:
        phone = Phone(context.pages[0], own_site.url)
        phone.visit()
        phone.press("12+7=")
        expect(phone.display).to_contain_text("19")
        phone.open_room()
        for section in ("signs", "rights", "more", "call"):
            phone.go(section)
        expect(phone.page.locator("nav [data-go=rights]")).to_have_text(LANGUAGES[locale])
        phone.page.keyboard.press("Escape")
        phone.expect_cover()


def test_reload_and_the_bare_address_work_without_server(browser, own_site: Site) -> None:
    context = browser.new_context()
    phone = Phone(context.new_page(), own_site.url)
    phone.visit()
    own_site.stop()
    phone.page.reload()
    phone.wait_until_kept()
    phone.page.goto(own_site.url + "/")
    assert phone.page.url == own_site.url + "/calculator/"
    phone.page.goto(own_site.url + "/calculator")
    assert phone.page.url == own_site.url + "/calculator/"
    phone.open_room()
    context.close()


def test_unknown_paths_are_plainly_not_found_without_server(browser, own_site: Site) -> None:
    context = browser.new_context()
    phone = Phone(context.new_page(), own_site.url)
    phone.visit()
    own_site.stop()
    for path in ("/admin", "/room/", "/calculator/signs", "/data/xx.bin"):
        answer = phone.page.goto(own_site.url + path)
        assert answer
        assert answer.status == 404
        assert phone.page.title() == "Not found"
    context.close()


def test_stored_page_keeps_its_security_headers(browser, own_site: Site) -> None:
    context = browser.new_context()
    phone = Phone(context.new_page(), own_site.url)
    first = phone.page.goto(phone.address)
    phone.wait_until_kept()
    own_site.stop()
    again = phone.page.reload()
    assert first
    assert again
    assert again.from_service_worker
    for name in ("content-security-policy", "permissions-policy", "referrer-policy"):
        assert again.headers[name] == first.headers[name]
    context.close()


def test_every_language_can_be_chosen_without_server(browser, own_site: Site) -> None:
    context = browser.new_context(locale="en-GB")
    phone = Phone(context.new_page(), own_site.url)
    phone.visit()
    own_site.stop()
    phone.page.reload()
    phone.wait_until_kept()
    phone.open_room()
    for language in find_languages():
        phone.page.locator(f"main [data-language={language.code}]").click()
        chosen = phone.page.locator(f"main [data-language={language.code}]")
        expect(chosen).to_have_attribute("aria-current", "true")
    context.close()


def test_room_says_that_it_works_without_internet(phone: Phone) -> None:
    phone.open_room()
    phone.go("more")
    expect(phone.main).to_contain_text("Works without internet: yes")


def test_look_for_a_new_version_goes_to_the_network(phone: Phone) -> None:
    """The service worker's own file is never answered from what is stored."""
    ask = "fetch('/sw.js', {cache: 'no-store'}).then((answer) => answer.status, () => 'no network')"
    assert phone.page.evaluate(ask) == 200
    phone.page.context.set_offline(True)
    assert phone.page.evaluate(ask) == "no network"


TAKE = """async ([path, bytes]) => { const cache = await caches.open((await caches.keys())[0]);
  window.taken = await cache.match(path);
  if (bytes) await cache.put(path, new Response(bytes, {headers: window.taken.headers}));
  else await cache.delete(path); }"""
PUT_BACK = """async (path) => { const cache = await caches.open((await caches.keys())[0]);
  await cache.put(path, window.taken); }"""


def test_works_without_internet_is_looked_up_in_what_is_stored_now(phone: Phone) -> None:
    def says(answer: str) -> None:
        phone.go("call")
        phone.go("more")
        expect(phone.main.locator("[data-if^='kept=']:visible")).to_have_count(1)
        expect(phone.main.locator("[data-if^='kept=']:visible")).to_contain_text(answer)

    phone.open_room()
    says("yes")
    [module] = phone.page.evaluate(
        "() => Object.values(JSON.parse(document.querySelector('[type=importmap]').text).imports)"
    )
    for path in ("/calculator/", module, "/data/form.bin", "/data/en.bin"):
        for bytes_ in ("", "damaged"):
            phone.page.evaluate(TAKE, [path, bytes_])
            says("no")
            phone.page.evaluate(PUT_BACK, path)
            says("yes")
    phone.page.evaluate(TAKE, ["/data/nl.bin", ""])
    says("yes")
    phone.page.locator("main [data-go=language]").click()
    phone.page.evaluate(PUT_BACK, "/data/nl.bin")
    phone.page.locator("main [data-language=nl]").click()
    phone.page.evaluate(TAKE, ["/data/nl.bin", ""])
    phone.go("more")
    expect(phone.main.get_by_text("Werkt zonder internet: nee")).to_be_visible()


def test_looking_up_what_is_stored_asks_the_network_for_nothing(phone: Phone) -> None:
    phone.open_room()
    phone.page.evaluate(TAKE, ["/data/en.bin", ""])
    asked: list[str] = []
    phone.page.context.on("request", lambda request: asked.append(request.url))
    phone.go("more")
    expect(phone.main.get_by_text("Works without internet: no")).to_be_visible()
    assert asked == []
