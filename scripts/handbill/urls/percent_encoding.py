"""Texts as parts of an address (RFC 3986, section 2)."""

from __future__ import annotations

import re
from functools import lru_cache

# All but what section 2.3 calls unreserved, where percent signs are already those of codes.
_RESERVED = re.compile(rb"[^A-Za-z0-9_.~%-]+")


# A letter has the same words on its page, on the page to embed and in JSON, and for every office; a title goes to every service.
@lru_cache(maxsize=1024)
def percent_encoded(text: str) -> str:
    """A text in UTF-8 with everything but the unreserved characters encoded; spaces are `%20`, never `+`.

    Raises UnicodeEncodeError for a lone surrogate, which has no UTF-8 (RFC 3629 section 3).
    """
    # Four in five are blanks, which need no pattern.
    data = text.encode().replace(b"%", b"%25").replace(b" ", b"%20")
    return _RESERVED.sub(lambda match: b"%" + match[0].hex("%").upper().encode(), data).decode()
