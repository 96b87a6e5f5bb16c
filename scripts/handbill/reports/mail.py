"""Messages as mail programs save them: one in an `.eml` file (RFC 5322), many in an `.mbox` file (RFC 4155)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

# A sender's address is data about a person. It stays out, and where the text repeats it, this stands there.
HIDDEN = "[address]"

_SENDERS = ("from", "reply-to", "sender", "return-path", "resent-from")
_BLOCKS = frozenset([
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "section", "table", "tr", "ul",
])  # fmt: skip
_UNREAD = frozenset(["script", "style", "title"])
_QUOTED = re.compile(r">*")
_LABELLED = re.compile(r"[A-Za-z-]{1,32}\s*:")


class NotMail(ValueError):
    """Why a file cannot be read as saved messages."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message: `texts` are its readings as plain text, the likeliest first; `date` is in UTC, None when unreadable."""

    subject: str
    date: datetime | None
    texts: tuple[str, ...]


def read_mail(file: Path) -> list[Mail]:
    """The messages in a file, in its order. Raises NotMail, also for a file that cannot be opened.

    A file that begins with `From ` or is named `.mbox` is a mailbox (RFC 4155); any other is one message (RFC 5322 with the
    bodies of RFC 2045 and 2046), which has a sender, a subject, a date or a version of MIME at least. Mails that break these
    rules are read as far as they can be: their texts are never refused. The file is read whole, however large it is.

    Neither the sender's name nor any of the sender's addresses is in what comes out.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise NotMail(f"it cannot be read: {error.strerror}") from None
    if content.startswith(b"From ") or file.suffix.lower() == ".mbox":
        messages = [_mail(email.message_from_bytes(one)) for one in _messages(content)]
        if not messages:
            raise NotMail("it holds no message; save the messages as .mbox or each as .eml")
        return messages
    message = email.message_from_bytes(content)
    if not any(name in message for name in ("from", "subject", "date", "mime-version")):
        raise NotMail("it is no saved message; save the message as .eml, or several as .mbox")
    return [_mail(message)]


def _messages(box: bytes) -> list[bytes]:
    """The messages of a mailbox, each after a line `From …` that is the first or follows an empty one (RFC 4155).

    The library's reader opens the file for writing and stumbles over names that are not ASCII.
    """
    parts = re.split(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*(?:\n|\Z)", box)
    return [re.sub(rb"^>(>*From )", rb"\1", part, flags=re.M) for part in parts[1:]]


def _mail(message: Message) -> Mail:
    plain: list[str] = []
    rich: list[str] = []
    for part in message.walk():
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            (plain if kind == "text/plain" else rich).append(_text(part))
    hidden = re.compile(rf"(?<![\w.+-])(?:{'|'.join(map(re.escape, _addresses(message))) or '(?!)'})(?![\w-]|\.\w)", re.I)
    return Mail(
        hidden.sub(HIDDEN, _header(message, "subject")),
        _date(message),
        tuple(hidden.sub(HIDDEN, text) for text in plain + rich if text.strip()),
    )


def _header(message: Message, name: str) -> str:
    """The characters of a header (RFC 2047), unfolded (RFC 5322 section 2.2.3)."""
    value = re.sub(r"\r?\n(?=[ \t])", "", str(message.get(name, "")))
    try:
        parts = decode_header(value)
    except HeaderParseError:  # a broken encoded word is shown as it came
        return value
    return "".join(part if isinstance(part, str) else _decoded(part, charset or "ascii") for part, charset in parts)


def _addresses(message: Message) -> set[str]:
    """The sender's addresses in every message of this one, whole ones only."""
    values = [_header(part, name) for part in message.walk() for name in _SENDERS if name in part]
    return {address for _, address in getaddresses(values) if re.fullmatch(r"[^@\s]+@[^@\s]+", address)}


def _date(message: Message) -> datetime | None:
    try:
        date = parsedate_to_datetime(str(message.get("date", "")))
        # A date of which only UTC is known has no zone (RFC 5322 section 3.3, “-0000”).
        return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    text = _decoded(payload if isinstance(payload, bytes) else b"", str(part.get_content_charset("utf-8")))
    if part.get_content_type() == "text/html":
        reader = _Html()
        reader.feed(text)
        reader.close()
        return reader.text
    if str(part.get_param("format", "")).lower() == "flowed":
        return "\n".join(_unflowed(text, delete=str(part.get_param("delsp", "")).lower() == "yes"))
    return text


def _decoded(content: bytes, charset: str) -> str:
    """UTF-8 is tried first: programs call it by other names, and hardly any other text reads as it by chance."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode(charset, "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")


def _unflowed(text: str, *, delete: bool) -> Iterator[str]:
    """Lines without the soft breaks and the stuffing of RFC 3676, section 4.

    A line that begins with a label is never taken for the rest of another: a blank left after an empty `Key: ` is no
    soft break.
    """
    held, held_depth, goes_on = "", -1, False
    for line in re.split(r"\r\n?|\n", text):
        match = _QUOTED.match(line)
        assert match is not None
        depth = match.end()
        own = line[depth:].removeprefix(" ")
        if goes_on and depth == held_depth and own != "-- " and not _LABELLED.match(own):
            held += own
        else:
            if held_depth >= 0:
                yield _quoted(held, held_depth)
            held, held_depth = own, depth
        goes_on = own.endswith(" ") and own != "-- "
        if goes_on and delete:
            held = held[:-1]
    yield _quoted(held, held_depth)


def _quoted(text: str, depth: int) -> str:
    return f"{'>' * depth} {text}" if depth else text


class _Html(HTMLParser):
    """The lines of a message that came as HTML only."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._unread = 0

    @property
    def text(self) -> str:
        return re.sub(r" *\n *", "\n", re.sub(r"\n{2,}", "\n", "".join(self._parts)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))
