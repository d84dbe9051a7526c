"""Reading aloud: only on a tap, after a warning, in the language of each part, over on leaving.

Chromium without a head has no voices, so most tests give the page some and listen to what it says.
"""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.exits import WAYS
from tests.browser.test_accessibility import open_screen
from tests.phone import Phone

pytestmark = pytest.mark.visited

VOICES = [
    {"lang": "en-US", "localService": False, "name": "far"},
    {"lang": "en-GB", "localService": True, "name": "near"},
    {"lang": "nl_NL", "localService": True, "name": "near"},
    {"lang": "ar-XA", "localService": False, "name": "far"},
]
STAND_IN = """(voices) => {
  const spoken = [], queue = [];
  window.heard = { spoken, cancelled: [], finish: () => queue.splice(0).at(-1)?.onend() };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: {
    getVoices: () => voices,
    speak(one) { queue.push(one); spoken.push([one.lang, one.text, one.voice.name]); },
    cancel() { queue.length = 0;
      window.heard.cancelled.push(Boolean(document.documentElement.hasAttribute('data-open'))); },
  } });
}"""


def give_voices(page: Page, voices: list[dict[str, object]]) -> None:
    page.add_init_script(f"({STAND_IN})({json.dumps(voices)})")
    page.reload()


@pytest.fixture
def talking(speaking):
    """Give a phone in a language whose page has voices."""

    def phone_in(code: str, voices: list[dict[str, object]] = VOICES) -> Phone:
        phone = speaking(code)
        give_voices(phone.page, voices)
        phone.wait_until_kept()
        phone.open_room()
        return phone

    return phone_in


def press(phone: Phone, item: str, part: str = "") -> None:
    phone.main.locator(f"{speaker_of(item, part)}").first.click()


def speaker_of(item: str, part: str = "") -> str:
    inside = f'[data-item="{item}"]'
    return f':is({inside} > [data-speak="{part}"], {inside} + [data-speak="{part}"])'


def agree(phone: Phone) -> None:
    phone.page.locator("[data-answer=yes]").click()


def spoken(phone: Phone) -> list[list[str]]:
    return phone.page.evaluate("heard.spoken.map(one => one.slice(0, 2))")


def test_every_card_has_a_speaker(talking) -> None:
    phone = talking("en")
    for screen in ("call", "signs", "rights", "say", "safe", "friend", "young", "hides", "screen"):
        open_screen(phone, screen)
        without = phone.paper.evaluate(
            """main => [...main.querySelectorAll('[data-item]')].filter((one) =>
              one.localName !== 'p' && !one.querySelector(':scope > [data-speak]')
              && !one.nextElementSibling?.matches('[data-speak]')
              && !one.closest('.after')?.querySelector(':scope > [data-speak]')
            ).map(one => one.dataset.item)"""
        )
        assert without == [], screen
        keys = phone.main.locator("[data-speak]:visible").count()
        named = phone.main.get_by_role("button", name=re.compile(r"^Read aloud\W+\w"))
        assert named.count() == keys, screen


def test_it_warns_once_before_it_speaks(talking) -> None:
    phone = talking("en")
    press(phone, "emergency")
    warning = phone.page.get_by_text("Others may hear it. The phone may use the internet for it.")
    expect(warning).to_be_visible()
    expect(phone.page.locator("[data-answer=yes]")).to_be_focused()
    assert spoken(phone) == []
    phone.page.locator("[data-answer=no]").click()
    expect(warning).to_be_hidden()
    assert spoken(phone) == []
    press(phone, "emergency")
    expect(warning).to_be_visible()
    agree(phone)
    expect(warning).to_be_hidden()
    assert spoken(phone)
    expect(phone.main.locator(speaker_of("emergency"))).to_be_focused()
    phone.go("rights")
    open_screen(phone, "say")
    press(phone, "need-help", "dutch")
    expect(warning).to_be_hidden()
    assert spoken(phone)[-1] == ["nl_NL", "Ik heb hulp nodig."]
    phone.page.keyboard.press("Escape")
    phone.open_room()
    press(phone, "emergency")
    expect(warning).to_be_visible()


