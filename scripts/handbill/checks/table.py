"""The table of letters that `handbill check` ends with: what of each still fits into a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.content.site import Project
from handbill.outputs.letter import envelopes, letter_text, sent_text, worst


@dataclass(frozen=True, slots=True)
class Row:
    """One letter in one language: `characters` of the plain text, `length` of the longest whole link, worst `rung`."""

    letter: str
    language: str
    characters: int
    length: int
    rung: str


def rows(project: Project) -> Iterator[Row]:
    """A row for every letter and language of every campaign, drafts included."""
    most = project.settings.mailto_max
    for campaign, _ in project.campaigns:
        for page in campaign.of_kind("letter"):
            for language in campaign.facts.languages:
                if not page.is_translated(language):
                    continue
                text = sent_text(page, language)
                sends = [message.send for message in envelopes(campaign, page, text, most)]
                yield Row(
                    f"{campaign.slug}/{page.id}",
                    language,
                    len(letter_text(page, text).text),
                    max((send.full_length for send in sends), default=0),
                    worst(sends),
                )


def table(project: Project) -> str:
    """The rows in aligned columns, with a line of headings; empty when there are no letters."""
    found = [(row.letter, row.language, str(row.characters), str(row.length), row.rung) for row in rows(project)]
    if not found:
        return ""
    lines = [("letter", "language", "characters", "URL length", "rung"), *found]
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        f"{letter:<{widths[0]}}  {language:<{widths[1]}}  {characters:>{widths[2]}}  {length:>{widths[3]}}  {rung}".rstrip()
        for letter, language, characters, length, rung in lines
    )
