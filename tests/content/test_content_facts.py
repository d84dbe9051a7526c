"""What the facts must hold, whatever else changes in them."""

import json
import re

import msgspec
import pytest

from pwa.content.document import FOLDER, read_documents
from pwa.content.extract import texts
from pwa.content.model import Content, Fact, Helpline, Status

NUMBERS = """
S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11 S12 S13 S14 S15 S16 S17 S18 S19 S20 S21 S22 S23 S24 S25 S26
S27 S28 S29 S30 S31 S32 S33 S34 N1 N2 N3 N4 N5 N6 N7 N8 N9 N10 R1 R2 R3 R4 R5 R6 R7 R8 R9 R10
"""

SIGNS = {
    "force": "S2 S3 N1 N2 N3 S5 S4",
    "papers": "S6 S7",
    "money": "S8 S9 N9 S10 S11",
    "freedom": "N4 N5 N6 S13 N7 S12 N8",
    "body": "S15 S17 S16 N10 S18 S14",
}

# id: dial, hours, cost, anonymous, languages, status
HELPLINES = {
    "emergency": ("112", "always", "free", "no", "nl", "law"),
    "comensha": ("+31334481186", "ranges", "normal", "confidential", "nl en", "documented"),
    "veilig-thuis": ("08002000", "always", "free-off-bill", "advice", "", "documented"),
    "csg": ("08000188", "always", "free", "unknown", "", "documented"),
    "police": ("09008844", "unknown", "paid", "no", "", "documented"),
    "mma": ("08007000", "daily", "free", "yes", "", "documented"),
    "victim-support": ("09000101", "unknown", "paid", "unknown", "", "documented"),
    "kindertelefoon": ("08000432", "daily", "free-off-bill", "yes", "", "documented"),
    "crisis": ("08000113", "always", "free-off-bill", "yes", "", "documented"),
    "shop": ("+31703614747", "unknown", "normal", "unknown", "", "documented"),
    "pmw": ("+31102365212", "unknown", "normal", "unknown", "", "documented"),
    "acm": ("+31206263800", "unknown", "normal", "unknown", "", "documented"),
    "nla": ("08005151", "unknown", "free", "unknown", "", "documented"),
}

PHRASES = [
    "Ik heb hulp nodig.",
    "Ik word gedwongen om te werken.",
    "Ik heb mijn paspoort niet.",
    "Er luistert iemand mee. Ik kan niet vrij praten.",
    "Kunt u mij terugbellen om … uur?",
    "Bel mij alstublieft niet terug.",
    "Is er een tolk die mijn taal spreekt?",
    "Ik wil een rechercheur mensenhandel spreken.",
    "Ik wil gebruikmaken van de B8-regeling.",
    "Ik wil mijn naam niet noemen.",
    "Ik heb een dokter nodig.",
    "Ik heb voor vannacht een veilige plek nodig.",
    "Politie. In (plaats). Ik kan niet praten.",
    "Ik wil eerst praten. Ik wil nog geen aangifte doen.",
    "Ik wil eerst een advocaat spreken.",
    "Kan ik u even alleen spreken?",
    "Ik ben in gevaar. Wilt u 112 voor mij bellen?",
    "Kunt u mij naar het politiebureau brengen?",
]

# With the spaces and hyphens between digits taken out.
NEVER_SHIPPED = [
    r"08008020",
    r"Juridisch Loket",
    r"Luisterlijn",
    r"Red Cross|Rode Kruis",
    r"793459499",
    r"886628844",
    r"343578844",
    r"(?<!\d)06\d{8}|\+316",
    r"\bWATCH\b",
    r"\+31800|\+31900",
    r"\bSMS\b",
    r"press 55?\b",
    r"Masker 19",
    r"per (day|week|month)",
]


def shipped_facts() -> list[Fact]:
    return [
        fact
        for document in read_documents(FOLDER)
        for fact in document.facts()
        if not fact.withdrawn_on
    ]


def every_text() -> list[str]:
    return [text for _, _, text, _ in texts()]


def sentences() -> list[str]:
    return [part for text in every_text() for part in re.split(r"(?<=[.?!:])\s+", text)]


def test_every_number_of_the_leaflet_the_lists_and_the_rights_is_in_one_item() -> None:
    assert sorted(n for fact in shipped_facts() for n in fact.numbers) == sorted(NUMBERS.split())


