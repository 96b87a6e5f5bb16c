"""The rules of publication: what a reader may see, and what is offered, on a day.

Every rule counts in whole days of UTC, for which the site is built: two builds of one day publish the same bytes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from handbill.model.addresses import file_name
from handbill.model.campaign import Campaign, Page
from handbill.model.facts import ActionFacts, EventFacts, NewsFacts

Phase = Literal["open", "tentative", "confirmed", "postponed", "cancelled", "today", "over"]

_MOMENT = timedelta(minutes=1)
_DAY = timedelta(days=1)


def event_phase(facts: EventFacts, today: date) -> Phase:
    """Where an event is in its life on a day of UTC. What was called off stays so."""
    if facts.state in ("cancelled", "postponed"):
        return facts.state
    if is_over(facts, today):
        return "over"
    if facts.when is not None:
        return "open"
    return "today" if _span(facts)[0] < _midnight(today + _DAY) else facts.state


def is_over(facts: EventFacts, today: date) -> bool:
    """Whether an event had ended when the day began, whatever its status."""
    return _span(facts)[1] <= _midnight(today)


def _span(facts: EventFacts) -> tuple[datetime, datetime]:
    """The first instant of an event and the one after its last.

    Whole days and open dates are days of `timezone`. Without one they are days of UTC: no other calendar is everybody's,
    and a day of action that is called “today” for as long as it lasts anywhere would be so on its eve and the day after.
    """
    begin, end = facts.begin, facts.end
    if begin is not None:
        # An event without an end, or of no length, has not ended before it begins.
        return begin, max(end or begin, begin + _MOMENT)
    zone = ZoneInfo(facts.timezone) if facts.timezone else UTC
    return _midnight(facts.first_day, zone), _midnight(facts.last_day + _DAY, zone)


def _midnight(day: date, zone: tzinfo = UTC) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def is_deadline_passed(deadline: date, today: date) -> bool:
    """Whether a last day has ended everywhere when a day of UTC begins: the last clocks are those of UTC-12."""
    return deadline + _DAY < today


def is_to_come(page: Page, today: date) -> bool:
    """Whether a page is news of a day that has not come."""
    return isinstance(page.facts, NewsFacts) and page.facts.date > today


def as_of(campaign: Campaign, today: date) -> Campaign:
    """The campaign as it is published on a day: without news to come, pages that have passed in their later words."""
    pages = tuple(_passed(page) if has_passed(campaign, page, today) else page for page in campaign.pages)
    to_come = frozenset(f"{file_name(page)}.md" for page in pages if is_to_come(page, today))
    return campaign.model_copy(
        update={"pages": tuple(page for page in pages if not is_to_come(page, today)), "unpublished": to_come}
    )


def _passed(page: Page) -> Page:
    return page.model_copy(update={"texts": {language: text.passed() for language, text in page.texts.items()}})


def has_passed(campaign: Campaign | None, page: Page, today: date) -> bool:
    """Whether the event of a page is over, or the deadline behind it: its own, else the campaign's.

    An action without a deadline of its own passes with the events it leads to.
    """
    if campaign is None:
        return False
    if isinstance(page.facts, EventFacts):
        return event_phase(page.facts, today) == "over"
    deadline = campaign.facts.deadline
    if isinstance(page.facts, ActionFacts):
        events = [found.facts for id in page.facts.event if (found := campaign.page("event", id))]
        if page.facts.deadline is None and events:
            return all(isinstance(one, EventFacts) and event_phase(one, today) == "over" for one in events)
        deadline = page.facts.deadline or deadline
    return deadline is not None and is_deadline_passed(deadline, today)
