"""How our templates are read: escaped, on one line, without two words glued together."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from handbill.pages.layout.templates import prepare


def rendered(source: str, name: str = "hb/x.html", **values: str) -> str:
    environment = Environment(loader=DictLoader({name: source}))
    prepare(environment, "en")
    return environment.get_template(name).render(**values)


def test_line_breaks_between_tags_leave_no_trace() -> None:
    assert rendered("<ul>\n  {% if 1 %}\n  <li>{{ x }}</li>\n  {% endif %}\n</ul>\n", x="a") == "<ul><li>a</li></ul>"


def test_line_breaks_within_words_are_blanks() -> None:
    assert rendered("<p>Send the\n  letter to\n{{ x }}\nnow</p>", x="Ada") == "<p>Send the letter to Ada now</p>"
    assert rendered('<a\n  class="x">y</a>') == '<a class="x">y</a>'


def test_values_are_escaped_in_our_templates_and_only_there() -> None:
    assert rendered("{{ x }}", x="<b>") == "&lt;b&gt;"
    assert rendered("{{ x }}", "base.html", x="<b>") == "<b>"
