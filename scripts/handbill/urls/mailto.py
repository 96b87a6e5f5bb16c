"""mailto links (RFC 6068), and the ladder of what still fits into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import quote

Rung = Literal["full", "short", "address", "copy"]
RUNGS: tuple[Rung, ...] = ("full", "short", "address", "copy")


@dataclass(frozen=True, slots=True)
class Send:
    """The link of one rung. `href` is ASCII and empty on the rung `copy`.

    `full_length` is that of the link with the whole message, in characters of the URL, even where that does not fit.
    """

    rung: Rung
    href: str
    full_length: int


def mailto(to: Sequence[str], cc: Sequence[str] = (), subject: str = "", body: str = "") -> str:
    """A mailto URL in ASCII with the headers cc, subject, body in this order, empty ones left out.

    Addresses stand in the path and in `cc` without display names (section 2). Line breaks of the body become
    `%0D%0A` (section 5). Everything but the unreserved characters of RFC 3986 section 2.3 is percent-encoded
    UTF-8, so spaces are `%20`, never `+` (section 5). Empty headers stay out: Outlook on Windows swallows the body after
    `subject=`. Raises ValueError for an address or subject with a line break, an address that is not ASCII, or text with
    a lone surrogate, which has no UTF-8 (RFC 3629 section 3).
    """
    for address in (*to, *cc):
        if not re.fullmatch(r"[\x21-\x7e]+@[\x21-\x7e]+", address):
            raise ValueError(f"{address!r} cannot stand in a mailto link")
    if re.search(r"[\r\n]", subject):
        raise ValueError("a subject has one line")
    headers = [
        f"{name}={value}"
        for name, value in (("cc", _addresses(cc)), ("subject", _encode(subject)), ("body", _encode(_crlf(body))))
        if value
    ]
    return f"mailto:{_addresses(to)}" + (f"?{'&'.join(headers)}" if headers else "")


def ladder(to: Sequence[str], cc: Sequence[str], subject: str, body: str, max_length: int, *, reader: bool = False) -> Send:
    """The highest rung whose URL has at most `most` characters, headers and escapes counted. Raises what `mailto` raises.

    RFC 6068 knows no limit; browsers, systems and mail programs do, and say nothing when it is passed: Chrome on Windows
    took 2,046 characters. On the rung `address` stand the first of `to`, as many as fit, and no copies.
    `reader` is a letter the reader addresses: its links have no address, and without one there is no rung `address`.
    """
    full = mailto(to, cc, subject, body)
    if not to and not reader:
        return Send("copy", "", len(full))
    if len(full) <= max_length:
        return Send("full", full, len(full))
    short = mailto(to, cc, subject)
    if len(short) <= max_length:
        return Send("short", short, len(full))
    for count in range(len(to), 0, -1):
        address = mailto(to[:count])
        if len(address) <= max_length:
            return Send("address", address, len(full))
    return Send("copy", "", len(full))


def _crlf(text: str) -> str:
    return re.sub(r"\r\n?|\n", "\r\n", text)


# A letter has the same words on its page, on the page to embed and in JSON, and for every office.
@lru_cache(maxsize=1024)
def _encode(text: str) -> str:
    return quote(text, safe="", encoding="utf-8", errors="strict")


def _addresses(addresses: Sequence[str]) -> str:
    encoded = []
    for address in addresses:
        local, _, domain = address.rpartition("@")
        encoded.append(f"{_encode(local)}@{_encode(domain)}")
    return ",".join(encoded)
