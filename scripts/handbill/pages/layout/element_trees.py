"""HTML as lists, from which a script makes elements: browsers show nothing of them before."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from markupsafe import Markup

_VOID = frozenset(["br", "hr", "img"])


# A tag with its attributes, or a text.
_PIECE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^ =>]+="[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([^ =>]+)="([^"]*)"')


def tree(html: str) -> list[Any]:
    """The texts and elements of some HTML; an element is a list of its tag, attributes and content.

    It is HTML that our sanitiser has written: every element is closed, and every attribute has a value in double quotes.
    """
    made: list[Any] = []
    inside = [made]
    for end, tag, attributes, text in _PIECE.findall(html):
        if text:
            inside[-1].append(unescape(text))
        elif end:
            inside.pop()
        else:
            element = [tag, {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}]
            inside[-1].append(element)
            if tag not in _VOID:
                inside.append(element)
    return made


def inert_json(value: object) -> Markup:
    """A value as JSON that may be put into a `script` element: it has no `<`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  JSON, in which no tag can begin or end
