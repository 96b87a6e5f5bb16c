"""The components of a page's body: quotes, pictures, timelines, questions, all written in plain Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handbill.content.components.picture import framed
from handbill.content.components.question import folded_questions
from handbill.content.components.quote import authored, names_apart
from handbill.content.components.timeline import dated
from handbill.content.markdown.nodes import Block, Element, Item, Listing, Paragraph, Quote
from handbill.content.markdown.slip import Slip


def with_components(blocks: Sequence[Block], slips: list[Slip]) -> tuple[Block, ...]:
    """The blocks of a page with its components, those of the top folded under their questions."""
    return folded_questions(_made(blocks, slips), slips)


def _made(blocks: Sequence[Any], slips: list[Slip]) -> tuple[Any, ...]:
    """The same for blocks within others, which hold no questions."""
    slips += names_apart(blocks)
    made: list[Any] = []
    for block in blocks:
        match block:
            case Paragraph():
                made.append(framed(block))
            case Quote():
                made += authored(Quote(block.at, block.end, _made(block.children, slips)))
            case Listing():
                items = tuple(Item(item.at, item.end, _made(item.children, slips)) for item in block.items)
                made.append(dated(Listing(block.at, block.end, items, block.start, block.tight), slips))
            case Element():
                made.append(replace(block, children=_made(block.children, slips)))
            case _:
                made.append(block)
    return tuple(made)
