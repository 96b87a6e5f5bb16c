"""What is wrong with the content, where, and what would be right: the interface to authors."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Position(NamedTuple):
    """A place in a file: `path` relative to the project, `line` and `column` from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1

    def right(self, characters: int) -> Position:
        """The place that many characters further on the same line."""
        return Position(self.path, self.line, self.column + characters)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Its text quotes the value found and says what would be right; whatever is quoted, it is one line."""

    position: Position
    message: str
    rule: str
    severity: Severity = "error"

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))  # the record is frozen

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """What problems are sorted by; thousands of these are compared in a tenth of the time that the records take."""
        place = self.position
        return place.path, place.line, place.column, self.message, self.rule, self.severity

    def __str__(self) -> str:
        place = self.position
        mark = "warning: " if self.severity == "warning" else ""
        return f"{visible(place.path)}:{place.line}:{place.column}: {mark}{self.message} [{self.rule}]"


@dataclass(slots=True)
class Problems:
    """Collects every finding of a run, so that authors see all of them at once."""

    _found: dict[tuple[Position, str], set[Problem]] = field(default_factory=dict)
    """By place and rule."""

    def error(self, position: Position, message: str, rule: str) -> None:
        self._add(Problem(position, message, rule))

    def warning(self, position: Position, message: str, rule: str) -> None:
        self._add(Problem(position, message, rule, "warning"))

    def _add(self, problem: Problem) -> None:
        self._found.setdefault((problem.position, problem.rule), set()).add(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self._add(problem)

    def retract(self, position: Position, rule: str) -> None:
        """Takes back what another problem tells better."""
        self._found.pop((position, rule), None)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(chain.from_iterable(self._found.values()), key=_order))

    def __len__(self) -> int:
        return sum(map(len, self._found.values()))

    def fold(self, name: str) -> None:
        """One problem of each kind in files of a name, with the lines of its further ones: a list has one row a line."""
        listed = [key for key in self._found if key[0].path.rpartition("/")[2] == name]
        self.extend(folded([one for key in listed for one in self._found.pop(key)]))

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self if problem.severity == "warning"]


_order = attrgetter("order")


def folded(problems: Iterable[Problem]) -> list[Problem]:
    """One problem of each kind in a file, with the number and lines of its further ones.

    Of a kind are problems whose messages differ in the value quoted, in numbers and in code points only.
    """
    kinds: dict[tuple[str, ...], list[Problem]] = {}
    for problem in sorted(problems, key=_order):
        sentence = re.sub(r"“(?:[^”]+|”)?”|U\+[0-9A-F]+|\d+", "", problem.message)
        kinds.setdefault((problem.position.path, problem.rule, problem.severity, sentence), []).append(problem)
    found = []
    for first, *more in kinds.values():
        lines = [str(line) for line in sorted({one.position.line for one in more} - {first.position.line})]
        message = first.message
        if lines:
            shown = ", ".join(lines[:5]) + (" …" if len(lines) > 5 else "")
            message += f"; the same on {len(lines)} more line{'s' if len(lines) > 1 else ''}: {shown}"
        elif more and first.position.path.endswith(".csv"):
            found += more  # each is in another cell
        elif more:
            message += f"; the same {len(more)} more time{'s' if len(more) > 1 else ''} on this line"
        found.append(Problem(first.position, message, first.rule, first.severity))
    return found


def folded_over_files(problems: Iterable[Problem]) -> list[Problem]:
    """One problem for those that say the same of several files, with the number and names of the others."""
    kinds: dict[tuple[str, ...], list[Problem]] = {}
    for problem in sorted(problems, key=_order):
        kinds.setdefault((problem.rule, problem.severity, problem.message), []).append(problem)
    found = []
    for first, *more in kinds.values():
        names = sorted({one.position.path for one in more} - {first.position.path})
        message = first.message
        if names:
            shown = ", ".join(name.rpartition("/")[2] for name in names[:3]) + (" …" if len(names) > 3 else "")
            message += f"; the same in {len(names)} more file{'s' if len(names) > 1 else ''}: {shown}"
        found.append(Problem(first.position, message, first.rule, first.severity))
    return found


_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
# Control and format characters, lone surrogates, and the separators that end a line in some programs (Unicode, table 4-4).
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def visible(text: str) -> str:
    """A text on one line in which nothing hides: a line feed reads `\\n`, any other unseen character like `U+200B`.

    Programs read one problem a line, and a terminal obeys control characters.
    """
    if text.isprintable():
        return text
    return "".join(
        _ESCAPES.get(character) or f"U+{ord(character):04X}" if unicodedata.category(character) in _UNSEEN else character
        for character in text
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean “x”?` with the known word most like this one, or nothing when none is near."""
    names = list(known)
    matches = [name for name in names if name.casefold() == word.casefold()] or difflib.get_close_matches(
        word, names, n=1, cutoff=0.6
    )
    return f"; did you mean “{matches[0]}”?" if matches else ""


def listed(words: Iterable[str]) -> str:
    """The words as a list in a sentence: `a, b or c`."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last
