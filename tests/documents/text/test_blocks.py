"""The blocks of a letter, read once from its tree."""

from __future__ import annotations

import re
import sys

import pytest

from handbill.content.markdown.body import read_body
from handbill.documents.text.blocks import Block, Listing, Paragraph, Preformatted, Quote, filled, read_blocks
from handbill.documents.text.plain_text import block_texts
from handbill.documents.text.runs import Run
from handbill.values.characters import NOT_XML, SOFT_BREAKS


def read(markdown: str) -> tuple[Block, ...]:
    return read_blocks(read_body(markdown, "letter"))


def test_a_paragraph_is_lines_of_runs() -> None:
    assert read("Dear **all**,\nplease *act*.") == (
        Paragraph(((Run("Dear "), Run("all", strong=True), Run(",")), (Run("please "), Run("act", emphasis=True), Run(".")))),
    )


def test_a_placeholder_is_a_run_of_its_own() -> None:
    (paragraph,) = read("Yours [[name]][[role]].")
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.placeholder) for run in paragraph.lines[0]] == [
        ("Yours ", ""), ("[[name]]", "name"), ("[[role]]", "role"), (".", ""),
    ]  # fmt: skip


def test_a_blank_between_two_styles_is_kept_once() -> None:
    (paragraph,) = read("a  *b*  **c** `d`")
    assert paragraph == Paragraph(
        ((Run("a "), Run("b", emphasis=True), Run(" "), Run("c", strong=True), Run(" "), Run("d", code=True)),)
    )


def test_lists_hold_blocks_and_know_their_numbers() -> None:
    (listing,) = read("3. one\n4. two\n    - inner")
    assert isinstance(listing, Listing)
    assert listing.marks() == ["3. ", "4. "]
    assert listing.items[1][1] == Listing(((Paragraph(((Run("inner"),),)),),))


def test_quotes_headings_and_preformatted_text() -> None:
    assert read("## Title\n\n> Said.\n\n    a  b\n     c") == (
        Paragraph(((Run("Title"),),), level=2),
        Quote((Paragraph(((Run("Said."),),)),)),
        Preformatted("a  b\n c"),
    )


@pytest.mark.parametrize("markdown", ["", "\u200b", "&nbsp;".replace("&nbsp;", " "), "```\n\n```", "***"])
def test_what_is_empty_is_no_block(markdown: str) -> None:
    assert read(markdown) == ()


def test_characters_that_no_xml_can_hold_are_dropped() -> None:
    (paragraph,) = read("a&#8;b&#11;c\x0bd")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "abcd"


@pytest.mark.parametrize("markdown", ["co\u00adop", "co\u200b\ufeffop", "co\x7fop", " \u00adco\u200bop\u00ad "])
def test_characters_that_nobody_sees_are_dropped(markdown: str) -> None:
    assert read(markdown) == (Paragraph(((Run("coop"),),)),)


@pytest.mark.parametrize("markdown", ["a  b", "a \u200b b", "a\u00ad  \u00adb", "a&#9; b", "a&#12;&#10;b", "a \x08 b"])
def test_blanks_are_joined(markdown: str) -> None:
    assert read(markdown) == (Paragraph(((Run("a b"),),)),)


def test_what_is_dropped_or_joined_is_never_printable() -> None:
    changed = re.compile(f"{NOT_XML.pattern}|{SOFT_BREAKS.pattern}|[\t\n\r\f]")
    assert [one for one in map(chr, range(sys.maxunicode + 1)) if one.isprintable() and changed.match(one)] == []


def test_a_page_has_its_components_as_blocks_too() -> None:
    page = read_body(
        "> We stay.\n> — Mara\n\n![A](a.jpg)\nNoon.\n\n- 2027-05-01: Go\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## ? Why\n\nSo.[^1]\n\n<div>\n\n"
        "x<br>y\n\n</div>\n\n[^1]: Note."
    )
    assert block_texts(read_blocks(page)) == [
        "> We stay.", "— Mara", "- 1 May 2027\n\n    Go", "a | b", "1 | 2", "Why", "So.[1]", "x\ny", "1. Note.",
    ]  # fmt: skip


def test_placeholders_are_filled_wherever_they_are() -> None:
    blocks = filled(read("[[a]]\n\n> - [[b|c d]]"), lambda placeholder: (placeholder[0], f"<{placeholder}>"))
    assert block_texts(blocks) == ["<a>", "> - <b|c d>"]


def test_a_footnote_that_only_another_refers_to_is_in_files_too() -> None:
    page = read_body("Paid.[^a]\n\n[^a]: Late.[^b]\n\n[^b]: Less.[^a]")
    assert block_texts(read_blocks(page)) == ["Paid.[1]", "1. Late.[2]\n2. Less.[1]"]
