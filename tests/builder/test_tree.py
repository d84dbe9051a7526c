"""Templates become trees of allowed parts; whatever else stands in them stops the build."""

import re

import pytest

from pwa.builder.tree import ATTRIBUTES, ELEMENTS, parse_tree
from pwa.problems import Problem

PLACE = "room/call/template.html"

# html, what is found
REFUSED = {
    "style attribute": ('<p style="color: red">x</p>', "attribute style on <p>"),
    "handler": ('<p onclick="go()">x</p>', "attribute onclick on <p>"),
    "handler in other letters": ('<p ONCLICK="go()">x</p>', "attribute onclick on <p>"),
    "source": ('<p src="/x">x</p>', "attribute src on <p>"),
    "target": ('<a href="tel:112" target="_blank">x</a>', "attribute target on <a>"),
    "link by xlink": ('<svg><path xlink:href="#a"/></svg>', "attribute xlink:href on <path>"),
    "script": ("<script>go()</script>", "element <script>"),
    "style element": ("<style>p { color: red }</style>", "element <style>"),
    "image": ('<img alt="">', "element <img>"),
    "frame": ("<iframe></iframe>", "element <iframe>"),
    "form": ("<form></form>", "element <form>"),
    "field": ("<input>", "element <input>"),
    "web address": ('<a href="https://example.org">x</a>', "href “https://example.org” on <a>"),
    "script address": ('<a href="javascript:go()">x</a>', "href “javascript:go()” on <a>"),
    "mail address": ('<a href="mailto:a@example.org">x</a>', "href “mailto:a@example.org” on <a>"),
    "fragment": ('<a href="#call">x</a>', "href “#call” on <a>"),
    "number with a space": ('<a href="tel:0800 2000">x</a>', "href “tel:0800 2000” on <a>"),
    "number and more": ('<a href="tel:112;ext=1">x</a>', "href “tel:112;ext=1” on <a>"),
    "number and a new line": ('<a href="tel:112&#10;">x</a>', "href “tel:112\n” on <a>"),
    "call outside a link": ('<button href="tel:112">x</button>', "href “tel:112” on <button>"),
    "crossed ends": ("<b><i>x</b></i>", "</b>"),
    "end of nothing": ("<p>x</p></p>", "</p>"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_a_phone_would_leave_out_is_refused(what: str) -> None:
    html, found = REFUSED[what]
    with pytest.raises(Problem, match=re.escape(f": {found}; expected ")) as caught:
        parse_tree(f"<p>fine</p>\n\n{html}", PLACE)
    assert caught.value.place == f"{PLACE}, line 3 of its output"


@pytest.mark.parametrize("html", ["<p>", "<section>\n<p>x</p>\n", "<details><summary>x</summary>"])
def test_an_element_left_open_is_refused(html: str) -> None:
    with pytest.raises(Problem, match=r"left open; expected .*") as caught:
        parse_tree(html, PLACE)
    assert caught.value.place.startswith(f"{PLACE}, line ")


@pytest.mark.parametrize("dial", ["112", "08002000", "+31334481186"])
def test_a_call_is_a_link(dial: str) -> None:
    html = f'<a class="call" href="tel:{dial}">x</a>'
    assert parse_tree(html, PLACE) == [["a", {"class": "call", "href": f"tel:{dial}"}, "x"]]


def test_a_drawing_keeps_the_spelling_of_its_attributes() -> None:
    shapes = '<path d="M0 0h9"/><circle r="2"></circle>'
    html = f'<svg viewBox="0 0 24 24" aria-hidden="true">{shapes}</svg>'
    assert parse_tree(html, PLACE) == [
        [
            "svg",
            {"viewBox": "0 0 24 24", "aria-hidden": "true"},
            ["path", {"d": "M0 0h9"}],
            ["circle", {"r": "2"}],
        ]
    ]


def test_words_are_kept_and_the_layout_of_the_template_is_not() -> None:
    html = "\n<section>\n  <p>You &amp; <b>your</b> <i>rights</i>\n  here.</p>\n</section>\n"
    paragraph = ["p", "You & ", ["b", "your"], " ", ["i", "rights"], " here."]
    assert parse_tree(html, PLACE) == [["section", paragraph]]


def test_nothing_that_could_lie_over_the_bar_is_allowed() -> None:
    assert "dialog" not in ELEMENTS
    assert not {"popover", "inert", "command"} & {*ATTRIBUTES}


def test_nothing_that_runs_or_loads_is_allowed() -> None:
    assert not {"script", "style", "iframe", "object", "embed", "img", "link", "form", "input"} & {
        *ELEMENTS
    }
    assert [name for name in ATTRIBUTES if name.startswith("on")] == []
    assert not {"style", "src", "srcset", "action", "formaction", "ping", "target"} & {*ATTRIBUTES}
