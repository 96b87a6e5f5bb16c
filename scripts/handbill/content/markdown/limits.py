"""How much of what one text may hold, so that it is read in good time whatever it is."""

from __future__ import annotations

CHARACTERS = 100_000
BLOCK_DEPTH = 10
"""Quotes and lists within each other."""
INLINE_DEPTH = 30
"""Emphasis and links within each other, and so elements of HTML."""
NODES = 40_000
HEADINGS = 500
FOOTNOTES = 1_000


class TooMuch(ValueError):
    """A text that would take too long to read; the message says what it has too much of.

    `at` is where that begins, in bytes from the start of the text.
    """

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


def check_length(text: str) -> None:
    if len(text) > CHARACTERS:
        at = len(text[:CHARACTERS].encode("utf-8", "surrogatepass"))
        raise TooMuch(f"it has more than {CHARACTERS} characters; share it among several pages", at)