def test_a_card_is_read_sentence_by_sentence_and_numbers_digit_by_digit(talking) -> None:
    phone = talking("en")
    press(phone, "comensha")
    agree(phone)
    said = spoken(phone)
    assert said[:2] == [
        ["nl_NL", "CoMensha"],
        ["en-GB", "They arrange help for people who are forced or exploited."],
    ]
    assert ["en-GB", "0 3 3, 4 4 8, 1 1, 8 6"] in said
    assert not [text for _, text in said if "What happens when" in text or "http" in text]
    before = len(said)
    phone.main.locator("[data-item=comensha] summary").click()
    press(phone, "comensha")
    press(phone, "comensha")
    assert len(spoken(phone)) > 2 * before, "what was opened is read too"
    texts = [text for _, text in spoken(phone)]
    assert "Is er een tolk die mijn taal spreekt?" in texts
    assert [lang for lang, text in spoken(phone) if text.startswith("Is er een tolk")] == ["nl_NL"]
    assert not [text for text in texts if "wegwijzermensenhandel" in text]


def test_numbers_in_a_sentence_are_digits_and_years_are_not(talking) -> None:
    phone = talking("en")
    phone.paper.evaluate(
        """main => { main.querySelector('[data-item=emergency] .who').textContent =
        'Call 112 or 0900-8844 or +31334481186. Since 2023, at 09.00, it costs 0.02 or 1500.'; }"""
    )
    press(phone, "emergency")
    agree(phone)
    texts = [text for _, text in spoken(phone)]
    assert "Call 1 1 2 or 0 9 0 0, 8 8 4 4 or + 3 1 3 3 4 4 8 1 1 8 6." in texts
    assert "Since 2023, at 09.00, it costs 0.02 or 1500." in texts


def test_phrases_are_spoken_in_dutch_and_in_her_language(talking) -> None:
    phone = talking("ar")
    open_screen(phone, "say")
    press(phone, "need-help", "meaning")
    agree(phone)
    press(phone, "need-help", "dutch")
    press(phone, "call-back", "dutch")
    assert spoken(phone) == [
        ["ar-XA", "أحتاج إلى مساعدة."],
        ["nl_NL", "Ik heb hulp nodig."],
        ["nl_NL", "Kunt u mij terugbellen om"],
        ["nl_NL", "uur?"],
    ]


def test_rights_and_signs_are_read_by_their_titles_when_closed(talking) -> None:
    phone = talking("en")
    phone.go("rights")
    phone.page.locator('main [data-set="passport=other"]').click()
    card = phone.main.locator("details[data-item=time-to-think]")
    press(phone, "time-to-think")
    agree(phone)
    title = card.locator("h3").inner_text()
    assert [text for _, text in spoken(phone)] == [title]
    card.locator("summary").click()
    press(phone, "time-to-think")
    press(phone, "time-to-think")
    assert len(spoken(phone)) > 3
    phone.go("signs")
    sign = phone.main.locator(".sign").first
    before = len(spoken(phone))
    press(phone, sign.get_attribute("data-item"))
    said = [text for _, text in spoken(phone)[before:]]
    assert said == [sign.locator("[data-tick]").inner_text().strip()]
    expect(sign.locator("[data-tick]")).not_to_be_checked()


def test_what_stands_beside_is_read_too(talking) -> None:
    phone = talking("en")
    phone.go("signs")
    phone.page.locator('main [data-set="beside=nl"]').click()
    expect(phone.main.locator("span.beside").first).to_be_visible()
    phone.main.locator(".after > [data-speak]").click()
    agree(phone)
    assert spoken(phone)[:4] == [
        ["en-GB", "Do you do sex work against your will?"],
        ["nl_NL", "Doe je sekswerk tegen je wil?"],
        ["en-GB", "Or does someone you know?"],
        ["nl_NL", "Of iemand die je kent?"],
    ]


