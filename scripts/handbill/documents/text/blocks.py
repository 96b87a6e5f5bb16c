"""The blocks of a letter: paragraphs, lists, quotes and preformatted text, read once from its tree for every file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from handbill.content.components.timeline import written_date
from handbill.content.markdown import nodes
from handbill.content.markdown.body import Body, boxes
from handbill.content.markdown.html.raw_html import BLOCKS
from handbill.content.markdown.surroundings import AS_WRITTEN, Surroundings
from handbill.documents.text.runs import Run, lines_of, visible
from handbill.translations import is_right_to_left, number
from handbill.values.characters import left_to_right

_CELL = " | "
"""What is between the cells of a row, which is one paragraph."""
_STRONG, _EMPHASIS, _CODE = {"strong", "b"}, {"em", "i", "cite"}, {"code"}


_PLAIN = Run("")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of running text, broken where the author broke them; `level` is 1 to 6 for a heading, else 0."""

    lines: tuple[tuple[Run, ...], ...]
    level: int = 0

    @property
    def text(self) -> str:
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose blanks and line breaks are all meant."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks that somebody else has said."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is the number of its first item, None for one without numbers. An item is a row of blocks."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None

    def marks(self, language: str = "") -> list[str]:
        """What is before each item in plain text and in documents, numbers in the digits of a language: they are text there."""
        if self.start is None:
            return ["- "] * len(self.items)
        return [f"{number(self.start + index, language)}. " for index in range(len(self.items))]


Block = Paragraph | Preformatted | Quote | Listing


def read_blocks(body: Body, around: Surroundings = AS_WRITTEN) -> tuple[Block, ...]:
    """The blocks of a text, in order; blanks are joined and invisible characters gone. Pictures are none.

    A placeholder is a run whose `placeholder` is what is written in it. Footnotes are a list at the end.
    """
    return _Reader(body, around).blocks_and_notes()


def filled(blocks: tuple[Block, ...], fill: Callable[[str], tuple[str, str]]) -> tuple[Block, ...]:
    """The same blocks with an id and words in place of what is written in each placeholder."""

    def with_words(run: Run) -> Run:
        if not run.placeholder:
            return run
        id, words = fill(run.placeholder)
        return replace(run, placeholder=id, text=visible(words))

    return _mapped(blocks, with_words)


