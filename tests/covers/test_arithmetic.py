"""The calculator's engine, run in the browser and compared with Python's own exact numbers."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route

PWA = Path(__file__).parents[2] / "pwa"
ORIGIN = "http://modules.test"

# Joins the engine's modules to one function: keys pressed one by one → what the display shows.
ENGINE = """
async () => {
  const load = (name) => import(`/covers/calculator/${name}.js`);
  const [{ Session }, { NumberStyle }, { Fraction }, { evaluate, closeSum }, { withKey }] =
    await Promise.all(['session', 'format', 'fraction', 'expression', 'entry'].map(load));
  window.calculate = (keys, language = 'en') => {
    const session = new Session();
    const style = new NumberStyle([language]);
    for (const key of keys.split(' ')) session.press(key);
    const { done, sum } = session;
    if (!done) return style.sum(sum);
    return done.problem ?? style.number(done.value);
  };
  window.exact = (keys) => {
    const value = evaluate(closeSum([...keys].reduce(withKey, [])));
    return `${value.top}/${value.bottom}`;
  };
  window.shown = (top, bottom, language) =>
    new NumberStyle([language]).number(new Fraction(BigInt(top), BigInt(bottom)));
  window.paste = (text, language) => new NumberStyle([language]).read(text)?.join('') ?? null;
  window.typedSum = (keys, language) =>
    new NumberStyle([language]).sum([...keys].reduce(withKey, []));
}
"""


def answer_from_disk(route: Route) -> None:
    path = PWA / route.request.url.removeprefix(f"{ORIGIN}/")
    if path.is_file():
        route.fulfill(path=path, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>Modules</title>", content_type="text/html")


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    """Give one page for all tests of the module: nothing is kept between two calls."""
    page = browser.new_page()
    page.route(f"{ORIGIN}/**", answer_from_disk)
    page.goto(f"{ORIGIN}/")
    page.evaluate(ENGINE)
    yield page
    page.close()


@pytest.fixture
def calculate(engine: Page) -> Callable[..., str]:
    """Press keys, written without spaces, on a fresh calculator; give what it shows."""

    def press(keys: str, language: str = "en") -> str:
        names = keys.replace("()", "B")
        spaced = " ".join("()" if key == "B" else key for key in names)
        return str(engine.evaluate("([k, l]) => calculate(k, l)", [spaced, language]))

    return press


SUMS = [
    # Exactness
    ("0.1+0.2=", "0.3"),
    ("1/3*3=", "1"),
    ("1/3*3-1=", "0"),
    ("1/3+1/3+1/3=", "1"),
    ("1.1*1.1=", "1.21"),
    ("4.35*100=", "435"),
    ("1.005*1000=", "1,005"),
    ("0.3-0.1=", "0.2"),
    ("999999999999999+1=", "1e15"),
    ("123456789012345-1=", "123,456,789,012,344"),
    ("100000000000000*9=", "900,000,000,000,000"),
    ("1234567890123.45+1=", "1,234,567,890,124.45"),
    # Rounding and length
    ("1/3=", "0.333333333333"),
    ("2/3=", "0.666666666667"),
    ("22/7=", "3.14285714286"),
    ("1/8=", "0.125"),
    ("1/1024=", "0.0009765625"),
    ("123456789012345+1/3=", "123,456,789,012,345"),
    ("999999999999999+2/3=", "1e15"),
    ("1/1000000=", "0.000001"),
    ("1/10000000=", "1e−7"),
    ("12345/100000000000=", "1.2345e−7"),
    ("999999999999999*999999999999999=", "1e30"),
    ("0-999999999999999*999999999999999=", "−1e30"),
    # Precedence and chains
    ("2+3*4=", "14"),
    ("2*3+4=", "10"),
    ("10-4-3=", "3"),
    ("100/10/5=", "2"),
    ("8/2*4=", "16"),
    ("2+3*4-10/5=", "12"),
    ("84/6=", "14"),
    ("12.5*8=", "100"),
    # Percent, as phones do it
    ("248+10%=", "272.8"),
    ("100-10%=", "90"),
    ("200*10%=", "20"),
    ("200/10%=", "2,000"),
    ("50%=", "0.5"),
    ("100+10%+10%=", "121"),
    ("5+(200+10%)=", "225"),
    ("100+10%*2=", "100.2"),
    ("100+(5+5)%=", "110"),
    ("10%+5=", "5.1"),
    ("0-50%=", "0"),
    ("50%8=", "4"),
    # Brackets
    ("(2+3)*4=", "20"),
    ("2(3+4)=", "14"),
    ("(1+2)(3+4)=", "21"),
    ("(1+2)3=", "9"),
    ("8/2(2+2)=", "16"),
    ("2*(3+4=", "14"),
    ("((2+3)*(4+1=", "25"),
    ("2()3+4()=", "14"),
    ("5+()2*3=", "11"),
    ("5+(=", "5"),
    ("((((((((7=", "7"),
    ("1)2=", "12"),
    # Signs
    ("-5+3=", "−2"),
    ("5*-3=", "−15"),
    ("6/-(1+2)=", "−2"),
    ("-(2+3)=", "−5"),
    ("--5=", "−5"),
    ("5+-3=", "2"),
    ("5*-+3=", "8"),
    ("100+±10%=", "90"),
    ("5±=", "−5"),
    ("5±±=", "5"),
    ("8-5±=", "13"),
    ("8-5±±=", "3"),
    ("2*(3+4)±=", "−14"),
    ("2(3)±+10=", "4"),
    ("±5+1=", "−4"),
    ("50%±=", "−0.5"),
    ("5+3=±", "−8"),
    ("5+3=±±", "8"),
    # A changed mind
    ("5+*3=", "15"),
    ("5*-/2=", "2.5"),
    ("5+=", "5"),
    ("*5=", "5"),
    ("%=", ""),
    ("=", ""),
    ("+", ""),
    ("12⌫+3=", "4"),
    ("12+⌫⌫⌫7=", "7"),
    ("⌫5=", "5"),
    ("5+3=⌫4=", "9"),
    ("12C34=", "34"),
    ("5/0=⌫2=", "2.5"),
    # After a result
    ("5+3==", "11"),
    ("5+3===", "14"),
    ("2+3*4==", "56"),
    ("9-2(1+1)==", "1"),
    ("2*(3+4)==", "98"),
    ("248+10%==", "300.08"),
    ("5+3=2+2=", "4"),
    ("5+3=*2=", "16"),
    ("5+3=%", "8%"),
    ("5+3=7", "7"),
    ("5+3=.5=", "0.5"),
    ("1/3=*3=", "1"),
    ("7410==", "7,410"),
    ("5+3=+⌫4", "4"),
    ("5/0=+", "zero"),
    ("5/0=7+1=", "8"),
    # Writing numbers
    ("007=", "7"),
    ("0.50=", "0.5"),
    ("1..5=", "1.5"),
    (".5+.5=", "1"),
    ("5.=", "5"),
    ("1234567.80", "1,234,567.80"),
    ("1234.", "1,234."),
    ("1234567890123456789", "123,456,789,012,345"),
    # What has no answer
    ("5/0=", "zero"),
    ("0/0=", "zero"),
    ("1/(2-2)=", "zero"),
    ("5/0%=", "zero"),
]


@pytest.mark.parametrize(("keys", "shown"), SUMS)
def test_sum_gives_the_right_answer(calculate: Callable[..., str], keys: str, shown: str) -> None:
    assert calculate(keys) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "1,234,567.5"),
        ("nl", "1.234.567,5"),
        ("fr", "1\u202f234\u202f567,5"),
        ("en-IN", "12,34,567.5"),
        ("ar", "1,234,567.5"),
        ("ar-EG", "1,234,567.5"),
        ("fa", "1,234,567.5"),
        ("hi-u-nu-deva", "12,34,567.5"),
        ("en-US@posix", "1,234,567.5"),
    ],
)
def test_numbers_follow_the_language_in_latin_digits(
    calculate: Callable[..., str], language: str, shown: str
) -> None:
    assert calculate("1234567.5", language) == shown
    assert calculate("1234567+.5=", language) == shown


def test_polish_groups_only_from_five_digits(calculate: Callable[..., str]) -> None:
    assert calculate("1234", "pl") == "1234"
    assert calculate("12345", "pl") == "12\u00a0345"


PASTED = [
    ("en", "7410", "7410"),
    ("en", " 7410\n", "7410"),
    ("en", "12+7", "12+7"),
    ("en", "12 + 7 =", "12+7"),
    ("en", "1,234.56", "1234.56"),
    ("en", "1.234,56", None),
    ("en", "1,5", None),
    ("en", "12,345,678", "12345678"),
    ("en-IN", "12,34,567.5", "1234567.5"),
    ("nl", "1.234,56", "1234.56"),
    ("nl", "12345.678", None),
    ("nl", "1.5", None),
    ("nl", "0,5", "0.5"),
    ("fr", "1\u202f234,56", "1234.56"),
    ("fr", "1 234,56", "1234.56"),
    ("pl", "12\u00a0345,6", "12345.6"),
    ("de-CH", "1’234.5", "1234.5"),
    ("de-CH", "1'234.5", "1234.5"),
    ("en", ".5", "0.5"),
    ("en", "2 × (3 − 4) ÷ 5", "2*(3-4)/5"),
    ("en", "−5", "-5"),
    ("en", "007", "7"),
    ("en", "٧٤١٠", "7410"),
    ("fa", "۱۲+۷", "12+7"),
    ("en", "12 7", None),
    ("en", "", None),
    ("en", "hello", None),
    ("en", "5+*3", None),
    ("en", "5)", None),
    ("en", "1.2.3", None),
    ("en", "1234567890123456", None),
    ("en", "1e5", None),
    ("en", "1+" * 200, None),
]


@pytest.mark.parametrize(("language", "text", "keys"), PASTED)
def test_pasted_text_goes_in_only_as_a_valid_sum(
    engine: Page, language: str, text: str, keys: str | None
) -> None:
    assert engine.evaluate("([t, l]) => paste(t, l)", [text, language]) == keys


def test_sum_is_written_with_spaces_and_signs(engine: Page) -> None:
    shown = engine.evaluate("typedSum('-1234*-(5/2%)+(3', 'nl')")
    assert shown == "−1.234 × −(5 ÷ 2%) + (3"


def test_endless_typing_stops_at_a_limit(engine: Page) -> None:
    assert len(engine.evaluate("typedSum('9+'.repeat(5000), 'en')")) < 250
    assert len(engine.evaluate("typedSum('('.repeat(5000), 'en')")) < 250
    assert len(engine.evaluate("typedSum('9(9)'.repeat(5000), 'en')")) < 250


def test_huge_and_tiny_results_end_quickly_and_in_words(engine: Page) -> None:
    ran = engine.evaluate(
        """() => {
          const start = performance.now();
          const big = '9 '.repeat(12);
          const grown = calculate(`${big}* ${big}${'= '.repeat(200)}`);
          const shrunk = calculate(`1 / ${big}${'= '.repeat(200)}`);
          const kept = calculate(`1 / 7 + ( 1 / 1 3 ) ${'= '.repeat(2000)}`);
          return { grown, shrunk, kept, ms: performance.now() - start };
        }"""
    )
    assert ran["grown"] == "large"
    assert ran["shrunk"] == "0"
    assert ran["kept"].startswith("153.9890109")
    assert ran["ms"] < 3000


NUMBERS = st.one_of(
    st.integers(0, 10**15 - 1).map(str),
    st.tuples(st.integers(0, 10**8), st.integers(0, 999_999)).map(lambda p: f"{p[0]}.{p[1]:06d}"),
    st.sampled_from(["0", "1", "0.1", "0.5", "3", "10", "100"]),
)


def python_value(keys: str) -> Fraction | None:
    """Work out a sum of + - * / and brackets with Python's exact fractions."""
    literal = ""
    code = ""
    for key in [*keys, " "]:
        if key.isdigit() or key == ".":
            literal += key
            continue
        if literal:
            code += f"F('{literal}')"
            literal = ""
        code += key
    try:
        return Fraction(eval(code, {"F": Fraction}))
    except ZeroDivisionError:
        return None


