"""A phone's whole life: everything that one can do with it, and what it leaves behind."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from pwa.languages import find_languages
from tests.browser.exits import WAYS
from tests.browser.test_erase import READ_ALL, ask_to_erase
from tests.browser.test_own_code import set_own_code
from tests.phone import Phone
from tests.screens import PAGES
from tests.site import DOOR_CODE, Site

from .profile import Profile

# So long that no time or count in the browser's files has these digits by chance.
OWN_CODE = "258036914725"
OWN_CODE_SHOWN = "258,036,914,725"
COMENSHA = "+31334481186"

# What the page, the service worker and the browser call things by.
READ_NAMES = """async () => [
  location.href, document.title, name, ...(await caches.keys()),
  ...[...document.querySelectorAll('script, link')].map((one) => one.src ?? one.href),
  ...performance.getEntries().map((one) => one.name),
  ...(await navigator.serviceWorker.getRegistrations()).flatMap(
    (one) => [one.scope, one.active.scriptURL]),
  document.querySelector('script[type=importmap]')?.textContent ?? '',
]"""
# Goes to each section and each page of More, unfolds and ticks all, and waits until it is painted.
READ_SCREENS = """async () => {
  const root = [...document.body.children].find((one) => one.shadowRoot).shadowRoot;
  const all = (selector) => [...root.querySelectorAll(selector)];
  const seen = [];
  const see = async (name) => {
    all(`nav [data-go=${name}], main .rows [data-go=${name}]`)[0].click();
    for (const one of all('main details')) one.open = true;
    for (const one of all('main [data-tick]')) one.click();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    getSelection().selectAllChildren(root.querySelector('main'));
    seen.push(root.querySelector('main [data-screen]').dataset.screen);
  };
  const names = (selector) => all(selector).map((one) => one.dataset.go);
  for (const name of names('nav [data-go]')) await see(name);
  for (const name of names('main .rows [data-go]')) {
    await see(name);
    root.querySelector('main .back').click();
  }
  return seen;
}"""
USAGE = "async () => (await navigator.storage.estimate()).usageDetails"


@dataclass
class Use:
    """What a phone that was used in every way has left behind."""

    profiles: dict[str, Path] = field(default_factory=dict)
    stored: dict[str, dict] = field(default_factory=dict)
    usage: dict[str, dict] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", lambda message: self.console.append(message.text))
        context.on("weberror", lambda error: self.console.append(str(error.error)))

    def note(self, when: str, page: Page) -> None:
        """Note what the origin stores, and under which names."""
        self.stored[when] = page.evaluate(READ_ALL)
        self.usage[when] = page.evaluate(USAGE)
        self.names += page.evaluate(READ_NAMES)
        self.names += context_names(page.context)


def context_names(context: BrowserContext) -> list[str]:
    workers = [worker.url for worker in context.service_workers]
    return [*workers, *(cookie["name"] for cookie in context.cookies())]


def read_all_screens(phone: Phone) -> None:
    """Look at all that the open room can show, and copy it."""
    seen = phone.page.evaluate(READ_SCREENS)
    assert len(seen) == len(set(seen)) > len(PAGES)
    phone.page.keyboard.press("Control+a")
    phone.page.keyboard.press("Control+c")


def answer(phone: Phone) -> None:
    """Say which passport, in each way."""
    phone.go("rights")
    for passport in ("eu", "other", "unknown"):
        phone.page.locator(f'main [data-set="passport={passport}"]').click()


def set_all(phone: Phone) -> None:
    """Set what can be set, every language among it, and read in each."""
    phone.page.locator("main [data-seen='1']").click()
    for code in [language.code for language in find_languages()] + ["en"]:
        phone.go("call")
        phone.page.locator(f"main [data-language={code}]").first.click()
        expect(phone.page.locator(f"main [data-language={code}][aria-current]")).to_be_visible()
        read_all_screens(phone)
    phone.go("more")
    phone.page.locator("main [data-go=settings]").click()
    phone.choose("size=1")
    phone.choose("idle=300")
    phone.page.keyboard.press("Escape")
    phone.expect_cover()


def open_by_hardware_keys(phone: Phone) -> None:
    phone.page.keyboard.type(OWN_CODE)
    phone.page.keyboard.press("Enter")
    phone.expect_room()


def keep_an_own_code(phone: Phone) -> None:
    phone.open_room()
    set_own_code(phone, OWN_CODE)
    phone.open_room(OWN_CODE)
    phone.page.locator("main [data-keep]").click()
    expect(phone.main.get_by_text("Only this code opens now")).to_be_visible()
    phone.page.keyboard.press("Escape")
    phone.expect_cover()


def leave_in_every_way(phone: Phone) -> None:
    """Open and leave; a call link in a tab of its own, which takes no more input afterwards."""
    # A number by which a trace of the call would be known, as 112 would not.
    call = {"call link clicked": lambda phone: phone.call_link(COMENSHA).first.click()}
    for name, leave in {**WAYS, **call}.items():
        if "call" in name:
            phone = Phone(
                phone.page.context.new_page(), phone.page.url.removesuffix("/calculator/")
            )
            phone.visit()
        open_by_hardware_keys(phone)
        phone.go("signs")
        phone.go("call")
        leave(phone)
        phone.expect_cover()
        phone.page.mouse.up()
        if "call" in name:
            phone.page.close()


def live(profile: Profile, dist: Path, copies: Path) -> Use:
    """Use a phone from the first visit until everything is erased."""
    use = Use()
    with Site(dist) as site:
        with profile.launched() as context:
            use.listen(context)
            phone = Phone(context.pages[0], site.url)
            phone.visit()
            use.note("first visit", phone.page)
            phone.press("12+7=")
            for code in ("1234", "1111", "112", "8000"):
                phone.enter_code(code)
            phone.open_room()
            read_all_screens(phone)
            answer(phone)
            phone.page.reload()
            phone.wait_until_kept()
            use.note("read", phone.page)
            phone.open_room()
            set_all(phone)
            keep_an_own_code(phone)
            leave_in_every_way(phone)
            use.note("used", phone.page)
            open_by_hardware_keys(phone)
            read_all_screens(phone)
            use.profiles["room open"] = profile.copy(copies / "open")
        use.profiles["browser ended"] = profile.copy(copies / "ended")
        site.stop()
        with profile.launched() as context:
            use.listen(context)
            phone = Phone(context.pages[0], site.url)
            phone.visit()
            open_by_hardware_keys(phone)
            read_all_screens(phone)
            use.note("used offline", phone.page)
            ask_to_erase(phone)
            phone.page.keyboard.press("Escape")
            phone.expect_cover()
            phone.wait_out_attempt()
            use.note("erased", phone.page)
            phone.open_room(DOOR_CODE)
    use.profiles["erased"] = profile.folder
    return use
