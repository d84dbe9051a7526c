"""Check the ways through the room: what a tick leads to, and the steps of the rights."""

from collections.abc import Iterator
from typing import get_args

from pwa.content.found import Found
from pwa.content.model import Advice, Page, Right, Rights, Rule, Sign, Step
from pwa.content.places import YamlPath

SHOWN = ("helplines", "rights", "advice", "pages")
"""The fields of a rule that name what it shows."""


def check_rules(everything: list[Found]) -> None:
    """A rule follows from something and shows something that a key can lead to."""
    led_to = {item.id: item for item in _with_a_screen(everything)}
    for one in everything:
        if not isinstance(rule := one.value, Rule):
            continue
        if rule.every and rule.signs:
            one.refuse(("signs",), "signs, beside every: true", "no signs, or no every")
        if not rule.every and not rule.signs:
            one.refuse(("signs",), "no sign", "the id of a sign, or every: true")
        if not any(getattr(rule, field) for field in SHOWN):
            one.refuse(("rights",), "nothing that the rule shows", f"one of {', '.join(SHOWN)}")
        for index, name in enumerate(rule.advice):
            if name not in led_to or not led_to[name].title:
                expected = "an item of a page that has a title, or the warning of rights.yaml"
                one.refuse(("advice", index), f"“{name}”", expected)


def _with_a_screen(everything: list[Found]) -> Iterator[Advice]:
    for one in everything:
        if isinstance(one.value, Page):
            yield from one.value.items
        elif isinstance(one.value, Rights):
            yield one.value.warning


def check_signs_lead_somewhere(shipped: list[Found]) -> None:
    """Each sign leads to more than what follows from every one of them."""
    named = {name for one in shipped if isinstance(one.value, Rule) for name in one.value.signs}
    for one in shipped:
        if isinstance(one.value, Sign) and one.value.id not in named:
            one.refuse(("id",), f"“{one.value.id}”, which no rule names", "a rule in rules.yaml")


def check_steps(everything: list[Found]) -> None:
    """Each step of the way is described once, in its order."""
    wanted = [*get_args(Step)]
    for one in everything:
        if isinstance(one.value, Rights):
            steps = [stage.step for stage in one.value.way]
            if steps != wanted:
                found = ", ".join(steps)
                one.refuse(("way",), f"the steps {found}", f"the steps {', '.join(wanted)}")


def needs_of_paths(value: object) -> Iterator[tuple[YamlPath, list[str]]]:
    """Give the places of a rule, or of the way, that want a shipped item, with all there are."""
    if isinstance(value, Rule):
        if not value.every:
            yield ("signs",), value.signs
        if not value.pages:
            yield ("rights",), [*value.helplines, *value.rights, *value.advice]
    elif isinstance(value, Rights):
        for index, stage in enumerate(value.way):
            here: list[Right] = [right for right in value.rights if right.step == stage.step]
            yield ("way", index), [right.id for right in here]
            yield ("way", index, "phrases"), stage.phrases
