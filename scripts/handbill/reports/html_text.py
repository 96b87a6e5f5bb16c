"""The lines of a message that came as HTML only."""

from __future__ import annotations

import re

from lxml import etree, html

_BLOCKS = frozenset([
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "section", "table", "tr", "ul",
])  # fmt: skip
_UNREAD = frozenset(["script", "style", "title"])


def html_text(source: str) -> str:
    """The text of some HTML, a line for each block of it; empty where there is none.

    libxml2 takes time in proportion to the text, whatever is in it (the standard library's parser takes the square on
    unfinished tags), and stops below 256 nested elements.
    """
    parser = html.HTMLParser(recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing in it
        return ""
    parts: list[str] = []
    unread = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        unread += (element.tag in _UNREAD) * (1 if event == "start" else -1)
        if element.tag in _BLOCKS:
            parts.append("\n")
        words = element.text if event == "start" else element.tail
        if words and not unread:
            parts.append(re.sub(r"[ \t\r\n\f]+", " ", words))
    lines = (line.strip(" ") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"