@pytest.mark.parametrize("group", SIGNS)
def test_signs_stand_in_their_order_and_the_weak_ones_last(content: Content, group: str) -> None:
    signs = [sign for sign in content.signs.signs if sign.group == group]
    assert [number for sign in signs for number in sign.numbers] == SIGNS[group].split()
    assert [sign.weak for sign in signs] == sorted(sign.weak for sign in signs)


def test_four_signs_are_weak_and_say_so(content: Content) -> None:
    weak = [sign for sign in content.signs.signs if sign.weak]
    assert {sign.numbers[0] for sign in weak} == {"S12", "S14", "S18", "N8"}
    assert all("This sign alone is no reason for alarm." in sign.note for sign in weak)


def test_a_sign_has_at_most_ten_words(content: Content) -> None:
    texts = [text for sign in content.signs.signs for text in (sign.text, sign.other)]
    assert [text for text in texts if len(text.split()) > 10] == []


def test_what_is_said_of_someone_else_speaks_to_nobody(content: Content) -> None:
    """Notes stand under both forms of a sign, so they are worded for both."""
    signs = content.signs
    texts = [text for sign in signs.signs for text in (sign.other, *sign.note)] + signs.about.text
    assert [text for text in texts if re.search(r"\b(you|your|yours)\b", text.lower())] == []


def test_every_sign_leads_to_a_right_and_to_a_number(content: Content) -> None:
    for sign in content.signs.signs:
        fired = [rule for rule in content.rules if rule.every or sign.id in rule.signs]
        assert any(rule.rights for rule in fired), sign.id
        assert any(rule.helplines for rule in fired), sign.id


def test_the_threat_to_report_leads_to_the_warning(content: Content) -> None:
    warned = {rule.id: rule.signs for rule in content.rules if "before-police" in rule.advice}
    assert warned == {"stay": ["threat-to-report"]}


def test_without_credit_every_free_number_is_named_and_without_a_card_112_alone(
    content: Content,
) -> None:
    notes = {note.id: note.helplines for note in content.help.notes}
    free = [one.id for one in content.help.helplines if one.cost.value.startswith("free")]
    assert sorted(notes["no-credit"]) == sorted(free)
    assert notes["no-sim"] == ["emergency"]
    dials = {one.id: one.dial for one in content.help.helplines}
    assert all(dials[name].startswith("+31") for name in notes["foreign-sim"])


def test_the_steps_stand_in_the_order_of_the_brief(content: Content) -> None:
    steps = {number: right.step for right in content.rights.rights for number in right.numbers}
    assert {
        step: {number for number, one in steps.items() if one == step} for step in steps.values()
    } == {
        "before": {"R1", "R2", "R6", "R7", "R8", "R10", "S20"},
        "talk": {"R3", "R4", "R5"},
        "think": {"S21", "S24"},
        "permit": {"S22", "S23", "S25"},
        "after": {"R9"},
    }


def test_the_warning_stands_where_unlawful_stay_may_matter(content: Content) -> None:
    items = [*content.signs.signs, *content.rights.rights, *content.help.helplines]
    warned = {number for item in items if item.warning for number in item.numbers}
    assert warned == {"S6", "S20", "S29", "S30"}
    assert content.rights.warning.numbers == ["S31"]


def test_under_18_leads_to_its_own_page(content: Content) -> None:
    sign = next(sign for sign in content.signs.signs if "S4" in sign.numbers)
    assert sign.page in {page.id for page in content.pages}


def test_sentences_are_short() -> None:
    lengths = [len(sentence.split()) for sentence in sentences()]
    assert sum(lengths) / len(lengths) <= 12
    assert [sentence for sentence in sentences() if len(sentence.split()) > 20] == []


@pytest.mark.parametrize(
    "word", ["victim", "rescue", "verified", "score", "don't let", "prostitut", "article "]
)
def test_a_word_never_stands_in_the_readers_text(word: str) -> None:
    assert [text for text in every_text() if word in text.lower()] == []


@pytest.mark.parametrize("pattern", NEVER_SHIPPED)
def test_what_is_never_shipped_is_nowhere(content: Content, pattern: str) -> None:
    words = json.dumps(msgspec.to_builtins(content), ensure_ascii=False)
    assert re.search(pattern, re.sub(r"(?<=\d)[ -]+(?=\d)", "", words)) is None


def test_the_suicide_line_is_never_dialled_as_113(content: Content) -> None:
    assert "113" not in {one.dial for one in content.help.helplines}


