"""A quote with its author: its last line begins with a dash and a name."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from handbill.content.components.byline import Byline, bylines, cut, is_empty
from handbill.content.components.slip import Slip


def name_speakers(root: etree.Element) -> Iterator[Slip]:
    """Makes figures of the quotes that name their author. A slip is a name that stands apart from its quote or picture."""
    for parent in list(root.iter()):
        before: etree.Element | None = None
        made: list[etree.Element] = []
        for child in parent:
            made += _parts(child) if child.tag == "blockquote" else [child]
            if child.tag == "p" and before is not None and _is_name_alone(child):
                yield Slip("apart", (child.text or "").strip(), "quote" if before.tag == "blockquote" else "picture")
            before = child if child.tag == "blockquote" or _is_picture_alone(child) else None
        if len(made) != len(parent) or any(one.get("class") == "hb-quote" for one in made):
            parent[:] = made


def _parts(quote: etree.Element) -> list[etree.Element]:
    """The figures in a quote, and what is left: the parser reads quotes with only blank lines between them as one."""
    names = [(child, list(bylines(child)) if child.tag == "p" else []) for child in quote]
    if not _are_names(names):
        return [quote]
    parts, part = [], etree.Element("blockquote")
    for child, lines in names:
        part.append(child)
        name = cut(child, lines[0]) if lines else None
        if is_empty(child):
            part.remove(child)
        if name is not None:
            name.tag = "figcaption"
            figure = etree.Element("figure", {"class": "hb-quote"})
            figure.extend((part, name))
            parts.append(figure)
            part = etree.Element("blockquote")
    if len(part):
        parts.append(part)
    for one in parts:
        one.tail = "\n"
    return parts


def _are_names(found: list[tuple[etree.Element, list[Byline]]]) -> bool:
    """Whether the lines that begin with a dash name authors: a conversation begins with one, or has several in a row."""
    has_words = False
    for _, lines in found:
        if len(lines) > 1 or (lines and lines[0].is_first and not has_words):
            return False
        has_words = not lines
    return any(lines for _, lines in found)


def _is_name_alone(paragraph: etree.Element) -> bool:
    lines = list(bylines(paragraph))
    return len(lines) == 1 and lines[0].is_first and "\n" not in (paragraph.text or "").strip()


def _is_picture_alone(element: etree.Element) -> bool:
    return (
        element.tag == "p" and len(element) == 1 and element[0].tag == "img" and not (element.text or element[0].tail or "").strip()
    )
