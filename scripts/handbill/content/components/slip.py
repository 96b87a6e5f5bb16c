"""A slip in a component, found while a text is read."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["date", "date-form", "date-order", "date-missing", "entry", "question", "answer", "apart"]


class Slip(NamedTuple):
    """`written` are words of the author's at the place of the slip; `value` is what is wrong in them."""

    kind: Kind
    written: str
    value: str = ""
