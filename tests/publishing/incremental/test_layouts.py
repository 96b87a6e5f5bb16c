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
    assert {name: set(names) for name, names in found.items()} == {name: as_jinja_finds(f"hb/{name}.html", set()) for name in found}


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
