"""The walk itself: its forty steps, taken one after the other on one phone."""

import os
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import BrowserContext

from pwa.languages import read_language

from . import addresses, codes, page, panels
from .checker import Checker
from .use import use_it

STEPS: tuple[Callable[[Checker], None], ...] = (
    addresses.it_opens_from_its_icon,
    addresses.back_and_forward_many_times,
    addresses.reload_it_also_past_the_cache,
    addresses.open_it_in_a_new_tab,
    addresses.read_the_history_page,
    addresses.read_the_address_suggestions,
    addresses.look_at_the_tiles_of_a_new_tab,
    addresses.add_something_to_the_address,
    addresses.open_the_bare_host_and_every_cover,
    addresses.guess_twenty_paths,
    panels.read_the_site_settings,
    panels.look_for_permissions,
    panels.look_for_notifications,
    panels.read_the_info_of_the_app,
    panels.look_at_the_install_dialog,
    page.view_the_source,
    page.find_words_in_the_page,
    page.read_the_accessibility_tree,
    page.listen_with_a_screen_reader,
    page.select_all_and_copy,
    page.print_it,
    page.save_it,
    page.zoom_out_and_in,
    page.turn_the_phone,
    page.press_everything_long_and_twice,
    codes.try_well_known_codes,
    codes.try_the_numbers_of_those_who_help,
    codes.try_long_codes,
    codes.try_the_code_that_friends_were_told,
    codes.read_the_tape,
    codes.compare_a_right_and_a_wrong_code,
    codes.watch_the_network_while_typing,
    codes.watch_the_storage_while_typing,
    panels.open_the_panel_of_databases,
    panels.open_the_panel_of_caches,
    panels.look_for_cookies_and_other_storage,
    panels.open_every_file,
    addresses.switch_off_the_network,
    addresses.look_for_it_from_outside,
    panels.close_the_browser_and_open_it_again,
)
# A phone names its country too where we have one in mind.
LOCALES = {"en": "en-GB", "nl": "nl-NL"}
# What the browser itself would ask the internet, such as for suggestions, goes nowhere.
NO_INTERNET = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}
# Playwright's complaints describe the whole page.
LONG_ENOUGH = 2000


def sentence(step: Callable[[Checker], None]) -> str:
    """Tell what a step does, in words."""
    return step.__name__.replace("_", " ")


def walk(
    code: str,
    lasting: Callable[..., AbstractContextManager[BrowserContext]],
    site: str,
    folder: Path,
) -> None:
    """Use a phone in this language, then take all steps; `folder` is that of `lasting`."""
    shots = Path(os.environ.get("SIDEDOOR_SHOTS") or folder / "shots") / code
    shots.mkdir(parents=True, exist_ok=True)
    # The browser puts the icon of an installed app into the person's home folder.
    home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "share")}
    options = {
        "has_touch": True,
        "env": home,
        "proxy": NO_INTERNET,
        "locale": LOCALES.get(code, code),
    }
    language = read_language(code)
    checker = Checker(language, lambda: lasting(**options), site, shots, folder / "profile")
    try:
        checker.switch_on()
        use_it(checker)
        failed = take_all(checker)
    finally:
        checker.switch_off()
    passed = len(STEPS) - len(failed)
    told = "\n".join(f"\n{name}\n{why}" for name, why in failed.items())
    assert not failed, f"{passed} of {len(STEPS)} steps\n{told}"
    assert passed == 40


def take_all(checker: Checker) -> dict[str, str]:
    """Take every step, also after one that failed; gives which failed, and why."""
    failed = {}
    for number, step in enumerate(STEPS, 1):
        try:
            checker.take(number, step)
        except Exception:
            failed[sentence(step)] = traceback.format_exc(limit=-2)[:LONG_ENOUGH]
    return failed
