"""The one reader of Markdown: pulldown-cmark's events (CommonMark 0.31, GitHub's extensions) into nodes with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from pyromark import Markdown, Options

from handbill.content.markdown import limits
from handbill.content.markdown.bare_links import UNMASKED, linked, mask
from handbill.content.markdown.html.elements import Piece, folded, pieces
from handbill.content.markdown.limits import TooMuch
from handbill.content.markdown.nodes import (
    Block,
    Break,
    Cell,
    Characters,
    Checkbox,
    Code,
    CodeBlock,
    FootnoteMark,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    LinkForm,
    Listing,
    Node,
    Paragraph,
    Quote,
    Rule,
    Styled,
    Table,
    words,
)
from handbill.content.markdown.slip import Slip
from handbill.content.markdown.unfinished import BarePlaceholder, HtmlPieces, Loose, Row, as_blocks, visible, with_placeholders

Mode = Literal["page", "letter"]

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_STYLES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
_LINKS = {"Link", "Image"}
_INNER = {*_STYLES, *_LINKS}
_FORMS: dict[str, LinkForm] = {"Inline": "inline", "Autolink": "angle", "Email": "angle"}
_PLACEHOLDER = "handbill-placeholder:"

# What a tag, a comment or a declaration begins with.
_TAG_START = re.compile(r"</?+[A-Za-z][\w-]*+|<!--|<[!?]")


@dataclass(slots=True)
class Parsed:
    """The nodes of a text as written, without components; `notes` are its footnotes by their labels."""

    blocks: tuple[Node, ...]
    notes: dict[str, tuple[Block, ...]]
    slips: list[Slip]


def parse(text: str, mode: Mode) -> Parsed:
    """The nodes of a text. Raises TooMuch for what would take too long."""
    limits.check_length(text)
    return _Builder(text, mode).build()


@dataclass(slots=True)
class _Frame:
    tag: str
    data: Any
    at: int
    end: int
    children: list[Node] = field(default_factory=list)


class _Builder:
    def __init__(self, text: str, mode: Mode) -> None:
        self.text = mask(text)
        self.is_masked = self.text is not text
        # With a reference such as `&#64;` a text may have what its source has not.
        self.may_have_addresses = any(sign in text for sign in ("://", "www.", "@", "&"))
        self.source = self.text.encode("utf-8", "surrogatepass")
        self.mode = mode
        self.slips: list[Slip] = []
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.stack = [_Frame("Root", None, 0, len(self.source))]
        self.count = self.depth = self.links = self.inner = 0
        self.unknown: set[tuple[int, int]] = set()

    def build(self) -> Parsed:
        reader = Markdown(options=_OPTIONS, broken_link_callback=self._unknown)
        for event, place in reader.events_with_range(self.text):
            self._take(event, place["start"], place["end"])
        blocks = self._blocks(self.stack[0].children)
        return Parsed(blocks, self.notes, self.slips)

    def _unknown(self, link: Any) -> tuple[str, str] | None:
        """What to make of `[name]` without an address: a placeholder where it has two brackets around it."""
        start, end = link["span"]["start"], link["span"]["end"]
        source = self.source
        if link["link_type"] == "Shortcut":
            if self.mode == "letter" and self._has_brackets(start, end) and b"\n" not in source[start:end]:
                return _PLACEHOLDER, ""
        elif link["link_type"] in ("Reference", "Collapsed") and (start, end) not in self.unknown:
            self.unknown.add((start, end))
            self.slips.append(Slip("reference", start, self._plain(link["reference"])))
        return None

    def _has_brackets(self, start: int, end: int) -> bool:
        """Whether brackets are around a part of the source, of which the first is not escaped."""
        before = self.source[max(start - 64, 0) : start]
        if not before.endswith(b"[") or self.source[end : end + 1] != b"]":
            return False
        escapes = before[:-1]
        return (len(escapes) - len(escapes.rstrip(b"\\"))) % 2 == 0

    def _take(self, event: Any, at: int, end: int) -> None:
        self.count += 1
        if self.count > limits.NODES:
            raise TooMuch(f"it has more than {limits.NODES} pieces; share it among several pages", at)
        if isinstance(event, str):
            self._add(Rule(at, end) if event == "Rule" else Break(at, end, hard=event == "HardBreak" or self.mode == "letter"))
            return
        ((kind, data),) = event.items()
        if kind == "Text":
            self._add(Characters(at, end, visible(self._plain(data))))
        elif kind == "Start":
            self._open(data, at, end)
        elif kind == "End":
            self._close()
        elif kind == "Code":
            self._add(Code(at, end, self._plain(data)))
        elif kind in ("InlineHtml", "Html"):
            self._take_html(self._plain(data), at, end)
        elif kind == "FootnoteReference":
            self._add(FootnoteMark(at, end, self._plain(data)))
        elif kind == "TaskListMarker":
            self._add(Checkbox(at, end, bool(data)))

    def _take_html(self, written: str, at: int, end: int) -> None:
        if self.mode == "page":
            self._add(Piece(at, end, written))
        elif tag := _TAG_START.search(written):
            self.slips.append(Slip("letter-html", at + len(written[: tag.start()].encode()), tag[0]))

    def _plain(self, text: str) -> str:
        return text.translate(UNMASKED) if self.is_masked else text

    def _add(self, node: Node) -> None:
        self.stack[-1].children.append(node)

    def _open(self, data: Any, at: int, end: int) -> None:
        tag, value = (data, None) if isinstance(data, str) else next(iter(data.items()))
        self.stack.append(_Frame(tag, value, at, end))
        if tag in ("BlockQuote", "List"):
            self.depth += 1
            if self.depth > limits.BLOCK_DEPTH:
                raise TooMuch("quotes or lists are nested more than ten deep", at)
        elif tag in _INNER:
            self.inner += 1
            self.links += tag in _LINKS
        if self.inner > limits.INLINE_DEPTH:
            raise TooMuch("emphasis or links are nested more than thirty deep", at)

    def _close(self) -> None:
        frame = self.stack.pop()
        tag = frame.tag
        if tag in ("BlockQuote", "List"):
            self.depth -= 1
        made = _MAKERS[tag](self, frame)
        self.inner -= tag in _INNER
        self.links -= tag in _LINKS
        if isinstance(made, list):
            self.stack[-1].children += made
        elif made is not None:
            self._add(made)

    # What each tag becomes once its end is read.

    def _paragraph(self, frame: _Frame) -> Node:
        return Paragraph(frame.at, frame.end, self._inlines(frame.children))

    def _heading(self, frame: _Frame) -> Node:
        data = frame.data
        for name in (*(f".{one}" for one in data["classes"]), *(key for key, _ in data["attrs"])):
            self.slips.append(Slip("heading-attribute", frame.at, self._plain(name)))
        id = self._plain(data["id"] or "")
        return Heading(frame.at, frame.end, int(data["level"][1]), self._inlines(frame.children), id, own=bool(id))

    def _quote(self, frame: _Frame) -> Node:
        return Quote(frame.at, frame.end, self._blocks(frame.children))

    def _listing(self, frame: _Frame) -> Node:
        items = tuple(child for child in frame.children if isinstance(child, Item))
        loose = any(isinstance(child, Loose) for child in frame.children)
        return Listing(frame.at, frame.end, items, frame.data, not loose)

    def _item(self, frame: _Frame) -> list[Node]:
        made: list[Node] = [Item(frame.at, frame.end, self._blocks(frame.children))]
        if any(isinstance(child, Paragraph) for child in frame.children):
            made.append(Loose(frame.at, frame.end))
        return made

    def _code(self, frame: _Frame) -> Node:
        text = "".join(child.text for child in frame.children if isinstance(child, Characters))
        return CodeBlock(frame.at, frame.end, text)

    def _html(self, frame: _Frame) -> Node:
        lines = [child for child in frame.children if isinstance(child, Piece)]
        return HtmlPieces(frame.at, frame.end, tuple(pieces(lines, self.slips, is_block=True)))

    def _table(self, frame: _Frame) -> Node:
        rows = tuple(child.cells for child in frame.children if isinstance(child, Row))
        alignments = tuple("" if one == "None" else one.lower() for one in frame.data)
        return Table(frame.at, frame.end, alignments, rows)

    def _row(self, frame: _Frame) -> Node:
        return Row(frame.at, frame.end, tuple(child for child in frame.children if isinstance(child, Cell)))

    def _cell(self, frame: _Frame) -> Node:
        return Cell(frame.at, frame.end, self._inlines(frame.children))

    def _styled(self, frame: _Frame) -> Node:
        return Styled(frame.at, frame.end, _STYLES[frame.tag], self._inlines(frame.children))  # type: ignore[arg-type]

    def _link(self, frame: _Frame) -> Node | None:
        data = frame.data
        form = data["link_type"]
        is_placeholder = self.mode == "letter" and form == "Shortcut" and self._has_brackets(frame.at, frame.end)
        if data["dest_url"] == _PLACEHOLDER or is_placeholder:
            raw = self.source[frame.at + 1 : frame.end - 1].decode("utf-8", "surrogatepass")
            return BarePlaceholder(frame.at, frame.end, self._plain(raw))
        href = self._plain(data["dest_url"])
        if form == "Email":
            href = f"mailto:{href}"
        children = self._inlines(frame.children)
        return Link(
            frame.at, frame.end, href, self._plain(data["title"]), children, _FORMS.get(form, "reference"), self._plain(data["id"])
        )

    def _image(self, frame: _Frame) -> Node:
        data = frame.data
        alt = words(self._inlines(frame.children))
        label = "" if data["link_type"] == "Inline" else self._plain(data["id"])
        return Image(frame.at, frame.end, self._plain(data["dest_url"]), alt, self._plain(data["title"]), label)

    def _footnote(self, frame: _Frame) -> None:
        label = self._plain(frame.data)
        if label in self.notes:
            self.slips.append(Slip("footnote-twice", frame.at, label))
        if len(self.notes) >= limits.FOOTNOTES:
            raise TooMuch(f"it has more than {limits.FOOTNOTES} footnotes", frame.at)
        self.notes.setdefault(label, self._blocks(frame.children))

    # Children of blocks and of running text.

    def _blocks(self, children: Iterable[Node]) -> tuple[Any, ...]:
        return folded(as_blocks(children, self._inlines), self.slips)

    def _inlines(self, children: list[Node]) -> tuple[Inline, ...]:
        kinds = set(map(type, children))
        made = with_placeholders(children) if BarePlaceholder in kinds else children
        if Piece in kinds:
            apart = [pieces([child], self.slips, is_block=False) if isinstance(child, Piece) else [child] for child in made]
            made = list(folded((one for some in apart for one in some), self.slips))
        if self.may_have_addresses and not self.links and Characters in kinds:
            made = linked(made, self.source)
        return tuple(made)  # type: ignore[arg-type]


_MAKERS: dict[str, Callable[[_Builder, _Frame], Node | list[Node] | None]] = {
    "Paragraph": _Builder._paragraph,
    "Heading": _Builder._heading,
    "BlockQuote": _Builder._quote,
    "List": _Builder._listing,
    "Item": _Builder._item,
    "CodeBlock": _Builder._code,
    "HtmlBlock": _Builder._html,
    "Table": _Builder._table,
    "TableHead": _Builder._row,
    "TableRow": _Builder._row,
    "TableCell": _Builder._cell,
    "Emphasis": _Builder._styled,
    "Strong": _Builder._styled,
    "Strikethrough": _Builder._styled,
    "Link": _Builder._link,
    "Image": _Builder._image,
    "FootnoteDefinition": _Builder._footnote,
}