def test_a_voice_on_the_phone_comes_before_one_on_the_network(talking) -> None:
    phone = talking("en")
    press(phone, "emergency")
    agree(phone)
    names = phone.page.evaluate("heard.spoken.map(one => one[2])")
    assert {*names} == {"near"}


def test_pressing_again_stops_and_so_does_the_end(talking) -> None:
    phone = talking("en")
    speaker = phone.main.locator(speaker_of("emergency"))
    press(phone, "emergency")
    agree(phone)
    expect(speaker).to_have_attribute("aria-pressed", "true")
    speaker.click()
    expect(speaker).to_have_attribute("aria-pressed", "false")
    assert phone.page.evaluate("heard.cancelled.length") == 1
    speaker.click()
    expect(speaker).to_have_attribute("aria-pressed", "true")
    phone.page.evaluate("heard.finish()")
    expect(speaker).to_have_attribute("aria-pressed", "false")
    speaker.click()
    press(phone, "comensha")
    expect(speaker).to_have_attribute("aria-pressed", "false")


def test_another_screen_stops_it(talking) -> None:
    phone = talking("en")
    press(phone, "emergency")
    agree(phone)
    before = phone.page.evaluate("heard.cancelled.length")
    phone.go("signs")
    assert phone.page.evaluate("heard.cancelled.length") == before + 1


# The focus is on the speaker here, not on the heading that Shift and Tab start from.
@pytest.mark.parametrize("way", [way for way in WAYS if "Shift and Tab" not in way])
def test_every_way_out_stops_it_in_its_own_task(talking, way: str) -> None:
    phone = talking("en")
    press(phone, "emergency")
    agree(phone)
    # The first thing that runs after the task of the exit notes whether all was still by then.
    phone.page.evaluate(
        """() => { heard.cancelled.length = 0; document.addEventListener('rest', () => {
        heard.still = heard.cancelled.length; }); }"""
    )
    count = len(spoken(phone))
    WAYS[way](phone)
    assert phone.page.evaluate("heard.still") == 1
    assert phone.page.evaluate("!document.documentElement.hasAttribute('data-open')")
    phone.page.evaluate("heard.finish()")
    assert len(spoken(phone)) == count


def test_a_phone_without_a_voice_for_the_language_says_so(talking) -> None:
    dutch_only = [one for one in VOICES if one["lang"] == "nl_NL"]
    phone = talking("ar", dutch_only)
    open_screen(phone, "say")
    told = phone.page.locator(".told [data-if='told=mute']")
    press(phone, "need-help", "meaning")
    agree(phone)
    expect(told).to_be_visible()
    expect(told).to_have_text("لا يوجد في هذا الهاتف صوت لهذه اللغة.")
    assert spoken(phone) == []
    struck = phone.page.locator("[data-item=need-help] .mute:visible")
    expect(struck).to_have_count(1)
    press(phone, "need-help", "dutch")
    expect(told).to_be_hidden()
    expect(struck).to_have_count(1)
    assert spoken(phone) == [["nl_NL", "Ik heb hulp nodig."]]


def test_chromium_without_voices_says_so_for_real(phone: Phone) -> None:
    phone.open_room()
    assert phone.page.evaluate("speechSynthesis.getVoices().length") == 0
    press(phone, "emergency")
    agree(phone)
    expect(phone.page.get_by_text("This phone has no voice for this language.")).to_be_visible()
    expect(phone.main.locator(speaker_of("emergency"))).to_have_attribute("aria-pressed", "false")


def test_a_browser_that_cannot_speak_says_so(talking) -> None:
    phone = talking("en")
    phone.page.evaluate("Object.defineProperty(window, 'speechSynthesis', {value: undefined})")
    press(phone, "emergency")
    agree(phone)
    expect(phone.page.get_by_text("This phone has no voice for this language.")).to_be_visible()


def test_speaking_asks_the_network_for_nothing(talking) -> None:
    phone = talking("en")
    asked: list[str] = []
    phone.page.context.on("request", lambda request: asked.append(request.url))
    press(phone, "emergency")
    agree(phone)
    open_screen(phone, "say")
    press(phone, "need-help", "dutch")
    assert asked == []
