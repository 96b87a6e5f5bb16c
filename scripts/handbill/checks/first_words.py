"""Words of a new file that nobody has written anew: a draft may have them, what is published may not."""

from __future__ import annotations

from handbill.checks.scope import Scope, find
from handbill.content import first_words
from handbill.model.campaign import Campaign
from handbill.problems import Position, Problems


def check(scope: Scope, campaign: Campaign, problems: Problems) -> None:
    tell = problems.warning if campaign.facts.status == "draft" else problems.error
    for index, organiser in enumerate(campaign.facts.organisers):
        if organiser.name == first_words.ORGANISATION:
            tell(scope.config.at(("organisers", index, "name")), _advice(first_words.ORGANISATION), "first-words")
    for page, text in scope.texts():
        places: list[tuple[Position, str]] = []
        for field, untouched in first_words.FIELDS.items():
            if (value := getattr(text.words, field, None)) in untouched:
                places.append((scope.field(page, field, language=text.language), str(value)))
        lines = text.body.splitlines()
        places += [(find(text, line), line) for line in first_words.BODIES if line in lines]
        for place, words in places:
            tell(place, _advice(words), "first-words")


def _advice(words: str) -> str:
    return f"“{words}” is what a new file begins with; write your own words"
