"""Quotes, pictures, timelines and questions in bodies are written so that they become what they should."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbill.checks.scope import at, find, in_body
from handbill.content.markdown.body import Body
from handbill.content.markdown.slip import Slip
from handbill.model.page import Text
from handbill.problems import Problems

# What other programs write boxes and folded texts with: MkDocs, Pandoc, GitHub. Hardly any text has one, and to look for the
# beginning of a line takes much longer than to look for the marks.
_UNKNOWN_MARKS = ("???", "!!!", ":::", "[!")
_UNKNOWN = re.compile(r"^[ \t]*(?:>[ \t]*)*(\?\?\?\+?(?=[ \t]+\S)|!!!(?=[ \t]+\S)|:::+|\[![A-Za-z]+\])", re.M)

_DATES = {
    "date": ("there is no day or month “{}”", "timeline-date"),
    "date-form": ("write the date “{}” with four, two and two digits, such as 2021-02-01", "timeline-date"),
    "date-order": ("the time ends before it begins, on {}", "timeline-date"),
    "entry": ("nothing follows the date “{}:”; say what happened", "timeline-entry"),
}
SLIPS = {
    "question": ("the question has no words", "question"),
    "tag": ("“{}” is not allowed in a page; write it in Markdown", "unsafe-html"),
    "attribute": ("“{}” is not allowed in a page; write it in Markdown", "unsafe-html"),
    "html": ("“{}” is not a tag that a page can have; write it in Markdown, or “&lt;” for the character itself", "unsafe-html"),
    "unclosed": ("“{0}” is never closed; write “{1}” after what it contains", "unbalanced-html"),
    "unopened": ("“{}” closes nothing; delete it", "unbalanced-html"),
    "reference": (
        "the text does not say where “[{0}]” leads; write “[{0}]: https://…” on a line of its own, or [words](address)",
        "undefined-reference",
    ),
    "footnote-twice": ("the footnote “[^{}]” is written twice; keep one", "duplicate-footnote"),
    "id-form": ("“{}” is not a valid id; use letters, digits and hyphens", "heading-id"),
    "id-taken": ("the id “{}” belongs to the site itself; choose another", "heading-id"),
    "id-twice": ("the id “{}” is used twice; choose another here", "heading-id"),
    "heading-attribute": ("“{}” cannot be set here; a heading may have an id, like {{#demands}}, and nothing else", "heading-id"),
    "more-place": ("“<!-- more -->” must be on a line of its own, once, between two paragraphs of the page", "more-place"),
}


def check_slips(text: Text, body: Body, problems: Problems) -> None:
    """Adds what is not written as it should be in a body."""
    for slip in told_once(body.slips):
        place = at(text, body, slip.at)
        if slip.kind in _DATES:
            message, rule = _DATES[slip.kind]
            offset = text.body.find(slip.value, body.offset(slip.at))
            problems.error(in_body(text, offset), message.format(slip.value), rule)
        elif slip.kind == "date-missing":
            message = f"“{_start(slip.value)}” has no date; in a timeline every item begins like “2021-02-01: ”"
            problems.error(place, message, "timeline-date")
        elif slip.kind == "apart":
            below, _, name = slip.value.partition(":")
            before = {"quote": "in the quote as its last line: > — Name", "picture": "on the line right below the picture"}
            problems.error(place, f"“{_start(name)}” is on a line of its own; write it {before[below]}", "name-apart")
        elif slip.kind == "answer":
            problems.error(place, "the question has no answer; write it below", "question")
        else:
            message, rule = SLIPS[slip.kind]
            problems.error(place, message.format(slip.value, f"</{slip.value[1:]}"), rule)


def told_once(slips: Sequence[Slip]) -> list[Slip]:
    """The slips without those of the attributes of a tag that is refused itself."""
    refused = {slip.at for slip in slips if slip.kind == "tag"}
    return [slip for slip in slips if slip.kind != "attribute" or slip.at not in refused]


def check_unknown(text: Text, words: str, problems: Problems) -> None:
    """Adds an error for each mark that other programs know and that would be in the page as it is.

    `words` is the body with blanks in place of code, of the same length.
    """
    for match in _UNKNOWN.finditer(words) if any(mark in words for mark in _UNKNOWN_MARKS) else ():
        place = in_body(text, match.start(1))
        advice = "write a paragraph, a quote with “>”, or a question such as “## ? Why now?”"
        problems.error(place, f"“{match[1]}” has no effect here; {advice}", "unknown-block")


def check_dates(text: Text, body: Body, source: Body, problems: Problems) -> None:
    """Adds a warning where the timelines of a translation have other dates than the source."""
    other = next((day for day in body.dates if day not in source.dates), None)
    missing = next((day for day in source.dates if day not in body.dates), None)
    if body.dates and other:
        problems.warning(find(text, other), f"the date “{other}” is in no timeline of the source", "timeline-dates")
    elif body.dates and missing:
        problems.warning(find(text, body.dates[0]), f"the timeline lacks a date of the source: {missing}", "timeline-dates")


def _start(written: str) -> str:
    written = written.split("\n", maxsplit=1)[0]
    return written if len(written) <= 30 else written[:30].rstrip() + "…"
