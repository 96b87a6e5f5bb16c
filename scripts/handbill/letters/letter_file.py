"""What a published file of a letter is known by, before and after it is made."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from handbill.model.formats import POSTCARDS, SIGNATURES
from handbill.model.page import LetterPage, TypedText
from handbill.model.words import LetterWords


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


def forms(page: LetterPage, text: TypedText[LetterWords]) -> tuple[str, ...]:
    """The forms that a text of a letter is offered in, in the order of `downloads`.

    A collective letter has its sign-on sheet besides, and a text with words for postcards those.
    """
    facts = page.facts
    beside = [(SIGNATURES, facts.mode == "collective"), (POSTCARDS, text.words.postcard is not None)]
    return (*dict.fromkeys(facts.downloads), *(one.id for one, is_there in beside if is_there))
