"""The nodes of a body: what pages, letters, feeds, files and rules are made of. All are frozen.

`at` and `end` are offsets in bytes of UTF-8 from the start of the body; `Body.position` makes characters of them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Literal

from handbill.values.records import frozen_record

PLACEHOLDER = re.compile(r"\[\[([^\[\]\n]*+)\]\]")
"""A placeholder in a line that is no Markdown, such as a subject."""


@frozen_record
class Node:
    at: int
    end: int


@frozen_record
class Characters(Node):
    """Words as they are read, escapes and entities resolved: one piece of the source, never merged with the next."""

    text: str


@frozen_record
class Code(Node):
    text: str


@frozen_record
class Break(Node):
    """The end of a line within a paragraph; `hard` where the author wants readers to see it."""

    hard: bool


@frozen_record
class Checkbox(Node):
    """The box of a task, at the start of its item."""

    checked: bool


@frozen_record
class Styled(Node):
    name: Literal["em", "strong", "del"]
    children: tuple[Inline, ...]


LinkForm = Literal["inline", "reference", "angle", "bare", "html"]


@frozen_record
class Link(Node):
    """`form` is how it is written: `[a](b)`, `[a][b]`, `<https://…>`, a bare address, or `<a href>`. `label` is that of a
    reference.
    """

    href: str
    title: str
    children: tuple[Inline, ...]
    form: LinkForm
    label: str = ""


@frozen_record
class Image(Node):
    """`label` is that of a reference; `attributes` are others of an `<img>`, such as `width`."""

    src: str
    alt: str
    title: str
    label: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@frozen_record
class Placeholder(Node):
    """`[[name]]` or `[[name|fallback]]`; `raw` is what is between the brackets, as written."""

    raw: str

    @property
    def name(self) -> str:
        return self.raw.partition("|")[0].strip()

    @property
    def fallback(self) -> str | None:
        """What is said where the name is not known; None where nothing is given."""
        _, bar, fallback = self.raw.partition("|")
        return fallback.strip() if bar else None


@frozen_record
class FootnoteMark(Node):
    label: str


@frozen_record
class Element(Node):
    """HTML that the author wrote, with the attributes that authors may write."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Inline | Block, ...]


@frozen_record
class Paragraph(Node):
    children: tuple[Inline, ...]


@frozen_record
class Heading(Node):
    """`id` is unique in its body; `own` says that the author wrote it."""

    level: int
    children: tuple[Inline, ...]
    id: str = ""
    own: bool = False


@frozen_record
class Quote(Node):
    """`author` is what its last line says after a dash; a quote without one has none."""

    children: tuple[Block, ...]
    author: tuple[Inline, ...] = ()


@frozen_record
class Item(Node):
    """`dates` are those of an entry of a timeline (ISO 8601: day, month or year), one or two."""

    children: tuple[Block, ...]
    dates: tuple[str, ...] = ()


@frozen_record
class Listing(Node):
    """`start` is the number of the first item, None for a list without numbers; the items of a `tight` one are lines."""

    items: tuple[Item, ...]
    start: int | None
    tight: bool

    @property
    def is_timeline(self) -> bool:
        return any(item.dates for item in self.items)


@frozen_record
class CodeBlock(Node):
    text: str


@frozen_record
class Rule(Node):
    """A line across the page."""


@frozen_record
class Cell(Node):
    children: tuple[Inline, ...]


@frozen_record
class Table(Node):
    """`rows` begin with the heads of the columns; `alignments` are `left`, `center`, `right` or empty."""

    alignments: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for row in self.rows for cell in row)


@frozen_record
class Figure(Node):
    """A picture, perhaps in a link, with its caption and who made it."""

    picture: Image | Link
    caption: tuple[Inline, ...]
    credit: tuple[Inline, ...]


@frozen_record
class Question(Node):
    """A question and its answer, which readers unfold."""

    heading: Heading
    children: tuple[Block, ...]


@frozen_record
class More(Node):
    """Where an excerpt ends."""


Inline = Characters | Code | Break | Checkbox | Styled | Link | Image | Placeholder | FootnoteMark | Element
Block = Paragraph | Heading | Quote | Listing | CodeBlock | Rule | Table | Figure | Question | More | Element | Characters
"""Characters occur among blocks only inside HTML that the author wrote."""

_children: Callable[[Any], tuple[Node, ...]] = attrgetter("children")
_PARTS: dict[type[Node], Callable[[Any], tuple[Node, ...]]] = {
    **dict.fromkeys((Styled, Link, Element, Paragraph, Heading, Item, Cell), _children),
    Quote: lambda node: (*node.children, *node.author),
    Listing: attrgetter("items"),
    Table: attrgetter("cells"),
    Figure: lambda node: (node.picture, *node.caption, *node.credit),
    Question: lambda node: (node.heading, *node.children),
}


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes right below a node, in the order of the text."""
    below = _PARTS.get(type(node))
    return below(node) if below else ()


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node of a tree, in the order of the text, parents before what they hold."""
    waiting = list(nodes[::-1])
    while waiting:
        node = waiting.pop()
        yield node
        if below := _PARTS.get(type(node)):  # most have none
            waiting += below(node)[::-1]


def mapped(nodes: tuple[Any, ...], change: Callable[[Any], tuple[Any, ...] | None]) -> tuple[Any, ...]:
    """A tree in which `change` says what is in place of a node, or None where it stays and its parts are asked."""
    made: list[Any] = []
    for node in nodes:
        other = change(node)
        if other is not None:
            made += other
        elif not parts(node):
            made.append(node)
        else:
            held = {
                field.name: mapped(value, change)
                for field in dataclasses.fields(node)
                if isinstance(value := getattr(node, field.name), tuple) and value and isinstance(value[0], Node)
            }
            made.append(dataclasses.replace(node, **held) if held else node)
    return tuple(made)


def words(nodes: tuple[Node, ...]) -> str:
    """The bare text of some nodes; a line break is a blank."""
    found = []
    for node in walk(nodes):
        match node:
            case Characters() | Code() | CodeBlock():
                found.append(node.text)
            case Break():
                found.append(" ")
            case Image():
                found.append(node.alt)
            case Placeholder():
                found.append(f"[[{node.raw}]]")
            case _:
                pass
    return "".join(found)
