"""Translations that a change brings up to date, or leaves behind."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from handbill.content.site import Project
from handbill.translating.status import Row, State, rows


@dataclass(frozen=True, slots=True)
class TranslationChange:
    """A page with the state of each of its languages, before and now; None for a language it was, or is, not to be in."""

    file: str
    states: dict[str, tuple[State | None, State | None]]


def translation_changes(old: Project, new: Project, files: Collection[str]) -> list[TranslationChange]:
    """The pages of which a file, or the state of a translation, is another one; in the order of the files."""
    before = {row.file: row for row in rows(old)}
    found = []
    for row in rows(new):
        was = before.get(row.file)
        if {row.file, *row.files.values()} & set(files) or was is None or was.states != row.states:
            found.append(TranslationChange(row.file, _states(was, row)))
    return found


def _states(was: Row | None, now: Row) -> dict[str, tuple[State | None, State | None]]:
    before = was.states if was is not None else {}
    return {tag: (before.get(tag), now.states.get(tag)) for tag in {**now.states, **before}}
