"""The list of characters that fonts have is that of the fonts."""

from __future__ import annotations

import json

from handbill.typesetting.glyphs import COVERAGE, coverage, missing_glyphs


def test_the_list_is_that_of_the_fonts() -> None:
    assert json.loads(COVERAGE.read_bytes()) == [list(one) for one in coverage()], "run python -m handbill.typesetting.glyphs"


def test_characters_that_no_font_has_are_told_in_their_order_and_once() -> None:
    assert missing_glyphs("Ünited ကအ 漢 字漢 🚩") == ("漢", "字", "🚩")


def test_the_end_of_a_line_and_marks_that_nobody_sees_need_no_glyph() -> None:
    assert missing_glyphs("one\ntwo\u200d\u2060") == ()
