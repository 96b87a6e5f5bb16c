"""The table of letters that `handbill check` ends with: what of each still fits into a link, and its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbill.content.markdown.body import TooMuch
from handbill.content.site import Project
from handbill.letters.envelopes import envelopes, worst
from handbill.letters.letter import plain_letter, sent_text
from handbill.letters.letter_file import forms
from handbill.model.campaign import Campaign
from handbill.model.publication import offers_letter
from handbill.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Row:
    """One letter in one language: `characters` of the plain text, `length` of the longest whole link, worst `rung`.

    `messages` counts what its longest list of addresses takes. `files` are the forms it is offered in, as `downloads` names
    them, and `signatures` for a sign-on sheet; none while the letter is not offered.
    """

    letter: str
    language: str
    characters: int
    length: int
    rung: str
    files: tuple[str, ...]
    messages: int = 1


def rows(project: Project) -> Iterator[Row]:
    """A row for every letter that can be read, and each of its languages, of every campaign, drafts included."""
    for campaign, _ in project.campaigns:
        yield from rows_of(campaign, project.settings)


def rows_of(campaign: Campaign, settings: Settings) -> Iterator[Row]:
    """The rows of one campaign."""
    for page in campaign.letters:
        for language in campaign.facts.languages:
            if not page.is_translated(language):
                continue
            text = sent_text(page, language)
            try:
                letter = plain_letter(page, text)
            except TooMuch:
                continue  # It is an error already.
            sends = [message.send for message in envelopes(campaign, page, text, settings.mailto_max)]
            yield Row(
                f"{campaign.slug}/{page.id}",
                language,
                len(letter),
                max((send.full_length for send in sends), default=0),
                worst(sends),
                forms(page, text) if settings.letter_files and offers_letter(campaign, text) else (),
                max((len(send.parts) for send in sends if send.parts), default=1),
            )


def table(rows: Iterable[Row], campaign: str | None = None) -> str:
    """The rows, of one campaign where it is named, in aligned columns, with a line of headings; empty when there are no letters."""
    found = [
        (row.letter, row.language, str(row.characters), str(row.length), _rung(row), " ".join(row.files))
        for row in rows
        if campaign is None or row.letter.startswith(f"{campaign}/")
    ]
    if not found:
        return ""
    lines = [("letter", "language", "characters", "URL length", "rung", "files"), *found]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    # Names begin together, numbers end together.
    sides = "<<>><<"
    return "\n".join(
        "  ".join(f"{cell:{side}{width}}" for cell, side, width in zip(line, sides, widths, strict=True)).rstrip() for line in lines
    )


def _rung(row: Row) -> str:
    return row.rung if row.messages < 2 else f"{row.rung}, {row.messages} messages"
