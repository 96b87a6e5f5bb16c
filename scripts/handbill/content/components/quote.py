"""A quote with its author: its last line begins with a dash and a name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handbill.content.components.byline import dash, joined, lines, signed
from handbill.content.markdown.nodes import Block, Image, Inline, Paragraph, Quote, words
from handbill.content.markdown.slip import Slip


def authored(quote: Quote) -> list[Quote]:
    """The quotes in a quote, each with its author; one that names nobody stays as it is."""
    found = [(child, _signed_lines(child)) for child in quote.children]
    if not _are_names(found):
        return [quote]
    made: list[Quote] = []
    part: list[Block] = []
    for child, numbers in found:
        if not numbers:
            part.append(child)
            continue
        assert isinstance(child, Paragraph)
        rows = lines(child.children)
        if rest := joined(rows[: numbers[0]]):
            part.append(Paragraph(child.at, child.end, rest))
        if author := signed(rows[numbers[0] :]):
            made.append(Quote(part[0].at if part else child.at, child.end, tuple(part), author))
            part = []
    if part:
        made.append(Quote(part[0].at, quote.end, tuple(part)))
    return made


def names_apart(blocks: Sequence[Block]) -> list[Slip]:
    """The names in a paragraph of their own below a quote or a picture, not in it; `value` is below what."""
    found = []
    for before, child in pairwise(blocks):
        if isinstance(child, Paragraph) and (kind := _has_name(before)):
            rows = lines(child.children)
            if len(rows) == 1 and dash(rows[0]) is not None:
                found.append(Slip("apart", child.at, f"{kind}:{words(child.children).strip()}"))
    return found


def _has_name(block: Block) -> str:
    """What a block is that may have a name below it; empty for others."""
    if isinstance(block, Quote):
        return "quote"
    return "picture" if isinstance(block, Paragraph) and _is_picture(block.children) else ""


def _signed_lines(child: Block) -> list[int]:
    """Which lines of a paragraph begin with a dash."""
    return [number for number, line in enumerate(lines(child.children)) if dash(line)] if isinstance(child, Paragraph) else []


def _are_names(found: Sequence[tuple[Block, list[int]]]) -> bool:
    """Whether the lines that begin with a dash name authors: a conversation begins with one, or has several in a row."""
    has_words = False
    for _, numbers in found:
        if len(numbers) > 1 or (numbers and numbers[0] == 0 and not has_words):
            return False
        has_words = not numbers
    return any(numbers for _, numbers in found)


def _is_picture(children: tuple[Inline, ...]) -> bool:
    return len(children) == 1 and isinstance(children[0], Image)
