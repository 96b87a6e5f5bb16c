"""Text as XML has it (XML 1.0, section 2.4), for files that are written as text: a tree of elements takes several times as long."""

from __future__ import annotations

from html import escape  # that of xml.sax loads all of urllib for it


def xml_text(text: str) -> str:
    """Text between tags."""
    return escape(text, quote=False)


def xml_value(text: str) -> str:
    """The value of an attribute, to be put between double quotation marks; it has no ends of lines."""
    return escape(text, quote=False).replace('"', "&quot;")
