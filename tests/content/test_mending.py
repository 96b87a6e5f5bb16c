"""What `handbill check --fix` mends, and that it leaves all else as it is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handbill.content.files.mending import mend, mended

PAGE = "---\ntitle: “Fair pay”\nsummary: We say “no” to it.\n---\n\nA “word” here.  \nNext line. \n\t\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffa\n", "a\n"),
        ("cafe\u0301\n", "café\n"),
        ("pay\u200bment\n", "payment\n"),
        ("a\x07b\n", "ab\n"),
        ("a\u2028b\n", "a b\n"),
        ("a \n", "a\n"),
        ("a\t\n", "a\n"),
        ("a\n \t\nb\n", "a\n\nb\n"),
    ],
)
def test_it_mends_how_a_text_is_saved(before: str, after: str) -> None:
    assert mended(before, ".md") == after


@pytest.mark.parametrize(
    "text",
    [
        "one line  \nbroken by two blanks\n",  # Markdown's break
        "“Quoted” words of a page\n",
        "می\u200cخواهیم\n",  # a joiner that Persian needs
        "\u1019\u103c\u1014\u103a\u200b\u1019\u102c\n",  # where a line of Burmese may end
        "pay\u00adment\u00a0now\n",
    ],
)
def test_it_leaves_what_may_be_meant(text: str) -> None:
    assert mended(text, ".md") == text


def test_letters_that_nfc_takes_apart_stay_the_same_letters() -> None:
    """U+09DC and U+0958 are composition exclusions: keyboards type them, and NFC is two characters, with the dot."""
    assert mended("\u09dc\u0958\n", ".md") == "\u09dc\u0958\n"
    assert unicodedata.normalize("NFC", "\u09dc") == "\u09a1\u09bc"


def test_quotes_are_mended_around_a_field_only() -> None:
    assert mended(PAGE, ".md") == '---\ntitle: "Fair pay"\nsummary: We say “no” to it.\n---\n\nA “word” here.  \nNext line.\n\n'
    assert mended("organisers:\n  - name: “Union”\n", ".yml") == 'organisers:\n  - name: "Union"\n'
    assert mended('title: “a "b"”\n', ".yml") == 'title: “a "b"”\n'  # it would need escapes
    assert mended("id,name\nm,“M” \n", ".csv") == "id,name\nm,“M” \n"


@given(st.text(st.sampled_from('ab :“”"-\r\n\t \u200b\u0301\ufeff\u2028\u09dc\u0958')), st.sampled_from([".md", ".yml", ".csv"]))
@example("a\u200b\u0301", ".md")
def test_a_second_time_it_changes_nothing(text: str, ending: str) -> None:
    once = mended(text, ending)
    assert mended(once, ending) == once


def test_files_are_mended_in_place_and_named(tmp_path: Path) -> None:
    page = tmp_path / "campaigns/pay/index.md"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"a\r\n")
    (page.parent / "latin.md").write_bytes(b"\xe9\r\n")
    (page.parent / "a.svg").write_bytes(b"\r\n")
    (tmp_path / "elsewhere.md").write_bytes(b"b\r\n")
    (page.parent / "link.md").symlink_to("../../elsewhere.md")
    assert mend(tmp_path) == ["campaigns/pay/index.md"]
    assert page.read_bytes() == b"a\n"
    assert (tmp_path / "elsewhere.md").read_bytes() == b"b\r\n"
    assert mend(tmp_path) == []
