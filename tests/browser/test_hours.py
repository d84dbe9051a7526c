"""Opening hours: by the clock of Europe/Amsterdam, whatever the phone's time zone."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from pwa.builder.load import load_source
from pwa.languages import Language, find_languages
from tests.phone import Phone

FACTS_OF = load_source(None).facts_of
TODAY = "Closed now. Opens today at 09:00"
TOMORROW = "Closed now. Opens tomorrow at 09:00"
MONDAY = "Closed now. Opens Monday at 09:00"
OPEN = "Open now, until 17:00"
UNSURE = "Check your phone's date."
# Moments in UTC, and what the reader sees beside CoMensha (weekdays, 9 to 17).
MOMENTS = [
    ("2026-11-24T08:30:00Z", OPEN),
    ("2026-11-24T07:59:00Z", TODAY),
    ("2026-11-24T16:00:00Z", TOMORROW),
    ("2026-11-27T16:00:00Z", MONDAY),
    ("2026-11-28T11:00:00Z", MONDAY),
    # Midnight between Sunday and Monday.
    ("2026-11-29T22:59:59Z", TOMORROW),
    ("2026-11-29T23:00:00Z", TODAY),
    # Summer time: the clock goes forward on 28 March 2027, back on 31 October.
    ("2027-07-01T07:30:00Z", OPEN),
    ("2027-07-01T06:59:00Z", TODAY),
    ("2027-10-30T23:30:00Z", TOMORROW),
    ("2027-10-31T22:30:00Z", TOMORROW),
    ("2027-11-01T07:59:00Z", TODAY),
    ("2027-11-01T08:00:00Z", OPEN),
    # Holidays are no sure opening: Christmas and then a weekend, Easter Monday.
    ("2026-12-24T17:00:00Z", MONDAY),
    ("2026-12-25T11:00:00Z", "May be closed today, a Dutch holiday"),
    ("2026-12-25T20:00:00Z", MONDAY),
    ("2027-03-27T23:30:00Z", "Closed now. Opens Tuesday at 09:00"),
]
DAY = timedelta(days=1)


def hours_at(phone: Phone, moment: str) -> str:
    phone.page.clock.set_fixed_time(moment)
    phone.open_room()
    words = phone.page.locator("main [data-item=comensha] [data-hours]").first.inner_text()
    phone.page.keyboard.press("Escape")
    phone.expect_cover()
    return words


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Pacific/Auckland", "America/Los_Angeles"])
def test_hours_are_those_of_amsterdam(speaking, zone: str) -> None:
    phone = speaking("en", timezone_id=zone)
    assert [(moment, hours_at(phone, moment)) for moment, _ in MOMENTS] == MOMENTS


def test_a_clock_that_cannot_be_right_gives_no_state(phone: Phone) -> None:
    last = FACTS_OF.replace(year=FACTS_OF.year + 5)
    for day, sure in (
        (FACTS_OF - 400 * DAY, False),
        (FACTS_OF - 2 * DAY, False),
        (FACTS_OF - DAY, True),
        (last, True),
        (last + DAY, False),
        (last + 4000 * DAY, False),
    ):
        words = hours_at(phone, f"{day}T11:00:00Z")
        assert (words != UNSURE) == sure, day


@pytest.mark.parametrize("language", find_languages(), ids=lambda one: one.code)
def test_the_next_opening_is_named_in_the_readers_language(speaking, language: Language) -> None:
    phone = speaking(language.code, timezone_id="Asia/Tokyo")
    closed = language.translate("Closed now.")
    monday = language.locale.days["format"]["wide"][0]
    for moment, text in (
        ("2026-11-24T07:59:00Z", "Opens today at {time}"),
        ("2026-11-24T16:00:00Z", "Opens tomorrow at {time}"),
        ("2026-11-28T11:00:00Z", "Opens {day} at {time}"),
    ):
        opens = language.translate(text).format(day=monday, time="09:00")
        assert hours_at(phone, moment) == f"{closed} {opens}"


def test_no_state_is_shown_where_the_hours_are_unknown(phone: Phone) -> None:
    phone.open_room()
    police = phone.main.locator("[data-item=police]").first
    expect(police.locator("[data-hours]")).to_have_count(0)
