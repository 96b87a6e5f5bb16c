"""HTML as JSON: nothing is lost, and nothing in it is a tag."""

from __future__ import annotations

import json

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
