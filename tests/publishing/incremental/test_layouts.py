"""Which templates a layout is made of, as Jinja finds them too."""

from __future__ import annotations

import pytest
from jinja2 import Environment, meta

import drawn
from handbill.publishing.incremental.layouts import layouts, templates_of

TEMPLATES = {
    path.relative_to(drawn.OVERRIDES).as_posix(): path.read_text("utf-8")
    for folder in ("hb", "partials/hb")
    for path in sorted((drawn.OVERRIDES / folder).glob("*.html"))
}


def as_jinja_finds(name: str, found: set[str]) -> set[str]:
    """A template and all that it needs, by Jinja's own reading of it."""
    if name not in found:
        found.add(name)
        for other in meta.find_referenced_templates(Environment().parse(TEMPLATES[name])):
            assert other is not None
            as_jinja_finds(other, found)
    return found


def test_each_layout_has_the_templates_that_jinja_would_read() -> None:
    found = layouts(TEMPLATES)
    assert {"letter", "campaign", "home", "layout"} <= found.keys()
    assert {name: one.whole for name, one in found.items()} == {name: as_jinja_finds(f"hb/{name}.html", set()) for name in found}


def test_the_main_part_of_a_page_is_made_of_all_but_what_every_page_is_made_of() -> None:
    around = {"hb/layout.html", "partials/hb/head.html", "partials/hb/bar.html", "partials/hb/footer.html"}
    found = layouts(TEMPLATES)
    assert around <= found["layout"].main
    for name in ("letter", "embed", "campaign", "report"):
        assert found[name].main < found[name].whole
        assert found[name].whole - found[name].main >= around
    assert {"hb/letter.html", "partials/hb/send.html"} <= found["embed"].main


@pytest.mark.parametrize(
    "text",
    [
        "{% if x %}{% extends 'b.html' %}{% else %}{% extends 'c.html' %}{% endif %}",
        "{% extends which %}",
        "{% extends 'hb/a.html' %}",
        "Text.",
    ],
)
def test_where_only_jinja_knows_what_is_extended_all_of_it_may_be_in_the_main_part(text: str) -> None:
    one = layouts({"hb/a.html": text, "b.html": "", "c.html": ""})["a"]
    assert one.main == one.whole


def test_a_template_that_is_extended_and_imported_is_in_the_main_part() -> None:
    text = "{% extends 'b.html' %}{% from 'b.html' import x %}"
    assert "b.html" in layouts({"hb/a.html": text, "b.html": ""})["a"].main


def test_a_template_with_two_texts_is_made_of_what_either_needs() -> None:
    one = "{% extends 'b.html' %}{% from 'c.html' import x %}"
    found = layouts({"hb/a.html": one + one.replace("c.html", "d.html"), "b.html": "{% include 'e.html' %}"})["a"]
    assert found.main == {"hb/a.html", "c.html", "d.html"}


@pytest.mark.parametrize(
    "text",
    [
        "{% extends 'b.html' %}",
        '{%- include "b.html" ignore missing -%}',
        '{% import "b.html" as b with context %}',
        '{%from "b.html" import x, y%}',
        '{% include\n  "b.html"\n%}',
    ],
)
def test_what_a_template_names_belongs_to_it(text: str) -> None:
    assert templates_of(["a.html"], {"a.html": text, "b.html": "", "c.html": ""}) == {"a.html", "b.html"}


@pytest.mark.parametrize(
    "text",
    [
        "{% include which %}",
        '{% include ["b.html", "c.html"] %}',
        '{% extends "b.html" if x else "c.html" %}',
        '{% include "b" ~ ".html" %}',
        '{% include "\\x62.html" %}',
    ],
)
def test_a_name_that_only_jinja_understands_may_be_any(text: str) -> None:
    templates = {"a.html": text, "b.html": "", "c.html": ""}
    assert templates_of(["a.html"], templates) >= templates.keys()


def test_a_template_that_is_missing_belongs_to_it_too_for_it_may_come() -> None:
    assert templates_of(["a.html"], {"a.html": '{% include "b.html" ignore missing %}'}) == {"a.html", "b.html"}


def test_templates_that_name_each_other_are_followed_once() -> None:
    assert templates_of(["a"], {"a": '{% include "b" %}', "b": '{% include "a" %}'}) == {"a", "b"}
