"""A document on paper: what is around its body, and its body as a row of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal, get_args

from handbill.documents.text.blocks import Block, Listing, Paragraph, Preformatted, Quote
from handbill.documents.text.runs import Run
from handbill.documents.window_envelopes import Box, Window
from handbill.model.languages import language_rules

Name = Literal["sender", "date", "recipient", "subject", "signature"]
NAMES: tuple[Name, ...] = get_args(Name)

SIGNATORIES = 10
"""Rows for names in a collective letter; the sign-on sheet has more."""


Lines = tuple[Run, ...]
"""Lines of a paragraph around the body, one run each."""


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs of lines around the body; `far` is the side where lines of the language end.

    A part with a `box` is in that place of the first page instead.
    """

    name: Name
    paragraphs: tuple[Lines, ...]
    far: bool
    box: Box | None = None


def arranged(texts: Mapping[Name, tuple[Lines, ...]], language: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
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


def in_window(head: tuple[Part, ...], window: Window | None, language: str) -> tuple[Part, ...]:
    """The parts before the body with the address in the window of an envelope, and the sender beside it, before the others."""
    if window is None:
        return head
    placed = (
        replace(part, box=window.sender, far=False)
        if part.name == "sender"
        else replace(part, box=window.address(tuple(line.text for line in part.paragraphs[0]), language), far=False)
        if part.name == "recipient"
        else part
        for part in head
    )
    return tuple(sorted(placed, key=lambda part: part.box is None))


LETTER_SIZE = (215.9, 279.4)
"""Width and height in millimetres of the sheet that North America writes on (ANSI/ASME Y14.1, size A)."""


def is_unfilled(run: Run) -> bool:
    """Whether a run is a placeholder that still shows its label, in brackets."""
    return bool(run.placeholder) and run.text.startswith("[")


@dataclass(frozen=True, slots=True)
class Flat:
    """A paragraph of an office document: `level` and `quotes` count the lists and quotes around it.

    `mark` is what is before it as text, such as `1. `; `heading` is 1 to 6, or 0. One that is kept `with_next` leads into what
    follows.
    """

    lines: tuple[tuple[Run, ...], ...]
    level: int
    quotes: int
    mark: str = ""
    heading: int = 0
    preformatted: bool = False
    with_next: bool = False


def flat(blocks: Iterable[Block], language: str, level: int = 0, quotes: int = 0, mark: str = "") -> Iterator[Flat]:
    """The paragraphs of some blocks in a language, in order; an item's mark is before its first. `level` and `quotes` begin at 0.

    An item without words is a paragraph with a mark and without lines.
    """
    for index, (block, leading) in enumerate(with_leading(blocks)):
        shown = mark if not index else ""
        match block:
            case Paragraph():
                yield Flat(block.lines, level, quotes, shown, block.level, with_next=leading)
            case Preformatted():
                yield Flat(tuple((Run(line),) for line in block.text.split("\n")), level, quotes, shown, preformatted=True)
            case Quote():
                yield from flat(block.blocks, language, level, quotes + 1, shown)
            case Listing():
                for position, (own, item) in enumerate(zip(block.marks(language), block.items, strict=True)):
                    both = (shown if not position else "") + own
                    if item:
                        yield from flat(item, language, level + 1, quotes, both)
                    else:
                        yield Flat((), level + 1, quotes, both.rstrip())


def with_leading(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block and whether it leads into the next one, so that it must not be the last on its page.

    That is a paragraph before a list, a quotation or preformatted text, and any that ends with a colon. Headings are never last by
    their styles.
    """
    row = tuple(blocks)
    for block, following in zip_longest(row, row[1:]):
        if following is None or not isinstance(block, Paragraph) or block.level:
            yield block, False
        else:
            yield block, not isinstance(following, Paragraph) or block.text.rstrip().endswith(_COLONS)


_COLONS = (":", "\N{FULLWIDTH COLON}")

_SHORT = (5, 240)
"""At most so many lines and characters has a paragraph before the last one that stays with the signature, too."""
_MOVED = 1200
"""So many characters the last paragraph may have to go on the next page with the signature; a longer one may be divided."""
_LAST = 3
"""In so many blocks at the end of a body is the name of who signs."""


@dataclass(frozen=True, slots=True)
class Signing:
    """A body as it is signed: what is before the place for the signature, and the name below it.

    `kept` counts the blocks before that stay on one page with the signature: it never has one to itself. Where the closing
    and the name were one paragraph, `divided`, the last block before is the closing and the first one after the name.
    """

    before: tuple[Block, ...]
    kept: int
    after: tuple[Block, ...]
    far: bool
    divided: bool


def signing(blocks: tuple[Block, ...], foot: Sequence[Part]) -> Signing:
    """Where a body is signed: above the name, where it ends with one, else below it; nowhere without a part to sign in."""
    signature = next((part for part in foot if part.name == "signature"), None)
    if signature is None:
        return Signing(blocks, 0, (), far=False, divided=False)
    before, after, divided = _parted(blocks)
    kept = 0
    if before and isinstance(before[-1], Paragraph) and len(before[-1].text) <= _MOVED:
        kept = 1 + int(len(before) > 1 and _is_short(before[-1]) and _is_short(before[-2]))
    return Signing(before, kept, after, signature.far, divided)


def _is_short(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(block.lines) <= _SHORT[0] and len(block.text) <= _SHORT[1]


def _parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...], bool]:
    for index in range(max(0, len(blocks) - _LAST), len(blocks)):
        block = blocks[index]
        if not isinstance(block, Paragraph) or block.level:
            continue
        for number, line in enumerate(block.lines):
            if _is_name(line) and not number:
                return blocks[:index], blocks[index:], False
            if _is_name(line):
                closing, name = Paragraph(block.lines[:number]), Paragraph(block.lines[number:])
                return (*blocks[:index], closing), (name, *blocks[index + 1 :]), True
    return blocks, (), False


def _is_name(line: Sequence[Run]) -> bool:
    """Whether a line is the writer's name: a placeholder for it, and no word that is not a placeholder."""
    words = "".join(run.text for run in line if not run.placeholder)
    return any(run.placeholder == "name" for run in line) and not any(character.isalnum() for character in words)


def mark_width(mark: str, size: float) -> float:
    """The room a mark takes in Arial of a size, both in points: office programs have no unit for it.

    Digits that Arial has not are as wide as those of Burmese fonts, of which the middle is 0.65.
    """
    return (
        sum({"-": 0.333, " ": 0.278, ".": 0.278}.get(character, 0.556 if character.isascii() else 0.65) for character in mark)
        * size
    )
