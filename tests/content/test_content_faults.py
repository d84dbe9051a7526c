"""Every mistake of an editor is one sentence that names file, item and field."""

from pathlib import Path

import pytest

from pwa.content.document import FOLDER
from pwa.content.load import load_content
from pwa.problems import Problem

from .conftest import Change

COMENSHA = '    dial: "+31334481186"\n    shown: "033-448 11 86"'
HOURS = '          opens: "09:00"\n          closes: "17:00"'

# what: file, old, new, then what the sentence says
FAULTS = {
    "words of a situation without a source": (
        ("help.yaml", "    said_by: [nothing-wrong, ask-first]\n", ""),
        ["content/help.yaml:", "field said_by", "at least one item"],
    ),
    "words of a step that no item says": (
        ("rights.yaml", "said_by: [before-police]", "said_by: [nobody]"),
        ["content/rights.yaml:", "said_by[0]", "“nobody”", "the id of an item"],
    ),
    "unclosed quote": (
        ("help.yaml", 'name: "112"', 'name: "112'),
        ["content/help.yaml:", "well-formed YAML"],
    ),
    "colon in unquoted words": (
        ("signs.yaml", "text: You cannot refuse clients.", "text: Clients: no refusing."),
        ["content/signs.yaml:", "well-formed YAML"],
    ),
    "same field twice": (
        (
            "signs.yaml",
            "    text: You cannot refuse",
            "    group: body\n    text: You cannot refuse",
        ),
        ["content/signs.yaml:", "the field group stands here twice"],
    ),
    "impossible date": (
        ("sources.yaml", "read_on: 2026-11-24", "read_on: 2026-13-24"),
        ["content/sources.yaml:", "2026-13-24 is no date"],
    ),
    "words for a date": (
        ("terms.yaml", "terms:", "terms: soon\nolder:"),
        ["content/terms.yaml:", "field terms", "expected a list"],
    ),
    "missing field": (
        ("signs.yaml", "    text: You cannot refuse clients.\n", ""),
        ["content/signs.yaml:", "item refuse-clients", "field text", "nothing", "this field"],
    ),
    "unknown field": (
        (
            "signs.yaml",
            "    text: You cannot refuse",
            "    colour: red\n    text: You cannot refuse",
        ),
        ["item refuse-clients", "field colour", "unknown name", "one of id, numbers,"],
    ),
    "unknown field in a number's hours": (
        ("help.yaml", "          opens:", "          until: 1\n          opens:"),
        ["item comensha", "field hours.value[0].until", "unknown name"],
    ),
    "empty field": (
        ("signs.yaml", "text: You cannot refuse clients.", "text:"),
        ["item refuse-clients", "field text", "nothing", "expected words"],
    ),
    "yes without quotes": (
        ("help.yaml", '      value: "yes"', "      value: yes"),
        ["item mma", "field anonymous.value", "“True”", "in quotes"],
    ),
    "number without quotes": (
        ("help.yaml", '    dial: "09008844"', "    dial: 9008844"),
        ["item police", "field dial", "“9008844”", "in quotes"],
    ),
    "time without quotes": (
        ("help.yaml", 'closes: "17:00"', "closes: 17:00"),
        ["item comensha", "field hours.value[0].closes", "in quotes"],
    ),
    "wrong time": (
        ("help.yaml", 'closes: "17:00"', 'closes: "17.00"'),
        ["item comensha", "field hours.value[0].closes", "“17.00”", "a time of day"],
    ),
    "wrong kind of cost": (
        ("help.yaml", "      value: paid", "      value: cheap"),
        ["item police", "field cost.value", "“cheap”", "one of free, free-off-bill,"],
    ),
    "wrong word for hours": (
        ("help.yaml", "      value: daily", "      value: often"),
        ["item mma", "field hours.value", "“often”", "one of always, daily, unknown"],
    ),
    "answer for nobody": (
        ("rights.yaml", "  unknown: I do not know", "  nobody: I do not know"),
        ["content/rights.yaml:", "field answers", "one of eu, other, unknown"],
    ),
    "missing answer": (
        ("rights.yaml", "  unknown: I do not know\n", ""),
        ["content/rights.yaml:", "field answers.unknown", "nothing", "expected words"],
    ),
    "wrong status": (
        ("rights.yaml", "status: leaflet", "status: sure"),
        ["item before-police", "field status", "“sure”", "one of law, confirmed,"],
    ),
    "wrong number of a fact": (
        ("signs.yaml", "numbers: [S17]", "numbers: [T17]"),
        ["item refuse-clients", "field numbers[0]", "“T17”", "such as S12"],
    ),
    "space before words": (
        ("signs.yaml", "text: You cannot refuse clients.", 'text: " You cannot refuse clients."'),
        ["item refuse-clients", "field text", "without spaces round them"],
    ),
    "no source": (
        (
            "signs.yaml",
            "sources: [soaaids-signs, wegwijzer-signs, maakhetzichtbaar]",
            "sources: []",
        ),
        ["item someone-close", "field sources", "an empty list", "at least one entry"],
    ),
    "same id in two files": (
        ("signs.yaml", "  - id: forced\n", "  - id: lawyer\n"),
        ["content/rights.yaml:", "item lawyer", "field id", "as in content/signs.yaml:"],
    ),
    "item with the id of a source": (
        ("signs.yaml", "  - id: forced\n", "  - id: unodc\n"),
        ["item unodc", "field id", "as in content/sources.yaml:"],
    ),
    "same term twice": (
        ("terms.yaml", "id: bedenktijd", "id: b8"),
        ["content/terms.yaml:", "item b8", "field id"],
    ),
    "page with another id than its file": (
        ("more/safe.yaml", "id: safe", "id: safety"),
        ["content/more/safe.yaml:", "item safety", "field id", "“safe”"],
    ),
    "number of a fact twice": (
        ("signs.yaml", "numbers: [S17]", "numbers: [S16]"),
        ["item work-when-ill", "field numbers[0]", "S16, as in the item refuse-clients"],
    ),
    "unknown source": (
        ("signs.yaml", "sources: [polaris]", "sources: [polar]"),
        ["item phone-checked", "field sources[0]", "“polar”", "the id of a source"],
    ),
    "unknown source of one field": (
        ("help.yaml", "      sources: [iamexpat]", "      sources: [expat]"),
        ["item emergency", "field languages.sources[0]", "“expat”"],
    ),
    "unknown number in a situation": (
        ("help.yaml", "helplines: [mma, comensha]", "helplines: [mma, comensa]"),
        ["item know-something", "field helplines[1]", "“comensa”", "the id of a helpline"],
    ),
    "unknown number on a page": (
        ("more/safe.yaml", "[veilig-thuis, emergency]", "[veilig-thuis, urgent]"),
        ["content/more/safe.yaml:", "item leaving", "field helplines[1]", "“urgent”"],
    ),
    "unknown phrase": (
        ("help.yaml", "phrases: [ask-interpreter]", "phrases: [interpreter]"),
        ["item comensha", "field phrases[0]", "“interpreter”", "the id of a phrase"],
    ),
    "unknown term": (
        ("rights.yaml", "terms: [aangifte]", "terms: [aangift]"),
        ["item first-talk", "field terms[0]", "“aangift”", "the id of a term"],
    ),
    "unknown page": (
        ("signs.yaml", "page: young", "page: youth"),
        ["item under-18", "field page", "“youth”", "the id of a page"],
    ),
    "unknown group": (
        ("signs.yaml", "    group: body", "    group: health"),
        ["field group", "“health”", "one of force, papers, money, freedom, body"],
    ),
    "unknown topic": (
        ("more/screen.yaml", "topic: computer", "topic: laptop"),
        ["item screen-computer", "field topic", "“laptop”", "one of android"],
    ),
    "no topic on a page with topics": (
        ("more/screen.yaml", "    topic: computer\n", ""),
        ["item screen-computer", "field topic", "nothing", "one of android"],
    ),
    "topic on a page without topics": (
        ("more/friend.yaml", "  - id: how-to-help\n", "  - id: how-to-help\n    topic: help\n"),
        ["item how-to-help", "field topic", "“help”", "no topic"],
    ),
    "unknown part": (
        ("rights.yaml", "    part: eu\n", "    part: european\n"),
        ["item eu-stay", "field part", "“european”", "one of everybody, other, eu"],
    ),
    "documented by the leaflet alone": (
        ("rights.yaml", "sources: [wegwijzer-stay]", "sources: [leaflet]"),
        ["item no-report", "field sources", "a public page too"],
    ),
    "leaflet without the leaflet": (
        ("signs.yaml", "sources: [leaflet]", "sources: [unodc]"),
        ["item forced", "field sources", "no leaflet"],
    ),
    "ours without ourselves": (
        ("phrases.yaml", "sources: [ours]", "sources: [leaflet]"),
        ["item need-help", "field sources", "ours"],
    ),
    "confirmed without a check": (
        ("rights.yaml", "status: documented", "status: confirmed"),
        ["item rights-without-papers", "field checked_on", "the day when a person saw it live"],
    ),
    "0800 with +31": (
        ("help.yaml", '    dial: "08002000"', '    dial: "+318002000"'),
        ["item veilig-thuis", "field dial", "“+318002000”", "“08002000”"],
    ),
    "city number without +31": (
        ("help.yaml", '    dial: "+31334481186"', '    dial: "0334481186"'),
        ["item comensha", "field dial", "“+31334481186”"],
    ),
    "number with spaces": (
        ("help.yaml", '    dial: "09008844"', '    dial: "0900 8844"'),
        ["item police", "field dial", "“09008844”"],
    ),
    "number that does not exist": (
        ("help.yaml", '    dial: "+31334481186"', '    dial: "+3133448118"'),
        ["item comensha", "field dial", "exists"],
    ),
    "113 alone": (
        ("help.yaml", '    dial: "08000113"', '    dial: "113"'),
        ["item crisis", "field dial", "“113”", "exists"],
    ),
    "mobile number": (
        ("help.yaml", COMENSHA, COMENSHA.replace("+31334481186", "+31612345678")),
        ["item comensha", "field dial", "not a mobile phone"],
    ),
    "words for a number": (
        ("help.yaml", '    dial: "09008844"', '    dial: "police"'),
        ["item police", "field dial", "“police”", "a phone number"],
    ),
    "shown with other digits": (
        ("help.yaml", 'shown: "0900-8844"', 'shown: "0900-8845"'),
        ["item police", "field shown", "“0900-8845”", "the digits 09008844"],
    ),
    "shown with +31": (
        ("help.yaml", 'shown: "033-448 11 86"', 'shown: "+31 33 448 11 86"'),
        ["item comensha", "field shown", "the digits 0334481186"],
    ),
    "from abroad with a national number": (
        ("help.yaml", 'from_abroad: "+31703334444"', 'from_abroad: "0703334444"'),
        ["item nla", "field from_abroad", "“0703334444”", "starts with +"],
    ),
    "overlapping hours": (
        (
            "help.yaml",
            HOURS,
            f'{HOURS}\n        - days: [5]\n          opens: "16:00"\n          closes: "20:00"',
        ),
        ["item comensha", "field hours.value", "on day 5 09:00 to 17:00 and 16:00 to 20:00"],
    ),
    "hours that end before they begin": (
        ("help.yaml", 'closes: "17:00"', 'closes: "08:00"'),
        ["item comensha", "field hours.value", "09:00 to 08:00 ends before it begins"],
    ),
    "day that is none": (
        ("help.yaml", "days: [1, 2, 3, 4, 5]", "days: [0, 1]"),
        ["item comensha", "field hours.value[0].days[0]", "“0”", "a whole number >= 1"],
    ),
    "number that no screen shows": (
        ("help.yaml", "helplines: [nla, comensha]", "helplines: [comensha]"),
        ["item nla", "field first", "no situation names it"],
    ),
    "situation without a number": (
        ("help.yaml", "helplines: [nla, comensha]", "helplines: []"),
        ["item other-work", "field helplines"],
    ),
    "situation whose numbers are withdrawn": (
        ("help.yaml", "  - id: emergency\n", "  - id: emergency\n    withdrawn_on: 2027-01-01\n"),
        ["item danger", "field helplines", "nothing that is shipped"],
    ),
    "needed item withdrawn": (
        ("signs.yaml", "  id: opening\n", "  id: opening\n  withdrawn_on: 2027-01-01\n"),
        ["content/signs.yaml:", "item opening", "nothing that is shipped"],
    ),
    "rule that names an unknown sign": (
        ("rules.yaml", "signs: [no-passport]", "signs: [passport]"),
        ["content/rules.yaml:", "item papers", "field signs[0]", "“passport”", "the id of a sign"],
    ),
    "rule that names an unknown number": (
        ("rules.yaml", "helplines: [csg]", "helplines: [cgs]"),
        ["item assault", "field helplines[0]", "“cgs”", "the id of a helpline"],
    ),
    "rule that names an unknown right": (
        ("rules.yaml", "rights: [money-for-harm]", "rights: [money]"),
        ["item money", "field rights[0]", "“money”", "the id of a right"],
    ),
    "rule that names an unknown page": (
        ("rules.yaml", "pages: [young]", "pages: [youth]"),
        ["item young", "field pages[0]", "“youth”", "the id of a page"],
    ),
    "rule that names unknown advice": (
        ("rules.yaml", "advice: [leaving]", "advice: [leave]"),
        ["item danger", "field advice[0]", "“leave”", "the id of an item of a page"],
    ),
    "rule with advice that stands on no page": (
        ("rules.yaml", "advice: [leaving]", "advice: [no-credit]"),
        ["item danger", "field advice[0]", "“no-credit”", "an item of a page that has a title"],
    ),
    "rule without a sign": (
        ("rules.yaml", "signs: [no-passport]", "signs: []"),
        ["item papers", "field signs", "no sign", "or every: true"],
    ),
    "rule of every sign that names one": (
        ("rules.yaml", "    every: true", "    every: true\n    signs: [forced]"),
        ["item someone", "field signs", "signs, beside every: true"],
    ),
    "rule that shows nothing": (
        ("rules.yaml", "    helplines: [comensha, shop, pmw, acm]\n", ""),
        ["item workplace", "nothing that the rule shows", "one of helplines, rights, advice"],
    ),
    "rule without a reason": (
        ("rules.yaml", "    reason: R9,", "    about: R9,"),
        ["item money", "field about", "unknown name"],
    ),
    "rule for nobody": (
        ("rules.yaml", "    person: me", "    person: you"),
        ["item young", "field person", "“you”", "one of me, other"],
    ),
    "sign that leads nowhere": (
        ("rules.yaml", "signs: [work-when-ill, no-doctor]", "signs: [no-doctor]"),
        ["content/signs.yaml:", "item work-when-ill", "no rule names", "a rule in rules.yaml"],
    ),
    "rule whose signs are withdrawn": (
        (
            "signs.yaml",
            "  - id: no-passport\n",
            "  - id: no-passport\n    withdrawn_on: 2027-01-01\n",
        ),
        ["item papers", "field signs", "nothing that is shipped"],
    ),
    "sign without the words about someone else": (
        ("signs.yaml", "    other: They cannot refuse clients.\n", ""),
        ["item refuse-clients", "field other", "nothing", "this field"],
    ),
    "right without a step": (
        ("rights.yaml", "    step: talk\n", ""),
        ["content/rights.yaml:", "field step", "nothing", "this field"],
    ),
    "right at a step that is none": (
        ("rights.yaml", "    step: talk\n", "    step: police\n"),
        ["field step", "“police”", "one of before, talk, think, permit, after"],
    ),
    "steps in another order": (
        ("rights.yaml", "  - step: before\n", "  - step: after\n"),
        ["content/rights.yaml:", "field way", "the steps after, talk", "the steps before, talk"],
    ),
    "step with an unknown phrase": (
        ("rights.yaml", "phrases: [need-help]", "phrases: [help-me]"),
        ["field way[4].phrases[0]", "“help-me”", "the id of a phrase"],
    ),
    "phrase without Dutch": (
        ("phrases.yaml", "    dutch: Ik heb hulp nodig.\n", ""),
        ["content/phrases.yaml:", "item need-help", "field dutch", "nothing", "this field"],
    ),
    "phrase with empty Dutch": (
        ("phrases.yaml", "    dutch: Ik heb hulp nodig.\n", '    dutch: ""\n'),
        ["item need-help", "field dutch", "nothing", "a sentence"],
    ),
    "sign with too many words": (
        ("signs.yaml", "text: You cannot refuse clients.", f"text: You {'may ' * 9}not."),
        ["item refuse-clients", "field text", "11 words", "at most 10 words"],
    ),
    "title with too many words": (
        ("help.yaml", "title: I am in danger now", f"title: I {'am ' * 12}here"),
        ["item danger", "field title", "14 words", "at most 12 words"],
    ),
    "sentence with too many words": (
        ("rights.yaml", "- Ask for it.", f"- Short. {'Ask ' * 20}for it."),
        ["item interpreter", "field text[2]", "22 words", "“Ask Ask", "at most 20 words"],
    ),
    "card with too many sentences": (
        ("rights.yaml", "      - Ask for it.\n", "      - Ask for it.\n" * 7),
        ["item interpreter", "field text", "9 entries", "at most 8"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(facts: Path, change: Change, fault: str) -> None:
    spoil, wanted = FAULTS[fault]
    change(*spoil)
    with pytest.raises(Problem) as caught:
        load_content(facts)
    sentence = str(caught.value)
    assert [part for part in wanted if part not in sentence] == [], sentence
    assert sentence.count("\n") == 0


def test_the_line_is_the_line_of_the_field(facts: Path, change: Change) -> None:
    change("signs.yaml", "numbers: [S17]", "numbers: [T17]")
    lines = (facts / "signs.yaml").read_text(encoding="utf-8").splitlines()
    with pytest.raises(Problem) as caught:
        load_content(facts)
    line = lines.index("    numbers: [T17]") + 1
    assert caught.value.place == f"content/signs.yaml:{line}"


def test_a_missing_file_is_named(facts: Path) -> None:
    (facts / "terms.yaml").unlink()
    with pytest.raises(Problem, match=r"content/terms\.yaml: the file is missing"):
        load_content(facts)


def test_a_file_that_nothing_reads_is_named(facts: Path) -> None:
    (facts / "sings.yaml").write_text("signs: []\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"content/sings\.yaml: no such file is read"):
        load_content(facts)


def test_an_empty_file_is_named(facts: Path) -> None:
    (facts / "more/safe.yaml").write_text("", encoding="utf-8")
    with pytest.raises(Problem, match=r"content/more/safe\.yaml:1: nothing; expected named fields"):
        load_content(facts)


def test_a_file_in_another_encoding_is_named(facts: Path) -> None:
    (facts / "terms.yaml").write_bytes("terms: é".encode("latin-1"))
    with pytest.raises(Problem, match=r"content/terms\.yaml: letters that are not UTF-8"):
        load_content(facts)


def test_a_withdrawn_item_and_its_mentions_are_not_shipped(facts: Path, change: Change) -> None:
    change(
        "help.yaml",
        "  - id: victim-support\n",
        "  - id: victim-support\n    withdrawn_on: 2027-01-01\n",
    )
    change("phrases.yaml", "  - id: no-name\n", "  - id: no-name\n    withdrawn_on: 2027-01-01\n")
    before, after = load_content(FOLDER), load_content(facts)
    assert "victim-support" in {one.id for one in before.help.helplines}
    assert "victim-support" not in {one.id for one in after.help.helplines}
    assert all("victim-support" not in one.helplines for one in after.help.situations)
    assert all("no-name" not in one.phrases for one in after.help.helplines)
    assert len(after.phrases.phrases) == len(before.phrases.phrases) - 1


def test_a_new_item_can_take_the_number_of_a_withdrawn_one(facts: Path, change: Change) -> None:
    change(
        "signs.yaml",
        "  - id: refuse-clients\n",
        "  - id: refuse-clients\n    withdrawn_on: 2027-01-01\n",
    )
    change("signs.yaml", "numbers: [S16]", "numbers: [S16, S17]")
    assert (
        "S17" in next(s for s in load_content(facts).signs.signs if s.id == "work-when-ill").numbers
    )
