"""Elements of OpenDocument, and the parts that they make up."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

__all__ = ["NAMESPACES", "add_text", "child", "etree", "named", "root", "serialized"]

NAMESPACES = {
    f"xmlns:{prefix}": f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"), ("draw", "drawing"), ("meta", "meta"), ("manifest", "manifest"),
    )
} | {"xmlns:dc": "http://purl.org/dc/elements/1.1/", "office:version": "1.3"}  # fmt: skip

_HARD = re.compile(r"(\n|\t|(?:(?<=^)|(?<=\n)) | {2,})")


def root(name: str) -> etree.Element:
    """The root of a part."""
    # Names keep their prefixes as they are written: the namespaces are at the root by hand.
    return etree.Element(name, NAMESPACES)


def child(parent: etree.Element, name: str, /, **attributes: str) -> etree.Element:
    """A new last child of an element; `fo__font_size` becomes the attribute `fo:font-size`."""
    return etree.SubElement(parent, name, {key.replace("__", ":").replace("_", "-"): value for key, value in attributes.items()})


def serialized(root: etree.Element) -> bytes:
    """A part as bytes."""
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode").encode("utf-8")


def named(style: str) -> str:
    """The internal name of a style by the one that is shown (ODF 1.3 part 3, section 19.502): `Inside_20_Address`."""
    return style.replace(" ", "_20_")


def add_text(element: etree.Element, text: str) -> None:
    """Adds a text to an element; blanks that XML readers would join are elements (ODF 1.3 part 3, section 6.1.2)."""
    for piece in _HARD.split(text):
        if piece == "\n":
            child(element, "text:line-break")
        elif piece == "\t":
            child(element, "text:tab")
        elif piece and not piece.strip(" ") and _HARD.fullmatch(piece):
            child(element, "text:s", text__c=str(len(piece)))
        elif piece and len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        elif piece:
            element.text = (element.text or "") + piece
