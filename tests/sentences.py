"""Ordinary text in a language, as long as a test needs it: the sentences of our own interface."""

from __future__ import annotations

import random
from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = Path(__file__).parents[1] / "scripts" / "handbill" / "locales"


def paragraphs(language: str, length: int) -> str:
    """Some paragraphs of so many characters, the same every time."""
    found = sorted(one for one in _messages(language) if len(one) > 40 and not set("%\n[<&=") & set(one))
    random.Random(3).shuffle(found)
    assert sum(map(len, found)) > length
    made = ""
    for number, one in enumerate(found, 1):
        made += one + ("\n\n" if number % 5 == 0 else " ")
    return made[:length].strip() + "\n"


def _messages(language: str) -> list[str]:
    with (LOCALES / (language if language != "en" else "fr") / "LC_MESSAGES" / "handbill.po").open("rb") as file:
        return [str(one.id if language == "en" else one.string) for one in read_po(file) if isinstance(one.id, str) and one.id]
