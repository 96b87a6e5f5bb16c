"""Words of a new file that nobody has replaced: a draft may have them, what is published may not."""

from __future__ import annotations

from handbill.checks.scope import CheckContext, find
from handbill.content import scaffold_text
from handbill.model.campaign import Campaign
from handbill.problems import Position, Problems


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    tell = problems.warning if campaign.facts.status == "draft" else problems.error
    for index, organiser in enumerate(campaign.facts.organisers):
        if organiser.name == scaffold_text.ORGANISATION:
            tell(scope.config.at(("organisers", index, "name")), _advice(scaffold_text.ORGANISATION), "first-words")
    for page, text in scope.texts():
        places: list[tuple[Position, str]] = []
        fields = type(text.words).model_fields
        for field, untouched in scaffold_text.FIELDS.items():
            if field in fields and (value := getattr(text.words, field)) in untouched:
                places.append((scope.field(page, field, language=text.language), str(value)))
        found = [line for line in scaffold_text.BODIES if line in text.body and line in text.body.splitlines()]
        places += [(find(text, line), line) for line in found]
        if (picture := f"![{scaffold_text.PICTURE}]") in text.body:
            places.append((find(text, picture), scaffold_text.PICTURE))
        for place, words in places:
            tell(place, _advice(words), "first-words")


def _advice(words: str) -> str:
    return f"“{words}” is what a new file begins with; write your own words"
