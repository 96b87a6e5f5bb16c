"""Links lead somewhere, HTML is harmless, Burmese is Unicode."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rasters import JPEG

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/faq.md"
PAGE = "---\ntitle: Questions\nsummary: What people ask.\n---\n\n"
NEWS = "---\ntitle: March\ndate: 2027-05-01\n---\n\nWe marched.\n"
ZAWGYI = "ျမန္မာႏိုင္ငံမွာ ရွိတဲ့ အလုပ္သမားေတြရဲ့ လုပ္ခလစာကို တိုးေပးပါ"
UNICODE = "မြန်မာနိုင်ငံမှာ ရှိတဲ့ အလုပ်သမားတွေရဲ့ လုပ်ခလစာကို တိုးပေးပါ"


@pytest.fixture
def draw(campaign: Draw) -> Callable[..., Path]:
    """A campaign whose page faq.md has the given body; beside it a page with headings, and news to come."""
    files = {"more.md": f"{PAGE}## Why now?\n\n## Why now?\n", "news/2027-05-01-march.md": NEWS, "media/paper.pdf.jpg": JPEG}
    return lambda body: campaign({**files, "faq.md": f"{PAGE}{body}\n"})


@pytest.mark.parametrize(
    "body",
    [
        "[more](more.md)", "[there](more.md#why-now)", "[here](#a)\n\n## A", "[out](https://example.org/a_(b))", "<https://example.org>",
        "[mail](mailto:a@example.org)", "[call](tel:+3221234567)", "[picture](media/paper.pdf.jpg)", "A claim[^1].\n\n[^1]: Source.",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere_pass(draw: Draw, found: Found, body: str) -> None:
    draw(body)
    assert found() == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("See [x](mor.md).", "6:9: the link “mor.md” leads to no page; did you mean “more.md”? [broken-link]"),
        ("a\n\nSee [x](zzz.md).", "8:9: the link “zzz.md” leads to no page [broken-link]"),
        (
            "[x](more.fr.md)",
            ("6:5: write the link “more.fr.md” without its language: more.md; it leads to each reader's own [link-language]"),
        ),
        ("[x](more.md#why-not)", "6:5: the page “more.md” has no heading “#why-not”; it has #why-now, #why-now-1 [broken-anchor]"),
        ("[x](#nowhere)", "6:5: the page “faq.md” has no heading “#nowhere”; it has no headings [broken-anchor]"),
        (
            "[x](/fair-pay/more/)",
            ("6:5: the link “/fair-pay/more/” begins with a slash; name the file instead, like letters/wages.md"),
        ),
        ("[x](more/)", "6:5: the link “more/” must name the file: more.md [link-form]"),
        ("[x](more)", "6:5: the link “more” must name the file: more.md [link-form]"),
        ("[x]()", "6:5: the link has no address; name a file or write https://… [broken-link]"),
        ("[x](media/gone.pdf)", "6:5: there is no file “media/gone.pdf” [broken-link]"),
        ("[x](../../x.md)", "6:5: the link “../../x.md” leads to no page [broken-link]"),
        (
            "[x](javascript:alert(1))",
            ("6:5: the link “javascript:alert(1)” is of a kind that pages cannot have; write https://… [link-scheme]"),
        ),
        (
            "[x](ftp://example.org/)",
            ("6:5: the link “ftp://example.org/” is of a kind that pages cannot have; write https://… [link-scheme]"),
        ),
        (
            "[x](//example.org/)",
            ("6:5: the link “//example.org/” is of a kind that pages cannot have; write https://… [link-scheme]"),
        ),
        ("a <script>x</script>", "6:3: “<script>” is not allowed in a page; write it in Markdown [unsafe-html]"),
        ("a\n\n<p style='color:red'>x</p>", "8:1: “style=” is not allowed in a page; write it in Markdown [unsafe-html]"),
        ('<img src="media/paper.pdf.jpg" alt="x" onerror="x">', ("6:1: “onerror=” is not allowed in a page; write it in Markdown")),
        ("word\n" * 21_000, "20006:1: the text cannot be read in good time: it has more than 100000 characters; share it among"),
        ("> " * 20 + "x", "6:21: the text cannot be read in good time: quotes or lists are nested more than ten deep [too-long]"),
        ("# A\n" * 600, "506:1: the text cannot be read in good time: it has more than 500 headings [too-long]"),
        (
            "é" + " *a" * 40 + "a* " * 40,
            "6:93: the text cannot be read in good time: emphasis or links are nested more than thirty",
        ),
        (
            "é <b>\n" + "<q>" * 999 + "</q>" * 999 + "</b>",
            "7:88: the text cannot be read in good time: HTML tags are nested more than thirty deep; close each of them [too-long]",
        ),
        (
            "<div>\n\n" * 999,
            "66:1: the text cannot be read in good time: HTML tags are nested more than thirty deep; close each of",
        ),
    ],
)
def test_what_does_not_work_is_named_with_its_place(draw: Draw, errors: Found, body: str, message: str) -> None:
    draw(body)
    assert [error[: len(FILE) + 1 + len(message)] for error in errors()] == [f"{FILE}:{message}"]


def test_links_of_news_are_relative_to_its_folder(campaign: Draw, errors: Found) -> None:
    news = NEWS.replace("2027-05-01", "2027-03-01").replace("We marched.", "[x](../index.md) [y](index.md)")
    campaign({"news/2027-03-01-march.md": news})
    assert errors() == [
        (
            "campaigns/fair-pay/news/2027-03-01-march.md:6:22: the link “index.md” leads to no page; did you mean "
            "“../index.md”? [broken-link]"
        )
    ]


def test_an_anchor_is_looked_for_in_the_readers_language(campaign: Draw, errors: Found) -> None:
    campaign(
        {
            "faq.md": f"{PAGE}## Why\n\n[x](#why)\n",
            "faq.fr.md": "---\ntitle: Q\nsummary: S\ntranslation: {status: machine}\n---\n\n## Pourquoi\n\n[x](#why)\n",
        },
        replace={"languages: [en]": "languages: [en, fr]"},
    )
    assert errors() == [
        "campaigns/fair-pay/faq.fr.md:9:5: the page “faq.md” has no heading “#why”; it has #pourquoi [broken-anchor]"
    ]


def test_the_headings_of_a_letter_have_no_anchors(campaign: Draw, errors: Found) -> None:
    letter = "---\ntitle: W\nsummary: S\nsubject: W\nto: [minister-labour]\n---\n\n## Why\n\nDear [[recipient.name]], act.\n"
    table = "id,name,email,source_url,checked_on\nminister-labour,M,m@example.org,https://labour.example/,2027-03-01\n"
    campaign({"faq.md": f"{PAGE}[x](letters/wages.md#why)\n", "letters/wages.md": letter, "recipients.csv": table})
    assert errors() == [
        "campaigns/fair-pay/faq.md:6:5: the page “letters/wages.md” has no heading “#why”; it has no headings [broken-anchor]"
    ]


def test_a_page_does_not_begin_with_its_title(draw: Draw, found: Found) -> None:
    draw("Words.\n\n# Questions")
    assert found() == [f"{FILE}:8:1: warning: the title is the page's first heading; begin with “##” [heading-level]"]


def test_zawgyi_is_refused_paragraph_by_paragraph(draw: Draw, errors: Found) -> None:
    draw(f"{UNICODE}\n\n{ZAWGYI}")
    assert errors() == [
        (
            f"{FILE}:8:1: the paragraph beginning “{ZAWGYI[:20]}” is written in Zawgyi; "
            "convert it to Unicode with a Burmese reader beside you [zawgyi]"
        )
    ]


def test_zawgyi_is_refused_in_fields_too(campaign: Draw, errors: Found) -> None:
    campaign({"faq.md": f"---\ntitle: {ZAWGYI}\nsummary: S\n---\n"})
    assert [error.split(" ")[0] for error in errors()] == [f"{FILE}:2:8:"]


def test_burmese_in_unicode_passes(draw: Draw, found: Found) -> None:
    draw(UNICODE)
    assert found() == []
