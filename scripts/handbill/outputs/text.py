"""The plain text of a letter: the same in links, files and on the clipboard.

Blocks stand apart by one blank line, items begin with `- ` or `1. `, nested lists are indented by four
spaces, quoted lines begin with `> `, links read `text <url>`, emphasis is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# They cost nine characters of a link each, nobody sees them, and they break words apart (facts of Unicode).
INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")

_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "div"}
_VOID = {"br", "hr", "img"}


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


def plain_text(html: str) -> str:
    """The text of a letter's HTML, with LF and without a line break at its end."""
    return "\n\n".join(blocks(html))


def blocks(html: str) -> list[str]:
    """The texts of a letter's blocks, in order: one a paragraph, list, quote or heading."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return _blocks(tree.root)


def _blocks(element: _Element) -> list[str]:
    found: list[str] = []
    inline: list[_Element | str] = []

    def flush() -> None:
        if text := _inline(inline):
            found.append(text)
        inline.clear()

    for child in element.children:
        if isinstance(child, str) or child.name not in _BLOCKS:
            inline.append(child)
            continue
        flush()
        if child.name in ("ul", "ol"):
            found.append(_list(child))
        elif child.name == "blockquote":
            quote = "\n\n".join(_blocks(child))
            found.append("\n".join(f"> {line}" if line else ">" for line in quote.split("\n")))
        elif child.name == "pre":
            found.append(re.sub(r"[ \t]+$", "", INVISIBLE.sub("", _text(child)), flags=re.M).strip("\n"))
        else:
            found += _blocks(child)
    flush()
    return [block for block in found if block]


def _list(element: _Element) -> str:
    items = []
    number = int(element.attributes.get("start") or 1)
    for child in element.children:
        if isinstance(child, str):
            continue
        mark = "- " if element.name == "ul" else f"{number}. "
        number += 1
        first, *rest = _item(child) or [("", False)]
        lines = (mark + first[0].replace("\n", "\n" + " " * len(mark))).rstrip(" ")
        for text, is_list in rest:
            lines += ("\n" if is_list else "\n\n") + "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
        items.append(lines)
    return "\n".join(items)


def _item(element: _Element) -> list[tuple[str, bool]]:
    """The blocks of a list item, each with whether it is a list, which follows without a blank line."""
    parts: list[tuple[str, bool]] = []
    run = _Element("div", {})
    for child in element.children:
        if isinstance(child, _Element) and child.name in ("ul", "ol"):
            parts += [(text, False) for text in _blocks(run)]
            parts.append((_list(child), True))
            run = _Element("div", {})
        else:
            run.children.append(child)
    parts += [(text, False) for text in _blocks(run)]
    return parts


def _inline(children: list[_Element | str]) -> str:
    # Before blanks are joined, or the blank beside one would stay at the end of a line.
    text = INVISIBLE.sub("", "".join(_flow(child) for child in children))
    text = re.sub(r"[ \t\n\r\f]+", " ", text)
    return re.sub(r" ?\x00 ?", "\n", text).strip(" \n")


def _flow(child: _Element | str) -> str:
    """Running text, with a NUL for a line break that the author made."""
    if isinstance(child, str):
        return child
    if child.name == "br":
        return "\0"
    text = "".join(_flow(inner) for inner in child.children)
    if child.name == "a":
        url = child.attributes.get("href", "")
        if url and url not in (text.strip(), f"mailto:{text.strip()}"):
            return f"{text} <{url}>"
    return text


def _text(element: _Element) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)
