"""One parser and one sanitiser for all that authors write."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.content.markdown import TooMuch, render
from profiles import examples


class _Parts(HTMLParser):
    """Every element and attribute of some HTML, as a browser would find them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example.org></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src='https://evil.example.org'></iframe>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "<style>body{}</style>",
        "<p style='position:fixed'>x</p>",
        "<form action=https://evil.example.org><input name=a></form>",
        "<object data=x></object><embed src=x>",
        "<base href=https://evil.example.org>",
        "<meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=https://evil.example.org>",
        "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
        "<div data-hb='send'>x</div>",
        "<p><noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<template><script>x</script></template>",
        "<a href='https://x.example.org' target=_blank ping=https://evil.example.org>x</a>",
        "<!--><script>alert(1)</script>-->",
        "<textarea><script>x</script>",
    ],
)
@pytest.mark.parametrize("mode", ["page", "letter"])
def test_nothing_dangerous_passes(source: str, mode: str) -> None:
    parts = _Parts(render(source, mode).html)  # type: ignore[arg-type]
    assert not set(parts.names) & {
        "script", "svg", "iframe", "style", "form", "input", "object", "embed", "base", "meta", "link", "math", "template",
        "textarea", "noscript",
    }  # fmt: skip
    assert not [
        name for name, _ in parts.attributes if name.startswith(("on", "data-hb")) or name in ("style", "target", "ping", "srcset")
    ]
    assert not [value for _, value in parts.attributes if re.match(r"\s*(javascript|data|vbscript):", value, re.I)]


def test_the_text_around_what_is_taken_away_stays() -> None:
    assert render("Before <b onclick=x>bold</b> <u>after</u>").html == "<p>Before bold after</p>"


@pytest.mark.parametrize(
    ("source", "removed"),
    [
        ("<script>x</script>", "<script>"),
        ("<p style='x'>y</p>", "style="),
        ("A <em>plain</em> text", ""),
        ("`<script>`", ""),
        ("a < b and c > d", ""),
    ],
)
def test_it_names_what_it_took_away(source: str, removed: str) -> None:
    assert render(source).removed == removed


def test_elements_of_writing_stay() -> None:
    source = (
        '<span lang="be" dir="ltr">Мінск</span> <abbr title="ILO">x</abbr> H<sub>2</sub>O <time datetime="2027-05-01">today</time>'
    )
    assert render(source).html == f"<p>{source}</p>"


def test_a_letter_keeps_line_breaks_and_a_page_does_not() -> None:
    assert render("one\ntwo", "letter").html.replace("\n", "") == "<p>one<br>two</p>"
    assert "<br" not in render("one\ntwo").html


def test_a_table_is_aligned_by_class_and_never_by_style() -> None:
    made = render("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n").html
    assert re.findall(r"<t[hd] [^>]*>", made) == [
        '<th class="hb-text__left">', '<th class="hb-text__center">', '<th class="hb-text__right">',
        '<td class="hb-text__left">', '<td class="hb-text__center">', '<td class="hb-text__right">',
    ]  # fmt: skip
    assert "style=" not in made
    assert "align=" not in made


def test_footnotes_lead_there_and_back() -> None:
    made = render("A claim.[^1] Another.[^two]\n\n[^1]: Its source.\n[^two]: Another source.\n")
    assert "Its source." in made.html
    targets = {link.removeprefix("#") for link in made.links}
    assert targets
    assert targets <= made.anchors


def test_footnotes_of_one_text_do_not_reach_the_next() -> None:
    render("A claim.[^1]\n\n[^1]: Its source.\n")
    assert "Its source" not in render("Nothing.").html
    assert render("A claim.[^1]").html == "<p>A claim.[^1]</p>"


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [("What we ask", "what-we-ask"), ("ما نطلبه", "ما-نطلبه"), ("Што мы просім", "што-мы-просім")],
)
def test_headings_have_anchors_in_their_own_script(heading: str, anchor: str) -> None:
    assert render(f"## {heading}").anchors == {anchor}


