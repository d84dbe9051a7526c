"""The calculator as a person meets it: keys, keyboard, screen reader, paste, size of the screen."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.visited import Visited

# What a person may type, and the name of the key on the pad.
PAD = {"*": "×", "/": "÷", "-": "−", "(": "( )", ")": "( )", "B": "⌫"}
RECORD_ENTRIES = """
window.entries = [];
document.addEventListener('entry', (event) => window.entries.push(event.detail));
"""
PASTE = """(text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
}"""
PORTRAITS = [(360, 740), (412, 915), (320, 480), (320, 568), (180, 370)]
LANDSCAPES = [(740, 360), (640, 400), (915, 412), (568, 320)]
LARGE = [(1280, 800), (820, 1180)]


class Calculator:
    """A person with the calculator open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sum = page.locator("#display .sum")
        self.result = page.locator("#display .result")
        self.tape = page.locator("#tape li")

    def key(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def tap(self, keys: str) -> None:
        for key in keys:
            self.key(PAD.get(key, key)).click()

    def type(self, keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def paste(self, text: str) -> None:
        self.page.evaluate(PASTE, text)

    def shows(self, result: str, of: str = "") -> None:
        expect(self.result).to_have_text(result, use_inner_text=True)
        expect(self.sum).to_have_text(of, use_inner_text=True)

    @property
    def entries(self) -> list[str]:
        found: list[str] = self.page.evaluate("entries")
        return found

    @property
    def last(self) -> str:
        return str(self.page.locator("#cover").get_attribute("data-last"))

    def rest(self) -> None:
        self.page.evaluate("document.dispatchEvent(new Event('rest'))")


@pytest.fixture
def calculator(visited: Visited, browser_context_args: dict[str, object]) -> Calculator:
    page = visited.give(**browser_context_args).page
    page.add_init_script(RECORD_ENTRIES)
    page.evaluate(RECORD_ENTRIES)
    return Calculator(page)


@pytest.fixture
def open_calculator(browser: Browser, site: str) -> Iterator[Callable[..., Calculator]]:
    """Give a function that opens the calculator on a phone of its own."""
    contexts = []

    def open_on(width: int = 360, height: int = 740, **options: object) -> Calculator:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site}/calculator/")
        return Calculator(page)

    yield open_on
    for context in contexts:
        context.close()


# Keys on the pad


def test_keys_add_up(calculator: Calculator) -> None:
    calculator.shows("0")
    calculator.tap("12+34=")
    calculator.shows("46", of="12 + 34")


def test_tenths_add_exactly(calculator: Calculator) -> None:
    calculator.tap("0.1+0.2=")
    calculator.shows("0.3", of="0.1 + 0.2")


def test_every_key_is_a_button_named_as_it_looks(calculator: Calculator) -> None:
    names = [*"C%÷789×456−123+0.⌫=±", "( )"]
    for name in names:
        expect(calculator.key(name)).to_be_visible()
    assert calculator.page.get_by_role("button").count() == len(names)


def test_percent_adds_to_the_first_number(calculator: Calculator) -> None:
    calculator.tap("248+10%=")
    calculator.shows("272.8", of="248 + 10%")


def test_brackets_key_opens_and_closes(calculator: Calculator) -> None:
    calculator.tap("2(3+4)*2=")
    calculator.shows("28", of="2(3 + 4) × 2")


def test_open_brackets_are_closed_at_the_end(calculator: Calculator) -> None:
    calculator.tap("2*(3+4=")
    calculator.shows("14", of="2 × (3 + 4)")


def test_sign_key_turns_the_number_just_typed(calculator: Calculator) -> None:
    calculator.tap("8*5±=")
    calculator.shows("−40", of="8 × −5")


def test_result_so_far_is_shown_while_typing(calculator: Calculator) -> None:
    calculator.tap("5+")
    calculator.shows("5", of="5 +")
    calculator.tap("3")
    calculator.shows("8", of="5 + 3")


def test_equals_again_repeats_the_last_step(calculator: Calculator) -> None:
    calculator.tap("5+3===")
    calculator.shows("14", of="11 + 3")


def test_digit_after_a_result_starts_anew(calculator: Calculator) -> None:
    calculator.tap("5+3=27")
    calculator.shows("27")


def test_operator_after_a_result_goes_on_with_it(calculator: Calculator) -> None:
    calculator.tap("1/3=*3=")
    calculator.shows("1", of="0.333333333333 × 3")


def test_backspace_takes_one_key_back(calculator: Calculator) -> None:
    calculator.tap("12+3BB")
    calculator.shows("12")
    calculator.tap("B+1=")
    calculator.shows("2", of="1 + 1")


def test_backspace_after_a_result_reopens_the_sum(calculator: Calculator) -> None:
    calculator.tap("12+34=B5")
    calculator.shows("47", of="12 + 35")


def test_clear_empties_the_display_and_keeps_the_tape(calculator: Calculator) -> None:
    calculator.tap("5+3=C")
    calculator.shows("0")
    expect(calculator.tape).to_have_text(["5 + 3 = 8"])


def test_division_by_zero_says_so_in_words(calculator: Calculator) -> None:
    calculator.tap("5/0")
    calculator.shows("\u00a0", of="5 ÷ 0")
    calculator.tap("=")
    calculator.shows("Cannot divide by zero", of="5 ÷ 0")
    calculator.tap("7")
    calculator.shows("7")


def test_tape_keeps_past_results(calculator: Calculator) -> None:
    calculator.tap("12.5*8=84/6=248+10%=")
    expect(calculator.tape).to_have_text(["12.5 × 8 = 100", "84 ÷ 6 = 14"])
    calculator.tap("1")
    expect(calculator.tape).to_have_text(["12.5 × 8 = 100", "84 ÷ 6 = 14", "248 + 10% = 272.8"])


def test_tape_shows_its_newest_row_when_it_is_full(calculator: Calculator) -> None:
    for number in range(60):
        calculator.type(f"{number}+1=")
    calculator.type("1")
    expect(calculator.tape).to_have_count(50)
    expect(calculator.tape.last).to_be_in_viewport()
    expect(calculator.tape.last).to_have_text("59 + 1 = 60")


def test_tap_on_a_past_result_uses_it_again(calculator: Calculator) -> None:
    calculator.tap("84/6=10+")
    calculator.tape.first.click()
    calculator.shows("24", of="10 + 14")
    calculator.tap("=")
    calculator.shows("24", of="10 + 14")


def test_fast_taps_are_all_counted(calculator: Calculator) -> None:
    calculator.key("7").click(click_count=6)
    calculator.shows("777,777")


def test_key_looks_pressed_while_it_is_held(calculator: Calculator) -> None:
    held = calculator.page.locator("[data-pressed]")
    calculator.key("7").hover()
    calculator.page.mouse.down()
    expect(held).to_have_text("7")
    calculator.page.mouse.up()
    expect(held).to_have_count(0)
    calculator.shows("7")


def test_tapping_selects_no_text_and_never_zooms(calculator: Calculator) -> None:
    calculator.key("7").dblclick()
    assert calculator.page.evaluate("getSelection().isCollapsed")
    for key in calculator.page.get_by_role("button").all():
        assert key.evaluate("(key) => getComputedStyle(key).touchAction") == "manipulation"
        assert key.evaluate("(key) => getComputedStyle(key).userSelect") == "none"


# Keyboard


def test_display_has_the_focus_on_load(calculator: Calculator) -> None:
    expect(calculator.page.locator("#display")).to_be_focused()


def test_keyboard_works_without_a_click(calculator: Calculator) -> None:
    calculator.type("2*(3+4)-6/3")
    calculator.page.keyboard.press("Enter")
    calculator.shows("12", of="2 × (3 + 4) − 6 ÷ 3")


def test_keyboard_point_and_comma_both_mean_the_separator(calculator: Calculator) -> None:
    calculator.type("1.5+1,5=")
    calculator.shows("3", of="1.5 + 1.5")


def test_keyboard_backspace_and_delete(calculator: Calculator) -> None:
    calculator.type("128")
    calculator.page.keyboard.press("Backspace")
    calculator.shows("12")
    calculator.page.keyboard.press("Delete")
    calculator.shows("0")


def test_enter_after_a_tap_confirms(calculator: Calculator) -> None:
    calculator.tap("5+3")
    calculator.page.keyboard.press("Enter")
    calculator.shows("8", of="5 + 3")


@pytest.mark.parametrize("press", ["Enter", "Space"])
def test_key_reached_by_tab_is_pressed(calculator: Calculator, press: str) -> None:
    calculator.type("5")
    while not calculator.key("7").evaluate("(key) => key === document.activeElement"):
        calculator.page.keyboard.press("Tab")
    calculator.page.keyboard.press(press)
    calculator.shows("57")


def test_escape_changes_nothing(calculator: Calculator) -> None:
    calculator.type("5+3")
    calculator.page.keyboard.press("Escape")
    calculator.shows("8", of="5 + 3")


@pytest.mark.parametrize("shortcut", ["Control+1", "Alt+1", "Meta+1"])
def test_shortcuts_of_the_browser_are_left_alone(calculator: Calculator, shortcut: str) -> None:
    calculator.page.keyboard.press(shortcut)
    calculator.shows("0")


def test_arrows_fetch_past_results(calculator: Calculator) -> None:
    calculator.type("84/6=2*4=10+")
    calculator.page.keyboard.press("ArrowUp")
    calculator.shows("18", of="10 + 8")
    calculator.page.keyboard.press("ArrowUp")
    calculator.shows("24", of="10 + 14")
    calculator.page.keyboard.press("ArrowDown")
    calculator.shows("18", of="10 + 8")


def test_held_enter_confirms_once(calculator: Calculator) -> None:
    calculator.type("5+3")
    calculator.page.keyboard.down("Enter")
    calculator.page.keyboard.down("Enter")
    calculator.page.keyboard.up("Enter")
    calculator.shows("8", of="5 + 3")


def test_keyboard_is_ignored_while_the_cover_is_away(calculator: Calculator) -> None:
    calculator.page.evaluate("document.documentElement.setAttribute('data-open', '')")
    calculator.type("12+3=")
    calculator.paste("45")
    calculator.page.evaluate("document.documentElement.removeAttribute('data-open')")
    calculator.shows("0")


# Paste and copy


@pytest.mark.parametrize(
    ("text", "result", "of"),
    [("8520", "8,520", ""), ("12+7", "19", "12 + 7"), ("1,234.56", "1,234.56", "")],
)
def test_pasted_sum_goes_in(calculator: Calculator, text: str, result: str, of: str) -> None:
    calculator.paste(text)
    calculator.shows(result, of=of)


def test_pasted_number_takes_the_place_of_the_one_typed(calculator: Calculator) -> None:
    calculator.type("5*3")
    calculator.paste("12")
    calculator.shows("60", of="5 × 12")


def test_pasted_words_are_ignored(calculator: Calculator) -> None:
    calculator.type("5")
    calculator.paste("five apples")
    calculator.shows("5")


def test_copy_gives_the_result(calculator: Calculator) -> None:
    calculator.type("1000*1.5=")
    copied = calculator.page.evaluate(
        """() => {
          const clipboardData = new DataTransfer();
          document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
          return clipboardData.getData('text/plain');
        }"""
    )
    assert copied == "1,500"


# A number typed alone


@pytest.mark.parametrize("how", ["tap", "type", "paste"])
def test_number_alone_is_told_once_at_equals(calculator: Calculator, how: str) -> None:
    getattr(calculator, how)("8520")
    assert calculator.entries == []
    calculator.tap("==")
    assert calculator.entries == ["8520"]
    calculator.shows("8,520")


@pytest.mark.parametrize(
    "keys", ["852=", "0.5=", "85.20=", "8520+=", "(8520=", "8520±=", "8500+20=", "1234567890123="]
)
def test_anything_else_is_not_told(calculator: Calculator, keys: str) -> None:
    calculator.tap(keys)
    assert calculator.entries == []


@pytest.mark.parametrize("key", [*"1.+-*/%(±CB"])
def test_next_key_takes_the_number_back(calculator: Calculator, key: str) -> None:
    calculator.tap("8520=")
    calculator.tap(key)
    assert calculator.entries == ["8520", ""]


def test_number_alone_never_joins_the_tape(calculator: Calculator) -> None:
    calculator.tap("5+3=8520=1+1=C")
    expect(calculator.tape).to_have_text(["5 + 3 = 8", "1 + 1 = 2"])


def test_numbers_alone_all_look_the_same(calculator: Calculator) -> None:
    def look(number: str) -> str:
        calculator.tap(f"C{number}=")
        calculator.shows(f"{number[0]},{number[1:]}")
        html: str = calculator.page.locator("#cover").inner_html()
        return html.replace(f"{number[0]},{number[1:]}", "")

    assert look("8520") == look("8521") == look("1234")


# Going to rest


def test_rest_clears_the_display_and_keeps_the_tape(calculator: Calculator) -> None:
    calculator.tap("5+3=8520=")
    calculator.rest()
    calculator.shows("0")
    expect(calculator.tape).to_have_text(["5 + 3 = 8"])
    assert "8,520" not in calculator.page.locator("#cover").inner_html()
    assert calculator.entries == ["8520"]


def test_keys_reach_the_sum_while_nothing_has_the_focus(calculator: Calculator) -> None:
    calculator.rest()
    calculator.page.evaluate("document.activeElement.blur()")
    expect(calculator.page.locator("#display")).not_to_be_focused()
    calculator.type("8520=")
    assert calculator.entries == ["8520"]


def test_last_result_of_the_tape_is_kept_for_the_page(calculator: Calculator) -> None:
    assert calculator.last == "0"
    calculator.tap("1000+10=")
    assert calculator.last == "1,010"
    calculator.tap("8520=")
    calculator.rest()
    assert calculator.last == "1,010"


# Screen readers


def test_result_is_announced_once(calculator: Calculator) -> None:
    status = calculator.page.get_by_role("status")
    calculator.tap("2+3")
    expect(status).to_have_text("")
    calculator.tap("=")
    expect(status).to_have_text("2 + 3 = 5")
    expect(status).to_have_text("")


def test_page_has_one_heading_and_one_main(calculator: Calculator) -> None:
    expect(calculator.page.get_by_role("main")).to_have_count(1)
    expect(calculator.page.get_by_role("heading", level=1)).to_have_text("Calculator")
    expect(calculator.page.get_by_role("group", name="Past results")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility_rules_pass(open_calculator: Callable[..., Calculator], scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    calculator = open_calculator(color_scheme=scheme, bypass_csp=True)
    calculator.type("1+1=" * 15)
    calculator.type("123456789012345*" * 8)
    found = Axe().run(calculator.page)
    assert found.violations_count == 0, found.generate_report()


# Languages


def test_dutch_phone_shows_a_comma(open_calculator: Callable[..., Calculator]) -> None:
    calculator = open_calculator(locale="nl-NL")
    calculator.key(",").click()
    calculator.type("5+1234.5=")
    calculator.shows("1.235", of="0,5 + 1.234,5")


def test_arabic_phone_keeps_the_pad_and_the_digits_left_to_right(
    open_calculator: Callable[..., Calculator],
) -> None:
    calculator = open_calculator(locale="ar-EG")
    calculator.type("1234.5-5=")
    calculator.shows("1,229.5", of="1,234.5 − 5")
    box = {name: calculator.key(name).bounding_box() for name in "79"}
    assert box["7"]["x"] < box["9"]["x"]


def test_digits_of_an_arabic_keyboard_are_understood(calculator: Calculator) -> None:
    for key in "٨٥٢٠":
        calculator.page.evaluate(
            "(key) => document.body.dispatchEvent("
            "new KeyboardEvent('keydown', { key, bubbles: true }))",
            key,
        )
    calculator.shows("8,520")


# Screens


@pytest.mark.parametrize(("width", "height"), PORTRAITS + LANDSCAPES + LARGE)
def test_everything_fits_the_screen(
    open_calculator: Callable[..., Calculator], width: int, height: int
) -> None:
    calculator = open_calculator(width, height)
    calculator.type("84/6=123456789012344+1=")
    sizes = calculator.page.evaluate(
        "[document.documentElement.scrollWidth, innerWidth, "
        "document.querySelector('.result').scrollWidth, "
        "document.querySelector('.result').clientWidth]"
    )
    assert sizes[0] == sizes[1]
    assert sizes[2] <= sizes[3]
    boxes = [key.bounding_box() for key in calculator.page.get_by_role("button").all()]
    for box in boxes:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 44
    if height >= 480 or width > height:
        assert max(box["y"] + box["height"] for box in boxes) <= height


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 480), (740, 360), (1280, 800)])
def test_no_number_is_cut(
    open_calculator: Callable[..., Calculator], width: int, height: int
) -> None:
    calculator = open_calculator(width, height)
    for keys in ("1/3=", "-123456789012344-1=", "999999999999*999999999997=", "0.00000012*1="):
        calculator.page.keyboard.press("Delete")
        calculator.type(keys)
        inside = calculator.page.evaluate(
            """() => {
              const number = document.querySelector('.result span').getBoundingClientRect();
              const line = document.querySelector('.result').getBoundingClientRect();
              return number.left >= line.left - 1 && number.right <= line.right + 1;
            }"""
        )
        assert inside, keys


def test_long_sum_shows_its_end_and_can_be_scrolled(calculator: Calculator) -> None:
    calculator.type("123456789012345+" * 8)
    hidden = calculator.sum.evaluate("(line) => line.scrollHeight - line.clientHeight")
    assert hidden > 0
    assert calculator.sum.evaluate("(line) => line.scrollTop") >= hidden - 1
    assert calculator.sum.get_attribute("tabindex") == "0"


def test_landscape_puts_the_display_beside_the_keys(
    open_calculator: Callable[..., Calculator],
) -> None:
    calculator = open_calculator(740, 360)
    display = calculator.page.locator("#display").bounding_box()
    seven = calculator.key("7").bounding_box()
    assert display is not None
    assert seven is not None
    assert display["x"] + display["width"] <= seven["x"]


def test_dark_phone_gets_a_dark_calculator(open_calculator: Callable[..., Calculator]) -> None:
    grounds = [
        open_calculator(color_scheme=scheme).page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(244, 245, 247)", "rgb(20, 23, 26)"]
