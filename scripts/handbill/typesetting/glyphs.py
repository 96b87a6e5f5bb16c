"""The fonts of files and pictures, and the characters that they can show."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

from fontTools.ttLib import TTFont

from handbill.values.characters import WITHOUT_GLYPH

FONTS = Path(str(resources.files("handbill"))) / "fonts"

_FACES = (
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("NotoSerifMyanmar-Regular", "NotoSansMyanmar-Bold"),
    ("Amiri-Regular", "Amiri-Bold"),
)
"""The regular and the bold face of each writing system, as the templates use them."""


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that no font has, in order, each once; fast enough for every check."""
    if not _uncovered().search(text):
        return ()
    missing = {character for character in set(text) - _covered() if not WITHOUT_GLYPH.match(character)}
    return tuple(dict.fromkeys(character for character in text if character in missing)) if missing else ()


@cache
def _covered() -> frozenset[str]:
    """The characters that some pair of faces has, in both; and the end of a line, which needs none."""
    pairs = [code_points(f"{regular}.ttf") & code_points(f"{bold}.ttf") for regular, bold in _FACES]
    return frozenset(map(chr, frozenset().union(*pairs))) | {"\n"}


@cache
def _uncovered() -> re.Pattern[str]:
    """What no such pair has. A pattern finds it four times as fast as a set, for which each character becomes a text."""
    return re.compile(f"[^{re.escape(''.join(sorted(_covered())))}]")


def code_points(name: str) -> frozenset[int]:
    """The code points for which a font file has a glyph."""
    with TTFont(FONTS / name, lazy=True) as font:
        return frozenset(font.getBestCmap())
