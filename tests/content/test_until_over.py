"""Parts of a body that are shown until the page's deadline or event has passed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.content.until_over import read_timed_body

Draw = Callable[..., Path]
Errors = Callable[[], list[str]]
OPEN, CLOSE = "<!-- until over -->", "<!-- /until over -->"


def test_a_part_is_there_before_and_gone_after() -> None:
    timed = read_timed_body(f"One.\n\n{OPEN}\nRegister.\n\nSoon.\n{CLOSE}\n\nTwo.")
    assert timed.before == "One.\n\n\nRegister.\n\nSoon.\n\n\nTwo."
    assert timed.after == "One.\n\n\n\n\n\n\n\nTwo."
    assert timed.slips == ()


def test_a_body_without_markers_stays_as_it_is() -> None:
    body = "We talk until over a hundred have come. <!-- more -->\n"
    timed = read_timed_body(body)
    assert (timed.before, timed.after, timed.slips) == (body, body, ())


@given(st.lists(st.sampled_from([OPEN, CLOSE, "", "words", "  " + OPEN, "- item"])))
def test_every_line_keeps_its_number(lines: list[str]) -> None:
    timed = read_timed_body("\n".join(lines))
    for text in (timed.before, timed.after):
        kept = text.split("\n")
        assert len(kept) == max(len(lines), 1)
        assert all(line in ("", original) for line, original in zip(kept, lines, strict=False))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"{OPEN}\nx", "6:1: “<!-- until over -->” is never closed; write “<!-- /until over -->” below the part"),
        (
            f"x\n\n  {CLOSE}",
            "8:3: “<!-- /until over -->” closes nothing; write “<!-- until over -->” above the part, or delete it",
        ),
        (
            f"{OPEN}\nx\n{OPEN}\ny\n{CLOSE}",
            ("8:1: “<!-- until over -->” is inside a part that has begun already; close that with “<!-- /until over -->” first"),
        ),
        (
            f"Now. {OPEN}",
            "6:6: “<!-- until over -->” must be “<!-- until over -->”, on a line of its own",
        ),
        (
            f"{OPEN}\nx\n<!-- / Until-over -->\n{CLOSE}",
            "8:1: “<!-- / Until-over -->” must be “<!-- /until over -->”, on a line of its own",
        ),
    ],
)
def test_a_marker_in_the_wrong_place_is_an_error(campaign: Draw, errors: Errors, body: str, message: str) -> None:
    campaign({"faq.md": f"---\ntitle: Questions\nsummary: S\n---\n\n{body}\n"})
    assert errors() == [f"campaigns/fair-pay/faq.md:{message} [until-over]"]


def test_a_fault_below_a_marker_is_reported_on_its_own_line(campaign: Draw, errors: Errors) -> None:
    campaign({"faq.md": f"---\ntitle: Questions\nsummary: S\n---\n\n{OPEN}\n[x](gone.md)\n{CLOSE}\n"})
    assert errors() == [
        "campaigns/fair-pay/faq.md:7:5: the link “gone.md” leads to no page; did you mean “index.md”? [broken-link]"
    ]
