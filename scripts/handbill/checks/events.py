"""Events say when and where, in a way calendars and people understand alike."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from handbill.checks.scope import CheckContext
from handbill.model.campaign import Campaign
from handbill.model.facts import EventFacts
from handbill.model.page import EventPage, Page
from handbill.problems import Problems
from handbill.values.zones import ZoneError, check_wall_time


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    for page in scope.whole(EventPage):
        facts = page.facts
        words = page.source_text.words
        start = scope.front(page).start
        if not facts.online and not words.place:
            problems.error(start, "the event has no place; write “place” or “online: true”", "missing-field")
        if facts.when is not None:
            _open(scope, page, facts, problems)
        else:
            _dated(scope, page, facts, problems)
        for name in ("place", "note"):
            for language, text in page.texts.items():
                if getattr(words, name) and not getattr(text.words, name):
                    problems.warning(scope.front(page, language).start, f"“{name}” is not translated", "missing-word")
                elif getattr(text.words, name) and not getattr(words, name):
                    problems.warning(
                        scope.field(page, name, language=language),
                        (f"the source has no “{name}”; add it there or delete it here"),
                        "missing-word",
                    )


def _open(scope: CheckContext, page: Page, facts: EventFacts, problems: Problems) -> None:
    assert facts.when is not None
    for name in ("starts", "ends"):
        if getattr(facts, name) is not None:
            problems.error(
                scope.field(page, name), f"the event is dated and open at once; keep “{name}” or “when”", "event-dated-and-open"
            )
    if facts.when.to < facts.when.from_:
        problems.error(
            scope.field(page, "when", "to"), f"the time ends before it begins: {facts.when.from_} to {facts.when.to}", "event-order"
        )
    if facts.status == "confirmed":
        problems.error(scope.field(page, "status"), "an event with an open date cannot be “confirmed”; use tentative", "bad-value")


def _dated(scope: CheckContext, page: Page, facts: EventFacts, problems: Problems) -> None:
    starts, ends = facts.starts, facts.ends
    if page.source_text.words.model_dump().get("note"):
        problems.error(
            scope.field(page, "note"),
            ("“note” explains an open date, and this event has a date; delete it"),
            "event-dated-and-open",
        )
    timed = isinstance(starts, datetime)
    if ends is not None and isinstance(ends, datetime) != timed:
        problems.error(scope.field(page, "ends"), "“starts” and “ends” must both have a time, or both be whole days", "event-order")
        return
    if timed and facts.timezone is None:
        problems.error(
            scope.field(page, "starts"), "a time needs its zone; add “timezone”, such as Europe/Brussels", "missing-field"
        )
        return
    if timed and facts.timezone is not None:
        for name in ("starts", "ends"):
            moment = getattr(facts, name)
            try:
                if moment is not None:
                    check_wall_time(moment, facts.timezone)
            except ZoneError as error:
                problems.error(scope.field(page, name), str(error), "bad-time")
    if ends is not None and starts is not None and ends < starts:
        problems.error(
            scope.field(page, "ends"),
            f"the event ends before it starts: {_shown(starts)} to {_shown(ends)}; {_meant(starts, ends)}",
            "event-order",
        )


def _meant(starts: date | datetime, ends: date | datetime) -> str:
    """What would be right: two times of one day are most often those of a night."""
    if isinstance(starts, datetime) and isinstance(ends, datetime) and starts.date() == ends.date():
        return f"if it ends on the next day, write “ends: {_shown(ends + timedelta(days=1))}”"
    return "“ends” must not be earlier than “starts”"


def _shown(moment: object) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else str(moment)
