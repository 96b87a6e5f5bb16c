"""The order of names in the alphabet of a reader's language (UCA and CLDR, as far as names of countries need it)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from handbill.model.languages import language_rules

Key = tuple[tuple[tuple[int, ...], ...], str]
"""What decides between two names: first their letters, then their marks and capitals."""

# What is no letter comes before all letters, in the order of Unicode's root collation; in it, a name goes before a longer
# one that begins with it.
_PUNCTUATION = " _-–,;:!?.'‘’“”()[]"

# Letters that are the same as others, or as two of them, and differ in the second place only.
_SAME = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ة": "ت", "ى": "ي", "آ": "اا", "ـ": None})

# й and ў are letters, not и and у with a breve. The same goes for ё in Belarusian, not in Russian.
_WHOLE = "йў"


# The same names of offices and countries are in several letters.
@lru_cache(maxsize=1024)
def collation_key(name: str, tag: str) -> Key:
    """What to sort a name by for readers of a language."""
    plain = unicodedata.normalize("NFC", name).casefold()
    if tag.partition("-")[0] == "my":
        return tuple(_syllables(plain)), name
    return tuple(_letters(plain, tag.partition("-")[0])), name


def _letters(text: str, language: str) -> Iterator[tuple[int, ...]]:
    own = language_rules(language).own_letters
    for letter in text.translate(_SAME):
        if letter in _PUNCTUATION:
            yield (0, _PUNCTUATION.index(letter))
        elif letter in own:
            yield _place(unicodedata.normalize("NFD", letter)[0], language, behind=1)
        elif letter in _WHOLE:
            yield _place(letter, language)
        else:
            base = unicodedata.normalize("NFD", letter)
            yield from (_place(one, language) for one in base if not unicodedata.combining(one))


def _place(letter: str, language: str, behind: int = 0) -> tuple[int, ...]:
    # Unicode has the Cyrillic letters of Russian in the order of its alphabet, and і of Belarusian far behind them: the
    # Belarusian і is where и is in the Russian alphabet.
    if language == "be" and letter == "і":
        letter = "и"
    return (1, ord(letter), behind)


# A syllable of Burmese: a consonant with its medials, the vowel, and the consonant that closes it, which bears an asat or
# is above the next one. A tone may come before or behind the closing consonant.
_SYLLABLE = re.compile("([က-အဿ])([ျြွှ]*)([ါာိီုူေဲံ်]*)([့း]*)(?:([က-အ])([့း]*)(?:်္?|္))?([့း]*)")
_INDEPENDENT = str.maketrans({"ဣ": "အိ", "ဤ": "အီ", "ဥ": "အု", "ဦ": "အူ", "ဧ": "အေ", "ဩ": "အော", "ဪ": "အော်", "ဿ": "သ္သ", "ါ": "ာ"})
_VOWELS = ("", "ာ", "ိ", "ီ", "ု", "ူ", "ေ", "ဲ", "ော", "ော်", "ံ", "ို")


def _syllables(text: str) -> Iterator[tuple[int, ...]]:
    """The order of the Burmese spelling book: consonant, medials, closing consonant, vowel, tone."""
    text, at = text.translate(_INDEPENDENT), 0
    while at < len(text):
        found = _SYLLABLE.match(text, at)
        if found is None:
            letter = text[at]
            yield (0, _PUNCTUATION.index(letter)) if letter in _PUNCTUATION else (1, ord(letter))
            at += 1
            continue
        first, medials, vowel, tone, closing, within, behind = found.groups("")
        yield (
            2,
            ord(first),
            # Medials together count as one: ya, ra, wa, ya and wa, ra and wa, ha.
            sum(1 << "ျြွှ".index(one) for one in medials),
            ord(closing) if closing else 0,
            _VOWELS.index(vowel) if vowel in _VOWELS else len(_VOWELS),
            *("့း".index(one) + 1 for one in tone + within + behind),
        )
        at = found.end()