def test_a_burmese_heading_keeps_its_letters_in_the_anchor() -> None:
    (anchor,) = render("## ကျွန်ုပ်တို့ တောင်းဆိုချက်").anchors
    assert len(re.findall("[\u1000-\u109f]", anchor)) > 8


def test_equal_headings_have_different_anchors() -> None:
    made = render("## Why\n\n## Why\n\n## ကို\n\n## ကို\n")
    assert len(made.anchors) == 4


def test_the_excerpt_ends_at_more() -> None:
    made = render("First.\n\n<!-- more -->\n\nSecond.\n")
    assert made.excerpt == "<p>First.</p>"
    assert [text in made.html for text in ("First.", "Second.", "more")] == [True, True, False]


@pytest.mark.parametrize("mark", ["<!--more-->", "  <!--   more   -->  "])
def test_more_may_be_written_with_any_blanks(mark: str) -> None:
    assert render(f"First.\n\n{mark}\n\nSecond.").excerpt == "<p>First.</p>"


def test_without_more_there_is_no_excerpt() -> None:
    assert render("First.\n\nSecond.").excerpt == ""


def test_links_and_pictures_are_listed_as_written() -> None:
    made = render('[a](letters/wages.md#why?x=1&y=2) <https://a.example.org/?b&c> ![A "hall" & more](media/hall.jpg)')
    assert made.links == ("letters/wages.md#why?x=1&y=2", "https://a.example.org/?b&c")
    assert made.images == (("media/hall.jpg", 'A "hall" & more'),)


def test_a_gap_is_marked_in_letters_only() -> None:
    assert render("Dear [[ name ]]", "letter").html == '<p>Dear <mark data-hb-field="name">[[name]]</mark></p>'
    assert render("Dear [[name]]").html == "<p>Dear [[name]]</p>"


def test_a_gap_inside_emphasis_and_beside_a_link_is_one_too() -> None:
    made = render("**[[name]]** [x](https://x.example.org) `[[code]]`", "letter").html
    assert made.count("<mark") == 1
    assert "<strong><mark" in made


HOSTILE = [
    "[" * 8192, "![" * 5000, "(" * 9000, "*a_ " * 9000, "`" * 9000, "<" * 30000, "&" * 30000, "> " * 5000, "    " * 400 + "x",
    "[a](" * 3000,
    "- " * 3000, "<div>" * 3000, "[^a]" * 900, "a  \n" * 9000, "**" * 3000, "|a" * 9000, "\\[" * 900, "[[" * 499,
    "[a]: <b>\n" * 900, "- 2027-05-01: a\n" * 6000, "> a\n> — b\n\n" * 7000, "> a\n\nb\n\n" * 12000, "\n— a" * 24000, "## ? a\n\n" * 499,
    "<a href='" * 1500, "# " * 9000, "\t" * 9000, "1. " * 3000, "~" * 9000, "_" * 3999, "[x](y " * 900, "<!--" * 1900, "&#" * 3900,
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE, ids=[f"{text[:6]!r} times {len(text)}" for text in HOSTILE])
@pytest.mark.parametrize("mode", ["page", "letter"])
def test_hostile_text_is_refused_or_read_in_good_time(source: str, mode: str) -> None:
    begin = time.process_time()
    with suppress(TooMuch):
        render(source, mode)  # type: ignore[arg-type]
    assert time.process_time() - begin < 3


@examples(150, 5_000)
@given(st.text(st.sampled_from("ab *_[]()<>#>-+1.`!\\&;|:^\n\t\"'=/йမم"), max_size=120))
def test_any_text_becomes_html_that_is_closed(source: str) -> None:
    made = render(source)
    opened = re.findall(r"<([a-z][a-z0-9]*)", made.html)
    closed = re.findall(r"</([a-z][a-z0-9]*)", made.html)
    void = {"br", "hr", "img"}
    assert sorted(name for name in opened if name not in void) == sorted(closed)
    assert "style=" not in re.sub(r">[^<]*<|\"[^\"]*\"", "", made.html)
