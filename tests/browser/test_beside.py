"""Beside each other: any screen with Dutch or English, sentence by sentence, one tap on and off."""

import re

import pytest
from playwright.sync_api import expect

from pwa.languages import find_languages
from tests.browser.exits import WAYS
from tests.browser.test_accessibility import SCREENS, open_screen
from tests.phone import Phone

pytestmark = pytest.mark.visited

LANGUAGES = {language.code: language for language in find_languages()}
OTHERS = {"en": ["nl"], "nl": ["en"], "ar": ["en", "nl"]}
PAIRS = [(code, other) for code, others in OTHERS.items() for other in others]
WHEN = ["Open now, until {time}", "Closed now.", "May be closed today, a Dutch holiday"]
BESIDE = "span.beside:visible"


def lay(phone: Phone, other: str) -> None:
    phone.page.locator(f'main [data-set="beside={other}"]').click()
    key = phone.page.locator(f'main [data-set="beside={other}"]')
    expect(key).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("code", OTHERS)
def test_the_other_languages_are_offered_on_every_screen(speaking, code: str) -> None:
    phone = speaking(code)
    phone.open_room()
    for screen in SCREENS:
        open_screen(phone, screen)
        keys = phone.main.locator('[data-set^="beside="]:visible')
        assert (
            keys.evaluate_all("all => all.map(k => k.dataset.set.slice(7)).sort()") == OTHERS[code]
        ), screen


@pytest.mark.parametrize(("code", "other"), PAIRS)
def test_every_screen_has_it_and_one_tap_takes_it_away(speaking, code: str, other: str) -> None:
    phone = speaking(code)
    phone.open_room()
    lay(phone, other)
    for screen in SCREENS:
        open_screen(phone, screen)
        beside = phone.main.locator(BESIDE)
        assert beside.count() > 1, screen
        marks = beside.evaluate_all("all => all.map(b => `${b.lang} ${b.dir}`)")
        assert {*marks} == {f"{other} ltr"}, screen
    plain = phone.main.inner_text()
    phone.page.locator(f'main [data-set="beside={other}"]').click()
    expect(phone.main.locator(BESIDE)).to_have_count(0)
    assert len(phone.main.inner_text()) < len(plain)


def test_taking_it_away_gives_back_the_very_screen(phone: Phone) -> None:
    phone.open_room()
    for screen in ("call", "signs", "rights", "say", "hides"):
        open_screen(phone, screen)
        tree = "main => main.innerHTML.replace(/ aria-pressed=\"(true|false)\"/g, '')"
        before = phone.paper.evaluate(tree)
        lay(phone, "nl")
        assert phone.paper.evaluate(tree) != before
        phone.page.locator('main [data-set="beside=nl"]').click()
        expect(phone.main.locator("span.beside")).to_have_count(0)
        assert phone.paper.evaluate(tree) == before


@pytest.mark.parametrize(("code", "other"), PAIRS)
def test_each_sentence_stands_above_its_own_translation(speaking, code: str, other: str) -> None:
    """The three sentences of the opening: each has the other language's right below it."""
    phone = speaking(code)
    phone.open_room()
    phone.go("signs")
    lay(phone, other)
    lines = phone.main.locator("#opening > span")
    texts = [
        "Do you do sex work against your will?",
        "Or does someone you know?",
        "Ask for help.",
    ]
    wanted = [LANGUAGES[one].translate(text) for text in texts for one in (code, other)]
    assert lines.all_text_contents() == wanted


def test_a_sentence_with_dutch_words_in_it_stays_whole(speaking) -> None:
    phone = speaking("ar")
    phone.open_room()
    phone.go("rights")
    phone.page.locator('main [data-set="passport=other"]').click()
    lay(phone, "en")
    warning = phone.main.locator("section.warning").first
    own = warning.locator(".own")
    texts = [" ".join(text.split()) for text in own.all_text_contents()]
    assert any("CoMensha" in text for text in texts)
    expect(warning.locator(".own [lang=nl]").first).to_have_text("CoMensha")
    # The Dutch that stands beside an unchecked language stays.
    expect(warning.locator("p.beside[lang=nl]").first).to_be_visible()


def test_rights_do_not_say_the_same_dutch_twice(phone: Phone) -> None:
    phone.open_room()
    phone.go("rights")
    phone.page.locator('main [data-set="passport=other"]').click()
    expect(phone.main.locator("p.beside:visible")).not_to_have_count(0)
    lay(phone, "nl")
    expect(phone.main.locator("p.beside:visible")).to_have_count(0)


