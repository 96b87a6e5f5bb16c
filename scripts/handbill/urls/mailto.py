"""mailto links (RFC 6068), and the ladder of what still fits into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from handbill.urls.percent_encoding import Encoded, percent_encoded
from handbill.values.records import frozen_record

Rung = Literal["full", "short", "address", "copy"]
_ADDRESS = re.compile(r"[\x21-\x7e]+@[\x21-\x7e]+")
_LINE_BREAK = re.compile(r"[\r\n]")
_NOTHING = Encoded("")
RUNGS: tuple[Rung, ...] = ("full", "short", "address", "copy")


@frozen_record
class Part:
    """One of the messages that a letter becomes: its link, in ASCII, and the addresses in it."""

    href: str
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()


@frozen_record
class Send:
    """The messages of one rung, in the order of their recipients; none on the rung `copy`.

    `full_length` is that of one link with the whole message, in characters of the URL, even where that does not fit.
    `uncopied` are addresses of `cc` and `unreached` addresses of `to` for which no link has room.
    """

    rung: Rung
    parts: tuple[Part, ...]
    full_length: int
    uncopied: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        """The link of the first message; empty on the rung `copy`."""
        return self.parts[0].href if self.parts else ""


def mailto(to: Sequence[str], cc: Sequence[str] = (), subject: str = "", body: str = "") -> str:
    """A mailto URL in ASCII with the headers cc, subject, body in this order, empty ones left out.

    Addresses are in the path and in `cc` without display names (section 2). Line breaks of the body become
    `%0D%0A` (section 5). Everything but the unreserved characters of RFC 3986 section 2.3 is percent-encoded
    UTF-8, so spaces are `%20`, never `+` (section 5). Empty headers stay out: Outlook on Windows swallows the body after
    `subject=`. Raises ValueError for an address or subject with a line break, an address that is not ASCII, or text with
    a lone surrogate, which has no UTF-8 (RFC 3629 section 3).
    """
    return _link(to, cc, _line(subject), encoded_lines(body))


def encoded_lines(text: str) -> Encoded:
    """A body, or a piece of one, as it is in a mailto URL. Raises UnicodeEncodeError, a ValueError, for a lone surrogate."""
    return percent_encoded(_crlf(text))


def _line(text: str) -> Encoded:
    if _LINE_BREAK.search(text):
        raise ValueError("a subject has one line")
    return percent_encoded(text)


def _link(to: Sequence[str], cc: Sequence[str] = (), subject: Encoded = _NOTHING, body: Encoded = _NOTHING) -> str:
    headers = [f"{name}={value}" for name, value in (("cc", _addresses(cc)), ("subject", subject), ("body", body)) if value]
    return f"mailto:{_addresses(to)}" + (f"?{'&'.join(headers)}" if headers else "")


def ladder(to: Sequence[str], cc: Sequence[str], subject: str, body: Encoded, max_length: int, *, reader: bool = False) -> Send:
    """The highest rung, each of whose URLs has at most `max_length` characters, headers and escapes counted.

    `body` is what `encoded_lines` makes of it: much of a letter is the same for all offices, and is encoded once.
    RFC 6068 knows no limit; browsers, systems and mail programs do, and say nothing when it is passed: Chrome on Windows
    took 2,046 characters. Where the addresses are too many for one link there are several, with as equal numbers of
    recipients as fit, in their order; the letter itself is in them unless that takes more messages. Each mailbox is
    addressed once, first of all in `to`; a copy goes with the first message that has room for it. On the rung `address`
    there is no subject. `reader` is a letter the reader addresses: its links have no address, and without one there is no
    rung `address`. Raises what `mailto` raises.
    """
    to, cc = mailboxes(to, cc)
    line = _line(subject)
    full = _link(to, cc, line, body)
    if not to and not reader:
        return Send("copy", (), len(full), uncopied=tuple(cc))
    single: tuple[tuple[Rung, Encoded], ...] = (("full", body), ("short", _NOTHING))
    for rung, text in single:
        href = full if text == body else _link(to, cc, line, text)
        if len(href) <= max_length:
            return Send(rung, (Part(href, tuple(to), tuple(cc)),), len(full))
    whole, short = (_shares(to, max_length - len(_link((), (), line, text))) for text in (body, _NOTHING))
    if whole and len(whole) == len(short):
        return _parts("full", whole, cc, line, body, max_length, len(full))
    if short:
        return _parts("short", short, cc, line, _NOTHING, max_length, len(full))
    room = max_length - len("mailto:")
    reached = [one for one in to if len(_addresses([one])) <= room]
    if not reached:
        return Send("copy", (), len(full), tuple(cc), tuple(to))
    parts = tuple(Part(_link(share), share) for share in _shares(reached, room))
    return Send("address", parts, len(full), tuple(cc), tuple(one for one in to if one not in reached))


def _parts(
    rung: Rung,
    shares: Sequence[tuple[str, ...]],
    cc: Sequence[str],
    subject: Encoded,
    body: Encoded,
    max_length: int,
    full_length: int,
) -> Send:
    """A message for each share of the recipients; a copy is in the first that has room for it."""
    parts = []
    for share in shares:
        fitting = next(n for n in range(len(cc), -1, -1) if not n or len(_link(share, cc[:n], subject, body)) <= max_length)
        parts.append(Part(_link(share, cc[:fitting], subject, body), share, tuple(cc[:fitting])))
        cc = cc[fitting:]
    return Send(rung, tuple(parts), full_length, tuple(cc))


def _shares(addresses: Sequence[str], room: int) -> list[tuple[str, ...]]:
    """The addresses in order, in as few shares as fit into `room` characters each, as equal in number as fits.

    Empty where one address is longer than that. No addresses at all are one share.
    """
    costs = [len(_addresses([one])) for one in addresses]
    if max(costs, default=0) > room:
        return []
    if not costs:
        return [()]
    count = len(_filled(costs, room, len(costs)))
    smallest = -(-len(costs) // count)
    # The fullest share of all: with fewer in it there would be one share more.
    most = next(most for most in range(smallest, len(costs) + 1) if len(_filled(costs, room, most)) == count)
    sizes = _filled(costs, room, most)
    larger = len(costs) % count
    even = [len(costs) // count + (index < larger) for index in range(count)]
    if most == smallest and all(cost <= room for cost in _lengths(costs, even)):
        sizes = even
    ends = list(accumulate(sizes))
    return [tuple(addresses[end - size : end]) for size, end in zip(sizes, ends, strict=True)]


def _filled(costs: Sequence[int], room: int, most: int) -> list[int]:
    """How many addresses each share takes when every one is filled with up to `most` of them."""
    sizes, length = [0], -1
    for cost in costs:
        if sizes[-1] and (length + 1 + cost > room or sizes[-1] == most):
            sizes.append(0)
            length = -1
        sizes[-1] += 1
        length += 1 + cost
    return sizes


def _lengths(costs: Sequence[int], sizes: Sequence[int]) -> list[int]:
    ends = list(accumulate(sizes))
    return [sum(costs[end - size : end]) + size - 1 for size, end in zip(sizes, ends, strict=True)]


def mailboxes(to: Sequence[str], cc: Sequence[str]) -> tuple[list[str], list[str]]:
    """Each mailbox once, in `to` before `cc`; a domain has no capital letters (RFC 5321, section 2.4)."""
    addressed: dict[str, str] = {}
    for address in to:
        addressed.setdefault(_mailbox(address), address)
    copied: dict[str, str] = {}
    for address in cc:
        if (mailbox := _mailbox(address)) not in addressed:
            copied.setdefault(mailbox, address)
    return list(addressed.values()), list(copied.values())


def _mailbox(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


def _crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")


def _addresses(addresses: Sequence[str]) -> str:
    return ",".join(map(_address, addresses))


# Most offices get several letters.
@lru_cache(maxsize=1024)
def _address(address: str) -> str:
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"{address!r} cannot be used in a mailto link")
    local, _, domain = address.rpartition("@")
    return f"{percent_encoded(local)}@{percent_encoded(domain)}"
