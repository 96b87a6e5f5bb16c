"""The fonts of files and pictures, and the characters that they can show."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from pathlib import Path

from handbill.values.characters import WITHOUT_GLYPH

FONTS = Path(str(resources.files("handbill"))) / "fonts"

_FACES = (
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("NotoSerifMyanmar-Regular", "NotoSansMyanmar-Bold"),
    ("Amiri-Regular", "Amiri-Bold"),
)
"""The regular and the bold face of each writing system, as the templates use them."""


COVERAGE = FONTS / "coverage.json"
"""The first and last code point of each range of characters that some writing system's faces have, in both.

`python -m handbill.typesetting.glyphs` takes them from the fonts, for which every check would need 0.05 s.
"""


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that no font has, in order, each once; fast enough for every check."""
    missing = (character for character in _uncovered().findall(text) if not WITHOUT_GLYPH.match(character))
    return tuple(dict.fromkeys(missing))


@cache
def _uncovered() -> re.Pattern[str]:
    """What no such faces have, but the end of a line, which needs none. A pattern finds it four times as fast as a set."""
    ranges = json.loads(COVERAGE.read_bytes())
    return re.compile("[^\\n" + "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in ranges) + "]")


def coverage() -> list[tuple[int, int]]:
    """What COVERAGE is to be, by the fonts as they are."""
    pairs = [code_points(f"{regular}.ttf") & code_points(f"{bold}.ttf") for regular, bold in _FACES]
    covered = sorted(frozenset[int]().union(*pairs))
    starts = [code for code, before in zip(covered, [-2, *covered], strict=False) if code != before + 1]
    ends = [code for code, after in zip(covered, [*covered[1:], -1], strict=False) if code != after - 1]
    return list(zip(starts, ends, strict=True))


def code_points(name: str) -> frozenset[int]:
    """The code points for which a font file has a glyph."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  not needed but for making COVERAGE

    with TTFont(FONTS / name, lazy=True) as font:
        return frozenset(font.getBestCmap())


if __name__ == "__main__":
    COVERAGE.write_text(json.dumps(coverage(), separators=(",", ":")) + "\n")
