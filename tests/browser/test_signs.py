"""The checklist: ticks live in memory alone, and one is enough to see what fits."""

import pytest
from playwright.sync_api import expect

from pwa.content.load import load_content
from pwa.content.model import Person, Rule
from pwa.languages import Language, find_languages
from tests.phone import Phone

pytestmark = pytest.mark.visited

CONTENT = load_content()
SIGNS = CONTENT.signs.signs
RULES = CONTENT.rules
RIGHTS = {one.id: one for one in CONTENT.rights.rights}
DIALS = {one.dial: one.id for one in CONTENT.help.helplines}
PERSONS: dict[Person, str] = {"me": "", "other": "other"}
LEAD_TO_RIGHTS = [rule for rule in RULES if rule.rights]
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
every_language = pytest.mark.parametrize("language", find_languages(), ids=lambda one: one.code)

# The keys in sight: the number, item or page that each leads to.
SHOWN = """(strips) => strips.flatMap((strip) => [...strip.querySelectorAll('a, button')])
  .filter((key) => key.getClientRects().length)
  .map((key) => key.getAttribute('href') ?? key.dataset.at ?? key.dataset.go)"""


@pytest.fixture
def signs(phone: Phone) -> Phone:
    phone.open_room()
    phone.go("signs")
    return phone


def tick(phone: Phone, sign: str) -> None:
    phone.page.locator(f"main [data-item={sign}] [role=checkbox]").click()


def choose(phone: Phone, person: Person) -> None:
    phone.choose(f"person={PERSONS[person]}")


def expected(ticked: set[str], person: Person) -> set[str]:
    """Give what the rules that fire show, and nothing else: worked out from the facts alone."""
    fired = [
        rule
        for rule in RULES
        if rule.person in (None, person) and (rule.every or ticked & {*rule.signs})
    ]
    return {name for one in fired for name in named(one)}


def named(rule: Rule) -> list[str]:
    return [*rule.helplines, *rule.rights, *rule.advice, *rule.pages]


def shown(phone: Phone) -> list[str]:
    keys = phone.page.locator("main .strip").evaluate_all(SHOWN)
    return [DIALS[key.removeprefix("tel:")] if "tel:" in key else key for key in keys]


def test_one_tick_shows_what_fits(signs: Phone) -> None:
    after = signs.page.locator("main .after")
    expect(after.locator("h2")).to_be_hidden()
    signs.page.get_by_role("checkbox").first.click()
    expect(after.locator("h2")).to_be_visible()
    expect(after.locator("h2")).to_have_text("One yes is enough to talk to someone.")
    assert after.locator('a[href="tel:+31334481186"]').is_visible()


@every_rule
def test_a_rule_shows_its_results_and_no_other_does(signs: Phone, rule: Rule) -> None:
    persons = [rule.person] if rule.person else [*PERSONS]
    for person in persons:
        choose(signs, person)
        assert shown(signs) == []
        for sign in rule.signs or [SIGNS[0].id, SIGNS[-1].id]:
            tick(signs, sign)
            found = shown(signs)
            assert {*named(rule)} <= {*found}
            assert {*found} == expected({sign}, person), (person, sign)
            assert len(found) == len({*found}), "a key stands twice"
            tick(signs, sign)


def test_two_ticks_show_what_fits_either(signs: Phone) -> None:
    tick(signs, "no-passport")
    tick(signs, "no-doctor")
    assert {*shown(signs)} == expected({"no-passport", "no-doctor"}, "me")


@pytest.mark.parametrize("rule", LEAD_TO_RIGHTS, ids=lambda rule: rule.id)
def test_a_right_is_one_tap_from_its_tick(signs: Phone, rule: Rule) -> None:
    for right in rule.rights:
        tick(signs, rule.signs[0] if rule.signs else SIGNS[0].id)
        signs.page.locator(f"main .strip [data-at={right}]").click()
        expect_opened(signs, right)
        signs.go("signs")
        signs.page.locator("main [data-untick]").click()


def expect_opened(phone: Phone, right: str) -> None:
    """The right is unfolded, in sight from its top on, and has the focus."""
    card = phone.main.locator(f"details[data-item={right}]")
    expect(card).to_have_attribute("open", "")
    expect(card.locator("summary")).to_be_focused()
    expect(card.locator("summary")).to_be_in_viewport()
    text = next(iter(RIGHTS[right].text))
    expect(card.get_by_text(text, exact=True)).to_be_in_viewport()


def test_a_key_to_advice_opens_its_page_at_the_item(signs: Phone) -> None:
    tick(signs, "phone-checked")
    signs.page.locator("main .strip [data-at=watched-phone]").click()
    heading = signs.main.locator("[data-item=watched-phone] h2")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_the_threat_to_report_leads_to_the_warning_first(signs: Phone) -> None:
    tick(signs, "threat-to-report")
    key = signs.page.locator("main .strip:visible").nth(1).locator("button:visible").first
    expect(key).to_have_attribute("data-at", "before-police")
    key.click()
    expect(signs.main.locator("[data-item=before-police] h2")).to_be_focused()


def test_an_eu_passport_leaves_out_the_rights_that_are_not_hers(signs: Phone) -> None:
    signs.go("rights")
    signs.choose("passport=eu")
    signs.go("signs")
    tick(signs, "no-passport")
    names = {*shown(signs)} & {*RIGHTS}
    assert names
    assert {RIGHTS[name].part for name in names} == {"everybody"}


