"""Quotes, pictures, timelines and questions that are not written as they should be are named with their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rasters import JPEG

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/faq.md"
PAGE = "---\ntitle: Questions\nsummary: What people ask.\n---\n\n"
ENTRIES = "- 2027-05-01: We march.\n- 2027-06: We meet.\n"


@pytest.fixture
def draw(campaign: Draw) -> Callable[..., Path]:
    return lambda body: campaign({"faq.md": f"{PAGE}{body}\n", "media/a.jpg": JPEG})


@pytest.mark.parametrize(
    "body",
    [
        "> We stay.\n> — Mara Example", "![A hall](media/a.jpg)\nThe hall.\n— Mara", ENTRIES, "## ? Why now?\n\nFish die.",
        "```\n!!! note\n- 2027-02-30: a\n```", "`??? x`", "What now???", "Stop!!!", "Why\n\n— he asked —\n\nnow?",
    ],
)  # fmt: skip
def test_what_is_well_written_passes(draw: Draw, found: Found, body: str) -> None:
    draw(body)
    assert found() == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("On 2027-02-30: no\n\n- 2027-01-01: a\n- 2027-02-30: no", "9:3: there is no day or month “2027-02-30” [timeline-date]"),
        ("- 2027-05-01 – 2027-06-31: a", "6:16: there is no day or month “2027-06-31” [timeline-date]"),
        ("- 2027-5-1: a", "6:3: write the date “2027-5-1” with four, two and two digits, such as 2021-02-01 [timeline-date]"),
        ("- 2027-05-02 – 2027-05-01: a", "6:3: the time ends before it begins, on 2027-05-02 [timeline-date]"),
        (
            f"{ENTRIES}- In the autumn we meet once more.",
            "8:3: “In the autumn we meet once mor…” has no date; in a timeline every item begins like “2021-02-01: ” [timeline-date]",
        ),
        ("- 2027-05-01:", "6:3: nothing follows the date “2027-05-01:”; say what happened [timeline-entry]"),
        (
            "> We stay.\n\n— Mara",
            "8:1: “— Mara” is on a line of its own; write it in the quote as its last line: > — Name [name-apart]",
        ),
        (
            "![A hall](media/a.jpg)\n\n— Mara",
            "8:1: “— Mara” is on a line of its own; write it on the line right below the picture [name-apart]",
        ),
        ("## ? Who\n\n`## ? a`\n\n## ? Why\n\n## More", "10:1: the question has no answer; write it below [question]"),
        ("a\n\n## ?\n\nb", "8:1: the question has no words [question]"),
    ],
)
def test_each_slip_is_named_with_its_place(draw: Draw, errors: Found, body: str, message: str) -> None:
    draw(body)
    assert errors() == [f"{FILE}:{message}"]


MORE = "“<!-- more -->” must be on a line of its own, once, between two paragraphs of the page [more-place]"


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (
            "The union <cite>of clerks.",
            ["6:11: “<cite>” is never closed; write “</cite>” after what it contains [unbalanced-html]"],
        ),
        ("a\n\nü of clerks</cite> b", ["8:12: “</cite>” closes nothing; delete it [unbalanced-html]"]),
        ("The <cite>union</cite> of clerks.", []),
        ("a\n\n## A {#a%b}", ["8:1: “a%b” is not a valid id; use letters, digits and hyphens [heading-id]"]),
        ("## A {#main}", ["6:1: the id “main” belongs to the site itself; choose another [heading-id]"]),
        ("## A {#b}\n\n## B {#b}", ["8:1: the id “b” is used twice; choose another here [heading-id]"]),
        (
            "## A {#b .big}",
            ["6:1: “.big” cannot be set here; a heading may have an id, like {#demands}, and nothing else [heading-id]"],
        ),
        ("## A {#a}\n\n## B {#b}", []),
        ("ü <!-- more --> b", [f"6:3: {MORE}"]),
        ("a\n\n<!-- more -->\n\nb\n\n<!-- more -->\n\nc", [f"12:1: {MORE}"]),
        ("> a\n>\n> <!-- more -->", [f"8:3: {MORE}"]),
        ("a\n\n<!-- more -->\n\nb", []),
        ("A.[^1]\n\n[^1]: Ten.\n\n[^1]: Twenty.", ["10:1: the footnote “[^1]” is written twice; keep one [duplicate-footnote]"]),
        ("A.[^1]\n\nB.[^2]\n\n[^1]: Ten.\n\n[^2]: Twenty.", []),
    ],
)
def test_tags_ids_excerpts_and_footnotes_with_a_slip_are_named(draw: Draw, errors: Found, body: str, messages: list[str]) -> None:
    draw(body)
    assert errors() == [f"{FILE}:{message}" for message in messages]


@pytest.mark.parametrize(
    ("body", "place"),
    [('a\n\n??? "Why now?"\n    Fish die.', "8:1: “???”"), ("!!! note\n    Fish die.", "6:1: “!!!”"), ("> [!NOTE]\n> a", "6:3: “[!NOTE]”")],
)  # fmt: skip
def test_marks_of_other_programs_are_named(draw: Draw, errors: Found, body: str, place: str) -> None:
    draw(body)
    advice = "has no effect here; write a paragraph, a quote with “>”, or a question such as “## ? Why now?” [unknown-block]"
    assert errors() == [f"{FILE}:{place} {advice}"]


TRANSLATION = "---\ntitle: Questions\nsummary: S\ntranslation: {status: reviewed}\n---\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("- 2027-05-01: a\n- 2027-07: b\n", "7:3: warning: the date “2027-07” is in no timeline of the source [timeline-dates]"),
        ("- 2027-05-01: a\n", "6:3: warning: the timeline lacks a date of the source: 2027-06 [timeline-dates]"),
    ],
)
def test_a_translator_is_told_of_other_dates_than_the_sources(campaign: Draw, found: Found, body: str, message: str) -> None:
    config = {"languages: [en]": "languages: [en, fr]"}
    files = {"faq.md": PAGE + ENTRIES, "faq.fr.md": TRANSLATION + body}
    campaign(files, replace=config)
    assert [line for line in found() if "timeline" in line] == [f"campaigns/fair-pay/faq.fr.md:{message}"]
    campaign({**files, "faq.fr.md": TRANSLATION + ENTRIES.replace("We", "Nous")}, replace=config)
    assert [line for line in found() if "timeline" in line] == []


def test_a_translator_is_told_of_an_id_that_no_heading_has(campaign: Draw, found: Found) -> None:
    files = {"faq.md": f"{PAGE}## Why\n\na\n\n## How {{#how}}\n\nb\n", "faq.fr.md": f"{TRANSLATION}## Pourquoi\n\na\n"}
    campaign(files, replace={"languages: [en]": "languages: [en, fr]"})
    assert [line for line in found() if "heading-id" in line] == [
        (
            "campaigns/fair-pay/faq.fr.md:6:1: warning: no heading has the id “#how” of the source; write {#how} behind its translation "
            "[heading-id]"
        )
    ]
