"""The fonts of files and pictures, and the characters that they can show."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(str(resources.files("handbill"))) / "fonts"

# Marks of direction, joiners and the like take no place on paper, and typst asks no font for them.
_UNSEEN = re.compile("[\x00-\x1f\u034f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u00ad]")
_FACES = (
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("NotoSerifMyanmar-Regular", "NotoSansMyanmar-Bold"),
    ("Amiri-Regular", "Amiri-Bold"),
)
"""The regular and the bold face of each writing system, as the templates use them."""


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that no font has, in order, each once; fast enough for every check."""
    return tuple(dict.fromkeys(sign for sign in _UNSEEN.sub("", text) if ord(sign) not in _covered()))


@cache
def _covered() -> frozenset[int]:
    """The code points that some pair of faces has, in both."""
    pairs = [code_points(f"{regular}.ttf") & code_points(f"{bold}.ttf") for regular, bold in _FACES]
    return frozenset().union(*pairs)


def code_points(name: str) -> frozenset[int]:
    """The code points for which a font file has a glyph."""
    with TTFont(FONTS / name, lazy=True) as font:
        return frozenset(font.getBestCmap())
