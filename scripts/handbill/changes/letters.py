"""Letters that fit otherwise into their links than before."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.checks.table import Row, rows
from handbill.content.site import Project


@dataclass(frozen=True, slots=True)
class LetterChange:
    """One letter in one language, `slug/id`; None where it was not there, or is no more."""

    letter: str
    language: str
    before: Row | None
    after: Row | None


def letter_changes(old: Project, new: Project) -> list[LetterChange]:
    """Every letter whose rung, number of messages or length is another one; drafts too."""
    before = {(row.letter, row.language): row for row in rows(old)}
    after = {(row.letter, row.language): row for row in rows(new)}
    found = []
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        if _measured(was) != _measured(now):
            found.append(LetterChange(*key, was, now))
    return found


def _measured(row: Row | None) -> tuple[object, ...]:
    return (row.characters, row.length, row.rung, row.messages) if row is not None else ()
