"""HTML as lists, from which a script makes elements: browsers show nothing of them before."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from markupsafe import Markup

_VOID = frozenset(["br", "hr", "img"])


class _Reader(HTMLParser):
    """Reads what our sanitiser and templates have written, in which every element is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[list[Any]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = [tag, {name: value or "" for name, value in attrs}]
        self.open[-1].append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].append(data)


def tree(html: str) -> list[Any]:
    """The texts and elements of some HTML; an element is a list of its tag, attributes and content."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def inert_json(value: object) -> Markup:
    """A value as JSON that may be put into a `script` element: it has no `<`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  JSON, in which no tag can begin or end
