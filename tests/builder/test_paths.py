"""What a tick leads to, as conditions that a phone tests word by word."""

from collections import Counter

from msgspec.structs import replace

from pwa.builder.load import Source
from pwa.builder.paths import Result, find_results, find_way
from pwa.content.model import Content, Rule


def results_of(content: Content, *rules: Rule) -> list[Result]:
    return find_results(replace(content, rules=[*rules]))


def rule(content: Content, **fields: object) -> Rule:
    return replace(
        content.rules[0],
        **{"person": None, "signs": [], "pages": [], "helplines": [], **fields},
    )


def test_what_two_rules_name_is_one_key_that_either_shows(source: Source) -> None:
    content = source.content
    one = rule(content, id="one", signs=["forced"], rights=["lawyer", "interpreter"])
    two = rule(content, id="two", signs=["abused"], rights=["lawyer"])
    found = {result.id: result.condition for result in results_of(content, one, two)}
    assert found == {"lawyer": "tick=one,two", "interpreter": "tick=one"}


def test_a_rule_for_one_person_alone_says_so(source: Source) -> None:
    content = source.content
    both = rule(content, id="both", signs=["forced"], helplines=["mma"])
    other = rule(content, id="other", every=True, person="other", helplines=["mma"])
    conditions = [result.condition for result in results_of(content, both, other)]
    assert conditions == ["person= tick=both", "person=other"]


def test_a_right_shows_unless_the_passport_says_that_it_is_not_hers(source: Source) -> None:
    content = source.content
    every = rule(content, every=True, rights=["lawyer", "permit", "eu-stay"], advice=["leaving"])
    found = {result.id: result.condition for result in results_of(content, every)}
    assert found == {
        "lawyer": "",
        "permit": "passport=,other,unknown",
        "eu-stay": "passport=eu",
        "leaving": "",
    }


def test_each_key_leads_to_the_screen_that_holds_it(source: Source) -> None:
    screens = {result.id: result.screen for result in find_results(source.content)}
    assert screens["comensha"] == "call"
    assert screens["lawyer"] == screens["before-police"] == "rights"
    assert screens["watched-phone"] == "safe"
    assert screens["young"] == "young"


def test_pages_stand_first_and_nothing_twice(source: Source) -> None:
    found = find_results(source.content)
    kinds = [result.kind == "pages" for result in found]
    assert kinds == sorted(kinds, reverse=True)
    assert max(Counter((one.kind, one.id, one.condition) for one in found).values()) == 1


def test_every_right_stands_in_one_step(source: Source) -> None:
    rights = source.content.rights
    way = find_way(rights)
    found = [right.id for step in way for hers in step.parts.values() for right in hers]
    assert sorted(found) == sorted(right.id for right in rights.rights)
    answers = {step.stage.step: step.answers for step in way}
    assert answers["talk"] == "eu,other,unknown"
    assert answers["permit"] == "other,unknown"
