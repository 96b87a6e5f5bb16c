"""HTML as JSON: nothing is lost, and nothing in it is a tag."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.surroundings import Surroundings
from handbill.pages.layout.element_trees import inert_json, tree


def test_elements_are_their_tag_their_attributes_and_their_content() -> None:
    html = '<p>Dear <mark data-hb-field="name" class="x">[Your name]</mark>,<br>see <em>a &amp; b</em></p>\n<p>Yours</p>'
    assert tree(html) == [
        ["p", {}, "Dear ", ["mark", {"data-hb-field": "name", "class": "x"}, "[Your name]"], ",", ["br", {}], "see ",
         ["em", {}, "a & b"]],
        "\n",
        ["p", {}, "Yours"],
    ]  # fmt: skip
    assert tree("") == []


def test_no_text_ends_the_element_it_is_in() -> None:
    made = inert_json(tree("<p>&lt;/script&gt;&lt;!--</p><hr>"))
    assert "<" not in made
    assert json.loads(made) == [["p", {}, "</script><!--"], ["hr", {}]]


class Reader(HTMLParser):
    """Elements as Python's own parser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[list[Any]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = [tag, dict(attrs)]
        self.inside[-1].append(element)
        if tag not in ("br", "hr", "img"):
            self.inside.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.inside[-1].append(data)


PIECES = [
    "a",
    "é",
    "&",
    "<",
    ">",
    '"',
    "'",
    "\\",
    "`",
    "*",
    "[",
    "](https://example.org/?a=b&c=d",
    ' "',
    ")",
    "\n\n",
    "- ",
    "> ",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@example("[a](https://example.org/ \"x > 'y' & z\")")
@example("1. one\n\n   - two  \n     lines &amp;lt; `<b>`\n\n***\n")
def test_what_our_sanitiser_writes_is_read_as_a_parser_of_html_does(body: str) -> None:
    html = to_html(read_body(body, "letter"), Surroundings("en"))
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert tree(html) == reader.inside[0]
