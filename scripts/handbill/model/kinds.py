"""The kinds of pages, in one list: what needs them, from reading files to `handbill new`, loops over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbill.model.facts import ActionFacts, AudienceFacts, CircularFacts, EventFacts, Facts, LetterFacts, NewsFacts
from handbill.model.page import (
    ActionPage,
    AudiencePage,
    CampaignPage,
    CircularPage,
    EventPage,
    Kind,
    LetterPage,
    NewsPage,
    PlainPage,
    TypedPage,
    TypedText,
)
from handbill.model.words import (
    ActionWords,
    CampaignWords,
    CircularWords,
    EventWords,
    LetterWords,
    NewsWords,
    OptionalWords,
    PageWords,
)


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page."""

    name: Kind
    page: type[TypedPage[Any, Any]]
    facts: type[Facts]
    words: type[OptionalWords]
    folder: str = ""
    """The folder of its files; empty for pages at the top of a campaign."""
    file: str = ""
    """The name of its only file, without language and ending; empty where there are several."""
    template: str = "plain"
    scaffold: str | None = None
    """The fields with which `handbill new page` begins, None where it makes no such page; names in braces are filled in."""

    @property
    def text(self) -> type[TypedText[Any]]:
        """The record of its words in one language."""
        return TypedText.__class_getitem__(self.words)  # type: ignore[return-value]  # pydantic types it as an alias


KINDS: tuple[PageKind, ...] = (
    PageKind("campaign", CampaignPage, Facts, CampaignWords, file="index", template="campaign"),
    PageKind(
        "circular", CircularPage, CircularFacts, CircularWords, file="circular", template="circular", scaffold="date: {today}\n"
    ),
    PageKind("briefing", PlainPage, Facts, PageWords, file="briefing", scaffold=""),
    PageKind("safety", PlainPage, Facts, PageWords, file="safety"),
    PageKind("action", ActionPage, ActionFacts, ActionWords, "actions", template="action", scaffold="kind: letter\norder: 1\n"),
    PageKind(
        "letter",
        LetterPage,
        LetterFacts,
        LetterWords,
        "letters",
        template="letter",
        scaffold="subject: {subject}\nto: []\nfields: [name]\n",
    ),
    PageKind(
        "event",
        EventPage,
        EventFacts,
        EventWords,
        "events",
        template="event",
        scaffold="when: {{from: {today}, to: {today}}}\nnote: {note}\nonline: true\nupdated: {today}\n",
    ),
    PageKind("news", NewsPage, NewsFacts, NewsWords, "news", template="news", scaffold="date: {date}\n"),
    PageKind("audience", AudiencePage, AudienceFacts, PageWords, "audiences", template="audience", scaffold="letters: []\n"),
    PageKind("plain", PlainPage, Facts, PageWords, scaffold=""),
)
BY_NAME: Mapping[str, PageKind] = {kind.name: kind for kind in KINDS}
FOLDERS: Mapping[str, Kind] = {kind.folder: kind.name for kind in KINDS if kind.folder}
"""The folders of a campaign that have pages, and their kinds."""
FILES: Mapping[str, Kind] = {kind.file: kind.name for kind in KINDS if kind.file}
"""The pages of a campaign that there is one of, by the names of their files."""
