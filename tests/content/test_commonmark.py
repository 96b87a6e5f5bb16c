"""CommonMark's own examples come out of our pipeline as its authors say, and what the forge shows is what we show."""

from __future__ import annotations

import re
from pathlib import Path

import cmarkgfm
import pytest

from handbill.content.markdown.body import read_body
from html_parts import html_parts
from markup import html

SPEC = Path(__file__).parents[1] / "node_modules" / "commonmark-spec" / "spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.M | re.S)

DIFFERENT = {
    "HTML that is not allowed, or never closed, is an error": (
        21, 31, 148, 150, 151, 155, 156, 157, 158, 163, 164, 165, 169, 170, 171, 172, 173, 174, 175, 176, 178, 180, 184, 187, 201,
        344, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 630, 631, 642, 643,
    ),
    "HTML is completed by the sanitiser": (149, 160, 190, 191, 475),
    "links lead to https, http, mailto and tel only; others are an error": (596, 598, 599, 601),
    "bare addresses are links (GitHub's extension)": (602, 606, 608, 611, 612),
    "lines below a picture are its caption": (587,),
}  # fmt: skip
"""What differs on purpose, by the number of the example."""


def examples() -> list[tuple[str, str]]:
    text = SPEC.read_text(encoding="utf-8").replace("→", "\t")
    return EXAMPLE.findall(text)


def test_all_examples_of_the_specification_are_tried() -> None:
    assert len(examples()) == 652


@pytest.mark.parametrize("number", range(1, 653))
def test_an_example_of_the_specification_reads_as_it_should(number: int) -> None:
    source, expected = examples()[number - 1]
    is_different = any(number in numbers for numbers in DIFFERENT.values())
    assert (html_parts(html(source)) != html_parts(expected)) == is_different


@pytest.mark.parametrize("number", next(iter(DIFFERENT.values())))
def test_html_that_is_taken_away_is_told(number: int) -> None:
    assert read_body(examples()[number - 1][0]).slips


TEXTS = [
    "One line\nand the next.\n\nAnother paragraph.",
    "We ask\n- pay\n- rest",
    "We ask\n1. pay\n2. rest",
    "- one\n  - inner\n  - inner\n- two",
    "1. one\n   - inner\n\n   more of one\n2. two",
    "10. ten\n11. eleven",
    "* star\n+ plus\n- minus",
    "- loose\n\n- list",
    "Write to info\\@example\\.org, it costs \\$5 \\~ \\$6 \\& more \\= all.",
    "Escaped https\\://example.org/ is no link",
    "**Act now** please, *do* and ***both***",
    "**Act now **please and ** never **",
    "snake_case_word and 2*3*4 and __bold__",
    "~~gone~~ and ~~~not~~~",
    '[a](https://a.example "title") and ![b](c.jpg)',
    "[the report][r]\n\n[r]: https://a.example/x_y_z",
    "[the report][none] and [none] and [x][]",
    "https://a.example/a_b_c?x=1&y=2, www.b.example. (https://c.example/(d))",
    "mail office@example.org or a.b+c@sub.example.org.",
    "<https://a.example/?b&c> <office@example.org>",
    "| a | b | c |\n|:--|:-:|--:|\n| 1 | `2|3` | 4 \\| 5 |\n| short |",
    "a | b\n--- | ---\n1 | 2\n\nafter",
    "- [ ] to do\n- [x] done\n- [y] neither",
    "> Quoted\nlazily\n>\n> - item\n\nafter",
    "> > twice\n> once",
    "    code & <b>\n\n\tmore",
    "```\nfence <&>\n\nstill\n```\nafter",
    "`code` and ``co`de`` and ` `` `",
    "## Two ##\n\nSetext\n===\n\nOther\n---\n\n####### seven",
    "* * *\n___\n- - -",
    "hard  \nbreak and hard\\\nbreak",
    "&amp; &copy; &#9731; &unknown; &#x41;",
    "1986\\. A year. 1986) too",
    "ကျွန်ုပ်တို့ **တောင်းဆိုချက်** များ၊\n- အလုပ်\n- လုပ်ခ",
    "نطلب **الأجور** و_الراحة_.\n\n1. أولا\n2. ثانيا",
    "Мы *просим*:\n- «зарплату»;\n- отдых.",
    "!important ![not closed](x and [neither](y",
    "a\n\n\n\nb\n \nc",
    "1. a\n\n2. b\n\n\n3. c",
    "Line with trailing   \n   and leading blanks",
]


def test_forty_texts_are_typed() -> None:
    assert len(set(TEXTS)) == 40


def forge(source: str) -> str:
    return cmarkgfm.github_flavored_markdown_to_html(source)


def as_ours(markup: str, boxes: tuple[str, str] = ("☐ ", "☑ ")) -> str:
    """The forge's HTML with our boxes and our way to align."""
    markup = re.sub(r'<input type="checkbox"( checked="")? disabled="" /> ', lambda box: boxes[box[1] is not None], markup)
    return re.sub(r' align="\w+"| rel="nofollow"', "", markup)


@pytest.mark.parametrize("source", TEXTS)
def test_a_text_reads_as_on_the_forge(source: str) -> None:
    assert html_parts(html(source)) == html_parts(as_ours(forge(source)))


@pytest.mark.parametrize("source", TEXTS)
def test_a_letter_reads_as_on_the_forge_but_for_its_line_breaks(source: str) -> None:
    broken = html_parts(re.sub(r"<br\s*/?>", " ", html(source, "letter")))
    assert broken == html_parts(re.sub(r"<br\s*/?>", " ", as_ours(forge(source), ("[ ] ", "[x] "))))
