"""One parser and one sanitiser for all that authors write."""

from __future__ import annotations

import re
import time
import unicodedata
from contextlib import suppress
from html.parser import HTMLParser
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.content.markdown.body import Body, TooMuch, read_body
from handbill.content.markdown.html import writer
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.nodes import Characters, Node
from handbill.content.markdown.surroundings import Surroundings
from markup import html
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
    parts = _Parts(html(source, mode))
    assert not set(parts.names) & {
        "script", "svg", "iframe", "style", "form", "input", "object", "embed", "base", "meta", "link", "math", "template",
        "textarea", "noscript",
    }  # fmt: skip
    assert not [
        name for name, _ in parts.attributes if name.startswith(("on", "data-hb")) or name in ("style", "target", "ping", "srcset")
    ]
    assert not [value for _, value in parts.attributes if re.match(r"\s*(javascript|data|vbscript):", value, re.I)]


def test_the_text_around_what_is_taken_away_stays() -> None:
    assert html("Before <b onclick=x>bold</b> <u>after</u>") == "<p>Before bold after</p>"


@pytest.mark.parametrize(
    ("source", "slips"),
    [
        ("<script>x</script>", [("tag", 0, "<script>")]),
        ("ü <u>x</u> </b>", [("tag", 3, "<u>"), ("tag", 12, "</b>")]),
        ("<p style='x'>y</p>", [("attribute", 0, "style=")]),
        ("> <div>\n> <p class=hb-safety>y</p>\n> </div>", [("attribute", 10, "class=")]),
        ("a <span>b", [("unclosed", 2, "<span>")]),
        ("a</span>", [("unopened", 1, "</span>")]),
        ("</main></body>", [("tag", 0, "</main>"), ("tag", 7, "</body>")]),
        ("<!DOCTYPE html>", [("html", 0, "<!DOCTYPE")]),
        ("<?php x ?>", [("html", 0, "<?php")]),
        ('<p\nonclick\n=\n"x()">y</p>', [("attribute", 0, "onclick=")]),
        ("A <em>plain</em> text", []),
        ("`<script>`", []),
        ("a < b and c > d", []),
        ("<!-- a note for translators -->", []),
    ],
)
def test_what_it_takes_away_is_told_with_its_place(source: str, slips: list[tuple[str, int, str]]) -> None:
    assert list(read_body(source).slips) == slips


def test_elements_of_writing_stay() -> None:
    source = (
        '<span lang="be" dir="ltr">Мінск</span> <abbr title="ILO">x</abbr> H<sub>2</sub>O <time datetime="2027-05-01">today</time>'
    )
    assert html(source) == f"<p>{source}</p>"


def test_a_letter_keeps_line_breaks_and_a_page_does_not() -> None:
    assert html("one\ntwo", "letter").replace("\n", "") == "<p>one<br>two</p>"
    assert "<br" not in html("one\ntwo")


def test_a_table_is_aligned_by_class_and_never_by_style() -> None:
    made = html("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n")
    assert re.findall(r"<t[hd] [^>]*>", made) == [
        '<th class="hb-text__left">', '<th class="hb-text__center">', '<th class="hb-text__right">',
        '<td class="hb-text__left">', '<td class="hb-text__center">', '<td class="hb-text__right">',
    ]  # fmt: skip
    assert "style=" not in made
    assert "align=" not in made


def test_footnotes_lead_there_and_back() -> None:
    made = html("A claim.[^1] Another.[^two] Again.[^1]\n\n[^two]: Another source.\n[^1]: Its source.\n")
    assert "Its source. <a" in made
    assert made.index("Its source") < made.index("Another source")
    targets = re.findall(r'href="#([^"]*)"', made)
    assert sorted(targets) == sorted([*re.findall(r'id="([^"]*)"', made), "fn-1"])


@pytest.mark.parametrize(
    ("text", "reader", "title", "arrow", "tongue"),
    [
        ("en", "en", "Back to footnote 1 in the text", "↩", ""),
        ("fr", "fr", "Retour à la note 1 dans le texte", "↩", ""),
        ("ar", "ar", "العودة إلى الحاشية 1 في النص", "↪", ""),
        ("en", "fr", "Retour à la note 1 dans le texte", "↩", ' lang="fr"'),
    ],
)
def test_the_way_back_from_a_footnote_is_told_in_the_readers_language(
    text: str, reader: str, title: str, arrow: str, tongue: str
) -> None:
    made = to_html(read_body("A.[^1]\n\n[^1]: B."), Surroundings(text, reader))
    assert f'<a href="#fnref-1"{tongue} title="{title}" aria-label="{title}">{arrow}\ufe0e</a>' in made


