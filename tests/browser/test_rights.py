"""Rights: first the question of the passport, then what is hers."""

import pytest
from playwright.sync_api import expect

from pwa.content.load import load_content
from tests.phone import Phone

RIGHTS = load_content().rights
SHOWN = {
    "eu": {"everybody", "eu"},
    "other": {"everybody", "other"},
    "unknown": {"everybody", "other"},
}


@pytest.mark.parametrize("answer", SHOWN)
def test_answer_shows_the_rights_that_are_hers(phone: Phone, answer: str) -> None:
    phone.open_room()
    phone.go("rights")
    expect(phone.main.locator("details.card:visible")).to_have_count(0)
    phone.page.locator(f'main [data-set="passport={answer}"]').click()
    for part in ("everybody", "other", "eu"):
        for right in RIGHTS.rights:
            if right.part == part:
                card = phone.main.locator(f"details[data-item={right.id}]")
                expect(card).to_be_visible(visible=part in SHOWN[answer])


@pytest.mark.parametrize(("answer", "warned"), [("eu", False), ("other", True), ("unknown", True)])
def test_warning_stands_on_top_where_stay_may_matter(
    phone: Phone, answer: str, warned: bool
) -> None:
    phone.open_room()
    phone.go("rights")
    phone.page.locator(f'main [data-set="passport={answer}"]').click()
    warning = phone.main.locator(f"[data-item={RIGHTS.warning.id}]")
    expect(warning).to_be_visible(visible=warned)


def test_dutch_stands_beside_an_unchecked_language_and_not_in_dutch(speaking) -> None:
    for code, beside in (("en", True), ("ar", True), ("nl", False)):
        phone = speaking(code)
        phone.open_room()
        phone.go("rights")
        phone.page.locator('main [data-set="passport=other"]').click()
        card = phone.main.locator("details[data-item=time-to-think]")
        card.locator("summary").click()
        expect(card.locator("p.beside[lang=nl]").first).to_be_visible(visible=beside)
