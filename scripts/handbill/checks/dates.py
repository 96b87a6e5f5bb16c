"""What time has overtaken: deadlines, and recipients nobody has looked at for long."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

from handbill.checks.scope import CheckContext
from handbill.content.until_over import CLOSE, OPEN
from handbill.model.campaign import Campaign
from handbill.model.facts import EventFacts
from handbill.model.kinds import BY_NAME
from handbill.model.page import Page
from handbill.model.publication import has_passed, is_archived, is_deadline_passed
from handbill.model.recipient import OVERDUE_DAYS
from handbill.problems import Position, Problems

FAR = 3
"""Years ahead that nobody plans a campaign."""


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    today = scope.project.now.date()
    told = set()
    running = campaign.facts.status == "active"
    deadline = campaign.facts.deadline
    if running and deadline is not None and is_deadline_passed(deadline, today) and not _has_later_words(campaign.index):
        told.add(campaign.index.kind + campaign.index.id)
        problems.warning(
            scope.config.at(("deadline",)),
            f"the deadline {deadline} has passed; the pages say so. Close the campaign, give a new day, or write “after” into "
            "index.md",
            "deadline-passed",
        )
    if is_archived(campaign) and campaign.ended is None:
        problems.warning(
            scope.config.at(("status",)),
            f"the campaign is {campaign.facts.status} and nothing in it has a date, so the archive names no year; write "
            "“updated” into index.md, or news with “outcome: true”",
            "ended-without-date",
        )
    for page in campaign.actions:
        deadline = page.facts.deadline
        if running and deadline is not None and is_deadline_passed(deadline, today) and not _has_later_words(page):
            told.add(page.kind + page.id)
            problems.warning(
                scope.field(page, "deadline"),
                f"the deadline {deadline} has passed; the page says so. Give a new day, or write “after”, which then replaces the "
                "summary",
                "deadline-passed",
            )
    _check_passed(scope, campaign, told, problems)
    for item in campaign.news:
        day = item.facts.date
        if scope.is_whole(item) and not item.id.startswith(day.isoformat()):
            problems.error(
                scope.field(item, "date"),
                (f"the date {day} is not that of the file's name, {item.id[:10]}; make them equal"),
                "news-date",
            )
    _far(scope, campaign, today, problems)
    for id, recipient in campaign.recipients.items():
        if recipient.checked_on > today + timedelta(days=1):  # somewhere it is tomorrow
            place = scope.places.recipients.get(id, Position(f"campaigns/{campaign.slug}/recipients.csv"))
            message = f"“{id}” cannot have been checked on {recipient.checked_on}, a day to come; write when somebody looked it up"
            problems.warning(place, message, "checked-later")
        if recipient.is_overdue(today):
            place = scope.places.recipients.get(id, Position(f"campaigns/{campaign.slug}/recipients.csv"))
            problems.warning(
                place,
                (
                    f"nobody has checked “{id}” since {recipient.checked_on}, for more than {OVERDUE_DAYS} days; look it up "
                    "and change the day"
                ),
                "recipient-overdue",
            )


def _far(scope: CheckContext, campaign: Campaign, today: date, problems: Problems) -> None:
    """Days so far ahead that their year may be a slip."""
    days = [(scope.config, "deadline", campaign.facts.deadline)]
    days += [(scope.front(page), "deadline", page.facts.deadline) for page in campaign.actions]
    days += [(scope.front(page), "starts", page.facts.starts) for page in campaign.events]
    days += [(scope.front(page), "date", page.facts.date) for page in campaign.news]
    for fields, name, day in days:
        if day is not None and day.year - today.year > FAR:
            message = f"“{name}” is in {day.year}, more than {FAR} years ahead; is the year right?"
            problems.warning(fields.at((name,)), message, "far-day")


def _has_later_words(page: Page) -> bool:
    """Whether the editors have written what holds once the day has passed, and so know that it does."""
    return page.source_text.words.after is not None or page.source_text.body_after is not None


def _check_passed(scope: CheckContext, campaign: Campaign, told: Set[str], problems: Problems) -> None:
    """A page that has passed needs words for the time since; `told` are those whose deadline is told itself."""
    for page in campaign.pages:
        if not BY_NAME[page.kind].can_pass or _has_later_words(page) or page.kind + page.id in told:
            continue
        if scope.is_whole(page) and has_passed(campaign, page, scope.project.now.date()):
            reason = "the event is over" if isinstance(page.facts, EventFacts) else "the deadline has passed"
            problems.warning(
                scope.front(page).start,
                f"{reason} and the page reads as before; write “after”, which then replaces the summary, or put what no longer "
                f"holds between “{OPEN}” and “{CLOSE}”",
                "passed-words",
            )
