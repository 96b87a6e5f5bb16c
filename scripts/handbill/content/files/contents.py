"""The bytes of a file, of which a project has thousands."""

from __future__ import annotations

import os

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # the last of which is Windows'
_AT_ONCE = 65_536


def contents(path: str | os.PathLike[str]) -> bytes:
    """All that is in a file. Raises OSError."""
    # The system's own calls: a file object asks it for as much again as it takes to read a page.
    file = os.open(path, _READ)
    try:
        pieces = []
        while piece := os.read(file, _AT_ONCE):  # a system may give less than there is: nothing but nothing is the end
            pieces.append(piece)
    finally:
        os.close(file)
    return b"".join(pieces)
