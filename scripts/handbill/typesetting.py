"""Typst, the typesetter: its compiler without network or system fonts, and the characters that the fonts can show."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

FONTS = Path(str(resources.files("handbill"))) / "fonts"

TypesettingError = typst.TypstError
"""What the compiler says a template cannot set; `message` has its words."""

# Marks of direction, joiners and the like take no place on paper, and typst asks no font for them.
_UNSEEN = re.compile("[\x00-\x1f\u034f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u00ad]")
_FACES = (
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("NotoSerifMyanmar-Regular", "NotoSansMyanmar-Bold"),
    ("Amiri-Regular", "Amiri-Bold"),
)
"""The regular and the bold face of each writing system, as the templates use them."""


def compiler(template: Path) -> typst.Compiler:
    """A compiler of one template, which reads its data from `sys_inputs` and so never as code."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    # Packages would come from the network or a home folder: there are none in a folder that does not exist.
    nowhere = Path(tempfile.gettempdir()) / "handbill-no-packages"
    return typst.Compiler(
        template, root=template.parent, font_paths=fonts, sys_inputs={}, package_path=nowhere, package_cache_path=nowhere
    )


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
