"""What the script of a letter's page is given of its plain text: nothing where the letter's paragraphs and lists have it."""

from __future__ import annotations

import html as entities
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.letters.letter import letter_text, text_with_placeholders
from handbill.model.facts import LetterFacts
from handbill.model.page import LetterPage, TypedText
from handbill.model.words import LetterWords
from handbill.pages.letters.script_text import plain_form


def text_of(body: str) -> TypedText[LetterWords]:
    words = LetterWords(title="T", summary="About T.", subject="S")
    return TypedText[LetterWords](language="en", path="x.md", body_line=1, words=words, body=body)


PAGE = LetterPage(kind="letter", id="x", source="en", facts=LetterFacts(to=()), texts={"en": text_of("")})


def forms(body: str) -> tuple[str, str]:
    """The HTML of a letter, and what the script is given besides."""
    html = letter_text(PAGE, text_of(body)).html
    return html, plain_form(text_of(body), {})


def as_the_script_reads(html: str) -> str:
    """The text of each block, a line break being one in the HTML besides, and a placeholder as it is written."""
    marked = re.sub(
        r'<mark data-hb-field="([^"]*)"( class="hb-filled")?>([^<]*)</mark>',
        lambda placeholder: f"[[{placeholder[1]}{'|' + placeholder[3] if placeholder[2] else ''}]]",
        html,
    )
    return "\n\n".join(map(block_text, re.findall("(?s)<p>.*?</p>|<ul>.*?</ul>|<ol.*?</ol>", marked)))


def block_text(block: str) -> str:
    tag, start = re.match(r'<(\w+)(?: start="(\d+)")?', block).groups()
    items = re.findall("(?s)<li>(.*?)</li>", block) if tag != "p" else [block]
    marks = {"p": "", "ul": "- "}
    return "\n".join(
        marks.get(tag, f"{index}. ") + entities.unescape(re.sub("<[^>]*>", "", item))
        for index, item in enumerate(items, int(start or 1))
    )


@pytest.mark.parametrize(
    "body",
    [
        "Dear all,\n\nplease **pay** & *act*.\n\n[[name]]\n[[role|clerk]]\n",
        "One line with <https://example.org/a?b=c>.\n",
        "Dear all,\n\n- *one* & [[name]]\n- two\n\nYours\n",
        "We ask:\n\n3. three\n4. [[role|clerk]]\n",
    ],
)
def test_a_letter_of_paragraphs_and_short_lists_needs_no_second_text(body: str) -> None:
    html, brought = forms(body)
    assert brought == ""
    assert as_the_script_reads(html).startswith(body[:4])


@pytest.mark.parametrize(
    "body",
    [
        "- one\n    - nested\n",
        "- one\n\n- far apart\n",
        "- one\n  on two lines\n",
        "0. nought\n",
        "- [the report](https://example.org/r)\n",
        "See [the report](https://example.org/r).\n",
        "> quoted\n",
    ],
)
def test_any_other_comes_with_its_plain_text(body: str) -> None:
    assert forms(body)[1]


def test_a_letter_with_a_name_that_the_page_fills_in_comes_with_its_plain_text() -> None:
    body = text_of("Dear [[recipient.name]],\n\nplease answer.\n")
    assert plain_form(body, {"recipient.name": ""}) == ""
    assert plain_form(body, {"recipient.name": "Mia"}) == "Dear [[recipient.name]],\n\nplease answer."


@given(st.lists(st.text("ab é\u1019\u103c-.>*_[]()#1& \n", min_size=1, max_size=20), min_size=1, max_size=4).map("\n\n".join))
def test_what_the_script_reads_is_the_plain_text_wherever_none_is_brought(body: str) -> None:
    html, brought = forms(body)
    assert (brought or as_the_script_reads(html)) == text_with_placeholders(text_of(body))
