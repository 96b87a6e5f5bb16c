"""The one reader of Markdown: pulldown-cmark's events (CommonMark 0.31, GitHub's extensions) into nodes with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from pyromark import Markdown, Options

from handbill.content.markdown import limits
from handbill.content.markdown.bare_links import linked, mask, unmasked
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
_STYLES: dict[str, Literal["em", "strong", "del"]] = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
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


class _Builder:
    def __init__(self, text: str, mode: Mode) -> None:
        self.text = mask(text)
        self.plain: Callable[[str], str] = unmasked if self.text is not text else str
        # No file has control characters, which a reference such as `&#1;` can still write.
        self.visible: Callable[[str], str] = visible if "&" in text else str
        # With a reference such as `&#64;` a text may have what its source has not.
        self.may_have_addresses = any(sign in text for sign in ("://", "www.", "@", "&"))
        self.source = text.encode("utf-8", "surrogatepass")
        self.mode = mode
        self.slips: list[Slip] = []
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.depth = self.links = self.inner = 0
        self.unknown: set[tuple[int, int]] = set()
        reader = Markdown(options=_OPTIONS, broken_link_callback=self._unknown)
        # Where nothing is escaped and nothing a reference, pieces of text side by side are one piece of the source.
        is_as_written = "\\" not in text and "&" not in text
        self.all_events = reader.events_with_range(self.text, merge_text=is_as_written)
        self.events: Iterator[tuple[Any, Any]] = islice(self.all_events, limits.NODES)

    def build(self) -> Parsed:
        blocks = self._blocks(self._content())
        for _, place in self.all_events:
            raise TooMuch(f"it has more than {limits.NODES} pieces; share it among several pages", place["start"])
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
            self.slips.append(Slip("reference", start, self.plain(link["reference"])))
        return None

    def _has_brackets(self, start: int, end: int) -> bool:
        """Whether brackets are around a part of the source, of which the first is not escaped."""
        before = self.source[max(start - 64, 0) : start]
        if not before.endswith(b"[") or self.source[end : end + 1] != b"]":
            return False
        escapes = before[:-1]
        return (len(escapes) - len(escapes.rstrip(b"\\"))) % 2 == 0

    def _content(self) -> list[Node]:
        """The nodes from here to the end of what was begun last."""
        found: list[Node] = []
        for event, place in self.events:
            at, end = place["start"], place["end"]
            if isinstance(event, str):
                found.append(self._line(event, at, end))
                continue
            kind, data = event.popitem()
            if kind == "Text":
                found.append(Characters(at, end, self.visible(self.plain(data))))
            elif kind == "Start":
                # What is told of it with its start is the name of its tag where there is nothing else.
                tag, told = (data, data) if isinstance(data, str) else data.popitem()
                if made := _MAKERS[tag](self, at, end, told):
                    found.append(made)
            elif kind == "End":
                return found
            elif made := self._leaf(kind, data, at, end):
                found.append(made)
        return found

    def _line(self, event: str, at: int, end: int) -> Node:
        return Rule(at, end) if event == "Rule" else Break(at, end, hard=event == "HardBreak" or self.mode == "letter")

    def _leaf(self, kind: str, data: Any, at: int, end: int) -> Node | None:
        if kind == "Code":
            return Code(at, end, self.plain(data))
        if kind in ("InlineHtml", "Html"):
            return self._html_piece(self.plain(data), at, end)
        if kind == "FootnoteReference":
            return FootnoteMark(at, end, self.plain(data))
        if kind == "TaskListMarker":
            return Checkbox(at, end, bool(data))
        return None

    def _html_piece(self, written: str, at: int, end: int) -> Node | None:
        if self.mode == "page":
            return Piece(at, end, written)
        if tag := _TAG_START.search(written):
            self.slips.append(Slip("letter-html", at + len(written[: tag.start()].encode()), tag[0]))
        return None

    def _nested(self, at: int) -> list[Node]:
        """The content of a quote or a list."""
        self.depth += 1
        if self.depth > limits.BLOCK_DEPTH:
            raise TooMuch("quotes or lists are nested more than ten deep", at)
        found = self._content()
        self.depth -= 1
        return found

    def _marked(self, at: int) -> list[Node]:
        """The content of emphasis or of a link."""
        self.inner += 1
        if self.inner > limits.INLINE_DEPTH:
            raise TooMuch("emphasis or links are nested more than thirty deep", at)
        found = self._content()
        self.inner -= 1
        return found

    # What each tag becomes.

    def _paragraph(self, at: int, end: int, _: object) -> Node:
        return Paragraph(at, end, self._inlines(self._content()))

    def _heading(self, at: int, end: int, data: Any) -> Node:
        content = self._content()
        for name in (*(f".{one}" for one in data["classes"]), *(key for key, _ in data["attrs"])):
            self.slips.append(Slip("heading-attribute", at, self.plain(name)))
        id = self.plain(data["id"] or "")
        return Heading(at, end, int(data["level"][1]), self._inlines(content), id, own=bool(id))

    def _quote(self, at: int, end: int, _: object) -> Node:
        return Quote(at, end, self._blocks(self._nested(at)))

    def _listing(self, at: int, end: int, start: int | None) -> Node:
        content = self._nested(at)
        items = tuple(child.item if isinstance(child, Loose) else child for child in content)
        return Listing(at, end, items, start, tight=Loose not in map(type, content))  # type: ignore[arg-type]

    def _item(self, at: int, end: int, _: object) -> Node:
        content = self._content()
        item = Item(at, end, self._blocks(content))
        return Loose(at, end, item) if Paragraph in map(type, content) else item

    def _code(self, at: int, end: int, _: object) -> Node:
        return CodeBlock(at, end, "".join(child.text for child in self._content() if isinstance(child, Characters)))

    def _html(self, at: int, end: int, _: object) -> Node:
        lines = [child for child in self._content() if isinstance(child, Piece)]
        return HtmlPieces(at, end, tuple(pieces(lines, self.slips, is_block=True)))

    def _table(self, at: int, end: int, alignments: list[str]) -> Node:
        rows = tuple(child.cells for child in self._content() if isinstance(child, Row))
        return Table(at, end, tuple("" if one == "None" else one.lower() for one in alignments), rows)

    def _row(self, at: int, end: int, _: object) -> Node:
        return Row(at, end, tuple(child for child in self._content() if isinstance(child, Cell)))

    def _cell(self, at: int, end: int, _: object) -> Node:
        return Cell(at, end, self._inlines(self._content()))

    def _styled(self, at: int, end: int, tag: str) -> Node:
        return Styled(at, end, _STYLES[tag], self._inlines(self._marked(at)))

    def _link(self, at: int, end: int, data: Any) -> Node:
        children = self._link_text(at)
        form = data["link_type"]
        is_placeholder = self.mode == "letter" and form == "Shortcut" and self._has_brackets(at, end)
        if data["dest_url"] == _PLACEHOLDER or is_placeholder:
            raw = self.source[at + 1 : end - 1].decode("utf-8", "surrogatepass")
            return BarePlaceholder(at, end, self.plain(raw))
        href = self.plain(data["dest_url"])
        if form == "Email":
            href = f"mailto:{href}"
        return Link(at, end, href, self.plain(data["title"]), children, _FORMS.get(form, "reference"), self.plain(data["id"]))

    def _image(self, at: int, end: int, data: Any) -> Node:
        alt = words(self._link_text(at))
        label = "" if data["link_type"] == "Inline" else self.plain(data["id"])
        return Image(at, end, self.plain(data["dest_url"]), alt, self.plain(data["title"]), label)

    def _link_text(self, at: int) -> tuple[Inline, ...]:
        """The content of a link or a picture, in which no address is another link."""
        self.links += 1
        found = self._inlines(self._marked(at))
        self.links -= 1
        return found

    def _footnote(self, at: int, end: int, data: str) -> None:
        content = self._content()
        label = self.plain(data)
        if label in self.notes:
            self.slips.append(Slip("footnote-twice", at, label))
        if len(self.notes) >= limits.FOOTNOTES:
            raise TooMuch(f"it has more than {limits.FOOTNOTES} footnotes", at)
        self.notes.setdefault(label, self._blocks(content))

    # Children of blocks and of running text.

    def _blocks(self, children: list[Node]) -> tuple[Any, ...]:
        return folded(as_blocks(children, self._inlines), self.slips)

    def _inlines(self, children: list[Node]) -> tuple[Inline, ...]:
        kinds = set(map(type, children))
        made = with_placeholders(children) if BarePlaceholder in kinds else children
        if Piece in kinds:
            apart = [pieces([child], self.slips, is_block=False) if isinstance(child, Piece) else [child] for child in made]
            made = list(folded([one for some in apart for one in some], self.slips))
        if self.may_have_addresses and not self.links and Characters in kinds:
            made = linked(made, self.source)
        return tuple(made)  # type: ignore[arg-type]


_MAKERS: dict[str, Callable[[_Builder, int, int, Any], Node | None]] = {
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
