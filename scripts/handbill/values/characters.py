"""Classes of characters: what no file may have, what nobody sees, what turns the order of words, what looks like another letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

BYTE_ORDER_MARK = "\ufeff"
SOFT_HYPHEN = "\u00ad"
JOINERS = "\u200c\u200d"
"""Without them some scripts are not written right."""
NO_BREAK_SPACES = "\u00a0\u202f"
WORD_JOINER = "\u2060"
"""No line ends where it is."""
_ZERO_WIDTH_SPACE = "\u200b"
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
LINE_ENDS = "\u2028\u2029"
"""Ends of lines and paragraphs that only some programs see."""
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_NO_CHARACTERS = "\ufffe\uffff"

CONTROL = re.compile(f"[{_CONTROLS}{LINE_ENDS}{_NO_CHARACTERS}]")
"""What no file may have: control characters, and ends of lines that only some programs see; in YAML they shift the lines."""
# Those that Latin-1 has, whose bytes are counted much faster than one of several characters is found.
_NARROW_CONTROLS = bytes(one for one in range(256) if CONTROL.match(chr(one)))
NOT_XML = re.compile(f"[{_CONTROLS}\ud800-\udfff{_NO_CHARACTERS}]")
"""What XML cannot have or advises against (XML 1.0, section 2.2); a reference such as `&#11;` can still write it."""
SPECIAL_IN_YAML = re.compile(f"[\t\r\\\\{_CONTROLS}{LINE_ENDS}\ud800-\udfff{_NO_CHARACTERS}{BYTE_ORDER_MARK}]")
"""What YAML does not have, takes for the end of a line, or begins an escape with (YAML 1.1, which libyaml reads, section 4.1)."""
INVISIBLE = re.compile(f"[{SOFT_HYPHEN}\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f{BYTE_ORDER_MARK}]")
"""Format characters that nobody sees and that break an address when it is pasted (category Cf, and selectors of variants)."""
SOFT_BREAKS = re.compile(f"[{SOFT_HYPHEN}{_ZERO_WIDTH_SPACE}{BYTE_ORDER_MARK}]")
"""What says at most where a word may be broken: it costs nine characters of a link, and takes words apart in searches."""
WITHOUT_GLYPH = re.compile(f"[\x00-\x1f{LINE_ENDS}]|{INVISIBLE.pattern}")
"""What takes no place on paper, and so needs no font."""
SPREADSHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!)", re.I)
"""What spreadsheets show where a formula has no result."""
FORMULA = re.compile(r"[=@+\-\uff1d\uff20\uff0b\uff0d]")
"""What spreadsheets take for the beginning of a formula (OWASP, “CSV Injection”), full-width forms included."""
_TYPED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b", "'"), **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    **dict.fromkeys("\u2010\u2011\u2013\u2014", "-"), **dict.fromkeys(NO_BREAK_SPACES, " "), "\u2026": "...",
}  # fmt: skip
_TYPOGRAPHIC = re.compile(f"[{''.join(_TYPED)}]")
MYANMAR = re.compile("[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]")
"""The characters of Burmese and the languages written like it: the three Myanmar blocks of Unicode."""
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
"""The letters of Arabic and the languages written like it, in all their forms."""

# The vowel of Burmese that NFC may join, to the letter U and to no other: a text with it is compared with its normal form, which
# takes ten times as long as to see that no character of it can change. U+1000 has one form in every place.
_VOWEL_II, _U, _KA = "\u102e", "\u1025", "\u1000"

_HIDDEN = re.compile(f"[{_DIRECTIONS}{JOINERS}{_ZERO_WIDTH_SPACE}\u180e\u2060-\u2064\u206a-\u206f\ufeff\U000e0000-\U000e007f]")
# Those of two blocks as they are in UTF-8: one byte that is rare is found much faster than one of many characters. The others are
# alone in their blocks, or in one whose first bytes no other has.
_HIDDEN_BYTES = re.compile(b"\xe2(?:\x80[\x8b-\x8d\xaa-\xae]|\x81[\xa0-\xaf])")
# Scripts whose letters change their form by a joiner (Unicode, chapters 9, 12 to 16), by the first word of a letter's name.
_JOINED = {
    "ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "MANDAIC", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU",
    "KANNADA", "MALAYALAM", "SINHALA", "MYANMAR", "KHMER", "THAI", "LAO", "TIBETAN", "BALINESE", "JAVANESE",
}  # fmt: skip
# Scripts without blanks between words: U+200B is where a line may end.
_UNSPACED = {"MYANMAR", "KHMER", "THAI", "LAO", "TIBETAN", "TAI", "NEW", "CHAM", "JAVANESE", "BALINESE"}
# Scripts with letters that look alike; with any other, a mixture is seen at once (Unicode Technical Standard 39, section 5).
_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE"}


class Hidden(NamedTuple):
    """A character that hides or misleads, with its offset and the rule that it breaks."""

    offset: int
    rule: str
    message: str


def left_to_right(match: re.Match[str]) -> str:
    """What was found in a text from right to left, between marks of direction that keep it in one piece.

    Marks do it in every program; not all know isolates (Unicode Standard Annex 9, section 2.6). The outer ones keep it
    apart from Latin words and digits beside it, which would go with it.
    """
    return f"\u200f\u200e{match[0]}\u200e\u200f"


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def hidden(text: str) -> Iterator[Hidden]:
    """The characters of a text that turn the order of what follows, or that have no width where no script needs them.

    Marks of direction (U+200E, U+200F, U+061C) and soft hyphens pass: they mislead nobody.
    """
    if text.isascii():
        return
    for match in _HIDDEN.finditer(text):
        character, offset = match[0], match.start()
        code = code_point(character)
        if re.match(f"[{_DIRECTIONS}]", character):
            yield Hidden(offset, "bidi-control", f"{code} turns the order of the words after it, and nobody sees it; delete it")
        elif not _is_needed(text, offset):
            yield Hidden(offset, "zero-width", f"{code} has no width, so nobody sees it; delete it")


def has_control(text: str) -> bool:
    """Whether a text has any character that `CONTROL` finds, which takes longer."""
    narrow = text.encode("latin-1", "ignore")
    is_narrow = len(narrow.translate(None, _NARROW_CONTROLS)) < len(narrow)
    return is_narrow or "\u2028" in text or "\u2029" in text or "\ufffe" in text or "\uffff" in text


def has_hidden(text: str) -> bool:
    """Whether a text has any character that `hidden` looks at."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    may_have = "\u180e" in text or BYTE_ORDER_MARK in text or _HIDDEN_BYTES.search(data) is not None or b"\xf3\xa0" in data
    return may_have and _HIDDEN.search(text) is not None


