"""mailto links (RFC 6068), and the ladder of what still fits into one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from handbill.urls.percent_encoding import Encoded, encoded_length, percent_encoded
from handbill.values.records import frozen_record

Rung = Literal["full", "short", "address", "copy"]
_ADDRESS = re.compile(r"[\x21-\x7e]+@[\x21-\x7e]+")
_LINE_BREAK = re.compile(r"[\r\n]")
RUNGS: tuple[Rung, ...] = ("full", "short", "address", "copy")


@frozen_record
class Body:
    """The body of a message, in pieces, of which the most are the same for all offices; `length` is that of what a link has."""

    pieces: tuple[str, ...]
    length: int

    @classmethod
    def of(cls, *pieces: str) -> Body:
        """A body with LF, or with CRLF within the pieces. Raises UnicodeEncodeError, a ValueError, for a lone surrogate."""
        return cls(pieces, sum(map(_length_of_lines, pieces)))

    def __len__(self) -> int:
        return self.length

    def __str__(self) -> str:
        """The body as it is in a link."""
        return "".join(map(_encoded_lines, self.pieces))


_NOTHING = Body((), 0)


@frozen_record
class Part:
    """One of the messages that a letter becomes. Its link is not made before it is asked for: a check asks how long it is."""

    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    subject: Encoded = Encoded("")
    body: Body = _NOTHING

    @property
    def href(self) -> str:
        """The link, in ASCII."""
        return "".join(map(str, self._pieces()))

    @property
    def length(self) -> int:
        """The characters of the link."""
        return sum(map(len, self._pieces()))

    def _pieces(self) -> list[str | Body]:
        made: list[str | Body] = ["mailto:", _addresses(self.to)]
        sign = "?"
        for name, value in (("cc", _addresses(self.cc)), ("subject", self.subject), ("body", self.body)):
            if value:
                made += (f"{sign}{name}=", value)
                sign = "&"
        return made


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
    return Part(tuple(to), tuple(cc), _line(subject), Body.of(body)).href


def _line(text: str) -> Encoded:
    if _LINE_BREAK.search(text):
        raise ValueError("a subject has one line")
    return percent_encoded(text)


def ladder(to: Sequence[str], cc: Sequence[str], subject: str, body: Body, max_length: int, *, reader: bool = False) -> Send:
    """The highest rung, each of whose URLs has at most `max_length` characters, headers and escapes counted.

    RFC 6068 knows no limit; browsers, systems and mail programs do, and say nothing when it is passed: Chrome on Windows
    took 2,046 characters. Where the addresses are too many for one link there are several, with as equal numbers of
    recipients as fit, in their order; the letter itself is in them unless that takes more messages. Each mailbox is
    addressed once, first of all in `to`; a copy goes with the first message that has room for it. On the rung `address`
    there is no subject. `reader` is a letter the reader addresses: its links have no address, and without one there is no
    rung `address`. Raises what `mailto` raises.
    """
    to, cc = mailboxes(to, cc)
    line = _line(subject)
    full = Part(tuple(to), tuple(cc), line, body)
    full_length = full.length
    if not to and not reader:
        return Send("copy", (), full_length, uncopied=full.cc)
    if full_length <= max_length:
        return Send("full", (full,), full_length)
    alone = Part(full.to, full.cc, line)
    if alone.length <= max_length:
        return Send("short", (alone,), full_length)
    whole, short = (_shares(to, max_length - Part((), (), line, text).length) for text in (body, _NOTHING))
    if whole and len(whole) == len(short):
        return _parts("full", whole, cc, line, body, max_length, full_length)
    if short:
        return _parts("short", short, cc, line, _NOTHING, max_length, full_length)
    room = max_length - len("mailto:")
    reached = [one for one in to if len(_addresses([one])) <= room]
    if not reached:
        return Send("copy", (), full_length, tuple(cc), tuple(to))
    parts = tuple(Part(share) for share in _shares(reached, room))
    return Send("address", parts, full_length, tuple(cc), tuple(one for one in to if one not in reached))


def _parts(
    rung: Rung,
    shares: Sequence[tuple[str, ...]],
    cc: Sequence[str],
    subject: Encoded,
    body: Body,
    max_length: int,
    full_length: int,
) -> Send:
    """A message for each share of the recipients; a copy is in the first that has room for it."""
    parts = []
    for share in shares:
        tried = (Part(share, tuple(cc[:count]), subject, body) for count in range(len(cc), -1, -1))
        part = next(part for part in tried if not part.cc or part.length <= max_length)
        parts.append(part)
        cc = cc[len(part.cc) :]
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


# Most pieces of a letter are in all its messages.
@lru_cache(maxsize=1024)
def _length_of_lines(text: str) -> int:
    return encoded_length(_crlf(text))


@lru_cache(maxsize=1024)
def _encoded_lines(text: str) -> Encoded:
    return percent_encoded(_crlf(text))


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
