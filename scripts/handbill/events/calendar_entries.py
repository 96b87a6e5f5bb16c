"""Which events calendars have, when they are, and where the files of calendars are: what pages say of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from handbill.model.addresses import below, page_path
from handbill.model.campaign import Campaign
from handbill.model.facts import EventFacts
from handbill.model.page import EventPage, LetterPage, Page


def event_calendar_path(page: Page, folder: str) -> str:
    """Where an event's calendar file is, without language."""
    return f"{page_path(page, folder)}{page.id}.ics"


def campaign_calendar_path(folder: str) -> str:
    """Where the calendar of all events of a campaign is, without language."""
    return below(folder, "events.ics")


def dated_events(campaign: Campaign) -> tuple[EventPage, ...]:
    """The events that calendars hold, in order: cancelled ones too, since leaving them out keeps them with subscribers."""
    return tuple(page for page in campaign.events if is_dated(page))


def is_dated(page: EventPage) -> bool:
    """Whether an event has a day of its own; while its date is open, no calendar can hold it."""
    return page.facts.starts is not None


def span(facts: EventFacts) -> tuple[date, date] | tuple[datetime, datetime]:
    """First and last moment of a dated event: both instants in UTC, equal where no end is given, or both dates.

    Of whole days, the second is the day after the last (RFC 5545 section 3.6.1: DTEND is not part of the event).
    """
    begin, end = facts.begin, facts.end
    if begin is None:
        return facts.first_day, facts.last_day + timedelta(days=1)
    start = begin.astimezone(UTC)
    return start, end.astimezone(UTC) if end is not None else start


def reminder_path(page: LetterPage, folder: str) -> str:
    """Where the reminder of a letter's last day is, without language."""
    return f"{page_path(page, folder)}reminder.ics"