def test_a_key_to_a_right_keeps_the_answer_that_was_given(signs: Phone) -> None:
    signs.go("rights")
    signs.choose("passport=other")
    signs.go("signs")
    tick(signs, "no-passport")
    signs.page.locator("main .strip [data-at=report-without-permission]").click()
    expect_opened(signs, "report-without-permission")
    expect(signs.main.locator('[data-set="passport=other"]')).to_have_attribute(
        "aria-pressed", "true"
    )


def test_under_18_leads_its_own_way(signs: Phone) -> None:
    tick(signs, "under-18")
    first = signs.page.locator("main .strip").nth(1).locator("button:visible").first
    expect(first).to_have_attribute("data-go", "young")
    assert shown(signs)[:2] == ["emergency", "kindertelefoon"]
    choose(signs, "other")
    assert "young" not in shown(signs)
    assert "kindertelefoon" not in shown(signs)
    expect(signs.page.locator("main .strip [data-go=friend]")).to_be_visible()


def test_weak_signs_alone_raise_no_alarm(signs: Phone) -> None:
    for sign in SIGNS:
        if sign.weak:
            tick(signs, sign.id)
    assert not {"emergency", "veilig-thuis", "protection", "leaving"} & {*shown(signs)}
    assert "comensha" in shown(signs)


@every_language
def test_every_sign_is_said_of_her_or_of_someone_else(speaking, language: Language) -> None:
    phone = speaking(language.code)
    phone.open_room()
    phone.go("signs")
    for person, texts in (
        ("me", [sign.text for sign in SIGNS]),
        ("other", [sign.other for sign in SIGNS]),
        ("me", [sign.text for sign in SIGNS]),
    ):
        choose(phone, person)
        boxes = phone.page.get_by_role("checkbox").all_inner_texts()
        assert [box.strip() for box in boxes] == [language.translate(text) for text in texts]


@every_language
@pytest.mark.parametrize("height", [740, 640])
def test_a_tick_moves_and_covers_nothing(speaking, language: Language, height: int) -> None:
    phone = speaking(language.code)
    phone.page.set_viewport_size({"width": 360, "height": height})
    phone.open_room()
    phone.go("signs")
    card = phone.page.locator("main .after")
    for box in phone.page.get_by_role("checkbox").all():
        box.scroll_into_view_if_needed()
        before, top = box.bounding_box(), card.bounding_box()["y"]
        box.click()
        assert box.bounding_box() == before
        assert card.bounding_box()["y"] >= top - 1
        phone.page.locator("main [data-untick]").click()
        assert box.bounding_box() == before


def test_the_card_stands_over_no_sign_that_has_the_focus(signs: Phone) -> None:
    """With the keyboard, sign by sign, also once the card has its keys."""
    signs.page.get_by_role("checkbox").first.focus()
    signs.page.keyboard.press("Space")
    card = signs.page.locator("main .after")
    # Each sign has three keys: the tick, what it means, and the speaker.
    for _ in range(3 * len(SIGNS) - 1):
        signs.page.keyboard.press("Tab")
        focused = signs.page.locator("main .held :focus").bounding_box()
        assert focused["y"] + focused["height"] <= card.bounding_box()["y"]


def test_ticks_stay_while_the_room_is_open_and_can_be_taken_away(signs: Phone) -> None:
    boxes = signs.page.get_by_role("checkbox")
    boxes.nth(3).click()
    signs.go("rights")
    signs.go("signs")
    expect(boxes.nth(3)).to_be_checked()
    boxes.nth(3).click()
    expect(boxes.nth(3)).not_to_be_checked()
    boxes.nth(4).click()
    signs.page.locator("main [data-untick]").click()
    assert boxes.evaluate_all("all => all.every(b => b.ariaChecked === 'false')")
    assert shown(signs) == []
    expect(signs.page.locator("main [data-untick]")).to_be_hidden()


def test_ticks_and_the_person_are_gone_after_leaving(signs: Phone) -> None:
    choose(signs, "other")
    signs.page.get_by_role("checkbox").first.click()
    signs.page.keyboard.press("Escape")
    signs.open_room()
    signs.go("signs")
    expect(signs.page.get_by_role("checkbox").first).not_to_be_checked()
    expect(signs.main.locator('[data-set="person="]')).to_have_attribute("aria-pressed", "true")
    assert shown(signs) == []


def test_ticks_write_nothing(signs: Phone) -> None:
    read = """async () => { const all = [];
      for (const { name } of await indexedDB.databases()) {
        const base = await new Promise((done) => {
          const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
        for (const store of base.objectStoreNames) {
          const asked = base.transaction(store).objectStore(store).getAll();
          await new Promise((done) => { asked.onsuccess = done; });
          all.push(...asked.result.map((one) => [...new Uint8Array(one.buffer ?? one)].join()));
        }
        base.close();
      }
      return JSON.stringify([all, { ...localStorage }, { ...sessionStorage }]); }"""
    before = signs.page.evaluate(read)
    choose(signs, "other")
    for box in signs.page.get_by_role("checkbox").all()[:5]:
        box.click()
    signs.page.locator("main .strip [data-at]:visible").first.click()
    assert signs.page.evaluate(read) == before
    assert len(before) > 100


def test_ticks_work_by_keyboard(signs: Phone) -> None:
    box = signs.page.get_by_role("checkbox").first
    box.focus()
    signs.page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
