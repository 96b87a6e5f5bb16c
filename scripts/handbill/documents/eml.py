"""The letter as an unsent message (RFC 5322): classic Outlook for Windows and Thunderbird open it as a draft."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from html import escape

from handbill.documents.document import Document
from handbill.documents.text.txt_file import crlf
from handbill.model.languages import language_rules
from handbill.translations import direction

# Fixed, so that a letter's bytes are; no base64 text can hold it.
BOUNDARY = "=_handbill_letter"
# An encoded word has at most 75 characters (RFC 2047, section 2): “=?utf-8?B?” and “?=” take 12, and 45 bytes 60.
_WORD_BYTES = 45


def eml(document: Document) -> bytes:
    """The message with To, Cc and Subject, no Date, From or Message-ID, and the body as text and as HTML.

    RFC 5322, section 3.6, asks for Date and From of a message that is sent; this one is not, and `X-Unsent: 1` says so to
    Outlook. The plainest form is first (RFC 2046, section 5.1.4), Content-Language is that of RFC 3282. Bodies are
    base64 in lines of 76 characters (RFC 2045, section 6.8): as 8bit, a paragraph would break the limit of 998 octets a
    line (RFC 5322, section 2.1.1). Raises ValueError for a subject, name or address with a line break, and for an address
    that is not ASCII.
    """
    head = ["X-Unsent: 1"]
    if document.to:
        head.append("To: " + ",\r\n ".join(_mailbox(name, address) for name, address in document.to))
    if document.cc:
        head.append("Cc: " + ",\r\n ".join(_mailbox("", address) for address in document.cc))
    head += [
        "Subject: " + _words(document.subject, len("Subject: ")),
        f"Content-Language: {document.language}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative; boundary="{BOUNDARY}"',
    ]
    parts = (("plain", crlf(document.text)), ("html", crlf(_html(document))))
    lines = "".join(f"{line}\r\n" for line in head) + "\r\n"
    for subtype, content in parts:
        lines += f'--{BOUNDARY}\r\nContent-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        lines += "".join(f"{line}\r\n" for line in _base64(content.encode()))
    return f"{lines}--{BOUNDARY}--\r\n".encode("ascii")


def _html(document: Document) -> str:
    body = document.html
    if (style := language_rules(document.language).list_style) != "decimal":
        # In the element itself: of what is outside the body nothing comes into a draft.
        body = body.replace("<ol", f'<ol style="list-style-type: {style}"')
    return (
        f'<!doctype html>\n<html lang="{document.language}" dir="{direction(document.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(document.subject)}</title>\n</head>\n'
        # Thunderbird takes the body alone into its draft.
        f'<body lang="{document.language}" dir="{direction(document.language)}">\n{body}\n</body>\n</html>'
    )


def _base64(content: bytes) -> Iterator[str]:
    encoded = b64encode(content).decode("ascii")
    for start in range(0, len(encoded), 76):
        yield encoded[start : start + 76]


def _mailbox(name: str, address: str) -> str:
    """An address with its name, where that fits into one encoded word: not every reader joins the parts of a longer one."""
    if re.search(r"[\r\n]", name) or not re.fullmatch(r"[\x21-\x7e]+@[\x21-\x7e]+", address):
        raise ValueError(f"{name!r} <{address}> cannot be used in the header of a message")
    if name.isascii() and name.isprintable() and 0 < len(name) <= 60:
        escaped = re.sub(r'(["\\])', r"\\\1", name)
        return f'"{escaped}" <{address}>'
    if 0 < len(name.encode()) <= _WORD_BYTES:
        return f"{_word(name)} <{address}>"
    return address


def _words(text: str, before: int) -> str:
    """A header's text as it is, or where it is not plain ASCII or too long for a line, in encoded words (RFC 2047).

    `before` counts the characters that are on its line already.
    """
    if re.search(r"[\r\n]", text):
        raise ValueError("a header has one line")
    if text.isascii() and text.isprintable() and "=?" not in text and text == text.strip() and before + len(text) <= 76:
        return text
    pieces = [""]
    for character in text:
        if len((pieces[-1] + character).encode()) > (_WORD_BYTES if len(pieces) > 1 else _WORD_BYTES - before):
            pieces.append("")
        pieces[-1] += character
    return "\r\n ".join(_word(piece) for piece in pieces if piece)


def _word(text: str) -> str:
    return f"=?utf-8?B?{b64encode(text.encode()).decode('ascii')}?="
