"""Steps: opening it, moving about, and what the browser remembers of it."""

from playwright.sync_api import expect

from pwa.config import PRACTICE_CODE
from pwa.covers import find_covers
from pwa.languages import find_languages
from tests.served.scan import read_stems

from .checker import Checker, expect_bland

MANY = 20
NOT_FOUND = "Not found"
ADDED = (f"?code={PRACTICE_CODE}", f"#{PRACTICE_CODE}", "?open=1", "#call", "#signs", "#/", "?q")
GUESSED = (
    "/admin",
    "/admin/",
    "/login",
    "/hidden",
    "/hidden/",
    "/private",
    "/vault",
    "/secret",
    "/room",
    "/door",
    "/help",
    "/call",
    "/signs",
    "/photos",
    "/chat",
    "/data/",
    "/m/",
    "/calculator/help",
    "/calculator/settings",
    "/index.html",
)
LINK = ".cell-destination-url"
CELLS = (".cell-provider-and-type", ".cell-contents-and-description", LINK)
ROWS = """(rows, cells) =>
  rows.map((row) => cells.map((cell) => row.querySelector(cell).textContent).join('\\n'))"""


def it_opens_from_its_icon(checker: Checker) -> None:
    with checker.context.expect_page() as opened:
        checker.ask_browser("PWA.launch", manifestId=checker.address)
    app = opened.value
    checker.look_at_calculator(app)
    assert app.evaluate("matchMedia('(display-mode: standalone)').matches")
    app.close()


def back_and_forward_many_times(checker: Checker) -> None:
    page = checker.page
    page.bring_to_front()
    checker.type("7")
    for _ in range(MANY):
        page.go_back()
        checker.expect_no_room()
        page.go_forward()
        checker.expect_no_room()
    page.go_back()
    page.go_back()
    assert page.url == "about:blank"
    checker.picture(page)
    page.go_forward()
    checker.look_at_calculator(page)
    page.go_forward()
    assert page.evaluate("history.length") <= 3


def reload_it_also_past_the_cache(checker: Checker) -> None:
    """A fresh start is an empty one: neither what was typed nor the tape comes back."""
    checker.type("C2+3=C2580=")
    checker.page.reload()
    expect_fresh_start(checker)
    checker.type("C2580")
    with checker.page.expect_event("load"):
        checker.ask_browser("Page.reload", ignoreCache=True)
    expect_fresh_start(checker)


def expect_fresh_start(checker: Checker) -> None:
    checker.page.wait_for_selector("html[data-ready=all]", state="attached")
    expect(checker.phone.display).to_have_text("0")
    expect(checker.page.locator("#tape li")).to_have_count(0)
    checker.look_at_calculator(checker.page)


def open_it_in_a_new_tab(checker: Checker) -> None:
    tab = checker.context.new_page()
    tab.goto(checker.address)
    checker.look_at_calculator(tab)
    tab.close()


def read_the_history_page(checker: Checker) -> None:
    page = checker.go_to("chrome://history/")
    entries = page.locator("history-item")
    expect(entries.first).to_be_visible()
    host = checker.site.removeprefix("http://")
    for entry in entries.all():
        text = checker.read(entry.page, "history-item")
        assert checker.name in text
        assert host in text
        assert entry.locator("a").first.get_attribute("href") == checker.address
    expect_bland(checker.look_at(page))


def read_the_address_suggestions(checker: Checker) -> None:
    page = checker.go_to("chrome://omnibox/")
    if page.url.startswith("chrome://debug-webuis-disabled"):
        checker.go_to("chrome://chrome-urls/").get_by_role("button", name="Enable").first.click()
        checker.go_to("chrome://omnibox/")

    # Otherwise what was suggested for other words before is suggested still for a moment.
    page.locator("#reset-autocomplete-controller").check()
    rows = page.locator("tr:has(.cell-destination-url)")
    plain_searches = rows.filter(has_text="search-what-you-typed")
    remembered = rows.filter(has_not_text="search-what-you-typed")

    def suggest(words: str) -> None:
        page.locator("#input-text").fill(words)
        expect(plain_searches.locator(".contents").first).to_have_text(words)
        expect(page.locator("omnibox-output")).to_contain_text("all providers done = true")

    for words in (checker.name[:4].lower(), checker.site.removeprefix("http://")[:6]):
        suggest(words)
        expect(remembered.first).to_contain_text(checker.name)
        expect_bland("\n".join(remembered.evaluate_all(ROWS, list(CELLS))))
        told = "\n".join(remembered.evaluate_all(ROWS, [LINK]))
        paths = [part.split("\n")[0] for part in told.split(checker.site)[1:]]
        # The browser suggests the bare host beside any page of it.
        assert {*paths} <= {"/", checker.address.removeprefix(checker.site)}
    checker.picture(page)
    for language in find_languages():
        for word in read_stems()[language.code][:10]:
            suggest(word)
            assert remembered.evaluate_all(ROWS, list(CELLS)) == [], word
    checker.picture(page)


def look_at_the_tiles_of_a_new_tab(checker: Checker) -> None:
    page = checker.go_to("chrome://new-tab-page/")
    expect(page.get_by_role("link", name=checker.name).first).to_be_visible()
    checker.look_at(page)


def add_something_to_the_address(checker: Checker) -> None:
    for added in ADDED:
        page = checker.go_to(checker.address + added)
        checker.look_at_calculator(page)


def open_the_bare_host_and_every_cover(checker: Checker) -> None:
    page = checker.go_to(checker.site + "/")
    assert page.url == checker.address
    checker.look_at_calculator(page)
    for cover in find_covers():
        page = checker.go_to(checker.site + cover.page_path)
        page.wait_for_selector("html[data-ready=all]", state="attached")
        assert page.title() == checker.say(cover.file.name)
        checker.look_at(page)


def guess_twenty_paths(checker: Checker) -> None:
    for path in GUESSED:
        address = checker.site + path
        checker.typed.add(address)
        answer = checker.other.goto(address)
        assert answer
        assert answer.status == 404, path
        assert (checker.other.title(), checker.read(checker.other)) == (NOT_FOUND, NOT_FOUND)
    checker.look_at(checker.other)


def switch_off_the_network(checker: Checker) -> None:
    checker.context.set_offline(True)
    checker.page.reload()
    checker.look_at_calculator(checker.page)
    checker.look_at_calculator(checker.go_to(checker.site + "/"))
    checker.go_to(checker.site + "/somewhere")
    assert checker.look_at(checker.other) == NOT_FOUND
    checker.context.set_offline(False)


def look_for_it_from_outside(checker: Checker) -> None:
    """What a search engine, a messenger's preview and a translator get to see."""
    answer = checker.context.request.get(checker.address)
    assert answer.headers["x-robots-tag"] == "noindex"
    page = checker.page
    metas = page.locator("meta[name], meta[property]").evaluate_all(
        "all => all.map(e => e.name || e.getAttribute('property'))"
    )
    assert {*metas} <= {"viewport", "robots", "format-detection", "color-scheme", "theme-color"}
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert page.locator("script[type='application/ld+json'], [itemscope]").count() == 0
    root = page.locator("html")
    expect(root).to_have_attribute("translate", "no")
    expect(root).to_have_attribute("lang", checker.language.code)
    expect(root).to_have_attribute("dir", checker.language.direction)
    checker.expect_calculator_words(f"{page.title()}\n{checker.read(page)}")
    checker.picture(page)
