"""What is wrong with a text that is no YAML, in the words of those who wrote it, and where they made the slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import ScalarEvent

AFTER_HASH = "what follows “#” is a comment here, so put it in quotes"

_NO_BLANK = re.compile(r"[ \t]*+(?:- )?([A-Za-z_][A-Za-z0-9_-]*+):[^\s/]")
_INDENTED = re.compile(r"( +)([a-z_]+):(?:[ \t]|$)")
_FIELD = re.compile(r"[a-z_]+:[ \t]+\S")
_TAB = re.compile(r" *\t")
_COMMENT_IN_LIST = re.compile(r"[\[{,][^\S\n]*+(#\S*+)")
_TYPED = re.compile(r"(?:^|[:\[{,-])[ \t]*+([“”„‟«»‘’‚‛])")

Found = tuple[int, int, str]
"""Line and column from 0, and the reason."""


def explain(error: MarkedYAMLError, text: str, events: Iterable[Any]) -> Found:
    """Where the slip is and what it is; `events` is what could be read before it."""
    lines = text.split("\n")
    return next(_slips(error, lines, events), None) or (*_place(error, text, lines), _reason(error, lines))


def _slips(error: MarkedYAMLError, lines: list[str], events: Iterable[Any]) -> Iterator[Found]:
    """The slips that are made again and again, of which the parser names another place or another cause."""
    problem = error.problem or ""
    line = _line(error.problem_mark, lines)
    started = _line(error.context_mark, lines) if error.context_mark else line
    if "could not find expected ':'" in problem and (match := _NO_BLANK.match(lines[started])):
        yield started, match.end(1) + 1, f"a space is missing after the colon; write “{match[1]}: …”"
    for number in dict.fromkeys((line, started)):
        if match := _TAB.match(lines[number]):
            yield number, match.end() - 1, "a tab is at its beginning; indent with spaces"
    if "did not find expected" in problem:
        last = None
        for event in events:
            last = event if isinstance(event, ScalarEvent) and event.style in ("'", '"') else last
        if last is not None and last.start_mark.line < last.end_mark.line <= line <= last.end_mark.line + 1:
            yield last.start_mark.line, last.start_mark.column, "a quotation mark is opened and never closed"
    if "',' or ']'" in problem or "',' or '}'" in problem or "node content" in problem:
        for number in range(line, -1, -1) if "node content" in problem else range(started, line + 1):
            if match := _COMMENT_IN_LIST.search(lines[number]):
                yield number, match.start(1), f"after “#” YAML reads a comment; write “{match[1].strip('#]},')}” without it"
    if (
        "mapping values are not allowed" in problem
        and line
        and (match := _INDENTED.match(lines[line]))
        and _FIELD.match(lines[line - 1])
    ):
        yield line, len(match[1]), f"“{match[2]}:” has spaces before it that the line above does not have; take them out"
    if "mapping values are not allowed" in problem and (match := _TYPED.search(lines[line])):
        yield line, match.start(1), f"“{match[1]}” is a typographic quotation mark, which quotes nothing here; type \" or '"


def _line(mark: Any, lines: list[str]) -> int:
    """The line of libyaml's mark, which may lie behind the last line."""
    return min(mark.line, len(lines) - 1) if mark is not None else 0


def _place(error: MarkedYAMLError, text: str, lines: list[str]) -> tuple[int, int]:
    """Where to look: at what is wrong, or, when that is only noticed at the end of the text, where it began."""
    at_end = error.problem_mark is None or error.problem_mark.line >= text.rstrip("\n").count("\n") + 1
    mark = error.context_mark if error.context_mark and (at_end or _is_open_quote(error)) else error.problem_mark
    if mark is None:
        return 0, 0
    line = _line(mark, lines)
    return line, min(mark.column, len(lines[line]))


def _is_open_quote(error: MarkedYAMLError) -> bool:
    return "quoted scalar" in (error.context or "") and "end of stream" in (error.problem or "")


def _reason(error: MarkedYAMLError, lines: list[str]) -> str:
    problem, mark = error.problem or "", error.problem_mark
    if "mapping values are not allowed" in problem:
        return "it has a second “: ”; put the text in quotes"
    if "cannot start any token" in problem:
        character = lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""
        return f"a text cannot begin with “{character}”; put it in quotes"
    if _is_open_quote(error) or "document indicator" in problem:
        return "a quotation mark is opened and never closed"
    if "another document" in problem or "<document start>" in problem:
        return "a line “---” is between the fields; delete it"
    if "escape" in problem:
        return "a “\\” cannot be between double quotation marks; use single ones"
    if "found unexpected ':'" in problem:
        return "it has a “:”; put the text in quotes"
    if "',' or ']'" in problem or "',' or '}'" in problem:
        return "a bracket is opened and never closed, or a comma is missing"
    if "block sequence entries are not allowed" in problem:
        return "a list begins on a line of its own, or is in [ ]"
    if "did not find expected key" in problem and _before(mark, lines).endswith(("'", '"')):
        return "text follows a closing quotation mark; put the whole in the other kind of quotation marks"
    if "alias" in problem or "anchor" in problem:
        return "a text cannot begin with “*” or “&”; put it in quotes"
    if "could not find expected ':'" in problem:
        return "a “: ” is missing after the name of the field"
    return "its indentation or a quotation mark is wrong"


def _before(mark: Any, lines: list[str]) -> str:
    return lines[mark.line][: mark.column].rstrip() if mark and mark.line < len(lines) else ""
