"""The plain form of a letter, as the contract writes it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.content.markdown.body import read_body
from handbill.documents.text.blocks import read_blocks
from handbill.documents.text.plain_text import block_texts, plain_text


def plain(markdown: str) -> str:
    return plain_text(read_blocks(read_body(markdown, "letter")))


def test_items_are_numbered_in_the_digits_of_a_language() -> None:
    blocks = read_blocks(read_body("9. a\n10. b\n    1. c", "letter"))
    assert plain_text(blocks) == "9. a\n10. b\n    1. c"
    assert plain_text(blocks, "my") == "၉. a\n၁၀. b\n    ၁. c"
    assert plain_text(blocks, "ar") == "9. a\n10. b\n    1. c"


def test_runs_may_read_otherwise_wherever_they_are() -> None:
    blocks = read_blocks(read_body("[[name]]!\n\n> [[name]]\n\n- a\n    1. [[role]]\n\n    [[name]]", "letter"))
    text = plain_text(blocks, words=lambda run: run.placeholder.upper() or run.text)
    assert text == "NAME!\n\n> NAME\n\n- a\n    1. ROLE\n\n    NAME"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("Dear *all* of **you**,\nplease `act`.", "Dear all of you,\nplease act."),
        ("One\\\nTwo  \nThree", None),
        ("- one\n- two", "- one\n- two"),
        ("* one\n* two", "- one\n- two"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("3. one\n4. two", "3. one\n4. two"),
        ("1. one\n1. two\n1. three", "1. one\n2. two\n3. three"),
        ("- one\n    - inner\n    - inner\n- two", "- one\n    - inner\n    - inner\n- two"),
        ("1. one\n    - inner\n        - innermost", "1. one\n    - inner\n        - innermost"),
        ("- one\n\n    still one\n\n- two", "- one\n\n    still one\n- two"),
        ("- one\nnext line\n- two", "- one\n  next line\n- two"),
        ("10. ten\nnext line", "10. ten\n    next line"),
        ("> Quoted.\n>\n> Again.", "> Quoted.\n>\n> Again."),
        ("> Quoted\n> on two lines", "> Quoted\n> on two lines"),
        ("> > Twice.", "> > Twice."),
        ("> - item", "> - item"),
        ("[The law](https://law.example.org/a?b=1&c=2)", "The law <https://law.example.org/a?b=1&c=2>"),
        ("<https://law.example.org/a?b=1&c=2>", "https://law.example.org/a?b=1&c=2"),
        ("[https://law.example.org/](https://law.example.org/)", "https://law.example.org/"),
        ("<office@example.org>", "office@example.org"),
        ("[Write](mailto:office@example.org)", "Write <mailto:office@example.org>"),
        ("[**The** law](https://law.example.org/).", "The law <https://law.example.org/>."),
        ("## A heading\n\nText.", "A heading\n\nText."),
        ("One.\n\n---\n\nTwo.", "One.\n\nTwo."),
        ("A &amp; B &lt; C", "A & B < C"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("a \\* b \\_ c", "a * b _ c"),
        ("", ""),
    ],
)
def test_the_plain_form(markdown: str, text: str | None) -> None:
    if text is None:
        assert [line.rstrip("\\") for line in plain(markdown).split("\n")] == ["One", "Two", "Three"]
    else:
        assert plain(markdown) == text


def test_a_whole_letter(golden: Callable[[str, str], None]) -> None:
    golden("letter.txt", plain(LETTER) + "\n")


LETTER = """\
Dear Minister,

we write to you about *Ms Invented*, whose case stands at
<https://court.example.org/case?id=7&year=2027>.

We ask you

1. to release her at once,
2. to drop every charge:
    - the one of March,
    - and the one of April
      with its second line;
3. to answer [our letter](https://union.example.org/letter "Our letter").

> Workers shall have the right to organise.
> 
> (Convention No. 87)

Чакаем адказу. မေတ္တာရပ်ခံပါသည်။ ننتظر ردكم.

Yours,
[[name]]
"""  # noqa: W291  # a quote's empty line has a blank after its mark in many editors


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\ufeff"])
def test_what_nobody_sees_is_taken_out(character: str) -> None:
    assert plain(f"Mi{character}nister {character}\n{character}") == "Minister"


@pytest.mark.parametrize("character", ["\u200d", "\u200c", "\u200e", "\u200f"])
def test_joiners_and_marks_of_direction_are_kept(character: str) -> None:
    assert plain(f"a{character}b") == f"a{character}b"


def test_blocks_come_one_by_one() -> None:
    assert block_texts(read_blocks(read_body("One.\n\n- a\n- b\n\n> Two.", "letter"))) == ["One.", "- a\n- b", "> Two."]


TEXTS = st.text(st.sampled_from("ab йမم *_[]()<>#>-+1.`!\\&;\n\t\u200b\u200d\u00a0\x00\x0b\u2028"), max_size=80)


@given(TEXTS)
def test_no_text_has_a_nul_a_trailing_blank_or_a_carriage_return(markdown: str) -> None:
    text = plain(markdown)
    assert "\x00" not in text
    assert "\r" not in text
    assert not re.search(r"[ \t]+$", text, re.M)
    assert text == text.strip("\n")


@given(st.text(st.characters(categories=["L", "M", "Zs"]), max_size=60))
def test_words_without_markup_are_their_own_text(text: str) -> None:
    assert plain(text).split() == text.split() or text.startswith((" " * 4, "\t"))


@given(st.lists(st.text(st.sampled_from("abcйမم,.'"), min_size=1).filter(lambda s: s.strip(",.'")), min_size=1, max_size=5))
def test_plain_paragraphs_read_the_same_a_second_time(words: list[str]) -> None:
    text = "\n\n".join(words)
    assert plain(text) == text
    assert plain(plain(text)) == text
