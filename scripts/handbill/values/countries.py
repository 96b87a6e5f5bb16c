"""The two-letter codes of ISO 3166-1, as the Unicode CLDR lists them."""

from __future__ import annotations

from functools import cache

from babel import Locale

# Codes that CLDR names though ISO 3166-1 does not: groupings, private use and outlying islands.
_NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}

COUNTRIES = frozenset(
    code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha() and code not in _NOT_ISO
)

# What people write for a code, and names that CLDR writes otherwise.
_CALLED = {
    "uk": "GB", "el": "GR", "usa": "US", "uae": "AE", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "burma": "MM", "myanmar": "MM", "holland": "NL", "czech republic": "CZ", "ivory coast": "CI", "turkey": "TR",
}  # fmt: skip
_NAMED_IN = ("en", "fr", "es", "de", "ru", "be", "my", "ar")


def country_code(written: str) -> str:
    """The code that is meant by a name, a small code or a common mistake such as `UK`; empty when nobody can tell."""
    plain = written.strip().casefold()
    if plain.upper() in COUNTRIES:
        return plain.upper()
    return _CALLED.get(plain) or _by_name().get(plain, "")


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _NAMED_IN:
        for code, name in Locale(tag).territories.items():
            if str(code) in COUNTRIES:
                found.setdefault(str(name).casefold(), str(code))
    return found
