"""The main part of a page, which stays as it is while what is around it is made anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drawn import OVERRIDES
from handbill.pages.layout.main_part import around, is_apart, page_parts
from handbill.pages.layout.templates import PageEnvironment

BASE = (
    '{% from "words.html" import word -%}<body>{{ frame }}{% block top %}{{ word("top") }}{% endblock %}'
    "<main>{% block main %}{% endblock %}</main></body>"
)
OWN = '{% extends "hb/base.html" %}{% from "words.html" import word %}{% block main %}<p>{{ word(view) }}</p>{% endblock %}'
WORDS = "{% macro word(x) %}<b>{{ x }}</b>{% endmacro %}{% macro other(x) %}<i>{{ x }}</i>{% endmacro %}"


def environment(folder: Path, **layouts: str) -> PageEnvironment:
    (folder / "hb").mkdir()
    (folder / "words.html").write_text(WORDS, encoding="utf-8")
    for name, text in ({"base": BASE} | layouts).items():
        (folder / "hb" / f"{name}.html").write_text(text, encoding="utf-8")
    return PageEnvironment([folder], "en")


def made(environment: PageEnvironment, layout: str, frame: Any = "frame", view: Any = "view") -> tuple[str, str, str]:
    parts = page_parts(environment.layout(layout), frame, view)
    return parts.before, parts.main, parts.after


def test_every_layout_of_ours_keeps_its_main_part_but_those_of_few_pages() -> None:
    ours = PageEnvironment([OVERRIDES], "en")
    assert {file.stem for file in (OVERRIDES / "hb").glob("*.html") if not is_apart(ours, file.stem)} == {"home", "layout", "ready"}


def test_a_page_in_parts_is_what_jinja_makes_of_it(tmp_path: Path) -> None:
    one = environment(tmp_path, own=OWN, more='{% extends "hb/own.html" %}{% block main %}<hr>{{ super() }}{% endblock %}')
    for layout in ("own", "more"):
        before, main, after = made(one, layout)
        assert before + main + after == one.layout(layout).render(frame="frame", view="view")
        assert (before, after) == ("<body>frame<b>top</b><main>", "</main></body>")
    assert made(one, "more")[1] == "<hr><p><b>view</b></p>"


def test_what_is_around_is_made_without_the_main_part(tmp_path: Path) -> None:
    one = environment(tmp_path, own=OWN)
    frame: Any = "other"
    found = around(one.layout("own"), frame)
    assert found == ("<body>other<b>top</b><main>", "</main></body>")


@pytest.mark.parametrize(
    "base", [BASE.replace("<main>", "{% for x in 'ab' %}").replace("</main>", "{% endfor %}"), BASE.replace("main %}", "else %}")]
)
def test_a_main_part_that_is_there_twice_or_nowhere_is_none(tmp_path: Path, base: str) -> None:
    one = environment(tmp_path, own=OWN, base=base)
    whole = one.layout("own").render(frame="frame", view="view")
    assert made(one, "own") == (whole, "", "")
    frame: Any = "frame"
    assert around(one.layout("own"), frame) is None


def test_burmese_is_kept_whole_in_each_part(tmp_path: Path) -> None:
    one = environment(tmp_path, own=OWN)
    assert made(one, "own", "<p>ဝဘ်</p>", "ဝဘ်")[1] == "<p><b><w->ဝဘ်</w-></b></p>"


def test_a_main_part_is_apart_that_has_but_what_it_is_given(tmp_path: Path) -> None:
    one = environment(tmp_path, own=OWN.replace("<p>", "{{ frame }}{{ _('Share') }}{{ cached(word, view) }}<p>"))
    assert is_apart(one, "own")
    assert not is_apart(one, "base")


def test_a_block_has_what_its_own_template_imports(tmp_path: Path) -> None:
    base = BASE.replace("import word", "import other as word")
    before, main, _ = made(environment(tmp_path, own=OWN, base=base), "own")
    assert (before, main) == ("<body>frame<i>top</i><main>", "<p><b>view</b></p>")


def test_a_template_that_extends_itself_is_followed_once(tmp_path: Path) -> None:
    own = OWN.replace("hb/base.html", "hb/own.html")
    assert not is_apart(environment(tmp_path, own=own), "own")


@pytest.mark.parametrize(
    ("own", "base"),
    [
        # The main part looks up what the other template gave it.
        (OWN.replace("word(view)", "extra"), BASE.replace("<body>", "{% set extra = 'x' %}<body>")),
        (OWN.replace('{% from "words.html" import word %}', ""), BASE),
        (OWN.replace("word(view)", "_('Share', **{})"), BASE.replace("<body>", "{% macro _(x) %}mine{% endmacro %}<body>")),
        (OWN, BASE.replace("{% block main %}", "{% for one in 'a' %}{% block main scoped %}").replace("</main>", "{% endfor %}")),
        (OWN, BASE.replace("<body>", "{% set view = 'x' %}<body>")),
        # It has words of the other template.
        (OWN.replace("<p>", "{{ super() }}"), BASE.replace("{% block main %}", "{% block main %}Words")),
        # What is around it needs the view.
        (OWN, BASE.replace("{{ frame }}", "{{ view }}")),
        (OWN + "{% block top %}{{ view }}{% endblock %}", BASE),
        ("{% set x = view %}" + OWN, BASE),
        # Only Jinja knows what it is made of.
        (OWN.replace("<p>", '{% include "words.html" %}'), BASE),
        (OWN.replace('"hb/base.html"', '"hb/" ~ "base.html"'), BASE),
        (OWN.replace("<p>", "{% include [] ignore missing %}"), BASE),
    ],
)
def test_a_main_part_that_may_change_with_what_is_around_it_is_not_apart(tmp_path: Path, own: str, base: str) -> None:
    assert not is_apart(environment(tmp_path, own=own, base=base), "own")
