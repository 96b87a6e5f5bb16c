"""The body of a page or a letter, read once: its tree, and what rules and pages ask of it."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, TypeVar

from handbill.content.components import with_components
from handbill.content.markdown import limits
from handbill.content.markdown.headings import element_ids, heading_ids, own_ids
from handbill.content.markdown.limits import TooMuch
from handbill.content.markdown.nodes import (
    Block,
    Code,
    CodeBlock,
    Element,
    FootnoteMark,
    Heading,
    Image,
    Item,
    Link,
    More,
    Node,
    Placeholder,
    mapped,
    walk,
)
from handbill.content.markdown.offsets import Offsets
from handbill.content.markdown.parser import Mode, parse
from handbill.content.markdown.slip import Slip
from handbill.model.page import Page, Text

__all__ = ["Body", "Mode", "TooMuch", "body_of", "read_body"]


N = TypeVar("N", bound=Node)

# A definition of a reference up to its address (CommonMark 0.31, section 4.7), also in quotes.
_DEFINITION = re.compile(r"^[ >]*+\[((?:[^\[\]\\]|\\.)++)\]:[ \t]*+\n?[ \t]*+<?", re.M | re.S)


def _label(written: str) -> str:
    """A label as it is compared: case and the kind of blanks do not matter."""
    return " ".join(written.split()).casefold()


@dataclass(frozen=True)
class Body:
    """What became of one text. `notes` are its footnotes by label, in the order they are written; `ids` those of its headings
    by their place; `slips` what is not written as it should be.
    """

    source: str
    mode: Mode
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Block, ...]]
    ids: dict[int, str]
    slips: tuple[Slip, ...]

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, footnotes last."""
        return tuple(_every(self.blocks, self.notes))

    @cached_property
    def _by_type(self) -> dict[type[Node], list[Any]]:
        return _by_type(self.nodes)

    def of(self, kind: type[N]) -> Sequence[N]:
        """Its nodes of one type, in order: rules ask for them again and again."""
        return self._by_type.get(kind, ())

    @property
    def has_html(self) -> bool:
        """Whether the author wrote any tag: what is made of Markdown is nothing that the sanitiser takes away."""
        if "<" not in self.source:
            return False
        return (
            bool(self.of(Element))
            or any(link.form == "html" for link in self.links)
            or any(self.written(image).startswith("<") for image in self.images)
        )

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(self.of(Heading))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(self.of(Link))

    @cached_property
    def images(self) -> tuple[Image, ...]:
        return tuple(self.of(Image))

    @cached_property
    def placeholders(self) -> tuple[Placeholder, ...]:
        return tuple(self.of(Placeholder))

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """What links to a place in the page may name: the ids of headings in their order, which letters lack, and of HTML."""
        own = [value for node in self.of(Element) for name, value in node.attributes if name == "id"]
        return tuple(dict.fromkeys([*(self.ids[heading.at] for heading in self.headings if self.ids), *own]))

    @cached_property
    def own_ids(self) -> tuple[tuple[int, str], ...]:
        """Level and own id of each heading: what translations inherit."""
        return own_ids(self.headings)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The dates of its timelines (ISO 8601), in their order."""
        return tuple(date for node in self.of(Item) for date in node.dates)

    @cached_property
    def _bytes(self) -> bytes:
        return self.source.encode("utf-8", "surrogatepass")

    @cached_property
    def _offsets(self) -> Offsets:
        return Offsets(self._bytes)

    def offset(self, at: int) -> int:
        """The number of characters before a place that is counted in bytes."""
        return self._offsets.characters(at)

    def written(self, node: Node) -> str:
        """The source of a node."""
        return self._bytes[node.at : node.end].decode("utf-8", "replace")

    def address_offset(self, node: Link | Image) -> int:
        """The number of characters before the address of a link or picture, as it is written; of a reference, before that of
        its definition.
        """
        start = self.offset(node.at)
        written = self.written(node)
        form = node.form if isinstance(node, Link) else "reference" if node.label else "inline"
        if form == "reference":
            return self._definitions.get(_label(node.label), start)
        if form == "html" or written.startswith("<img"):
            match = re.search(r"(?:href|src)\s*+=\s*+[\"']?", written, re.I)
            return start + match.end() if match else start
        if form == "inline":
            inner = node.children[-1].end - node.at if isinstance(node, Link) and node.children else 0
            label_end = len(self._bytes[node.at : node.at + inner].decode("utf-8", "replace"))
            match = re.compile(r"\]\(\s*+<?").search(written, label_end)
            return start + match.end() if match else start
        return start + (1 if form == "angle" else 0)

    @cached_property
    def _definitions(self) -> dict[str, int]:
        """Where the address of each definition of a reference begins, by its label; of two with a label the first is meant."""
        found: dict[str, int] = {}
        for match in _DEFINITION.finditer(self.source):
            found.setdefault(_label(match[1]), match.end())
        return found

    @cached_property
    def without_code(self) -> str:
        """The source with blanks in place of code, line for line and column for column."""
        if not self.of(Code) and not self.of(CodeBlock):
            return self.source
        pieces, done = [], 0
        for node in self.nodes:
            if isinstance(node, Code | CodeBlock):
                start, end = self.offset(node.at), self.offset(node.end)
                if start >= done:
                    pieces += [self.source[done:start], re.sub(r"[^\n]", " ", self.source[start:end])]
                    done = end
        return "".join([*pieces, self.source[done:]])

    def byte(self, at: int) -> str:
        """The ASCII character at a place, empty at either end; what is no ASCII reads as U+FFFD."""
        return self._bytes[at : at + 1].decode("ascii", "replace") if at >= 0 else ""

    @cached_property
    def excerpt(self) -> Body | None:
        """The part before `<!-- more -->`, without footnotes; None where nothing says how far it goes."""
        end = next((number for number, block in enumerate(self.blocks) if isinstance(block, More)), None)
        if end is None:
            return None
        blocks = mapped(self.blocks[:end], lambda node: () if isinstance(node, FootnoteMark) else None)
        return dataclasses.replace(self, blocks=blocks, notes={})

    @cached_property
    def sections(self) -> tuple[Body, ...]:
        """What is before the first heading of the second level, then each such heading with what follows it.

        One with footnotes is not divided, since they belong to all of it.
        """
        starts = [number for number, block in enumerate(self.blocks) if isinstance(block, Heading) and block.level == 2]
        if not starts or self.notes:
            return (self,)
        ends = [*starts, len(self.blocks)]
        parts = (self.blocks[start:end] for start, end in zip([0, *starts], ends, strict=True))
        return tuple(dataclasses.replace(self, blocks=part) for part in parts)

    def without_heading(self) -> tuple[Body, Body]:
        """The first block by itself, and the others."""
        return dataclasses.replace(self, blocks=self.blocks[:1]), dataclasses.replace(self, blocks=self.blocks[1:])


def read_body(text: str, mode: Mode = "page", inherited: tuple[tuple[int, str], ...] = ()) -> Body:
    """A text as a tree. `inherited` are the ids that the headings of a translation take from its source.

    Raises TooMuch for a text that cannot be read in good time.
    """
    read = _read_once(text, mode, inherited)
    if isinstance(read, TooMuch):
        raise TooMuch(str(read), read.at)
    return read


@lru_cache(maxsize=4096)
def _read_once(text: str, mode: Mode, inherited: tuple[tuple[int, str], ...]) -> Body | TooMuch:
    """The tree of a text, or why it is refused, which takes as long to find out and is asked for as often."""
    try:
        return _read(text, mode, inherited)
    except TooMuch as error:
        return error.with_traceback(None)


def _read(text: str, mode: Mode, inherited: tuple[tuple[int, str], ...]) -> Body:
    parsed = parse(text, mode)
    slips = parsed.slips
    blocks: tuple[Block, ...] = parsed.blocks  # type: ignore[assignment]
    if mode == "page":
        blocks = with_components(blocks, slips)
    by_type = _by_type(_every(blocks, parsed.notes))
    slips += _misplaced(blocks, by_type.get(More, ()))
    headings = by_type.get(Heading, [])
    if len(headings) > limits.HEADINGS:
        raise TooMuch(f"it has more than {limits.HEADINGS} headings", headings[limits.HEADINGS].at)
    ids = heading_ids(headings, inherited, slips) if mode == "page" else {}
    element_ids(by_type.get(Element, ()), ids.values(), slips)
    body = Body(text, mode, blocks, parsed.notes, ids, tuple(sorted(slips, key=lambda slip: slip.at)))
    vars(body)["_by_type"] = by_type  # so that it is not walked through again
    return body


def _every(blocks: tuple[Block, ...], notes: dict[str, tuple[Block, ...]]) -> Iterator[Node]:
    """Every node, footnotes last."""
    return chain(walk(blocks), *map(walk, notes.values()))


def _by_type(nodes: Iterable[Node]) -> dict[type[Node], list[Any]]:
    found: dict[type[Node], list[Any]] = defaultdict(list)
    for node in nodes:
        found[type(node)].append(node)
    return found


def body_of(page: Page, text: Text) -> Body:
    """The body of one text of a page; raises TooMuch as `read_body` does."""
    if page.kind == "letter":
        return read_body(text.body, "letter")
    source = page.source_text
    if text is source or "{#" not in source.body:
        return read_body(text.body)
    try:
        inherited = read_body(source.body).own_ids
    except TooMuch:  # That is told of the source.
        inherited = ()
    return read_body(text.body, "page", inherited)


def _misplaced(blocks: tuple[Block, ...], ends: Sequence[More]) -> Iterator[Slip]:
    """Marks of an excerpt's end within other blocks, and a second one."""
    first = next((block for block in blocks if isinstance(block, More)), None)
    yield from (Slip("more-place", node.at) for node in ends if node is not first)


def boxes(body: Body) -> tuple[str, str]:
    """What is shown before a task that is to do and one that is done.

    No control: without a label it would say nothing to whoever cannot see it. Letters have what is typed: few fonts of offices
    have the boxes.
    """
    return ("[ ] ", "[x] ") if body.mode == "letter" else ("☐ ", "☑ ")
