"""A text for a template that sets it as large as its room allows (fitted.typ)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from handbill.translations import direction
from handbill.values.characters import ARABIC, MYANMAR

# Scripts that write no blanks between words, and which typst breaks by a dictionary; their digits are not broken.
_UNSPACED = re.compile(rf"(?:(?!\d){MYANMAR.pattern})+")


@dataclass(frozen=True, slots=True)
class Line:
    """A text and the language it is in."""

    text: str
    language: str


def line_data(part: str, line: Line) -> dict[str, Any]:
    """What the template needs to know of a line; `part` is its place, which an error names.

    Burmese has blanks between phrases only: they are its `phrases`, with the `joint` between.
    """
    return {
        "part": part,
        "text": line.text,
        "lang": line.language.split("-")[0],
        "dir": direction(line.language),
        "script": "myanmar" if MYANMAR.search(line.text) else "arabic" if ARABIC.search(line.text) else "latin",
        "pieces": pieces(line.text),
        "phrases": line.text.split() if MYANMAR.search(line.text) else [],
        "joint": " ",
    }


def address_data(part: str, address: str) -> dict[str, Any]:
    """The same for an address on the web, of which a line may end after each “/” and nowhere else."""
    parts = [one for one in re.split(r"(?<=/)", address) if one]
    return line_data(part, Line(address, "en")) | {"pieces": parts, "phrases": parts, "joint": ""}


def pieces(text: str) -> list[str]:
    """The parts of a text that no line may break, as far as they can be known, the longest only."""
    found = {piece for word in text.split() for piece in _UNSPACED.split(word) if piece}
    return sorted(found, key=lambda piece: (-len(piece), piece))[:8]
