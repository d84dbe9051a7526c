"""Opening hours: by the clock of Europe/Amsterdam, whatever the phone's time zone."""

import pytest
from playwright.sync_api import expect

from tests.phone import Phone

# Moments in UTC, and what the reader sees beside CoMensha (weekdays, 9 to 17).
MOMENTS = [
    ("2026-11-24T08:30:00Z", "Open now, until 17:00"),
    ("2026-11-24T07:59:00Z", "Closed now"),
    ("2026-11-24T16:00:00Z", "Closed now"),
    ("2026-11-28T11:00:00Z", "Closed now"),
    ("2027-07-01T07:30:00Z", "Open now, until 17:00"),
    ("2026-12-25T11:00:00Z", "May be closed today, a Dutch holiday"),
    ("2026-12-25T20:00:00Z", "Closed now"),
]


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Pacific/Auckland", "America/Los_Angeles"])
def test_hours_are_those_of_amsterdam(speaking, zone: str) -> None:
    phone = speaking("en", timezone_id=zone)
    for moment, words in MOMENTS:
        phone.page.clock.set_fixed_time(moment)
        phone.open_room()
        hours = phone.page.locator("main [data-item=comensha] [data-hours]").first
        expect(hours).to_have_text(words)
        phone.page.keyboard.press("Escape")
        phone.expect_cover()


def test_no_state_is_shown_where_the_hours_are_unknown(phone: Phone) -> None:
    phone.open_room()
    police = phone.main.locator("[data-item=police]").first
    expect(police.locator("[data-hours]")).to_have_count(0)
