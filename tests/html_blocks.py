"""An independent reader of blocks: from the HTML that a page has, as a browser would find them.

The package makes the blocks of its files from the tree of a text; what it says must be what stands in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from handbill.documents.text.blocks import Block, Listing, Paragraph, Preformatted, Quote
from handbill.documents.text.plain_text import block_texts
from handbill.documents.text.runs import Run
from handbill.values.characters import SOFT_BREAKS

_CONTROL = re.compile("[\x00\x02-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\n\r\f]+")

_BLOCKS = {
    "p", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "div", "section", "figure", "figcaption",
    "details", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "dl", "dt", "dd",
}  # fmt: skip
_CELL = " | "
"""What stands between the cells of a row, which is one paragraph."""
_VOID = {"br", "hr", "img"}
_STRONG, _EMPHASIS, _CODE = {"strong", "b"}, {"em", "i", "cite"}, {"code"}


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    children: list[_Element | str] = field(default_factory=list)


class _Tree(HTMLParser):
    """The sanitiser closes every element, so a stack is all it takes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("div", {})
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in _VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self.stack) > 1:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def read_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a letter's sanitised HTML, in order; blanks are joined and invisible characters gone."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return _blocks(tree.root.children)


def _blocks(children: Iterable[_Element | str], level: int = 0) -> tuple[Block, ...]:
    found: list[Block] = []
    inline: list[_Element | str] = []

    def flush() -> None:
        if lines := _lines(inline):
            found.append(Paragraph(lines, level))
        inline.clear()

    for child in children:
        if isinstance(child, str) or child.name not in _BLOCKS:
            inline.append(child)
            continue
        flush()
        if child.name in ("ul", "ol"):
            found += _list(child)
        elif child.name == "blockquote":
            if quoted := _blocks(child.children):
                found.append(Quote(quoted))
        elif child.name == "tr":
            row: list[_Element | str] = []
            for cell in (cell for cell in child.children if isinstance(cell, _Element)):
                row += [_CELL, cell] if row else [cell]
            if lines := _lines(row):
                found.append(Paragraph(lines, level))
        elif child.name == "pre":
            if text := _preformatted(child):
                found.append(Preformatted(text))
        else:
            found += _blocks(child.children, int(child.name[1]) if re.fullmatch("h[1-6]", child.name) else level)
    flush()
    return tuple(found)


def _list(element: _Element) -> list[Block]:
    items = tuple(_blocks(child.children) for child in element.children if isinstance(child, _Element))
    start = int(element.attributes.get("start") or 1) if element.name == "ol" else None
    return [Listing(items, start)] if items else []


def _preformatted(element: _Element) -> str:
    text = _CONTROL.sub("", SOFT_BREAKS.sub("", _text(element)))
    return re.sub(r"[ \t]+$", "", text, flags=re.M).strip("\n")


def _text(element: _Element) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)


def _lines(children: Iterable[_Element | str]) -> tuple[tuple[Run, ...], ...]:
    """Running text as lines of runs: blanks joined as browsers do, none at either end of a line."""
    lines: list[list[Run]] = [[]]
    blank: Run | None = None
    for run in (run for child in children for run in _runs(child, Run(""))):
        if run is None:
            lines.append([])
            blank = None
            continue
        # Invisible characters go before blanks are joined, or the blank beside one would stay at the end of a line.
        text = _BLANKS.sub(" ", _CONTROL.sub("", SOFT_BREAKS.sub("", run.text)))
        if not text:
            continue
        line = lines[-1]
        words = text.strip(" ")
        if line and (text.startswith(" ") and blank is None):
            blank = replace(run, text=" ")
        if not words:
            continue
        for part in (blank, replace(run, text=words)):
            if part is not None:
                _append(line, part)
        blank = replace(run, text=" ") if text.endswith(" ") else None
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return tuple(map(tuple, lines))


def _append(line: list[Run], run: Run) -> None:
    if line and replace(line[-1], text="") == replace(run, text="") and not run.placeholder:
        line[-1] = replace(run, text=line[-1].text + run.text)
    else:
        line.append(run)


def _runs(child: _Element | str, style: Run) -> Iterator[Run | None]:
    """The runs of running text; None is a line break that the author made."""
    if isinstance(child, str):
        yield replace(style, text=child)
        return
    if child.name == "br":
        yield None
        return
    inner = replace(
        style,
        strong=style.strong or child.name in _STRONG,
        emphasis=style.emphasis or child.name in _EMPHASIS,
        code=style.code or child.name in _CODE,
        placeholder=style.placeholder or child.attributes.get("data-hb-field", ""),
    )
    runs = [run for part in child.children for run in _runs(part, inner)]
    yield from runs
    if child.name == "a":
        url = child.attributes.get("href", "")
        text = "".join("" if run is None else run.text for run in runs).strip()
        if url and url not in (text, f"mailto:{text}"):
            yield replace(style, text=f" <{url}>")


def blocks(html: str, language: str = "") -> list[str]:
    """The texts of the blocks in some HTML, numbers of items in the digits of a language."""
    return block_texts(read_blocks(html), language)


def plain_text(html: str) -> str:
    return "\n\n".join(blocks(html))
