"""Which page is translated into which language, and how far that can be trusted: a table for staff and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from handbill.content.site import Project, SourceMap
from handbill.model.page import Page
from handbill.translating.target import pages, stem

State = Literal["missing", "draft", "machine", "stale", "reviewed", "unknown", "unreadable"]
STATES: tuple[State, ...] = ("missing", "unreadable", "draft", "unknown", "stale", "machine", "reviewed")
"""From the one that asks for most work. `unknown`: the translation does not say how far it is, or from what it was made."""


@dataclass(frozen=True, slots=True)
class Row:
    """A page: its file, the language it is written in, and the state of each other language that it is to be in."""

    file: str
    source: str
    states: dict[str, State]
    files: dict[str, str]


def rows(project: Project, language: str | None = None) -> list[Row]:
    """Every page of the project, drafts included, in the order of the files; those to be in `language`, where it is named."""
    places = _places(project)
    found = []
    for page, languages in pages(project):
        default = project.settings.default_language
        others = [tag for tag in languages if tag != page.source and language in (None, tag)]
        path = page.source_text.path
        files = {tag: f"{stem(path)}{'' if tag == default else f'.{tag}'}.md" for tag in others}
        if others:
            found.append(Row(path, page.source, {tag: _state(page, places[path], tag) for tag in others}, files))
    return found


def _places(project: Project) -> dict[str, SourceMap]:
    hub = {page.source_text.path: project.hub_places for page in project.hub}
    return hub | {page.source_text.path: places for campaign, places in project.campaigns for page in campaign.pages}


def _state(page: Page, places: SourceMap, language: str) -> State:
    if (page.kind, page.id, language) in places.unread_texts:
        return "unreadable"
    if language not in page.texts:
        return "draft" if language in places.fronts[page.kind, page.id] else "missing"
    text = page.texts[language]
    if text.stale:
        return "stale"
    if text.translation is None or text.translation.source_hash is None:
        return "unknown"
    return text.translation.status


def status_table(found: Sequence[Row], order: Sequence[str]) -> str:
    """The rows in aligned columns, the languages of the site in their order, “source” and “–” where there is nothing to
    translate; below it how many there are of each state.
    """
    named = dict.fromkeys(tag for row in found for tag in row.states)
    tags = sorted(named, key=lambda tag: order.index(tag) if tag in order else len(order))
    if not tags:
        return "there is nothing to translate"
    cells = [(row.file, *(row.states.get(tag) or ("source" if tag == row.source else "–") for tag in tags)) for row in found]
    lines = [("file", *tags), *cells]
    widths = [max(len(line[column]) for line in lines) for column in range(len(tags) + 1)]
    table = "\n".join("  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
    return f"{table}\n\n" + "\n".join(f"{tag}: {_counted(found, tag)}" for tag in tags)


def _counted(found: Sequence[Row], tag: str) -> str:
    counts = Counter(row.states[tag] for row in found if tag in row.states)
    return ", ".join(f"{counts[state]} {state}" for state in reversed(STATES) if counts[state])


def status_json(found: Sequence[Row]) -> str:
    """`{"pages": [{"file", "source", "translations": {tag: {"file", "state"}}}]}`."""
    listed: list[dict[str, Any]] = [
        {
            "file": row.file,
            "source": row.source,
            "translations": {tag: {"file": row.files[tag], "state": state} for tag, state in row.states.items()},
        }
        for row in found
    ]
    return json.dumps({"pages": listed}, ensure_ascii=False, indent=2)
