"""Words of a letter in one style, and the lines that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handbill.values.characters import NOT_XML, SOFT_BREAKS
from handbill.values.records import frozen_record

# U+0001 marks placeholders in letters/letter.py, and a form feed is a blank.
_CONTROL = re.compile(f"(?![\x01\f]){NOT_XML.pattern}")
_BLANKS = re.compile(r"[ \t\n\r\f]+")


@frozen_record
class Run:
    """Words in one style; `placeholder` is the id of what the reader fills in here, and empty in other words."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    placeholder: str = ""

    def saying(self, text: str) -> Run:
        """A text in the same style."""
        return Run(text, self.strong, self.emphasis, self.code, self.placeholder)

    def continues(self, other: Run) -> bool:
        """Whether words are in the style of others, and both can be one run."""
        style = self.strong, self.emphasis, self.code
        return style == (other.strong, other.emphasis, other.code) and not self.placeholder and not other.placeholder


def lines_of(runs: Iterable[Run | None]) -> tuple[tuple[Run, ...], ...]:
    """Running text as lines of runs: blanks joined as browsers do, none at either end of a line."""
    lines: list[list[Run]] = [[]]
    blank: Run | None = None
    for run in runs:
        if run is None:
            lines.append([])
            blank = None
            continue
        text = _with_blanks_joined(run.text)
        if not text:
            continue
        line = lines[-1]
        words = text.strip(" ")
        if line and (text[0] == " " and blank is None):
            blank = run.saying(" ")
        if not words:
            continue
        if blank is not None:
            _append(line, blank)
        _append(line, run if words == run.text else run.saying(words))
        blank = run.saying(" ") if text[-1] == " " else None
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return tuple(map(tuple, lines))


def visible(text: str) -> str:
    """A text without characters that nobody sees, none of which is printable, as most texts are."""
    return text if text.isprintable() else _CONTROL.sub("", SOFT_BREAKS.sub("", text))


def _with_blanks_joined(text: str) -> str:
    """The visible part of a text, with one blank wherever it has several or other space."""
    if text.isprintable() and "  " not in text:
        return text
    # Invisible characters go before blanks are joined, or the blank beside one would stay at the end of a line.
    return _BLANKS.sub(" ", visible(text))


def _append(line: list[Run], run: Run) -> None:
    if line and run.continues(line[-1]):
        line[-1] = run.saying(line[-1].text + run.text)
    else:
        line.append(run)