def _is_needed(text: str, offset: int) -> bool:
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if text[offset] in JOINERS:
        return script(before) in _JOINED or script(after) in _JOINED or (_is_picture(before) and _is_picture(after))
    return text[offset] == _ZERO_WIDTH_SPACE and script(before) in _UNSPACED and script(after) in _UNSPACED


def _is_picture(character: str) -> bool:
    """Whether a character may be part of an emoji made of several: symbols, and what says how they are drawn."""
    return bool(character) and (unicodedata.category(character) in ("So", "Sk") or character == "\ufe0f" or character in "♀♂⚕⚖✈❤")


@lru_cache(maxsize=4096)
def script(character: str) -> str:
    """The script of a letter or mark, as the first word of its name in Unicode; empty for what has none, and for no character."""
    if not character or unicodedata.category(character)[0] not in "LM":
        return ""
    first = unicodedata.name(character, "").partition(" ")[0]
    return "" if first in ("COMBINING", "MODIFIER", "FEMININE", "MASCULINE", "MICRO") else first


def has_myanmar(text: str) -> bool:
    """Whether a text has any character of Burmese or of a language written like it."""
    # In UTF-8 each begins with one of two bytes, which are found twenty times as fast as one of many characters.
    data = text.encode("utf-8", "surrogatepass")
    return (b"\xe1" in data or b"\xea" in data) and MYANMAR.search(text) is not None


def mixed(word: str) -> str:
    """The first letter of a word that is of another script than those before it and looks like theirs, or nothing."""
    first = ""
    for character in word:
        own = script(character)
        if own not in _ALIKE:
            continue
        first = first or own
        if own != first:
            return character
    return ""


def normalized(text: str) -> str:
    """A text as every file of ours is read: without byte order mark, with LF, in NFC."""
    return nfc(text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n"))


def as_typed(text: str) -> str:
    """A text with the quotes, dashes, dots and spaces of a keyboard in place of typographic ones.

    A quote takes nine characters of a link, or one.
    """
    return _TYPOGRAPHIC.sub(lambda match: _TYPED[match[0]], text)


def nfc(text: str) -> str:
    """A text in Unicode's form NFC, but for the characters that NFC takes apart or puts another in place of.

    Those (Full_Composition_Exclusion, Unicode Standard Annex 15) are what keyboards of Bengali, Hindi or Greek type.
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text.replace(_VOWEL_II, _KA)) and _U + _VOWEL_II not in text:
        return text
    kept = {character for character in set(text) if unicodedata.normalize("NFC", character) != character}
    if not kept:
        return unicodedata.normalize("NFC", text)
    parts = re.split(f"([{re.escape(''.join(sorted(kept)))}])", text)
    return "".join(part if part in kept else unicodedata.normalize("NFC", part) for part in parts)