def test_helplines_are_those_of_the_table(content: Content) -> None:
    def row(one: Helpline) -> tuple[str, ...]:
        hours = one.hours.value if isinstance(one.hours.value, str) else "ranges"
        return (
            one.dial,
            hours,
            one.cost.value,
            one.anonymous.value,
            " ".join(one.languages.value),
            one.status.value,
        )

    assert {one.id: row(one) for one in content.help.helplines} == HELPLINES


def test_three_numbers_stand_on_the_first_screen(content: Content) -> None:
    first = [one.id for one in content.help.helplines if one.first]
    assert first == ["emergency", "comensha", "veilig-thuis"]


def test_the_labour_inspectorate_has_a_number_from_abroad(content: Content) -> None:
    abroad = {one.id: one.from_abroad for one in content.help.helplines if one.from_abroad}
    assert abroad == {"nla": "+31703334444"}


def test_comensha_answers_on_weekdays_from_nine_to_five(content: Content) -> None:
    comensha = next(one for one in content.help.helplines if one.id == "comensha")
    assert isinstance(comensha.hours.value, list)
    assert [(h.days, h.opens, h.closes) for h in comensha.hours.value] == [
        ([1, 2, 3, 4, 5], "09:00", "17:00")
    ]
    assert comensha.phrases == ["ask-interpreter"]
    assert comensha.email == "info@comensha.nl"


def test_112_usually_speaks_three_more_languages(content: Content) -> None:
    assert content.help.helplines[0].languages.usually == ["en", "de", "fr"]


def test_a_number_names_what_is_not_known_of_it(content: Content) -> None:
    for one in content.help.helplines:
        unknown = (
            one.hours.value in ("unknown", "daily")
            or "unknown" in (one.cost.value, one.anonymous.value)
            or not one.languages.value
        )
        assert one.unknown or not unknown, one.id


def test_free_numbers_that_always_answer_stand_first_in_each_situation(content: Content) -> None:
    always = {
        one.id
        for one in content.help.helplines
        if one.hours.value == "always" and one.cost.value.startswith("free")
    }
    for situation in content.help.situations:
        places = [name not in always for name in situation.helplines]
        assert places == sorted(places), situation.id


def test_there_are_nine_situations_of_the_brief_and_two_more(content: Content) -> None:
    assert [one.id for one in content.help.situations] == [
        "danger",
        "hurt",
        "after-rape",
        "social-worker",
        "no-papers",
        "to-police",
        "someone-else",
        "know-something",
        "young",
        "no-will-to-live",
        "other-work",
    ]


def test_numbers_in_the_texts_are_numbers_that_are_shown(content: Content) -> None:
    shown = {one.shown for one in content.help.helplines}
    for text in every_text():
        assert set(re.findall(r"0[89]00-\d+", text)) <= shown, text


def test_phrases_are_the_eighteen(content: Content) -> None:
    assert [phrase.dutch for phrase in content.phrases.phrases] == PHRASES
    assert {phrase.status for phrase in content.phrases.phrases} == {Status.OURS}
    assert "No native speaker has read them yet." in content.phrases.intro


def test_a_card_has_at_most_one_dutch_term() -> None:
    assert [f.id for f in shipped_facts() if len(getattr(f, "terms", [])) > 1] == []


def test_every_dutch_term_is_used(content: Content) -> None:
    used = {name for fact in shipped_facts() for name in getattr(fact, "terms", [])}
    assert used == {term.id for term in content.terms}


def test_every_source_is_used(content: Content) -> None:
    used = {name for fact in shipped_facts() for name in fact.sources}
    assert {source.id for source in content.sources} - used == set()


def test_rights_carry_the_day_for_which_they_hold(content: Content) -> None:
    assert [right.id for right in content.rights.rights if right.as_of is None] == []
    assert content.rights.warning.as_of is not None


def test_the_opinion_of_the_leaflet_stays_in_its_source_note(content: Content) -> None:
    leaflet = next(source for source in content.sources if source.id == "leaflet")
    assert leaflet.note is not None
    assert leaflet.note.startswith("The makers of the leaflet say")
    assert [text for text in every_text() if "trust the police" in text] == [leaflet.note]


def test_pages_come_in_their_order(content: Content) -> None:
    assert [page.id for page in content.pages if page.part == "reader"] == [
        "safe",
        "friend",
        "young",
    ]
    assert [page.id for page in content.pages if page.part == "app"] == [
        "screen",
        "hides",
        "tidy",
        "about",
    ]