SUM_TREES = st.recursive(
    NUMBERS,
    lambda parts: st.one_of(
        st.tuples(parts, st.sampled_from("+-*/"), parts).map("".join),
        parts.map(lambda part: f"({part})"),
        parts.map(lambda part: f"(-({part}))"),
    ),
    max_leaves=10,
)

in_browser = settings(max_examples=200, deadline=None)


@in_browser
@given(keys=SUM_TREES)
def test_any_sum_is_exactly_python_s(engine: Page, keys: str) -> None:
    expected = python_value(keys)
    found = engine.evaluate(
        "(keys) => { try { return exact(keys) } catch (e) { return e.message } }", keys
    )
    if expected is None:
        assert found == "zero"
    else:
        assert found == f"{expected.numerator}/{expected.denominator}"


@in_browser
@given(
    whole=st.integers(-(10**40), 10**40),
    below=st.one_of(st.integers(1, 10**40), st.sampled_from([1, 2, 3, 5, 8, 10, 10**12])),
)
def test_any_result_is_shown_close_and_short(engine: Page, whole: int, below: int) -> None:
    value = Fraction(whole, below)
    shown = engine.evaluate("([t, b]) => shown(t, b, 'en')", [str(whole), str(below)])
    read = Fraction(shown.replace("−", "-").replace(",", ""))
    assert len(shown) <= 26
    assert (read < 0) == (value < 0)
    assert abs(read - value) <= abs(value) / 10**11
    if len(str(abs(whole))) <= 15 and below == 1:
        assert read == value


KEYS = st.lists(st.sampled_from([*"0123456789.+-*/%()±⌫C=", "()"]), max_size=60)


@in_browser
@given(keys=KEYS)
def test_any_keys_show_something_sensible(engine: Page, keys: list[str]) -> None:
    shown = engine.evaluate("(keys) => calculate(keys)", " ".join(keys) or "C")
    assert all(word not in shown for word in ("NaN", "Infinity", "undefined", "null", "object"))
