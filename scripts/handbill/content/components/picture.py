"""A picture with the caption that stands on the lines right below it; a last line with a dash says who made it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from handbill.content.components.byline import bylines, cut, is_empty


def frame_pictures(root: etree.Element) -> None:
    """Makes figures of the pictures that have a caption or a credit."""
    for parent in list(root.iter()):
        for number, child in enumerate(list(parent)):
            if child.tag == "p" and (picture := _captioned(child)) is not None:
                parent[number] = _figure(child, picture)


def _captioned(paragraph: etree.Element) -> etree.Element | None:
    """The picture that a paragraph begins with, when its line ends there, more follows, and that holds no other."""
    if (paragraph.text or "").strip() or not len(paragraph):
        return None
    first = paragraph[0]
    is_linked = first.tag == "a" and len(first) == 1 and not (first.text or first[0].tail or "").strip()
    picture = first[0] if is_linked else first
    if picture.tag != "img" or sum(1 for _ in paragraph.iter("img")) > 1:
        return None
    tail = first.tail or ""
    breaks = len(paragraph) > 1 and paragraph[1].tag == "br" and not tail.strip()
    line, newline, rest = tail.partition("\n")
    if breaks or (newline and not line.strip() and (rest.strip() or len(paragraph) > 1)):
        return first
    return None


def _figure(paragraph: etree.Element, picture: etree.Element) -> etree.Element:
    figure = etree.Element("figure", {"class": "hb-figure"})
    figure.tail = paragraph.tail
    caption = etree.SubElement(figure, "figcaption")
    caption.text = (picture.tail or "").lstrip()
    picture.tail = "\n"
    paragraph.remove(picture)
    figure.insert(0, picture)
    if len(paragraph) and paragraph[0].tag == "br" and not caption.text:
        caption.text = (paragraph[0].tail or "").lstrip()
        paragraph.remove(paragraph[0])
    caption.extend(list(paragraph))
    lines = list(bylines(caption))
    if lines and (credit := cut(caption, lines[-1])) is not None:
        credit.set("class", "hb-figure__credit")
        alone = is_empty(caption)
        if not alone:
            _add(caption, "\n")
        caption.append(credit)
    return figure


def _add(element: etree.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
