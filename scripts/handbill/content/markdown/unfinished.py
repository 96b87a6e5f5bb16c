"""Nodes that exist only while a text is read, until those around them are known."""

from __future__ import annotations

from collections.abc import Callable

from handbill.content.markdown.nodes import (
    Cell,
    Characters,
    CodeBlock,
    Heading,
    Inline,
    Item,
    Listing,
    Node,
    Paragraph,
    Placeholder,
    Quote,
    Rule,
    Table,
)
from handbill.values.characters import NOT_XML
from handbill.values.records import frozen_record


@frozen_record
class BarePlaceholder(Node):
    """A placeholder within its outer brackets, which are text of the nodes beside it."""

    raw: str


@frozen_record
class HtmlPieces(Node):
    """A block of HTML, its tags not yet put together."""

    pieces: tuple[Node, ...]


@frozen_record
class Loose(Node):
    """An item with a paragraph: its list has blank lines between its items."""

    item: Item


@frozen_record
class Row(Node):
    cells: tuple[Cell, ...]


_BLOCKS = {Paragraph, Heading, Quote, Listing, CodeBlock, Rule, Table, HtmlPieces}


def with_placeholders(children: list[Node]) -> list[Node]:
    """Placeholders with the brackets around them, which are the ends of the text on both sides."""
    made: list[Node] = []
    for number, child in enumerate(children):
        if not isinstance(child, BarePlaceholder):
            made.append(child)
            continue
        before, after = made[-1] if made else None, children[number + 1] if number + 1 < len(children) else None
        if isinstance(before, Characters) and before.text.endswith("[") and isinstance(after, Characters):
            made[-1:] = [Characters(before.at, before.end - 1, before.text[:-1])] if len(before.text) > 1 else []
            made.append(Placeholder(child.at - 1, child.end + 1, child.raw))
            children[number + 1] = Characters(after.at + 1, after.end, after.text.removeprefix("]"))
        else:
            made.append(Placeholder(child.at, child.end, child.raw))
    return [child for child in made if not isinstance(child, Characters) or child.text]


def as_blocks(children: list[Node], inlines: Callable[[list[Node]], tuple[Inline, ...]]) -> list[Node]:
    """Blocks; running text among them, as in the items of a tight list, becomes paragraphs. `inlines` reads such text."""
    found: list[Node] = []
    line: list[Node] = []
    for child in children:
        if type(child) not in _BLOCKS:
            line.append(child)
            continue
        if line:
            found += _paragraph(line, inlines(line))
            line = []
        if isinstance(child, HtmlPieces):
            found += child.pieces
        else:
            found.append(child)
    return found + _paragraph(line, inlines(line)) if line else found


def _paragraph(line: list[Node], text: tuple[Inline, ...]) -> list[Node]:
    return [Paragraph(line[0].at, line[-1].end, text)] if text else []


def visible(text: str) -> str:
    """Text without the control characters that a reference such as `&#1;` can still write."""
    return text if text.isprintable() else NOT_XML.sub("", text)
