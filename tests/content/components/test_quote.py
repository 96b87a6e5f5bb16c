"""A quote names its author on its last line."""

from __future__ import annotations

import pytest

from handbill.content.markdown.body import read_body
from markup import html


def quote(words: str, name: str) -> str:
    return f'<figure class="hb-quote">\n<blockquote>\n{words}\n</blockquote>\n<figcaption>— {name}</figcaption>\n</figure>'


@pytest.mark.parametrize("dash", ["— ", "– ", "-- ", "―", "—"])
def test_a_last_line_with_a_dash_is_the_author(dash: str) -> None:
    assert html(f"> We stay.\n> {dash}Mara Example, fisher") == quote("<p>We stay.</p>", "Mara Example, fisher")


def test_the_author_may_stand_in_a_paragraph_of_its_own_and_have_a_link() -> None:
    assert html("> One.\n>\n> Two.\n>\n> — [Mara](about.md), *fisher*") == quote(
        "<p>One.</p>\n<p>Two.</p>", '<a href="about.md">Mara</a>, <em>fisher</em>'
    )


def test_a_name_may_follow_a_line_break_or_a_list() -> None:
    assert html("> We stay.  \n> — Mara") == quote("<p>We stay.</p>", "Mara")
    assert "<figcaption>— Mara</figcaption>" in html("> - one\n> - two\n>\n> — Mara")


def test_quotes_one_below_the_other_keep_their_own_authors() -> None:
    made = html("> One.\n> — Mara\n\n> Two.\n>\n> — Noor\n\n> Three.")
    assert made == "\n".join(
        [quote("<p>One.</p>", "Mara"), quote("<p>Two.</p>", "Noor"), "<blockquote>\n<p>Three.</p>\n</blockquote>"]
    )


@pytest.mark.parametrize(
    "source",
    [
        "> We stay.",
        "> We stay — all of us.",
        "> — Are you going?\n> — No.",
        "> — Are you going?\n>\n> — No.",
        "> — No.",
        "> He said:\n> — Are you going?\n> — No.",
        "> We stay.\n> --- Mara",
        "> We ask for:\n>\n> - fish",
        "> `code\n> — x`",
    ],
)
def test_any_other_quote_stays_one(source: str) -> None:
    made = html(source)
    assert "<figure" not in made
    assert made.startswith("<blockquote>")


def test_a_letter_has_plain_quotes() -> None:
    assert "figure" not in html("> We stay.\n> — Mara", "letter")


@pytest.mark.parametrize(
    ("source", "what"),
    [("> We stay.\n\n— Mara", "quote"), ("![A hall](media/hall.jpg)\n\n— Mara", "picture")],
)
def test_a_name_that_stands_apart_is_a_slip(source: str, what: str) -> None:
    assert read_body(source).slips == (("apart", source.index("— Mara"), f"{what}:— Mara"),)


def test_a_slip_of_one_text_does_not_reach_the_next() -> None:
    assert read_body("> We stay.\n\n— Noor").slips
    assert read_body("We stay as well.").slips == ()
