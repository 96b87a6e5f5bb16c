"""The handbook is read like every other page: HTML, links, pictures and fields follow the same rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbill.publishing.files.pictures import with_handbook_pictures
from handbill.publishing.load import Loaded
from handbill.site.pictures import shown_pictures

Write = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "docs/handbook/staff/letters.md"
HEAD = '---\ntitle: "Letters"\nsummary: "How letters are written."\n---\n'


@pytest.fixture
def handbook(project: Path, write: Write) -> Callable[[str], None]:
    """Draws a handbook with three pages; the words of one are given and begin on line 1."""

    def draw(text: str) -> None:
        page = "---\ntitle: T\nsummary: S\n---\n"
        write({"docs/handbook/index.md": HEAD, "docs/handbook/staff/events.md": page, "docs/about.md": page, FILE: text})

    return draw


@pytest.mark.parametrize(
    "text",
    [
        "# Letters\n\nHow <strong>letters</strong> are written.\n",
        f"{HEAD}\nSee [events](events.md#top), [home](../index.md), [about](../../about.md), [above](#letters).\n",
        "[site](https://example.org/) [mail](mailto:a@example.org) <https://example.org/>\n",
        "```html\n<script>alert(1)</script> ![x](y.png) [z](gone.md)\n```\n\n`<iframe>` and `[x](gone.md)`\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n    <script>in code</script>\n",
    ],
)
def test_a_sound_page_passes(handbook: Callable[[str], None], errors: Found, text: str) -> None:
    handbook(text)
    assert errors() == []


TAG = "is not allowed in a page; write it in Markdown [unsafe-html]"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Words\n\n<script>alert(1)</script>\n", f"3:1: “<script>” {TAG}"),
        ("Words <b onclick=x>y</b>\n", f"1:7: “<b>” {TAG}"),
        ("<p onclick='x'>y</p>\n", f"1:1: “onclick=” {TAG}"),
        ("<div style='position:fixed'>x</div>\n", f"1:1: “style=” {TAG}"),
        ("<form action='https://example.org/'></form>\n", f"1:1: “<form>” {TAG}"),
        ("<meta http-equiv=refresh content='0;url=https://example.org/'>\n", f"1:1: “<meta>” {TAG}"),
        ("<iframe src='https://example.org/'></iframe>\n", f"1:1: “<iframe>” {TAG}"),
        ("<base href='https://example.org/'>\n", f"1:1: “<base>” {TAG}"),
        ("<link rel=stylesheet href=https://example.org/x.css>\n", f"1:1: “<link>” {TAG}"),
        ("![x](https://example.org/x.png)\n", "1:6: the handbook shows pictures of docs/media/ only; put “https://example.org/x.png” there and write “../../media/x.png” [handbook-picture]"),
        ("<img src='../x.png' alt='x'>\n", "1:11: the handbook shows pictures of docs/media/ only; put “../x.png” there and write “../../media/x.png” [handbook-picture]"),
        ("![x](../../media/none.png)\n", "1:6: there is no picture “../../media/none.png” [missing-picture]"),
        ("[x](javascript:alert(1))\n", "1:5: the link “javascript:alert(1)” is of a kind that pages cannot have; write https://… [link-scheme]"),
        ("[x](data:text/html,x)\n", "1:5: the link “data:text/html,x” is of a kind that pages cannot have; write https://… [link-scheme]"),
        ("[x](//example.org/)\n", "1:5: the link “//example.org/” is of a kind that pages cannot have; write https://… [link-scheme]"),
        ("[x](/about/)\n", "1:5: the link “/about/” begins with a slash; name the file instead, like ../about.md [link-form]"),
        ("[x](event.md)\n", "1:5: the link “event.md” leads to no page; did you mean “events.md”? [broken-link]"),
        ("[x](../../../mkdocs.yml)\n", "1:5: the link “../../../mkdocs.yml” leads to no page [broken-link]"),
        (f"{HEAD.replace('---', '---', 1)[:-4]}template: x.html\n---\nWords\n", "4:1: unknown field “template” [unknown-field]"),
        ("---\ntitle: &a x\n---\n", "2:8: “&a” names a value; delete it, or put a text in quotes [yaml-alias]"),
        ("\0", "1:1: there is an invisible character (U+0000) here; delete it [control-character]"),
    ],
)  # fmt: skip
def test_what_no_page_may_have_is_an_error_with_its_place(
    handbook: Callable[[str], None], errors: Found, text: str, message: str
) -> None:
    handbook(text)
    # A tag that is not allowed is told with each of its attributes.
    found = [line for line in errors() if line.endswith("=” " + TAG) is message.endswith("=” " + TAG)]
    assert found == [f"{FILE}:{message}"]


@pytest.mark.parametrize("picture", ["![The sign](../../media/sign.svg)", '<img src="../../media/sign.svg" alt="The sign">'])
def test_a_picture_of_the_hub_may_be_shown_and_counts_as_used(
    project: Path, handbook: Callable[[str], None], write: Write, loaded: Callable[[], Loaded], found: Found, picture: str
) -> None:
    handbook(f"{HEAD}\n{picture}\n")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>\n'
    write({"docs/media/sign.svg": drawing, "docs/media/other.svg": drawing})
    assert found(rule="unused-picture") == [
        "docs/media/other.svg:1:1: warning: no page shows this picture; it is not published [unused-picture]"
    ]
    site = loaded().site
    assert site is not None
    assert shown_pictures(with_handbook_pictures(site, project)) == {"media/sign.svg": "docs/media/sign.svg"}


def test_a_picture_without_words_is_an_error(handbook: Callable[[str], None], write: Write, errors: Found) -> None:
    handbook("![](../../media/sign.svg)\n")
    write({"docs/media/sign.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>\n'})
    assert errors() == [
        (
            f"{FILE}:1:5: the picture “../../media/sign.svg” has no alternative text; write ![what it shows](../../media/sign.svg) "
            "[missing-alt]"
        )
    ]


def test_what_only_the_other_parser_sees_is_found_too(handbook: Callable[[str], None], errors: Found) -> None:
    # CommonMark reads code in a list here; Python-Markdown, which makes the page, a tag.
    handbook("1. one\n\n      <iframe src='x'></iframe>\n")
    assert [line for line in errors() if "unsafe-html" in line] != []


@pytest.mark.parametrize("text", ["[" * 4000, "a " * 60_000, "*" * 5000, "`" * 3500])
def test_a_page_that_takes_too_long_is_refused(handbook: Callable[[str], None], errors: Found, text: str) -> None:
    handbook(text)
    assert len(errors()) == 1
    assert errors()[0].endswith("[too-long]")


def test_a_handbook_that_is_left_out_is_neither_published_nor_linked(
    handbook: Callable[[str], None], project: Path, write: Write, loaded: Callable[[], Loaded], errors: Found
) -> None:
    handbook("<script>broken</script>\n")
    settings = (project / "mkdocs.yml").read_text().replace("      share_pictures: false\n", "      handbook: false\n")
    write({"mkdocs.yml": settings})
    assert errors() == []
    site = loaded().site
    assert site is not None
    assert site.handbook == ()
    write({"docs/about.md": "---\ntitle: T\nsummary: S\n---\n\nRead [how](handbook/index.md).\n"})
    (error,) = errors()
    assert error == (
        "docs/about.md:6:12: the link “handbook/index.md” leads to the handbook, which “handbook: false” in mkdocs.yml leaves out; "
        "take it out too [broken-link]"
    )
