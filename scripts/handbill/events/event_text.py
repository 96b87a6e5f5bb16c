"""The words of an event in one language, as calendars and search engines take them."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.model.campaign import Edition
from handbill.model.facts import EventFacts
from handbill.model.page import EventPage
from handbill.translations import translator
from handbill.urls.absolute import address


@dataclass(frozen=True, slots=True)
class EventText:
    """`title` and `summary` are in `language`, the source's where there is no translation; so is `place` in its own.

    `place` is empty for an event that is only online. `address` is the event's page in the reader's language.
    """

    language: str
    title: str
    summary: str
    place: str
    place_language: str
    address: str


def event_text(edition: Edition, page: EventPage) -> EventText:
    """What readers of an edition are told about an event."""
    text, source = page.text(edition.language), page.source_text
    # Where the source names no place, as for a meeting that is only online, a translation lacks none.
    untranslated = source.words.place and not text.words.place
    written = source if untranslated else text
    place = written.words.place or ""
    return EventText(text.language, text.title, text.summary, place, written.language, address(edition, page))


def entry_title(text: EventText, facts: EventFacts) -> str:
    """The title in a calendar; what does not take place as planned says so, since many programs show no status."""
    say = translator(text.language)
    label = {"cancelled": say("Cancelled"), "postponed": say("Postponed")}.get(facts.state)
    return f"[{label}] {text.title}" if label else text.title


def entry_place(text: EventText, facts: EventFacts) -> str:
    """Where one goes, in the language of the place: its name, “Online”, or both."""
    online = translator(text.place_language)("Online") if facts.online else ""
    return " / ".join(part for part in (text.place, online) if part)


def entry_description(text: EventText) -> str:
    """What it is about, and where to read more: some calendars show no URL of their own."""
    return f"{text.summary}\n\n{text.address}".strip()
