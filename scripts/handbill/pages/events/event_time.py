"""When an event is: the state it is in on a day, and its time in words, here and elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from handbill.model.facts import EventFacts, Window
from handbill.model.page import EventPage
from handbill.model.publication import is_over
from handbill.pages import parts
from handbill.pages.context import PageContext
from handbill.pages.events.event_parts import EventTime, OwnClock
from handbill.translations import city, clock, day, digits, offset


def event_order(context: PageContext, facts: EventFacts, id: str) -> tuple[int, int, str]:
    """What comes first: events to come by their days, then postponed ones whose old day has passed, then the past from its end."""
    if not is_over(facts, context.today):
        return (0, facts.first_day.toordinal(), id)
    return (1 if facts.state == "postponed" else 2, -facts.first_day.toordinal(), id)


def in_order(context: PageContext, events: Iterable[EventPage]) -> list[EventPage]:
    """Events as readers look for them."""
    return sorted(events, key=lambda page: event_order(context, page.facts, page.id))


def event_label(context: PageContext, facts: EventFacts, state: str) -> str:
    say = context.say
    if state == "over" and facts.recording_url:
        return say("Recording available")
    if state == "over" and facts.when is not None:
        return say("No day was given")
    return {
        "open": say("Date to be confirmed"),
        "tentative": say("Provisional"),
        "confirmed": say("Coming up"),
        "postponed": say("Postponed"),
        "cancelled": say("Cancelled"),
        "today": say("Today"),
        "over": say("Over"),
    }[state]


def event_time(context: PageContext, page: EventPage) -> EventTime:
    facts = page.facts
    if facts.when is not None:
        text = page.text(context.language)
        note = getattr(text.words, "note", None)
        ends_of = {"from": day(facts.when.from_, context.interface_language), "to": day(facts.when.to, context.interface_language)}
        days = context.say("between %(from)s and %(to)s", **ends_of)
        if not note:
            return EventTime(context.unmarked(days), None, None, "")
        named = _names_a_year(note, facts.when)
        return EventTime(context.localized(note, text.language), None, None, "", days="" if named else days)
    nothing = context.unmarked("")
    begin, end = facts.begin, facts.end
    former = facts.state == "postponed"
    if begin is None:
        last = None if facts.last_day == facts.first_day else context.moment(facts.last_day)
        return EventTime(nothing, context.moment(facts.first_day, weekday=True), last, "", former=former)
    assert facts.timezone is not None
    zone = context.say(
        "%(city)s time (%(zone)s, %(offset)s)",
        city=city(facts.timezone, context.interface_language),
        zone=facts.timezone,
        offset=offset(begin),
    )
    passed = is_over(facts, context.today)
    starts = parts.Moment(
        _utc(begin),
        _at(context, begin.date(), clock(begin, context.interface_language)),
        passed,
    )
    ends = None
    same = end is not None and end.date() == begin.date()
    if end is not None:
        words_end = clock(end, context.interface_language)
        if not same:
            words_end = _at(context, end.date(), words_end)
        ends = parts.Moment(_utc(end), words_end, passed)
    # Nobody has to be anywhere at the time of what is over or called off.
    elsewhere = () if passed or facts.state in ("postponed", "cancelled") else _elsewhere(context, facts)
    return EventTime(nothing, starts, ends, zone, elsewhere, short=same, former=former)


def _names_a_year(note: str, when: Window) -> bool:
    """Whether a note says in which year the event will be, in the digits of any script."""
    latin = "".join(str(unicodedata.digit(character, character)) for character in note)
    return any(int(number) in (when.from_.year, when.to.year) for number in re.findall("[0-9]+", latin))


def own_clock(context: PageContext, page: EventPage) -> OwnClock | None:
    """What a script needs to tell the time by the reader's own clock; None where the event has no time of day."""
    facts = page.facts
    begin = facts.begin
    if begin is None:
        return None
    named = {shown.isoformat(): _at(context, shown, "{}") for shown in _days_anywhere(begin, facts.end or begin)}
    return OwnClock(named, digits("0123456789", context.interface_language))


def _days_anywhere(begin: datetime, end: datetime) -> Iterator[date]:
    """The days that two instants can fall on: clocks lie between UTC-12 and UTC+14."""
    seen = {(moment.astimezone(UTC) + timedelta(hours=hours)).date() for moment in (begin, end) for hours in (-12, 0, 14)}
    yield from sorted(seen)


def _at(context: PageContext, when: date, time: str) -> str:
    return context.say("%(day)s, %(time)s", day=day(when, context.interface_language, weekday=True), time=time)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _elsewhere(context: PageContext, facts: EventFacts) -> tuple[str, ...]:
    begin = facts.begin
    assert begin is not None
    shown = [f"{_there(context, begin, begin.astimezone(UTC))} UTC"]
    cities = context.campaign.facts.cities if context.campaign else ()
    others = (zone for zone in cities if zone != facts.timezone)
    spoken = context.interface_language
    shown += [f"{_there(context, begin, begin.astimezone(ZoneInfo(zone)))} {city(zone, spoken)}" for zone in others]
    return tuple(shown)


def _there(context: PageContext, here: datetime, there: datetime) -> str:
    """The time of day, with its day where that is another than the organiser's."""
    time = clock(there, context.interface_language)
    if there.date() == here.date():
        return time
    return _at(context, there.date(), time)