def test_footnotes_are_numbered_in_the_digits_of_their_text() -> None:
    body = read_body("A.[^1]\n\n[^1]: B.")
    assert '<sup><a href="#fn-1" id="fnref-1">၁</a></sup>' in to_html(body, Surroundings("my"))
    assert "<p>A.[၁]</p>" in to_html(body, Surroundings("my", paper=True))
    assert '<sup><a href="#fn-1" id="fnref-1">1</a></sup>' in to_html(body, Surroundings("ar"))


def test_footnotes_of_one_text_do_not_reach_the_next() -> None:
    html("A claim.[^1]\n\n[^1]: Its source.\n")
    assert "Its source" not in html("Nothing.")
    assert html("A claim.[^1]") == "<p>A claim.[^1]</p>"


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [("What we ask", "what-we-ask"), ("ما نطلبه", "ما-نطلبه"), ("Што мы просім", "што-мы-просім")],
)
def test_headings_have_anchors_in_their_own_script(heading: str, anchor: str) -> None:
    assert read_body(f"## {heading}").anchors == (anchor,)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("တောင်းဆိုချက်", "တောင်းဆိုချက်"),
        ("हमारी माँगें", "हमारी-माँगें"),
        ("מַה נַּעֲשֶׂה", "מַה-נַּעֲשֶׂה"),
        ("Why *now*? And -- then", "why-now-and-then"),
        ("Main", "main-1"),
        ("HB Safety", "hb-safety-1"),
        ("hb-x", "section-hb-x"),
        ("...", "section"),
    ],
)
def test_an_id_keeps_every_mark_and_takes_none_of_the_sites(heading: str, anchor: str) -> None:
    (made,) = read_body(f"## {heading}").anchors
    assert made == unicodedata.normalize("NFC", anchor) or made == f"section-{anchor.removesuffix('-1')}"


def test_equal_headings_have_different_anchors() -> None:
    assert read_body("## Why\n\n## Why\n\n## ကို\n\n## ကို\n").anchors == ("why", "why-1", "ကို", "ကို-1")


def test_a_heading_may_have_an_id_of_its_own_that_no_other_takes() -> None:
    body = read_body("## Demands\n\n## What we ask {#demands}\n")
    assert body.anchors == ("demands-1", "demands")
    assert to_html(body) == '<h2 id="demands-1">Demands</h2>\n<h2 id="demands">What we ask</h2>'


@pytest.mark.parametrize(
    ("heading", "slip"),
    [
        ("## A {#main}", ("id-taken", 0, "main")),
        ("## A {#hb-x}", ("id-taken", 0, "hb-x")),
        ("## A {#a%b}", ("id-form", 0, "a%b")),
        ("## A {#b}\n## B {#b}", ("id-twice", 10, "b")),
        ("## A {#b .big}", ("heading-attribute", 0, ".big")),
    ],
)
def test_an_id_that_cannot_be_is_told(heading: str, slip: tuple[str, int, str]) -> None:
    assert read_body(heading).slips == (slip,)


@pytest.mark.parametrize(
    ("translation", "anchors"),
    [
        ("## Nos revendications\n\n### Et\n", ("demands", "et")),
        ("## Nos revendications {#demands}\n", ("demands",)),
        ("## Avant\n\n## Nos revendications\n", ("avant", "nos-revendications")),
    ],
)
def test_an_id_written_once_is_that_of_the_same_heading_in_translations(translation: str, anchors: tuple[str, ...]) -> None:
    source = read_body("## What we ask {#demands}\n\n### And\n")
    assert read_body(translation, "page", source.own_ids).anchors == anchors


def excerpt(source: str) -> str:
    found = read_body(source).excerpt
    return to_html(found) if found else ""


def test_the_excerpt_ends_at_more() -> None:
    source = "First.[^1]\n\n<!-- more -->\n\nSecond.\n\n[^1]: Note."
    assert excerpt(source) == "<p>First.</p>"
    assert [text in html(source) for text in ("First.", "Second.", "more")] == [True, True, False]


@pytest.mark.parametrize("mark", ["<!--more-->", "  <!--   More   -->  "])
def test_more_may_be_written_with_any_blanks(mark: str) -> None:
    assert excerpt(f"First.\n\n{mark}\n\nSecond.") == "<p>First.</p>"


