"""Questions and answers: a heading that begins with a question mark is a question, what stands below it the answer."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from handbill.content.components.slip import Slip

WRITTEN = re.compile(r"^#{1,6}[ \t]*[?؟？]", re.M)
"""How a question begins in a text."""

_HEADING = re.compile(r"h[1-6]")
# A mark before the question, since Burmese and others end a question without one; “¿” begins any Spanish question.
_MARK = re.compile(r"\s*[?؟？]\s*")


def fold_questions(root: etree.Element) -> Iterator[Slip]:
    """Folds each answer under its question. It ends at a heading of the same level or above, a rule, or the footnotes.

    A slip is a question without words or without an answer; its value is which question it is, counted from 0.
    """
    outside: list[etree.Element] = []
    open_: list[tuple[int, etree.Element]] = []
    questions: list[etree.Element] = []
    for child in root:
        level = int(child.tag[1]) if _HEADING.fullmatch(child.tag) else 0
        if level or child.tag == "hr" or child.get("class") == "footnote":
            while open_ and level <= open_[-1][0]:
                open_.pop()
        block = _question(child) if level else child
        if open_:
            open_[-1][1].append(block)
        else:
            outside.append(block)
        if block is not child:
            open_.append((level, block))
            questions.append(block)
    root[:] = outside
    for number, details in enumerate(questions):
        words = "".join(details[0].itertext()).strip()
        if not words or len(details) == 1:
            yield Slip("answer" if words else "question", words, str(number))


def _question(heading: etree.Element) -> etree.Element:
    """The folded answer that a heading begins, still empty, or the heading itself where it is no question."""
    mark = _MARK.match(heading.text or "")
    if mark is None:
        return heading
    heading.text = (heading.text or "")[mark.end() :]
    details = etree.Element("details", {"class": "hb-question"})
    summary = etree.SubElement(details, "summary")
    summary.append(heading)
    heading.tail, summary.tail, details.tail = "", "\n", "\n"
    return details
