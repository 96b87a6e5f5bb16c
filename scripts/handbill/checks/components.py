"""Quotes, pictures, timelines and questions in bodies are written so that they become what they should."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from handbill.checks.scope import find, in_body
from handbill.content.components import Slip
from handbill.content.components.question import WRITTEN
from handbill.content.components.timeline import dates_of
from handbill.content.markdown import Rendered
from handbill.model.campaign import Text
from handbill.problems import Position, Problems

# What other programs write boxes and folded texts with: MkDocs, Pandoc, GitHub.
_UNKNOWN = re.compile(r"^[ \t]*(?:>[ \t]*)*(\?\?\?\+?(?=[ \t]+\S)|!!!(?=[ \t]+\S)|:::+|\[![A-Za-z]+\])", re.M)

_DATES = {
    "date": ("there is no day or month “{}”", "timeline-date"),
    "date-form": ("write the date “{}” with four, two and two digits, such as 2021-02-01", "timeline-date"),
    "date-order": ("the time ends before it begins, on {}", "timeline-date"),
    "entry": ("nothing stands after the date “{}:”; say what happened", "timeline-entry"),
}


def check_slips(text: Text, slips: Sequence[Slip], problems: Problems) -> None:
    """Adds what went wrong in a body."""
    for slip in slips:
        if slip.kind in _DATES:
            message, rule = _DATES[slip.kind]
            place = _entry(text, slip).right(slip.written.index(slip.value))
            problems.error(place, message.format(slip.value), rule)
        elif slip.kind == "date-missing":
            message = f"“{_start(slip.written)}” has no date; in a timeline every item begins like “2021-02-01: ”"
            problems.error(_entry(text, slip), message, "timeline-date")
        elif slip.kind == "apart":
            before = {"quote": "in the quote as its last line: > — Name", "picture": "on the line right below the picture"}
            message = f"“{_start(slip.written)}” stands apart; write it {before[slip.value]}"
            problems.error(_line(text, slip.written), message, "name-apart")
        else:
            place = _question(text, int(slip.value))
            message = "the question has no answer; write it below" if slip.kind == "answer" else "the question has no words"
            problems.error(place, message, "question")


def check_unknown(text: Text, words: str, problems: Problems) -> None:
    """Adds an error for each mark that other programs know and that would stand in the page as it is.

    `words` is the body with blanks in place of code, of the same length.
    """
    for match in _UNKNOWN.finditer(words):
        place = in_body(text, match.start(1))
        advice = "write a paragraph, a quote with “>”, or a question such as “## ? Why now?”"
        problems.error(place, f"“{match[1]}” begins nothing here; {advice}", "unknown-block")


def check_dates(text: Text, made: Rendered, source: Rendered | None, problems: Problems) -> None:
    """Adds a warning where the timelines of a translation have other dates than the source."""
    if source is None or source is made:
        return
    own, given = dates_of(made.html), dates_of(source.html)
    other = next((day for day in own if day not in given), None)
    missing = next((day for day in given if day not in own), None)
    if own and other:
        problems.warning(find(text, other), f"the date “{other}” is in no timeline of the source", "timeline-dates")
    elif own and missing:
        problems.warning(find(text, own[0]), f"the timeline lacks a date of the source: {missing}", "timeline-dates")


def _entry(text: Text, slip: Slip) -> Position:
    return _line(text, slip.written, r"[*+-][ \t]+")


def _line(text: Text, written: str, before: str = "") -> Position:
    match = re.search(rf"^[ \t>]*{before}({re.escape(written)})", text.body, re.M)
    return in_body(text, match.start(1)) if match else find(text, written)


def _question(text: Text, number: int) -> Position:
    match = next(islice(WRITTEN.finditer(text.body), number, None), None)
    return in_body(text, match.start()) if match else in_body(text, 0)


def _start(written: str) -> str:
    return written if len(written) <= 30 else written[:30].rstrip() + "…"