def test_what_the_clock_says_is_in_both(phone: Phone) -> None:
    phone.open_room()
    lay(phone, "nl")
    hours = phone.main.locator("[data-item=comensha] .chips .beside [data-hours]")
    said = [LANGUAGES["nl"].translate(text) for text in WHEN]
    expect(hours).to_have_text(re.compile("|".join(text.split("{")[0] for text in said)))


def test_phrases_show_english_to_who_reads_dutch(speaking) -> None:
    phone = speaking("nl")
    phone.open_room()
    open_screen(phone, "say")
    lay(phone, "en")
    expect(phone.main.get_by_text("I need help.", exact=True)).to_be_visible()
    expect(
        phone.main.get_by_text("Ik heb hulp nodig.", exact=True).and_(
            phone.main.locator(":visible")
        )
    ).to_have_count(1)


def test_it_stays_on_other_screens_and_ticks_and_choices_stay(phone: Phone) -> None:
    phone.open_room()
    phone.go("signs")
    box = phone.page.get_by_role("checkbox").nth(2)
    box.click()
    lay(phone, "nl")
    expect(box).to_be_checked()
    phone.go("rights")
    expect(phone.main.locator(BESIDE).first).to_be_visible()
    phone.go("signs")
    expect(box).to_be_checked()
    expect(phone.main.locator(".after .beside:visible").first).to_be_visible()


def test_focus_and_what_is_open_stay(phone: Phone) -> None:
    phone.open_room()
    details = phone.main.locator("[data-item=comensha] details")
    details.locator("summary").click()
    key = phone.main.locator('[data-set="beside=nl"]')
    key.focus()
    phone.page.keyboard.press("Enter")
    expect(key).to_have_attribute("aria-pressed", "true")
    expect(key).to_be_focused()
    expect(details).to_have_attribute("open", "")


def test_another_language_of_the_room_takes_the_same_beside_it(phone: Phone) -> None:
    phone.open_room()
    lay(phone, "nl")
    phone.page.locator("main [data-language=ar]").click()
    expect(phone.page.locator("nav [data-go=rights]")).to_have_text("الحقوق")
    expect(phone.main.locator(BESIDE).first).to_have_attribute("lang", "nl")
    phone.page.locator("main [data-language=nl]").click()
    expect(phone.page.locator("nav [data-go=rights]")).to_have_text("Rechten")
    expect(phone.main.locator("span.beside")).to_have_count(0)


def test_language_that_is_not_on_the_phone_says_so(phone: Phone) -> None:
    phone.page.evaluate(
        """async () => { for (const name of await caches.keys())
        await (await caches.open(name)).delete('/data/nl.bin'); }"""
    )
    phone.open_room()
    phone.page.locator('main [data-set="beside=nl"]').click()
    told = phone.page.get_by_text("Nederlands is not on this phone yet. Go online once.")
    expect(told.and_(phone.page.locator(":visible"))).to_have_count(1)
    expect(phone.main.locator('[data-set="beside=nl"]')).to_have_attribute("aria-pressed", "false")
    expect(phone.main.locator("span.beside")).to_have_count(0)
    phone.go("rights")
    expect(told.and_(phone.page.locator(":visible"))).to_have_count(0)


def test_it_asks_the_network_for_nothing(phone: Phone) -> None:
    phone.open_room()
    asked: list[str] = []
    phone.page.context.on("request", lambda request: asked.append(request.url))
    lay(phone, "nl")
    phone.go("rights")
    assert asked == []


@pytest.mark.parametrize("way", ["bar clicked", "Escape", "Back", "pagehide"])
def test_it_is_gone_on_exit(phone: Phone, way: str) -> None:
    phone.open_room()
    lay(phone, "nl")
    WAYS[way](phone)
    phone.expect_cover()
    phone.open_room()
    expect(phone.main.locator("span.beside")).to_have_count(0)


def test_leaving_while_the_pack_is_opened_leaves_nothing(phone: Phone) -> None:
    phone.open_room()
    errors: list[str] = []
    phone.page.on("pageerror", lambda error: errors.append(str(error)))
    phone.page.evaluate(
        """() => { const room = [...document.body.children].find(e => e.shadowRoot).shadowRoot;
        room.querySelector('main [data-set="beside=nl"]').click();
        room.querySelector('[data-leave]').click(); }"""
    )
    phone.expect_cover()
    phone.wait_out_attempt()
    phone.expect_cover()
    assert errors == []
