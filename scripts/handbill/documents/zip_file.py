"""Zip files whose bytes depend on their content alone."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The earliest that the format can hold (APPNOTE.TXT 6.3, section 4.4.6, MS-DOS date).
DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o100644 << 16


def archive(members: Iterable[tuple[str, bytes]], stored: Iterable[str] = ()) -> bytes:
    """A zip of named members in the given order, all of one date; those named in `stored` are not compressed.

    Names are kept as they are, in UTF-8 where they are not ASCII. A name that occurs twice is a mistake of ours: zipfile warns.
    """
    plain = frozenset(stored)
    made = io.BytesIO()
    with ZipFile(made, "w") as file:
        for name, content in members:
            entry = ZipInfo(name, DATE)
            # Else the system that makes the file would be in it.
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            entry.compress_type = ZIP_STORED if name in plain else ZIP_DEFLATED
            file.writestr(entry, content, compresslevel=6)
    return made.getvalue()
