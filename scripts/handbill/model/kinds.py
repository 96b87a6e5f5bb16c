"""The kinds of pages, in one list: what needs them, from reading files to `handbill new`, loops over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from handbill.model.facts import ActionFacts, AudienceFacts, CircularFacts, EventFacts, Facts, LetterFacts, NewsFacts
from handbill.model.formats import Say
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page.

    A kind whose facts or words the program asks for has a class of its own in `model/page.py`; any other is
    `TypedPage[its facts, its words]`. It is shown as `pages/plain.py` shows it, unless `pages/routes.py` names a view of its own.
    """

    name: Kind
    page: type[TypedPage[Any, Any]] = PlainPage
    facts: type[Facts] = Facts
    words: type[OptionalWords] = PageWords
    folder: str = ""
    """The folder of its files; empty for pages at the top of a campaign."""
    file: str = ""
    """The name of its only file, without language and ending; empty where there are several."""
    template: str = "plain"
    scaffold: str | None = None
    """The fields with which `handbill new page` begins, None where it makes no such page; names in braces are filled in."""
    label: Callable[[Say], str] | None = None
    """What its share pictures call it; None where they say nothing."""
    forms: tuple[str, ...] = ()
    """The formats of the files that a page of text is offered in, in the order they are offered (`model/formats.py`)."""
    is_listed: bool = False
    """Whether the campaign's page and the others that are listed lead to it, in the order of this list."""
    is_on_posters: bool = False
    """Whether it has a QR code."""
    can_pass: bool = False
    """Whether it is about a deadline or an event, after which its words are to change."""


KINDS: tuple[PageKind, ...] = (
    PageKind(
        name="campaign",
        page=CampaignPage,
        words=CampaignWords,
        file="index",
        template="campaign",
        is_on_posters=True,
        can_pass=True,
    ),
    PageKind(
        name="circular",
        page=CircularPage,
        facts=CircularFacts,
        words=CircularWords,
        file="circular",
        scaffold="date: {today}\n",
        label=lambda say: say("Circular"),
        forms=("docx", "pdf", "txt", "eml"),
        is_listed=True,
    ),
    PageKind(
        name="briefing",
        file="briefing",
        scaffold="",
        label=lambda say: say("Briefing"),
        forms=("docx", "pdf"),
        is_listed=True,
    ),
    PageKind(
        name="action",
        page=ActionPage,
        facts=ActionFacts,
        words=ActionWords,
        folder="actions",
        template="action",
        scaffold="kind: letter\norder: 1\n",
        label=lambda say: say("What you can do"),
        can_pass=True,
    ),
    PageKind(
        name="letter",
        page=LetterPage,
        facts=LetterFacts,
        words=LetterWords,
        folder="letters",
        template="letter",
        scaffold="subject: {subject}\nto: []\nfields: [name]\n",
        label=lambda say: say("Model letter"),
        can_pass=True,
    ),
    PageKind(
        name="event",
        page=EventPage,
        facts=EventFacts,
        words=EventWords,
        folder="events",
        template="event",
        scaffold="when: {{from: {today}, to: {today}}}\nnote: {note}\nonline: true\nupdated: {today}\n",
        label=lambda say: say("Event"),
        is_on_posters=True,
        can_pass=True,
    ),
    PageKind(
        name="news",
        page=NewsPage,
        facts=NewsFacts,
        words=NewsWords,
        folder="news",
        template="news",
        scaffold="date: {date}\n",
        label=lambda say: say("News"),
    ),
    PageKind(name="audience", page=AudiencePage, facts=AudienceFacts, folder="audiences", scaffold="letters: []\n"),
    PageKind(name="plain", scaffold="", is_listed=True),
    PageKind(name="safety", file="safety", is_listed=True),
)
BY_NAME: Mapping[str, PageKind] = {kind.name: kind for kind in KINDS}
FOLDERS: Mapping[str, Kind] = {kind.folder: kind.name for kind in KINDS if kind.folder}
"""The folders of a campaign that have pages, and their kinds."""
FILES: Mapping[str, Kind] = {kind.file: kind.name for kind in KINDS if kind.file}
"""The pages of a campaign that there is one of, by the names of their files."""
