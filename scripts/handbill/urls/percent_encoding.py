"""Texts as parts of an address (RFC 3986, section 2)."""

from __future__ import annotations

import string
from functools import lru_cache
from typing import NewType

Encoded = NewType("Encoded", str)
"""A text that has no character left with a meaning in an address."""

_UNRESERVED = (string.ascii_letters + string.digits + "-._~").encode()
"""The bytes that stay as they are (section 2.3)."""
_CODES = tuple(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in range(256))
"""What each byte becomes."""


# An address gets several letters, and a title goes to every service.
@lru_cache(maxsize=1024)
def percent_encoded(text: str) -> Encoded:
    """A text in UTF-8 with everything but the unreserved characters encoded; spaces are `%20`, never `+`.

    Raises UnicodeEncodeError for a lone surrogate, which has no UTF-8 (RFC 3629 section 3).
    """
    return Encoded("".join(map(_CODES.__getitem__, text.encode())))


def encoded_length(text: str) -> int:
    """How many characters `percent_encoded` makes of a text, which is known much sooner. Raises UnicodeEncodeError as that does."""
    data = text.encode()
    return len(data) + 2 * len(data.translate(None, _UNRESERVED))
