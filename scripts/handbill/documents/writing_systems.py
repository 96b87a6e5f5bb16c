"""Scripts as office programs see them: where a language is spoken, which letters are complex, which run from the right."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal

from babel.core import get_global

from handbill.model.languages import language_rules
from handbill.translations import is_right_to_left

Script = Literal["plain", "complex", "right"]

# Scripts that Word and LibreOffice set with the font and size for complex scripts, from Devanagari to Khmer and Myanmar.
_COMPLEX = re.compile("[\u0900-\u109f\u1780-\u17ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f]")


@cache
def region(tag: str) -> str:
    """The country that office programs name beside a language, such as `MM` for `my` (CLDR, likely subtags); may be empty.

    English is British, as everywhere on the site.
    """
    parts = tag.split("-")
    if named := [part for part in parts[1:] if re.fullmatch("[A-Z]{2}", part)]:
        return named[0]
    likely = "en_Latn_GB" if parts[0] == "en" else get_global("likely_subtags").get(parts[0], "")
    return likely.rpartition("_")[2] if "_" in likely else ""


def regional(tag: str) -> str:
    """A language with its country, such as `my-MM`."""
    country = region(tag)
    return f"{tag.split('-', maxsplit=1)[0]}-{country}" if country else tag


def complex_font(tag: str) -> str:
    """A font that Windows brings for the complex script of a language; other systems put their own in its place."""
    return language_rules(tag).office_font


def is_complex(tag: str) -> bool:
    """Whether a language is written in letters that are not plain ones, so that Latin words in it are another language's."""
    rules = language_rules(tag)
    return is_right_to_left(tag) or rules.office_font != "Arial"


@cache
def _kind(character: str) -> Script | None:
    """The script of a character; None for blanks, digits and punctuation, which follow their neighbours."""
    direction = unicodedata.bidirectional(character)
    if direction in ("R", "AL"):
        return "right"
    if _COMPLEX.match(character):
        return "complex"
    return "plain" if direction == "L" else None


def _kinds(text: str) -> list[Script | None]:
    """The scripts of characters; a digit goes with the last letter before it (rules W2 and W7), so “ILO 87” stays in one piece."""
    found: list[Script | None] = []
    last: Script | None = None
    for character in text:
        kind = _kind(character)
        found.append(last if kind is None and unicodedata.bidirectional(character) == "EN" else kind)
        last = kind or last
    return found


@lru_cache(maxsize=4096)
def spans(text: str, *, right_to_left: bool) -> tuple[tuple[str, Script], ...]:
    """The text in pieces of one script each, which together are the text.

    Signs of no script belong to the letters before and after them where those agree, else to the paragraph
    (Unicode Bidirectional Algorithm, rules N1 and N2): so a Latin run in an Arabic line keeps no blank at its ends.
    """
    if not right_to_left and text.isascii():
        return ((text, "plain"),)
    own: Script = "right" if right_to_left else "plain"
    kinds = _kinds(text)
    after: list[Script] = []
    following: Script = own
    for kind in reversed(kinds):
        following = kind or following
        after.append(following)
    after.reverse()
    found: list[Script] = []
    before: Script = own
    for kind, later in zip(kinds, after, strict=True):
        before = kind or before
        found.append(kind or (before if before == later else own))
    _pair_brackets(text, found)
    pairs = groupby(zip(text, found, strict=True), key=lambda pair: pair[1])
    return tuple(("".join(character for character, _ in group), script) for script, group in pairs)


def _pair_brackets(text: str, scripts: list[Script]) -> None:
    """A closing bracket goes with its opening one (rule N0), or it would be mirrored to the wrong side."""
    opened: list[int] = []
    for index, character in enumerate(text):
        if character in "([{":
            opened.append(index)
        elif character in ")]}" and opened and text[opened[-1]] == "([{"[")]}".index(character)]:
            scripts[index] = scripts[opened.pop()]
