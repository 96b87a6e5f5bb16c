"""What is not written as it should be, found while a body is read; rules put it into words."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "date", "date-form", "date-order", "date-missing", "entry", "question", "answer", "apart",
    "tag", "attribute", "unclosed", "unopened", "html", "letter-html",
    "reference", "footnote-twice",
    "id-form", "id-taken", "id-twice", "heading-attribute",
    "more-place",
]  # fmt: skip


class Slip(NamedTuple):
    """`at` is an offset in bytes from the start of the body; `value` is what is wrong there, or what is missing."""

    kind: Kind
    at: int
    value: str = ""
