"""The two-letter codes of ISO 3166-1, as the Unicode CLDR lists them."""

from __future__ import annotations

from babel import Locale

# Codes that CLDR names though ISO 3166-1 does not: groupings, private use and outlying islands.
_NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}

COUNTRIES = frozenset(
    code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha() and code not in _NOT_ISO
)
