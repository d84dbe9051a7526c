"""Rights: first the question of the passport, then what is hers, in the order of its steps."""

import pytest
from playwright.sync_api import Locator, expect

from pwa.content.load import load_content
from pwa.languages import Language, find_languages
from tests.phone import Phone

pytestmark = pytest.mark.visited

CONTENT = load_content()
RIGHTS = CONTENT.rights
PHRASES = {one.id: one for one in CONTENT.phrases.phrases}
SHOWN = {
    "eu": {"everybody", "eu"},
    "other": {"everybody", "other"},
    "unknown": {"everybody", "other"},
}


@pytest.fixture
def rights(phone: Phone) -> Phone:
    phone.open_room()
    phone.go("rights")
    return phone


def steps_of(phone: Phone) -> list[Locator]:
    return phone.main.locator(".step:visible").all()


@pytest.mark.parametrize("answer", SHOWN)
def test_answer_shows_the_rights_that_are_hers(rights: Phone, answer: str) -> None:
    expect(rights.main.locator("details.card:visible")).to_have_count(0)
    rights.choose(f"passport={answer}")
    for right in RIGHTS.rights:
        card = rights.main.locator(f"details[data-item={right.id}]")
        expect(card).to_be_visible(visible=right.part in SHOWN[answer])


@pytest.mark.parametrize("answer", SHOWN)
def test_rights_stand_in_the_order_in_which_they_happen(rights: Phone, answer: str) -> None:
    rights.choose(f"passport={answer}")
    hers = [right for right in RIGHTS.rights if right.part in SHOWN[answer]]
    wanted = [
        (stage.title, {right.id for right in hers if right.step == stage.step})
        for stage in RIGHTS.way
    ]
    found = [
        (
            step.locator("h2").inner_text(),
            {card.get_attribute("data-item") for card in step.locator("details:visible").all()},
        )
        for step in steps_of(rights)
    ]
    assert found == [(title, rights) for title, rights in wanted if rights]


def test_there_are_no_steps_before_the_answer(rights: Phone) -> None:
    assert steps_of(rights) == []


@pytest.mark.parametrize("answer", SHOWN)
def test_each_step_has_what_to_say_and_who_can_be_there(rights: Phone, answer: str) -> None:
    rights.choose(f"passport={answer}")
    stages = {stage.title: stage for stage in RIGHTS.way}
    assert steps_of(rights)
    for step in steps_of(rights):
        stage = stages[step.locator("h2").inner_text()]
        for phrase in stage.phrases:
            dutch = step.locator(".there [lang=nl]").get_by_text(PHRASES[phrase].dutch, exact=True)
            expect(dutch).to_be_visible()
            expect(step.get_by_text(PHRASES[phrase].text, exact=True)).to_be_visible()
        lines = [one.inner_text().splitlines() for one in step.locator(".phrases li").all()]
        assert lines == [[PHRASES[one].dutch, PHRASES[one].text] for one in stage.phrases]
        for text in stage.company:
            expect(step.locator(".there")).to_contain_text(text)


@pytest.mark.parametrize("language", find_languages(), ids=lambda one: one.code)
def test_who_can_be_there_is_said_in_dutch_too(speaking, language: Language) -> None:
    phone = speaking(language.code)
    phone.open_room()
    phone.go("rights")
    phone.choose("passport=other")
    beside = phone.main.locator(".there p.beside[lang=nl]")
    expect(beside).to_have_count(len(RIGHTS.way))
    for one in beside.all():
        expect(one).to_be_visible(visible=not language.reviewed and language.code != "nl")


@pytest.mark.parametrize(("answer", "warned"), [("eu", False), ("other", True), ("unknown", True)])
def test_warning_stands_on_top_where_stay_may_matter(
    rights: Phone, answer: str, warned: bool
) -> None:
    rights.choose(f"passport={answer}")
    warning = rights.main.locator(f"[data-item={RIGHTS.warning.id}]")
    expect(warning).to_be_visible(visible=warned)
    if warned:
        first = rights.main.locator(".step").first
        assert warning.bounding_box()["y"] < first.bounding_box()["y"]


def test_dutch_stands_beside_an_unchecked_language_and_not_in_dutch(speaking) -> None:
    for code, beside in (("en", True), ("ar", True), ("nl", False)):
        phone = speaking(code)
        phone.open_room()
        phone.go("rights")
        phone.choose("passport=other")
        card = phone.main.locator("details[data-item=time-to-think]")
        card.locator("summary").click()
        expect(card.locator("p.beside[lang=nl]").first).to_be_visible(visible=beside)
