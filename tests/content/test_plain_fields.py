"""Fields that are read without the parser of YAML are what that parser makes of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handbill.content.yaml import parser
from handbill.content.yaml.plain_fields import read_plain_fields
from handbill.problems import Problems

_PAGE = (
    'title: "Fair pay: 10 % more!"\nsummary: Équité, & maintenant https://example.org/#a\ndate: 2027-05-01\nto: [mia, "group:all, b"]\n'
    'order: 2\nonline: true\nlabels:\n  members: "Members"\n  since: Since when?\ntranslation:\n  status: machine\n'
)
_SIGNS = st.text("ab:# \"'[]{},&*!%|>@`-?\\~<=0.é\u1019\u00a0\u0085\u2028\ufeff\t\r", max_size=9)
_WORDS = st.sampled_from(
    ["true", "Null", "no", "1", "2027-05-01", "2027-05-01 18:30", '"a: b"', "[a, b]", '["a, b", c]', "[true]", "a # b", ""]
) | st.sampled_from(["false", "True", "0", "20", "01", "1_0", "+1", "1.5", "12345678901"])
_LINES = st.builds(
    "{}{}:{}{}".format,
    st.sampled_from(["", "", "  ", "   "]),
    st.sampled_from("abc"),
    st.sampled_from([" ", " ", "", "  "]),
    _WORDS | _SIGNS,
)


@given(st.lists(_LINES, max_size=5).map(lambda lines: "\n".join([*lines, ""])))
@example(_PAGE)
@example("a:\nb: c\n")
@example("a:\n  b: c\n  b: d\n")
@example("a: b\n  c: d\n")
@example("a: b\n c\n")
def test_what_needs_no_parser_is_what_the_parser_makes_of_it(text: str) -> None:
    plain = read_plain_fields(text, "page.md", 2)
    if plain is not None:
        problems = Problems()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(parser, "read_plain_fields", lambda *_: None)
            parsed = parser.parse(text, "page.md", problems, 2)
        assert parsed is not None
        assert (repr(plain.data), plain.start, plain.places) == (repr(parsed.data), parsed.start, parsed.places)
        assert not problems


def test_a_page_as_most_are_needs_no_parser() -> None:
    assert read_plain_fields(_PAGE, "page.md", 2) is not None


@pytest.mark.parametrize(
    "text",
    ["", "\n", "a:\n", "a: 1.5\n", "a: 01\n", "a: True\n", "a: 'b'\n", "a: b # c\n", 'a: "\\n"\n', "a: b\na: c\n", "a: &b c\n"],
)
def test_what_may_mean_something_else_is_for_the_parser(text: str) -> None:
    assert read_plain_fields(text, "page.md", 2) is None
