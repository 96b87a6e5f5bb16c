"""The blocks of a letter, read once from its HTML."""

from __future__ import annotations

import pytest

from handbill.documents.blocks import Block, Listing, Paragraph, Preformatted, Quote, Run, read_blocks
from markup import html


def read(markdown: str) -> tuple[Block, ...]:
    return read_blocks(html(markdown, "letter"))


def test_a_paragraph_is_lines_of_runs() -> None:
    assert read("Dear **all**,\nplease *act*.") == (
        Paragraph(((Run("Dear "), Run("all", strong=True), Run(",")), (Run("please "), Run("act", emphasis=True), Run(".")))),
    )


def test_a_gap_is_a_run_of_its_own() -> None:
    (paragraph,) = read("Yours [[name]][[role]].")
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.gap) for run in paragraph.lines[0]] == [
        ("Yours ", ""), ("[[name]]", "name"), ("[[role]]", "role"), (".", ""),
    ]  # fmt: skip


def test_a_blank_between_two_styles_is_kept_once() -> None:
    (paragraph,) = read_blocks("<p> a <strong> b </strong> c </p>")
    assert paragraph == Paragraph(((Run("a"), Run(" "), Run("b", strong=True), Run(" ", strong=True), Run("c")),)) or (
        isinstance(paragraph, Paragraph) and paragraph.text == "a b c"
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


@pytest.mark.parametrize("html", ["<blockquote></blockquote>", "<ul></ul>", "<p> </p>", "<pre>\n</pre>", "<p>\u200b</p>", ""])
def test_what_is_empty_is_no_block(html: str) -> None:
    assert read_blocks(html) == ()


def test_characters_that_no_xml_can_hold_are_dropped() -> None:
    (paragraph,) = read_blocks("<p>a&#8;b&#11;c\ud800d</p>")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "abcd"