def in_direction(blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """The same blocks with marks of direction around addresses on the web, in a language that is written from the right.

    A bracket or a slash at the end of one would else be shown before its beginning.
    """
    if not is_right_to_left(language):
        return blocks
    return _mapped(blocks, lambda run: run if run.placeholder else run.saying(_ADDRESS.sub(left_to_right, run.text)))


_ADDRESS = re.compile(r"<[a-z]+:[^\s<>]+>|https?://[^\s<>]+/")


def _mapped(blocks: tuple[Block, ...], change: Callable[[Run], Run]) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph():
                made.append(Paragraph(tuple(tuple(map(change, line)) for line in block.lines), block.level))
            case Quote():
                made.append(Quote(_mapped(block.blocks, change)))
            case Listing():
                made.append(Listing(tuple(_mapped(item, change) for item in block.items), block.start))
            case Preformatted():
                made.append(block)
    return tuple(made)


@dataclass(slots=True)
class _Reader:
    body: Body
    around: Surroundings
    notes: dict[str, int] = field(default_factory=dict)
    """Numbers of the footnotes by their labels, in their order."""

    def blocks_and_notes(self) -> tuple[Block, ...]:
        found = self.blocks(self.body.blocks)
        items: list[tuple[Block, ...]] = []
        # A footnote may be the first to refer to another.
        while len(items) < len(self.notes):
            items.append(self.blocks(self.body.notes[list(self.notes)[len(items)]]))
        return (*found, Listing(tuple(items), 1)) if items else found

    def blocks(self, children: Iterable[nodes.Node], level: int = 0) -> tuple[Block, ...]:
        found: list[Block] = []
        inline: list[nodes.Node] = []
        for child in children:
            made = self.block(child, level)
            if made is None:
                inline.append(child)
                continue
            if inline:
                found += self.paragraph(inline, level)
                inline = []
            found += made
        return (*found, *self.paragraph(inline, level))

    def paragraph(self, children: Sequence[nodes.Node], level: int = 0) -> list[Block]:
        lines = lines_of(run for child in children for run in self.runs(child, _PLAIN)) if children else ()
        return [Paragraph(lines, level)] if lines else []

    def block(self, node: nodes.Node, level: int) -> Sequence[Block] | None:
        """What a block becomes, perhaps nothing; None for a part of running text."""
        match node:
            case nodes.Paragraph():
                return self.paragraph(node.children, level)
            case nodes.Heading():
                return self.paragraph(node.children, node.level)
            case nodes.Listing():
                items = tuple(self.item(item) for item in node.items)
                return [Listing(items, node.start)] if items else []
            case nodes.Quote():
                quoted = self.blocks(node.children)
                said = [Quote(quoted)] if quoted else []
                return [*said, *self.paragraph(node.author)]
            case nodes.CodeBlock():
                return _preformatted(node.text)
            case nodes.Table():
                return [block for row in node.rows for block in self.row(row)]
            case nodes.Question():
                return [*self.paragraph(node.heading.children, node.heading.level), *self.blocks(node.children)]
            case nodes.Element() if node.name in BLOCKS:
                return self.blocks(node.children, int(node.name[1]) if re.fullmatch("h[1-6]", node.name) else level)
            case nodes.Rule() | nodes.More() | nodes.Figure():
                return []
        return None

    def item(self, item: nodes.Item) -> tuple[Block, ...]:
        if not item.dates:
            return self.blocks(item.children)
        dates = " – ".join(written_date(date, self.around.language) for date in item.dates)
        return (Paragraph(((Run(dates),),)), *self.blocks(item.children))

    def row(self, row: tuple[nodes.Cell, ...]) -> list[Block]:
        cells = [[run for child in cell.children for run in self.runs(child, _PLAIN)] for cell in row]
        lines = lines_of(run for number, cell in enumerate(cells) for run in ([Run(_CELL)] if number else []) + cell)
        return [Paragraph(lines)] if lines else []

    def runs(self, node: nodes.Node, style: Run) -> Iterator[Run | None]:
        """The runs of running text; None is a line break that the author made."""
        match node:
            case nodes.Characters():
                yield style.saying(node.text)
            case nodes.Code():
                yield replace(style, text=node.text, code=True)
            case nodes.Break():
                yield None if node.hard else style.saying(" ")
            case nodes.Checkbox():
                yield style.saying(boxes(self.body)[node.checked])
            case nodes.Placeholder():
                raw = node.raw.strip()
                yield Run(f"[[{raw}]]", style.strong, style.emphasis, style.code, raw)
            case nodes.FootnoteMark():
                yield style.saying(self.note(node.label))
            case nodes.Image():
                return
            case nodes.Element() if node.name == "br":
                yield None
            case nodes.Link():
                yield from self.link(node, style)
            case nodes.Styled() | nodes.Element():
                inner = replace(
                    style,
                    strong=style.strong or node.name in _STRONG,
                    emphasis=style.emphasis or node.name in _EMPHASIS,
                    code=style.code or node.name in _CODE,
                )
                for child in node.children:
                    yield from self.runs(child, inner)
            case _:
                for part in nodes.parts(node):
                    yield from self.runs(part, style)

    def link(self, node: nodes.Link, style: Run) -> Iterator[Run | None]:
        runs = [run for child in node.children for run in self.runs(child, style)]
        yield from runs
        url = self.around.link(node) or ""
        text = "".join("" if run is None else run.text for run in runs).strip()
        if url and url not in (text, f"mailto:{text}"):
            yield style.saying(f" <{url}>")

    def note(self, label: str) -> str:
        if label not in self.body.notes or self.body.mode == "letter":
            return f"[^{label}]"
        return f"[{number(self.notes.setdefault(label, len(self.notes) + 1), self.around.language)}]"


def _preformatted(text: str) -> list[Block]:
    clean = re.sub(r"[ \t]+$", "", visible(text), flags=re.M).strip("\n")
    return [Preformatted(clean)] if clean else []
