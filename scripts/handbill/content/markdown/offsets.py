"""Places in a text, which its reader counts in bytes of UTF-8 and editors in characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

_STRETCH = 512
# The bytes that begin no character (RFC 3629, section 3).
_CONTINUATIONS = bytes(range(0x80, 0xC0))


class Offsets:
    """The numbers of characters before places in a `source`, whose bytes are counted once, and not from the start each time."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        stretches = (source[start : start + _STRETCH] for start in range(0, len(source), _STRETCH))
        self._counts: Sequence[int] = () if source.isascii() else [*accumulate(map(_characters, stretches), initial=0)]

    def characters(self, at: int) -> int:
        """The number of characters before a place that is counted in bytes."""
        if not self._counts:
            return at
        number = min(at // _STRETCH, len(self._counts) - 1)
        return self._counts[number] + _characters(self._source[number * _STRETCH : at])


def characters_before(source: str, at: int) -> int:
    """The number of characters of a text before one place that is counted in bytes."""
    return _characters(source.encode("utf-8", "surrogatepass")[:at])


def _characters(some: bytes) -> int:
    return len(some.translate(None, _CONTINUATIONS))
