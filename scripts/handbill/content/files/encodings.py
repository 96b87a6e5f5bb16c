"""The encodings in which spreadsheets save a table, told apart by its bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NAMES = {
    "utf-16": "UTF-16 (“Unicode text”)", "utf-16-le": "UTF-16 (“Unicode text”)", "utf-16-be": "UTF-16 (“Unicode text”)",
    "cp1251": "Windows-1251 (Cyrillic)", "cp1252": "Windows-1252 (Western European)",
}  # fmt: skip
"""What programs call an encoding other than UTF-8."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a table and the name of its encoding for Python; `utf-8` or `utf-8-sig` where that fits.

    Without a mark at the start, every second byte of a text with Latin letters in UTF-16 is zero. Of the Windows encodings
    it is the Cyrillic one where most letters outside ASCII are beside another one; in Western languages they are alone.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if data and zeros.count(0) * 2 > len(zeros):
            return data.decode(name, errors="replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = "cp1251" if _is_cyrillic(data) else "cp1252"
        return data.decode(name, errors="replace"), name


def _is_cyrillic(data: bytes) -> bool:
    words = re.findall(r"[^\W\d_]+", data.decode("cp1251", errors="replace"))
    outside = [[letter for letter in word if not letter.isascii()] for word in words]
    whole = sum(len(letters) for word, letters in zip(words, outside, strict=True) if len(letters) == len(word) > 1)
    cyrillic = all("CYRILLIC" in unicodedata.name(letter, "") for letters in outside for letter in letters)
    return cyrillic and whole * 2 > sum(map(len, outside))
