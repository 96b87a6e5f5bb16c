"""Elements of WordprocessingML, and its lengths."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

__all__ = ["OxmlElement", "child", "named", "qn", "twips"]


def child(parent: Any, name: str, /, **attributes: str) -> Any:
    """A new last child of an element, such as `w:p`, with attributes of the namespace `w`."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def named(style: str) -> str:
    """The id of a style by its name, as Word makes it: `Inside Address` is `InsideAddress`."""
    return style.replace(" ", "")


def twips(millimetres: float) -> str:
    """A length in twentieths of a point."""
    return str(round(millimetres / 25.4 * 1440))
