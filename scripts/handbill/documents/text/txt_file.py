"""The letter as a text file: its body only."""

from __future__ import annotations

from handbill.documents.document import Document
from handbill.values.characters import BYTE_ORDER_MARK


def txt(document: Document) -> bytes:
    """The body in UTF-8 with a byte order mark (Unicode, section 23.8) and CRLF, since Windows programs guess otherwise."""
    return text_file(document.text)


def text_file(text: str) -> bytes:
    """A text with LF as a file that every program on every system reads; UnicodeEncodeError for a lone surrogate."""
    return (BYTE_ORDER_MARK + crlf(text)).encode("utf-8")


def crlf(text: str) -> str:
    """A text with LF as lines that all end in CRLF, the last one too (RFC 5322, section 2.1; RFC 2046, section 4.1.1)."""
    return "".join(f"{line}\r\n" for line in text.split("\n"))
