"""The size of a file, as readers read it."""

from __future__ import annotations

from babel.units import format_unit

from handbill.translations import digits, locale


def readable_size(count: int, language: str) -> str:
    """A number of bytes in words, such as “12 KB”: whole kilobytes, at least one, or megabytes with a decimal.

    A kilobyte has 1,000 bytes (IEC 80000-13); units are CLDR's in the language.
    """
    value, unit = (count / 1_000_000, "digital-megabyte") if count >= 999_500 else (max(1, round(count / 1000)), "digital-kilobyte")
    shown = format_unit(round(value, 1), unit, length="short", locale=locale(language), format="0.#" if count >= 999_500 else "0")
    # English readers know the capital from their file managers.
    return digits(str(shown).replace("kB", "KB"), language)
