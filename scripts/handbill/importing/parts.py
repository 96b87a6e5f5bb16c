"""A document in parts, each with what it seems to be: the circular, a letter, an event, the briefing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from handbill.importing.clues import DEADLINE, HEADINGS, SALUTATION, TO_OFFICES, days_in

Kind = Literal["circular", "letter", "event", "briefing"]
_HEADING = re.compile(r"^(#{1,6}) (.+)$")
_BOLD_LINE = re.compile(r"^\*\*([^*\n]{1,80}[^*\n.:;,])\*\*$", re.M)


@dataclass(frozen=True, slots=True)
class Part:
    """`text` is Markdown whose headings begin with “##”; `why` says in words why it is of this kind."""

    kind: Kind
    title: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Parts:
    """`title` is empty where the document has none; `deadline` is the day that a sentence of the circular names."""

    title: str
    parts: tuple[Part, ...]
    deadline: date | None


def parts_of(text: str, language: str) -> Parts:
    """The parts of a document, in its order; what belongs to no other is the circular."""
    if not re.search(r"^#{1,6} ", text, re.M):
        text = _BOLD_LINE.sub(r"## \1", text)  # where nothing is a heading, a line in bold is
    title, sections = _sections(text)
    parts = [_part(heading, body, language) for heading, body in sections]
    circular = "\n\n".join(
        (f"## {one.title}\n\n{one.text}" if one.title else one.text).strip() for one in parts if one.kind == "circular"
    ).strip()
    rest = [one for one in parts if one.kind != "circular"]
    if circular:
        rest.insert(0, Part("circular", title, circular, "it is what no other part has"))
    return Parts(title, tuple(rest), _deadline(circular, language))


def _sections(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The title, and heading and text of each section of the uppermost level below it."""
    lines = text.split("\n")
    levels = [(number, len(found[1])) for number, line in enumerate(lines) if (found := _HEADING.match(line))]
    title, start = "", 0
    if levels and not "".join(lines[: levels[0][0]]).strip() and _is_title(lines, levels):
        start = levels[0][0] + 1
        title = plain(lines[levels[0][0]].lstrip("# "))
        levels = levels[1:]
    top = min((level for _, level in levels), default=1)
    cuts = [number for number, level in levels if level == top]
    edges = [start, *cuts, len(lines)]
    found_sections = []
    for index, (first, last) in enumerate(pairwise(edges)):
        heading = plain(lines[first].lstrip("# ")) if index else ""
        body = "\n".join(_demoted(line, top) for line in lines[first + bool(index) : last]).strip()
        if heading or body:
            found_sections.append((heading, body))
    return title, found_sections


def _is_title(lines: list[str], levels: list[tuple[int, int]]) -> bool:
    """Whether the first heading is that of the whole: unless it names one of several parts."""
    first, level = levels[0]
    return all(other > level for _, other in levels[1:]) or not any(clue.search(lines[first]) for clue in HEADINGS.values())


def _demoted(line: str, top: int) -> str:
    """Headings below the uppermost begin with “##” within their part."""
    found = _HEADING.match(line)
    return f"{'#' * min(max(len(found[1]) - top + 1, 2), 6)} {found[2]}" if found else line


def _part(heading: str, text: str, language: str) -> Part:
    if heading and HEADINGS["letter"].search(heading):
        return Part("letter", heading, text, f"its heading is “{heading}”")
    begins = SALUTATION.match(plain(text.partition("\n")[0]))
    if begins and TO_OFFICES.search(begins[0]):
        return Part("letter", heading, text, f"it begins with “{begins[0]}”")
    if heading and HEADINGS["event"].search(heading) and (days := days_in(text, language)):
        return Part("event", heading, text, f"its heading is “{heading}”, and it names the {days[0][1].isoformat()}")
    if heading and HEADINGS["briefing"].search(heading):
        return Part("briefing", heading, text, f"its heading is “{heading}”")
    return Part("circular", heading, text, "")


def _deadline(text: str, language: str) -> date | None:
    """The day of the first sentence that speaks of a last day."""
    for line in text.split("\n"):
        for place, day in days_in(line, language):
            if any(found.end() <= place and place - found.end() < 60 for found in DEADLINE.finditer(line)):
                return day
    return None


def plain(text: str) -> str:
    """Markdown on one line as it is read: words of links, no marks, no escapes."""
    text = re.sub(r"!?\[((?:[^\[\]\\]|\\.)*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<((?:https?|mailto):[^>]*)>", r"\1", text)
    text = re.sub(r"(?<!\\)[*_`]", "", text)
    return " ".join(re.sub(r"\\(?=[^\w\s])|\\$", "", text, flags=re.M).split())
