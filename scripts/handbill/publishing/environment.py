"""Environment variables that hold a number."""

from __future__ import annotations

import os
import re


class BadVariable(ValueError):
    """A variable whose value cannot be used; the text says what would be right."""


def number(name: str, smallest: int, largest: int, meaning: str) -> int | None:
    """The whole number in a variable; None when it is empty or not set. Raises BadVariable, which names its `meaning`."""
    text = os.environ.get(name)
    if not text:
        return None
    # Not int() alone, which takes “1_0” and blanks as well.
    value = int(text) if re.fullmatch(r"[0-9]{1,18}", text) else None
    if value is None or not smallest <= value <= largest:
        raise BadVariable(f"the environment variable {name} is “{text}”; it takes {meaning}, {smallest} to {largest}")
    return value
