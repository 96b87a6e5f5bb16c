"""What is in the placeholders of a letter until somebody fills them in."""

from __future__ import annotations

from collections.abc import Mapping

from handbill.model.page import LetterPage, TypedText
from handbill.model.words import LetterWords
from handbill.translations import direction, translator
from handbill.translations.catalogues import interface_language


def built_in_labels(language: str) -> dict[str, str]:
    """What is in the placeholders that every letter knows, by their ids and without brackets, in the letter's language."""
    say = translator(language)
    return {
        "name": say("Your name"),
        "role": say("Your role"),
        "organisation": say("Your organisation"),
        "members": say("Number of members"),
        "city": say("Your city"),
        "country": say("Your country"),
        "recipient.name": say("Name of the recipient"),
        "recipient.role": say("Office of the recipient"),
        "recipient.country": say("Country of the recipient"),
        "recipient.salutation": say("Form of address"),
        "date": say("Date"),
    }


def label_language(id: str, language: str) -> dict[str, str]:
    """What marks a label as in the interface's language, as attributes, where that is not the letter's."""
    spoken = interface_language(language)
    if spoken == language or id not in built_in_labels(language):
        return {}
    return {"lang": spoken, "dir": direction(spoken)}


def labels(page: LetterPage, text: TypedText[LetterWords]) -> Mapping[str, str]:
    """The label of every placeholder of a letter in the language of `text`; own fields fall back to the source's words."""
    own = dict(page.source_text.words.labels)
    own.update(text.words.labels)
    return {**built_in_labels(text.language), **own}