def test_without_more_there_is_no_excerpt() -> None:
    assert excerpt("First.\n\nSecond.") == ""


@pytest.mark.parametrize(
    ("source", "at"),
    [("a <!-- more --> b", 2), ("a\n\n<!-- more -->\n\nb\n\n<!-- more -->\n", 21), ("> a\n>\n> <!-- more -->", 8)],
)
def test_more_in_the_middle_or_twice_is_told(source: str, at: int) -> None:
    assert read_body(source).slips == (("more-place", at, ""),)


def test_links_and_pictures_are_nodes_with_the_places_of_their_addresses() -> None:
    source = 'ü [a](<x.md#why?x=1&y=2> "t") <https://a.example.org/?b&c> ![A "hall" & more](media/hall.jpg) https://b.example'
    body = read_body(source)
    links = [("x.md#why?x=1&y=2", "inline"), ("https://a.example.org/?b&c", "angle"), ("https://b.example", "bare")]
    assert [(link.href, link.form) for link in body.links] == links
    assert [source[body.address_offset(link) :].startswith(link.href) for link in body.links] == [True, True, True]
    (image,) = body.images
    assert (image.src, image.alt) == ("media/hall.jpg", 'A "hall" & more')
    assert source[body.address_offset(image) :].startswith("media/hall.jpg")


def test_a_reference_is_where_its_address_is() -> None:
    source = "See [the report][r].\n\n[R]: <https://a.example.org/>\n"
    body = read_body(source)
    assert source[body.address_offset(body.links[0]) :].startswith("https://a.example.org/")


def test_a_placeholder_is_one_in_letters_only() -> None:
    assert html("Dear [[ name ]]", "letter") == '<p>Dear <mark data-hb-field="name">[[name]]</mark></p>'
    assert html("Dear [[name]]") == "<p>Dear [[name]]</p>"


@pytest.mark.parametrize(
    ("source", "placeholders"),
    [
        ("**[[name]]** [x](https://x.example.org) `[[code]]`", [("name", None)]),
        ("[[recipient.salutation|Dear Sir or *Madam*]],", [("recipient.salutation", "Dear Sir or *Madam*")]),
        ("[[a]][[b]] [[ c | d ]]", [("a", None), ("b", None), ("c", "d")]),
        ("[[name]](https://x.example.org)", [("name", None)]),
        ("[[name]]\n\n[name]: https://x.example.org", [("name", None)]),
        ("\\[[name]]", []),
        ("[[two\nlines]]", []),
        ("## To [[name]]", [("name", None)]),
        ("- [[name]]\n- [x] [[role]]", [("name", None), ("role", None)]),
    ],
)
def test_placeholders_carry_what_is_written_in_them(source: str, placeholders: list[tuple[str, str | None]]) -> None:
    body = read_body(source, "letter")
    assert [(one.name, one.fallback) for one in body.placeholders] == placeholders
    assert [body.written(one) for one in body.placeholders] == [f"[[{one.raw}]]" for one in body.placeholders]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("See https://a.example/_next_/x_y*z.", '<a href="https://a.example/_next_/x_y*z">https://a.example/_next_/x_y*z</a>.'),
        ("**https://a.example**", '<strong><a href="https://a.example">https://a.example</a></strong>'),
        ("(www.a.example/(b))", '(<a href="http://www.a.example/(b)">www.a.example/(b)</a>)'),
        ("mail a.b@example.org.", '<a href="mailto:a.b@example.org">a.b@example.org</a>.'),
        ("[https://a.example](https://b.example)", '<a href="https://b.example">https://a.example</a>'),
        ("[x](https://a.example/_a_b) y", '<p><a href="https://a.example/_a_b">x</a> y</p>'),
        ("[x][y]\n\n[y]:\n  https://a.example/_a_b", '<p><a href="https://a.example/_a_b">x</a></p>'),
        ("https://a.example/_a_&#1;", '<a href="https://a.example/">https://a.example/</a><em>a</em>'),
        ("xhttps://a.example", "<p>xhttps://a.example</p>"),
        ("`https://a.example`", "<code>https://a.example</code>"),
        ("https://a_b.c_d", "<p>https://a_b.c_d</p>"),
    ],
)
def test_a_bare_address_is_a_link(source: str, made: str) -> None:
    assert made in html(source)


