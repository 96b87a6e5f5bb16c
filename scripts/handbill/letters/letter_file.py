"""What a published file of a letter is known by, before and after it is made."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from handbill.model.formats import SIGNATURES
from handbill.model.page import LetterPage


class LetterFile(NamedTuple):
    """A file to publish at `address` below the site's root; `size` in bytes.

    `letter` is the id of its letter, empty for the zip; `form` is the id of its format; `language` that of the sent text.
    """

    address: str
    path: Path
    size: int
    letter: str
    form: str
    language: str


def forms(page: LetterPage) -> tuple[str, ...]:
    """The forms a letter is offered in, in the order of `downloads`; a collective one has its sign-on sheet besides."""
    facts = page.facts
    return (*dict.fromkeys(facts.downloads), *((SIGNATURES.id,) if facts.mode == "collective" else ()))
