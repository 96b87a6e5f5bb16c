"""HTML as lists in JSON, from which a script makes elements: browsers show nothing of it before."""

from __future__ import annotations

import json
from collections.abc import Iterable
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


def trees(fragments: Iterable[Markup]) -> Markup:
    """A JSON array for each fragment, of its texts and elements; an element is an array of its tag, attributes and content.

    It may be put into a `script` element: it has no `<`.
    """
    found = []
    for fragment in fragments:
        reader = _Reader()
        reader.feed(str(fragment))
        reader.close()
        found.append(reader.open[0])
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  JSON, in which no tag can begin or end