HOSTILE = [
    "[" * 8192, "![" * 5000, "(" * 9000, "*a_ " * 9000, "`" * 9000, "<" * 30000, "&" * 30000, "> " * 5000, "    " * 400 + "x",
    "[a](" * 3000,
    "- " * 3000, "<div>" * 3000, "[^a]" * 900, "a  \n" * 9000, "**" * 3000, "|a" * 9000, "\\[" * 900, "[[" * 499,
    "[a]: <b>\n" * 900, "- 2027-05-01: a\n" * 6000, "> a\n> — b\n\n" * 7000, "> a\n\nb\n\n" * 12000, "\n— a" * 24000, "## ? a\n\n" * 499,
    "<div" + ' x="' * 40 + " =>", ("<div" + ' x="' * 40 + " =>\n\n") * 300, "https://a.b/_c_ " * 4000, "a@b.c " * 9000,
    "<a href='" * 1500, "# " * 9000, "\t" * 9000, "1. " * 3000, "~" * 9000, "_" * 3999, "[x](y " * 900, "<!--" * 1900, "&#" * 3900,
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE, ids=[f"{text[:6]!r} times {len(text)}" for text in HOSTILE])
@pytest.mark.parametrize("mode", ["page", "letter"])
def test_hostile_text_is_refused_or_read_in_good_time(source: str, mode: str) -> None:
    begin = time.process_time()
    with suppress(TooMuch):
        html(source, mode)
    assert time.process_time() - begin < 3


@examples(150, 5_000)
@given(st.text(st.sampled_from("ab *_[]()<>#>-+1.`!\\&;|:^\n\t\"'=/йမم"), max_size=120))
def test_any_text_becomes_html_that_is_closed(source: str) -> None:
    made = html(source)
    opened = re.findall(r"<([a-z][a-z0-9]*)", made)
    closed = re.findall(r"</([a-z][a-z0-9]*)", made)
    void = {"br", "hr", "img"}
    assert sorted(name for name in opened if name not in void) == sorted(closed)
    assert "style=" not in re.sub(r">[^<]*<|\"[^\"]*\"", "", made)


def test_a_body_is_divided_at_its_headings_of_the_second_level() -> None:
    body = read_body("Before.\n\n## One\n\nFirst.\n\n### Below\n\nMore.\n\n## Two\n\nSecond.\n")
    first, one, two = body.sections
    assert [len(part.blocks) for part in (first, one, two)] == [1, 4, 2]
    heading, rest = two.without_heading()
    assert ([heading.ids[block.at] for block in heading.headings], len(rest.blocks)) == (["two"], 1)


def test_a_body_with_footnotes_or_without_headings_stays_whole() -> None:
    for text in ("Before.\n", "Before.[^1]\n\n## One\n\nFirst.\n\n[^1]: Note.\n"):
        body = read_body(text)
        assert body.sections == (body,)


@examples(150, 5_000)
@given(st.text(st.sampled_from("ab *_[]()#>-+1.`!\\&;|:^\n\t\"'=/~ @www.https://j?မ"), max_size=120))
def test_the_sanitiser_takes_nothing_from_markdown_without_html(source: str) -> None:
    body = read_body(source)
    assert not body.has_html
    with patch.object(writer, "clean", lambda markup: markup):
        made = to_html(body)
    raw, clean = _Parts(made), _Parts(to_html(body))
    addresses = ("href", "src")
    assert raw.names == clean.names
    assert sorted(name for name, _ in raw.attributes if name not in addresses) == sorted(
        name for name, _ in clean.attributes if name not in addresses
    )


@examples(150, 5_000)
@given(st.text(st.sampled_from("ab *_[]()#-+1.!;|:^\n\"'=/ @www.https://j?မ"), max_size=120))
def test_an_escape_changes_nothing_before_it(source: str) -> None:
    plain, escaped = (read_body(f"{source}\n\n{last}\n", "letter") for last in ("!", "\\!"))
    assert to_html(escaped) == to_html(plain)
    assert _places(escaped) == _places(plain)


def _places(body: Body) -> list[tuple[type[Node], int]]:
    """Where each node begins, but for pieces of running text, which may be more or fewer."""
    return [(type(node), node.at) for node in body.nodes if not isinstance(node, Characters)]


@pytest.mark.parametrize(
    "source", ["a <strong>b</strong>", "<div>a</div>", '<a href="https://a.example/">a</a>', 'a <img src="media/a.jpg" alt="">']
)
def test_text_with_any_tag_has_html(source: str) -> None:
    assert read_body(source).has_html
