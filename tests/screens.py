"""Every screen of the room, and how a person comes to it."""

from pwa.content.load import load_content
from tests.phone import Phone

PAGES = [page.id for page in load_content().pages] + [
    "say",
    "language",
    "settings",
    "sources",
    "code",
    "erase",
]
"""The pages under More."""
SCREENS = ["call", "signs", "rights", "more", *PAGES]


def open_screen(phone: Phone, screen: str) -> None:
    """Go to a screen; on the rights and the signs, to what an answer and a tick show."""
    if screen in PAGES:
        phone.go("more")
        phone.page.locator(f"main [data-go={screen}]").click()
    else:
        phone.go(screen)
    if screen == "rights":
        phone.page.locator('main [data-set="passport=unknown"]').click()
    if screen == "signs":
        phone.page.get_by_role("checkbox").first.click()


def unfold(phone: Phone) -> None:
    """Open all that can be unfolded on the screen."""
    phone.paper.evaluate(
        "main => { for (const one of main.querySelectorAll('details')) one.open = true; }"
    )
