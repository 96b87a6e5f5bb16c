"""Macros and calls of our templates do what Jinja's do, in fewer steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from handbill.pages.layout.template_runtime import Fragments
from handbill.pages.layout.templates import PageEnvironment, template_fault
from handbill.pages.parts import NO_TEXT, LocalizedHtml, LocalizedText

PARTIAL = """
{% macro word(x, class="plain") %}<b class="{{ class }}">{{ x }}</b>{% endmacro %}
{% macro framed(x) %}<p>{{ caller() }}{{ x }}</p>{% endmacro %}
"""
PAGE = '{% from "hb/words.html" import word, framed %}'


@pytest.fixture
def environment(tmp_path: Path) -> PageEnvironment:
    (tmp_path / "hb").mkdir()
    (tmp_path / "hb" / "words.html").write_text(PARTIAL, encoding="utf-8")
    return PageEnvironment([tmp_path], "en")


def shown(environment: PageEnvironment, tmp_path: Path, page: str, **values: object) -> str:
    (tmp_path / "hb" / "page.html").write_text(PAGE + page, encoding="utf-8")
    return environment.get_template("hb/page.html").render(**values)


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("{{ word('a') }}", '<b class="plain">a</b>'),
        ("{{ word('a', 'new') }}", '<b class="new">a</b>'),
        ("{{ word('a', class='new') }}", '<b class="new">a</b>'),
        ("{{ word(class='new', x='a') }}", '<b class="new">a</b>'),
        ("{{ word('a', **{'class': 'new'}) }}", '<b class="new">a</b>'),
        ("{{ word(*['a', 'new']) }}", '<b class="new">a</b>'),
        ("{{ word() }}", '<b class="plain"></b>'),
        ("{{ word(word('a')) }}", '<b class="plain"><b class="plain">a</b></b>'),
        ("{% set other = word %}{{ other('a') }}", '<b class="plain">a</b>'),
        ("{% macro own(x) %}{{ word(x, x) }}{% endmacro %}{{ own('&') }}", '<b class="&amp;">&amp;</b>'),
        ("{% set html = word('a') %}{{ html|replace('a', '<') }}", '<b cl&lt;ss="pl&lt;in">&lt;</b>'),
        ("{% call framed('b') %}<i>a</i>{% endcall %}", "<p><i>a</i>b</p>"),
        (
            "{% block main %}{% for one in 'ab' %}{{ word(one) }}{% endfor %}{% endblock %}",
            '<b class="plain">a</b><b class="plain">b</b>',
        ),
    ],
)
def test_arguments_of_macros_reach_their_parameters(environment: PageEnvironment, tmp_path: Path, page: str, html: str) -> None:
    assert shown(environment, tmp_path, page) == html


def test_values_are_escaped_once(environment: PageEnvironment, tmp_path: Path) -> None:
    page = "{{ x }}{{ word(x) }}{% set y %}{{ x }}{% endset %}{{ y }}"
    assert shown(environment, tmp_path, page, x="<&") == '&lt;&amp;<b class="plain">&lt;&amp;</b>&lt;&amp;'


@pytest.mark.parametrize("value", ["<&>\"'", Markup("<b>"), 7, None, NO_TEXT, LocalizedText("a < b"), LocalizedHtml(Markup("<i>"))])
def test_every_value_is_written_as_markupsafe_escapes_it(environment: PageEnvironment, tmp_path: Path, value: object) -> None:
    assert shown(environment, tmp_path, "{{ x }}", x=value) == escape(value)


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("{{ _('Share') }}", "Partager"),
        ("{{ _('Share')|upper }}", "PARTAGER"),
        ("{{ _('No <such> words') }}", "No &lt;such&gt; words"),
        ("{{ _('100 % yours') }}", "100 % yours"),
        ("{{ _('<%(x)s>', x=x) }}{{ _('%(x)s', x=word(x)) }}", '&lt;&amp;&gt;<b class="plain">&amp;</b>'),
        ("{{ _(x) }}{{ _('%(x)s', **{'x': x}) }}", "&amp;&amp;"),
        (
            "{% set share = _('Share') %}{% macro own(x) %}{{ _('Share') }}, {{ x }}{% endmacro %}{{ own(share) }}",
            "Partager, Partager",
        ),
    ],
)
def test_words_of_the_interface_are_those_of_the_language(tmp_path: Path, page: str, html: str) -> None:
    (tmp_path / "hb").mkdir()
    (tmp_path / "hb" / "words.html").write_text(PARTIAL, encoding="utf-8")
    assert shown(PageEnvironment([tmp_path], "fr"), tmp_path, page, x="&") == html


def test_what_a_template_does_not_have_cannot_be_called(environment: PageEnvironment, tmp_path: Path) -> None:
    wrong = r"the template 'hb/words.html' \(imported on line 1 in 'hb/page.html'\) does not export the requested name 'other'"
    with pytest.raises(UndefinedError, match=wrong):
        shown(environment, tmp_path, "{% from 'hb/words.html' import other %}{{ other('a') }}")


def test_a_field_that_a_value_does_not_have_is_a_fault_of_the_template(environment: PageEnvironment, tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="'LocalizedText' object has no attribute 'logo'") as caught:
        shown(environment, tmp_path, "{{ x.text }}{% if x.logo %}!{% endif %}", x=NO_TEXT)
    assert template_fault(caught.value).startswith(str(tmp_path / "hb" / "page.html"))


@pytest.mark.parametrize("page", ["{{ x.class }}", "{{ x['text'] }}", "{{ other.text }}"])
def test_what_only_jinja_can_look_up_is_left_to_it(environment: PageEnvironment, tmp_path: Path, page: str) -> None:
    values = {"x": {"class": "c", "text": "c"}}
    if "other" in page:
        with pytest.raises(UndefinedError, match="'other' is undefined"):
            shown(environment, tmp_path, page, **values)
    else:
        assert shown(environment, tmp_path, page, **values) == "c"


@pytest.mark.parametrize("call", ["word('a', 'b', 'c')", "word('a', colour='red')", "word('a', x='b')"])
def test_an_argument_that_a_macro_does_not_have_is_an_error(environment: PageEnvironment, tmp_path: Path, call: str) -> None:
    with pytest.raises(TypeError, match=r"macro 'word'.* takes "):
        shown(environment, tmp_path, "{{ " + call + " }}")


def test_a_macro_with_a_caller_is_not_called_without(environment: PageEnvironment, tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="No caller defined"):
        shown(environment, tmp_path, "{{ framed('b') }}")


def test_jinja_compiles_templates_to_code_that_takes_our_macros(environment: PageEnvironment) -> None:
    assert not isinstance(environment.get_template("hb/words.html").module.word, Macro)


def test_a_fragment_is_made_once_of_a_value_and_anew_of_others(environment: PageEnvironment, tmp_path: Path) -> None:
    made: list[str] = []

    def count(text: str) -> str:
        made.append(text)
        return text

    page = "{% macro own(x) %}{{ count(x.text) }}{% endmacro %}{% macro other(x) %}!{% endmacro %}"
    page += "{% for x in values %}{{ cached(own, x) }}{{ cached(other, x) }}{% endfor %}"
    one, equal = LocalizedText("<a>"), LocalizedText("<a>")
    assert shown(environment, tmp_path, page, values=[one, equal, one], count=count) == "&lt;a&gt;!" * 3
    assert made == ["<a>", "<a>"]


def test_a_fragment_of_several_values_is_made_of_the_very_same_ones() -> None:
    called: list[tuple[object, ...]] = []

    def macro(*values: object) -> Markup:
        called.append(values)
        return Markup(len(called))

    fragments, one, equal = Fragments(), [1], [1]
    written = [fragments(macro, *values) for values in ([one], [one], [equal], [equal, None], [None, equal], [one])]
    assert written == ["1", "1", "2", "3", "4", "1"]


def test_fragments_are_forgotten_with_their_values() -> None:
    fragments, texts = Fragments(), [f"{number}" for number in range(3 * Fragments.MOST)]
    assert [fragments(Markup, LocalizedText(text)) for text in texts] == texts
    assert len(fragments._made) == Fragments.MOST
