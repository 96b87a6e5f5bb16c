"""A document on paper: what is around its body, and its body as a row of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from handbill.documents.blocks import Block, Listing, Paragraph, Preformatted, Quote, Run
from handbill.model.languages import language_rules

Name = Literal["sender", "date", "recipient", "subject", "signature"]
NAMES: tuple[Name, ...] = get_args(Name)

SIGNATORIES = 10
"""Rows for names in a collective letter; the sign-on sheet has more."""


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs of lines around the body; `far` is the side where lines of the language end."""

    name: Name
    paragraphs: tuple[tuple[str, ...], ...]
    far: bool


def arranged(texts: Mapping[Name, tuple[tuple[str, ...], ...]], language: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts before and after the body, in the order that is usual in the language; empty parts are left out."""
    order = language_rules(language).letter_order
    body = order.index("|")
    head, foot = (
        tuple(
            Part(name, texts[name], far=entry.endswith(">"))
            for entry in entries
            for name in NAMES
            if name == entry.rstrip(">") and texts.get(name)
        )
        for entries in (order[:body], order[body + 1 :])
    )
    return head, foot


LETTER_SIZE = (215.9, 279.4)
"""Width and height in millimetres of the sheet that North America writes on (ANSI/ASME Y14.1, size A)."""


def is_unfilled(run: Run) -> bool:
    """Whether a run is a gap that still shows its label, in brackets."""
    return bool(run.gap) and run.text.startswith("[")


@dataclass(frozen=True, slots=True)
class Flat:
    """A paragraph of an office document: `level` and `quotes` count the lists and quotes around it.

    `mark` is what is before it as text, such as `1. `; `heading` is 1 to 6, or 0.
    """

    lines: tuple[tuple[Run, ...], ...]
    level: int
    quotes: int
    mark: str = ""
    heading: int = 0
    preformatted: bool = False


def flat(blocks: Iterable[Block], level: int = 0, quotes: int = 0, mark: str = "") -> Iterator[Flat]:
    """The paragraphs of some blocks, in order; an item's mark is before its first. `level` and `quotes` begin at 0.

    An item without words is a paragraph with a mark and without lines.
    """
    for index, block in enumerate(blocks):
        shown = mark if not index else ""
        match block:
            case Paragraph():
                yield Flat(block.lines, level, quotes, shown, block.level)
            case Preformatted():
                yield Flat(tuple((Run(line),) for line in block.text.split("\n")), level, quotes, shown, preformatted=True)
            case Quote():
                yield from flat(block.blocks, level, quotes + 1, shown)
            case Listing():
                for position, (own, item) in enumerate(zip(block.marks(), block.items, strict=True)):
                    both = (shown if not position else "") + own
                    if item:
                        yield from flat(item, level + 1, quotes, both)
                    else:
                        yield Flat((), level + 1, quotes, both.rstrip())


_SHORT = (5, 240)
"""At most so many lines and characters has a paragraph that stays with the signature."""


def closing(blocks: Sequence[Block], foot: Sequence[Part]) -> int:
    """How many blocks at the end of a body stay on one page with the signature: it never has one to itself."""
    if not any(part.name == "signature" for part in foot):
        return 0
    short = [isinstance(one, Paragraph) and len(one.lines) <= _SHORT[0] and len(one.text) <= _SHORT[1] for one in blocks[-2:]]
    return len(short) if all(short) else int(bool(short) and short[-1])


def mark_width(mark: str, size: float) -> float:
    """The room a mark takes in Arial of a size, both in points: office programs have no unit for it."""
    return sum({"-": 0.333, " ": 0.278, ".": 0.278}.get(sign, 0.556) for sign in mark) * size
