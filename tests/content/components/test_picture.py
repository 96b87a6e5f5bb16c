"""A picture takes the lines right below it as its caption."""

from __future__ import annotations

import pytest

from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.surroundings import Surroundings
from markup import html

IMAGE = '<img src="media/hall.jpg" alt="A hall">'


def figure(caption: str, picture: str = IMAGE) -> str:
    return f'<figure class="hb-figure">{picture}\n<figcaption>{caption}</figcaption>\n</figure>'


def without_pictures(source: str) -> str:
    return to_html(read_body(source), Surroundings(picture=lambda image: None))


def credit(words: str) -> str:
    return f'<span class="hb-figure__credit">— {words}</span>'


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        ("The hall at *noon*.", "The hall at <em>noon</em>."),
        ("The hall at noon.\n— Mara Example", f"The hall at noon.\n{credit('Mara Example')}"),
        ("The hall,\nat noon.\n-- Mara", f"The hall,\nat noon.\n{credit('Mara')}"),
        ("— Mara", credit("Mara")),
        ("[The hall](a.md).\n— [Mara](b.md)", f'<a href="a.md">The hall</a>.\n{credit("<a href=" + chr(34) + "b.md" + chr(34) + ">Mara</a>")}'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "  \n"])
def test_lines_below_a_picture_are_its_caption_and_credit(lines: str, caption: str, end: str) -> None:
    assert html(f"![A hall](media/hall.jpg){end}{lines}") == figure(caption)


def test_a_picture_named_elsewhere_or_in_a_link_has_a_caption_too() -> None:
    assert html("![A hall][h]\nNoon.\n\n[h]: media/hall.jpg") == figure("Noon.")
    assert html("[![A hall](media/hall.jpg)](a.md)\nNoon.") == figure("Noon.", f'<a href="a.md">{IMAGE}</a>')


@pytest.mark.parametrize(
    "source",
    [
        "![A hall](media/hall.jpg)",
        "![A hall](media/hall.jpg) in the text\nand more",
        "The hall\n![A hall](media/hall.jpg)",
        "![A hall](media/hall.jpg)\n![A door](media/door.jpg)",
        "![A hall](media/hall.jpg)\n\nA paragraph.",
    ],
)
def test_any_other_picture_stays_in_its_paragraph(source: str) -> None:
    made = html(source)
    assert "<figure" not in made
    assert made.startswith("<p>")


def test_the_picture_is_listed_with_its_alternative_text() -> None:
    (image,) = read_body("![A hall](media/hall.jpg)\nNoon.").images
    assert (image.src, image.alt) == ("media/hall.jpg", "A hall")


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("Before.\n\n![A](a.jpg)\nMara at noon.\n— Noor\n\nAfter.", "<p>Before.</p>\n<p>After.</p>"),
        ("![A](a.jpg)\n— Noor\n\n![B](b.jpg)\n\nAfter.", "<p>After.</p>"),
        ("[![A](a.jpg)](b.md)\nMara.", ""),
        ("> Mara.\n> — Noor", html("> Mara.\n> — Noor")),
    ],
)
def test_a_picture_that_is_taken_away_takes_its_caption_along(source: str, left: str) -> None:
    assert without_pictures(source) == left


def test_a_quote_keeps_its_words_when_its_picture_is_taken_away() -> None:
    left = without_pictures("> Words.\n>\n> ![A](a.jpg)\n>\n> More.\n> — Noor")
    assert [part in left for part in ("Words.", "More.", "— Noor", "<img")] == [True, True, True, False]
