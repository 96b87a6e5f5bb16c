"""What time has overtaken: deadlines, and recipients nobody has looked at for long."""

from __future__ import annotations

from typing import cast

from handbill.checks.scope import CheckContext
from handbill.model.campaign import Campaign
from handbill.model.facts import ActionFacts, NewsFacts
from handbill.model.recipient import OVERDUE_DAYS
from handbill.problems import Position, Problems


def check(scope: CheckContext, campaign: Campaign, problems: Problems) -> None:
    today = scope.project.now.date()
    running = campaign.facts.status == "active"
    if running and campaign.facts.deadline is not None and campaign.facts.deadline < today:
        problems.warning(
            scope.config.at(("deadline",)),
            f"the deadline {campaign.facts.deadline} has passed; the pages say so. Close the campaign or give a new day",
            "deadline-passed",
        )
    if campaign.is_archived and campaign.ended is None:
        problems.warning(
            scope.config.at(("status",)),
            f"the campaign is {campaign.facts.status} and nothing in it has a date, so the archive names no year; write "
            "“updated” into index.md, or news with “outcome: true”",
            "ended-without-date",
        )
    for page in campaign.of_kind("action"):
        deadline = cast(ActionFacts, page.facts).deadline
        if running and deadline is not None and deadline < today:
            problems.warning(
                scope.field(page, "deadline"), (f"the deadline {deadline} has passed; the page says so"), "deadline-passed"
            )
    for page in campaign.pages:
        if page.kind == "news" and scope.is_whole(page):
            day = cast(NewsFacts, page.facts).date
            if not page.id.startswith(day.isoformat()):
                problems.error(
                    scope.field(page, "date"),
                    (f"the date {day} is not that of the file's name, {page.id[:10]}; make them equal"),
                    "news-date",
                )
    for id, recipient in campaign.recipients.items():
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
