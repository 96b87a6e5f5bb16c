"""Links that open an event in a calendar on the web, filled in and not yet saved.

Whoever follows one tells that company of the event; the calendar file tells nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handbill.events.calendar_entries import is_dated, span
from handbill.events.event_text import EventText, entry_description, entry_place, event_text
from handbill.model.campaign import Edition
from handbill.model.facts import EventFacts
from handbill.model.page import EventPage
from handbill.urls.percent_encoding import percent_encoded


@dataclass(frozen=True, slots=True)
class CalendarLinks:
    """Addresses in ASCII."""

    google: str
    outlook: str


def calendar_links(edition: Edition, page: EventPage) -> CalendarLinks | None:
    """The links of an event in a language; None while nobody can go: open, postponed or cancelled."""
    facts = page.facts
    if not is_dated(page) or facts.state in ("postponed", "cancelled"):
        return None
    text = event_text(edition, page)
    return CalendarLinks(_google(text, facts), _outlook(text, facts))


def _google(text: EventText, facts: EventFacts) -> str:
    """Instants in UTC in the basic format of ISO 8601; whole days end with the day after the last."""
    starts, ends = span(facts)
    form = "%Y%m%dT%H%M%SZ" if isinstance(starts, datetime) else "%Y%m%d"
    fields = {
        "action": "TEMPLATE",
        "dates": f"{starts.strftime(form)}/{ends.strftime(form)}",
        "text": text.title,
        "details": entry_description(text),
        "location": entry_place(text, facts),
    }
    return f"https://calendar.google.com/calendar/render?{_query(fields)}"


def _outlook(text: EventText, facts: EventFacts) -> str:
    starts, ends = span(facts)
    timed = isinstance(starts, datetime)
    form = "%Y-%m-%dT%H:%M:%SZ" if timed else "%Y-%m-%d"
    fields = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "startdt": starts.strftime(form),
        "enddt": ends.strftime(form),
        "allday": "" if timed else "true",
        "subject": text.title,
        "body": entry_description(text),
        "location": entry_place(text, facts),
    }
    return f"https://outlook.live.com/calendar/0/deeplink/compose?{_query(fields)}"


def _query(fields: dict[str, str]) -> str:
    # Blanks as %20: Outlook shows a “+” as it is.
    return "&".join(f"{name}={percent_encoded(value)}" for name, value in fields.items() if value)
