"""The words of a page in units that translators see one at a time: each field, each paragraph, heading or item of a list.

A unit is a piece of the file as it is written. Whatever is between two units stays where it is when one is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handbill.content.frontmatter import PageFile
from handbill.content.record import fields_of
from handbill.model.kinds import BY_NAME
from handbill.model.page import Kind

_MARKER = re.compile(
    r"[ \t]*(?:"
    r"(?:>[ \t]?)*[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?"  # an item of a list, also in a quotation
    r"|#{1,6}[ \t]+(?:\?[ \t]+)?"  # a heading, also that of a question
    r"|>[ \t]?"
    r"|\[\^[^\]]+\]:[ \t]*"  # a footnote
    r")?"
)
_COMMENT = re.compile(r"[ \t]*<!--.*-->[ \t]*")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Unit:
    """`start` and `end` are characters of the body; `mark` is what it is, such as `#`, `-` or nothing for a paragraph."""

    mark: str
    start: int
    end: int


def body_units(body: str) -> tuple[Unit, ...]:
    """The units of a body with LF, in their order; remarks and blank lines are in none."""
    found: list[Unit] = []
    mark, start, end, fence = "", -1, -1, ""

    def close() -> None:
        nonlocal start
        if start >= 0:
            found.append(Unit(mark, start, end))
            start = -1

    at = 0
    for line in body.split("\n"):
        length = len(line.rstrip())
        if fence or (opened := _FENCE.match(line)):
            if start < 0 or not fence:
                close()
                mark, start = "```", at
                fence = opened[1] if opened else fence
            elif line.strip().startswith(fence):
                fence = ""
            end = at + length
            if not fence:
                close()
        elif not length or _COMMENT.fullmatch(line):
            close()
        else:
            marker = _MARKER.match(line)
            sign = _sign(marker[0]) if marker else ""
            if start < 0 or sign and not (sign == ">" and mark == ">"):
                close()
                mark, start = sign, at + (marker.end() if marker else 0)
            end = at + length
            if sign.startswith("#"):
                close()
        at += len(line) + 1
    close()
    return tuple(unit for unit in found if unit.end > unit.start)


def _sign(marker: str) -> str:
    """What kind of marker it is, whatever its number or name."""
    return re.sub(r"\d+[.)]|\[[ xX^].*", "1", marker).strip()


def same_form(one: str, other: str) -> bool:
    """Whether two bodies have the same units in the same order, so that each is the other's."""
    return [unit.mark for unit in body_units(one)] == [unit.mark for unit in body_units(other)]


def field_units(kind: Kind, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and text of each field that is words; of a map such as `labels`, `labels.ward`."""
    for name in sorted(fields_of(BY_NAME[kind].words), key=_place):
        value = data.get(name)
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, dict):
            yield from ((f"{name}.{key}", text) for key, text in value.items() if isinstance(text, str))


def _place(name: str) -> tuple[int, str]:
    return (0 if name == "title" else 1 if name == "summary" else 2, name)


def units_of(kind: Kind, file: PageFile, whole: bool) -> dict[str, str]:
    """The units of a page by their names: fields by theirs, the body as `body/1` and so on, or `body` as a `whole`."""
    found = dict(field_units(kind, file.front.data))
    if whole:
        return found | ({"body": file.body} if file.body.strip() else {})
    return found | {f"body/{number}": file.body[unit.start : unit.end] for number, unit in enumerate(body_units(file.body), 1)}


def with_units(body: str, units: Mapping[str, str]) -> str:
    """The body with some of its units replaced, by their names."""
    if "body" in units:
        return units["body"]
    for number, unit in reversed(list(enumerate(body_units(body), 1))):
        if (text := units.get(f"body/{number}")) is not None:
            body = body[: unit.start] + text + body[unit.end :]
    return body
