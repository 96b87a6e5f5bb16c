"""Messages as mail programs save them: one in an `.eml` file (RFC 5322), many in an `.mbox` file (RFC 4155)."""

from __future__ import annotations

import email
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

from handbill.reports.html_text import html_text

# A sender's address is data about a person. It stays out, and where the text repeats it, this is there.
HIDDEN = "[address]"

HIDDEN_NAME = "[name]"

_SENDERS = ("from", "reply-to", "sender", "return-path", "resent-from", "x-original-from", "x-original-sender", "x-sender")
# Nobody has more of these, and the library takes time in the square of some headers.
_HEADER_CHARACTERS = 2_000
_MOST_SENDERS = 100
_HEAD_BYTES = 65_536
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


def read_mail(file: Path) -> list[Mail | NotMail]:
    """The messages in a file, in its order. Raises NotMail, also for a file that cannot be opened.

    A file that begins with `From ` or is named `.mbox` is a mailbox (RFC 4155); any other is one message (RFC 5322 with the
    bodies of RFC 2045 and 2046), which has a sender, a subject, a date or a version of MIME at least. Messages that break these
    rules are read as far as they can be. One that cannot be read at all is a NotMail in the list and hides no other. The
    file is read whole, however large it is.

    Neither the sender's name nor any of the sender's addresses is in what comes out.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise NotMail(f"it cannot be read: {error.strerror}") from None
    if content.startswith(b"From ") or file.suffix.lower() == ".mbox":
        messages = [_mail(one) for one in _messages(content)]
        if not messages:
            raise NotMail("it contains no message; save the messages as .mbox or each as .eml")
        return messages
    head = content[:_HEAD_BYTES].lower()
    if not re.search(rb"^(from|subject|date|mime-version)[ \t]*:", head, re.M):
        raise NotMail("it is not a saved message; save the message as .eml, or several as .mbox")
    return [_mail(content)]


def _messages(box: bytes) -> list[bytes]:
    """The messages of a mailbox, each after a line `From …` that is the first or follows an empty one (RFC 4155).

    The library's reader opens the file for writing and stumbles over names that are not ASCII.
    """
    parts = re.split(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*(?:\n|\Z)", box)
    return [re.sub(rb"^>(>*From )", rb"\1", part, flags=re.M) for part in parts[1:]]


def _mail(content: bytes) -> Mail | NotMail:
    """One message of a stranger: whatever is wrong with it is said of it alone."""
    try:
        return _parsed(email.message_from_bytes(content))
    except RecursionError:
        return NotMail("its parts or addresses are nested too deeply to be read")
    except NotMail as error:
        return error
    except Exception as error:  # noqa: BLE001  anybody can write to the mailbox, and the library trips over more than it documents
        return NotMail(f"it cannot be read ({type(error).__name__})")


def _parsed(message: Message) -> Mail:
    plain: list[str] = []
    rich: list[str] = []
    for part in message.walk():
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            (plain if kind == "text/plain" else rich).append(_text(part))
    texts = [text for text in plain + rich if text.strip()]
    if not texts and any(rich):
        raise NotMail("its HTML has no text that can be read")
    hide = _hider(message)
    return Mail(hide(_header(message, "subject")), _date(message), tuple(map(hide, texts)))


def _hider(message: Message) -> Callable[[str], str]:
    """What takes a sender's addresses and whole name out of a text, however they are written there."""
    addresses, names = _senders(message)
    forms = [form for one in addresses for form in (one, quote(one), quote(one, safe=""))]
    address = re.compile(rf"(?<![\w.+-])(?:{'|'.join(map(re.escape, dict.fromkeys(forms))) or '(?!)'})(?![\w-]|\.\w)", re.I)
    name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)", re.I)
    return lambda text: name.sub(HIDDEN_NAME, address.sub(HIDDEN, text))


def _header(message: Message, name: str) -> str:
    """The characters of a header (RFC 2047), unfolded (RFC 5322 section 2.2.3)."""
    value = re.sub(r"\r?\n(?=[ \t])", "", str(message.get(name, "")))[:_HEADER_CHARACTERS]
    try:
        parts = decode_header(value)
    except HeaderParseError:  # a broken encoded word is shown as it came
        return value
    return "".join(part if isinstance(part, str) else _decoded(part, charset or "ascii") for part, charset in parts)


def _senders(message: Message) -> tuple[list[str], list[str]]:
    """The addresses of the sender in every message of this one, whole ones only, and the names of two words or more."""
    values = [_header(part, name)[:_HEADER_CHARACTERS] for part in message.walk() for name in _SENDERS if name in part]
    pairs = getaddresses(values)[:_MOST_SENDERS]
    addresses = {address for _, address in pairs if re.fullmatch(r"[^@\s]+@[^@\s]+", address)}
    # A name of one word may be any word of the report.
    names = {" ".join(name.split()) for name, _ in pairs if len(name.split()) > 1 and "@" not in name}
    return sorted(addresses), sorted(names, key=len, reverse=True)


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
        return html_text(text)
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
