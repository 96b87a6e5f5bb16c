"""When what is published changes by itself: the instants at which a rule of publication gives another answer.

There may be more of them than there need be, and must not be fewer: between two of them a page stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from handbill.model.campaign import Campaign
from handbill.model.page import EventPage, Page
from handbill.model.publication import embargo_ends
from handbill.model.recipient import OVERDUE_DAYS
from handbill.publishing.incremental.span import ALWAYS, Span
from handbill.values.annotations import may_have
from handbill.values.types import Record

# A day is passed on the day after it; a deadline one day later, when it has ended everywhere.
_AFTER = range(3)
# An event is told by the days of UTC, which its own zone may lie a day before or behind.
_AROUND = range(-1, 4)


def span_of_campaign(campaign: Campaign, now: datetime) -> Span:
    """How long what is told and published of a campaign at an instant stays as it is."""
    moments = [*_days(campaign.facts, now.date())]
    if (begins := embargo_ends(campaign.facts)) is not None:
        moments.append(begins)
    for page in campaign.pages:
        moments += _of_page(page, now.date())
    for day in {recipient.checked_on for recipient in campaign.recipients.values()}:
        moments += _midnights(day, (*_AFTER, OVERDUE_DAYS, OVERDUE_DAYS + 1))
    return _around(now, moments)


def span_of_pages(pages: Iterable[Page], now: datetime) -> Span:
    """The same for pages of the hub."""
    return _around(now, [moment for page in pages for moment in _of_page(page, now.date())])


def _of_page(page: Page, today: date) -> Iterator[datetime]:
    yield from _days(page.facts, today)
    if isinstance(page, EventPage):
        facts = page.facts
        days = {facts.first_day, facts.last_day, *(one.astimezone(UTC).date() for one in (facts.begin, facts.end) if one)}
        for day in days:
            yield from _midnights(day, _AROUND)


def _days(facts: Record, today: date) -> Iterator[datetime]:
    """For every day that a record names. Until a deadline has come, pages count the days to it."""
    for name in _fields(type(facts)):
        for day in _dates(getattr(facts, name)):
            yield from _midnights(day, _AFTER)
            if name == "deadline" and day >= today:
                yield from _midnights(today, range(2))


def _dates(value: Any) -> Iterator[date]:
    if isinstance(value, date):
        yield value.date() if isinstance(value, datetime) else value
    elif isinstance(value, Record):
        for name in _fields(type(value)):
            yield from _dates(getattr(value, name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _dates(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _dates(inner)


@cache
def _fields(model: type[Record]) -> tuple[str, ...]:
    """The names of the fields that can have days in them."""
    return tuple(name for name, field in model.model_fields.items() if may_have(field.annotation, date, Record))


def _midnights(day: date, after: Iterable[int]) -> Iterator[datetime]:
    """The beginnings of the days that come so many days after one."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for days in after:
        if start <= ALWAYS.until - timedelta(days=days + 1) and (days >= 0 or day > date.min):
            yield start + timedelta(days=days)


def _around(now: datetime, moments: Iterable[datetime]) -> Span:
    found = set(moments)
    return Span(
        max((one for one in found if one <= now), default=ALWAYS.since),
        min((one for one in found if one > now), default=ALWAYS.until),
    )
