"""Calendar files (RFC 5545, with the properties of RFC 7986): one per event, one per campaign and language, and reminders.

Times are UTC, so that no reader needs to know a zone's rules. Nothing here asks for the time: DTSTAMP is the
content's `updated` and SEQUENCE its `revision`. There is neither METHOD nor ORGANIZER: RFC 5546 section 3.2.1 asks for
an ORGANIZER with PUBLISH, and with one, calendars offer to send it answers, each with the reader's own address.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vDuration, vText

from handbill.events.calendar_entries import campaign_calendar_path, dated_events, is_dated, span
from handbill.events.event_text import entry_description, entry_place, entry_title, event_text
from handbill.model.campaign import Campaign, Edition, Site
from handbill.model.page import EventPage, LetterPage, Page
from handbill.urls.absolute import absolute, address, host

PRODUCT = "-//Handbill//Campaign calendar//EN"
"""Without a version: a new one of ours must not change the bytes of a calendar."""
REFRESH = timedelta(days=1)
"""How often subscribers look again; the site is built once a day."""

# RFC 5545 section 3.8.1.11 gives an event three statuses. A postponed one is TENTATIVE: it was not called off, it
# is only no longer sure, and its next date will come with a higher SEQUENCE. CANCELLED would make most programs hide
# it, and nobody would learn that it was postponed; the title says so, and the time counts as free.
_STATUS = {"tentative": "TENTATIVE", "confirmed": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def event_calendar(edition: Edition, page: EventPage) -> bytes | None:
    """The calendar file of one event in a language; None while its date is open."""
    return _calendar(edition, (page,)) if is_dated(page) else None


def campaign_calendar(edition: Edition) -> bytes | None:
    """The calendar of a campaign in a language, in the source's words where there is no translation.

    None when no event has a date: a calendar has at least one component (RFC 5545 section 3.6).
    """
    pages = dated_events(edition.campaign)
    if not pages:
        return None
    source = absolute(edition.site, campaign_calendar_path(edition.campaign.folder), edition.language)
    return _calendar(edition, pages, source)


def uid(site: Site, campaign: Campaign, page: Page) -> str:
    """The UID of an event (RFC 5545 section 3.8.4.7), the same in every language and file."""
    # Stable across rebuilds and translations: a changed UID would leave the old entry in every subscriber's calendar.
    # Ids have no dots, so no two pairs of slug and id make the same name.
    return f"{page.id}.{campaign.slug}@{host(site)}"


def reminder(edition: Edition, page: LetterPage) -> bytes:
    """The calendar file that reminds of a letter's last day, of which its campaign tells: a whole day that takes no time.

    It rings at nine in the morning of the day before, on the reader's own clock (RFC 5545 section 3.8.6.3).
    """
    last = edition.campaign.facts.deadline
    assert last is not None
    text = page.text(edition.language)
    where, own = address(edition, page), {"LANGUAGE": text.language}
    event = Event()
    event.add("uid", f"reminder.{uid(edition.site, edition.campaign, page)}")
    event.add("dtstamp", datetime.combine(page.facts.updated or last, time(), UTC))
    event.add("sequence", 0)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("status", "CONFIRMED")
    event.add("summary", vText(text.title), parameters=own)
    event.add("description", vText(f"{text.summary}\n\n{where}"), parameters=own)
    event.add("url", where)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(text.title), parameters=own)
    alarm.add("trigger", -timedelta(hours=15))
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add_component(event)
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _calendar(edition: Edition, pages: Sequence[EventPage], source: str = "") -> bytes:
    index = edition.campaign.index.text(edition.language)
    name = {"LANGUAGE": index.language}
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    if source:
        # Only the file that can be subscribed to has a name, and asks to be looked at again (RFC 7986 section 5).
        calendar.add("name", vText(index.title), parameters=name)
        calendar.add("x-wr-calname", vText(index.title))
        calendar.add("source", source, parameters={"VALUE": "URI"})
        calendar.add("url", address(edition, edition.campaign.index))
        calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
        # The same for Outlook, which does not know the standard's name.
        calendar.add("x-published-ttl", vDuration(REFRESH))
    for page in pages:
        calendar.add_component(_event(edition, page))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _event(edition: Edition, page: EventPage) -> Event:
    facts = page.facts
    text = event_text(edition, page)
    starts, ends = span(facts)
    own = {"LANGUAGE": text.language}
    event = Event()
    event.add("uid", uid(edition.site, edition.campaign, page))
    event.add("dtstamp", datetime.combine(facts.updated, time(), UTC))
    event.add("sequence", facts.revision)
    event.add("dtstart", starts)
    if ends > starts:  # Section 3.8.2.2: an end is later than the start, or left out.
        event.add("dtend", ends)
    event.add("status", _STATUS[facts.state])
    event.add("summary", vText(entry_title(text, facts)), parameters=own)
    event.add("description", vText(entry_description(text)), parameters=own)
    if place := entry_place(text, facts):
        event.add("location", vText(place), parameters={"LANGUAGE": text.place_language})
    event.add("url", text.address)
    if facts.state in ("postponed", "cancelled"):
        event.add("transp", "TRANSPARENT")
    return event
