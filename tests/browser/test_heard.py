"""What a screen reader gets of the main screens, as text: kept in heard/, to be read by a person.

A new wording of a screen is written there anew with SIDEDOOR_HEARD=write; read what changes.
"""

import os
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.heard import heard
from tests.phone import Phone
from tests.screens import open_screen

FOLDER = Path(__file__).parent / "heard"
NOON = "2026-11-25T12:00:00+01:00"
DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


def compare(phone: Phone, name: str) -> None:
    """Compare what is heard now with the text that is kept, or keep it."""
    path = FOLDER / f"{name}.txt"
    now = DATE.sub("DATE", heard(phone.page))
    if os.environ.get("SIDEDOOR_HEARD") == "write":
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8"), name


def test_main_screens_are_heard_in_order_and_by_name(speaking) -> None:
    phone = speaking("en")
    phone.page.clock.set_fixed_time(NOON)
    compare(phone, "cover")
    phone.open_room()
    compare(phone, "call")
    phone.go("signs")
    compare(phone, "signs")
    open_screen(phone, "signs")
    compare(phone, "signs-ticked")
    open_screen(phone, "rights")
    compare(phone, "rights-answered")
    phone.go("more")
    # It comes from the service worker, after the screen.
    expect(phone.main.get_by_text("Works without internet: yes")).to_be_visible()
    compare(phone, "more")
    for screen in ("say", "settings"):
        open_screen(phone, screen)
        compare(phone, screen)
    open_screen(phone, "say")
    phone.main.locator(".said").first.click()
    phone.main.locator("[data-speak=dutch]:visible").click()
    compare(phone, "say-large")
