"""When what is published of a campaign changes by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import drawn
from handbill.content.site import read_project
from handbill.problems import Problems
from handbill.publishing.incremental.span import ALWAYS, Span
from handbill.publishing.incremental.turning import span_of_campaign

DAY = timedelta(days=1)


def midnight(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def span(root: Path, now: str, more: dict[str, str] | None = None, **facts: Any) -> Span:
    """How long a campaign with some facts and pages stays as it is at an instant."""
    files = {"campaigns/pay/campaign.yml": drawn.campaign(**facts), "campaigns/pay/index.md": drawn.page("Pay")} | (more or {})
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    project = read_project(drawn.draw(root, files), moment, Problems())
    assert project is not None
    ((campaign, _),) = project.campaigns
    return span_of_campaign(campaign, moment)


def test_what_names_no_day_stays_for_ever(tmp_path: Path) -> None:
    assert span(tmp_path, "2027-05-10 12:00") == ALWAYS


def test_days_are_counted_until_a_deadline(tmp_path: Path) -> None:
    assert span(tmp_path, "2027-05-10 12:00", deadline="2027-05-20") == (midnight("2027-05-10"), midnight("2027-05-11"))


def test_a_deadline_has_ended_everywhere_two_days_later(tmp_path: Path) -> None:
    assert span(tmp_path, "2027-05-21 12:00", deadline="2027-05-20") == (midnight("2027-05-21"), midnight("2027-05-22"))
    assert span(tmp_path, "2027-05-22 12:00", deadline="2027-05-20") == (midnight("2027-05-22"), ALWAYS.until)


def test_an_embargo_ends_at_its_instant(tmp_path: Path) -> None:
    ends = datetime(2027, 5, 10, 7, 0, tzinfo=UTC)
    publish_at = "2027-05-10 09:00 Europe/Brussels"
    assert span(tmp_path, "2027-05-10 06:59", publish_at=publish_at).until == ends
    assert span(tmp_path, "2027-05-10 07:00", publish_at=publish_at).since == ends


def test_an_office_is_overdue_after_its_180th_day(tmp_path: Path) -> None:
    row = {"campaigns/pay/recipients.csv": drawn.recipients("m,M,FR,,m@gov.example.org")}
    found = span(tmp_path, "2027-06-10 12:00", row)
    assert found.until <= midnight("2027-05-01") + 181 * DAY
    assert not found.has(midnight("2027-05-01") + 181 * DAY)
    assert span(tmp_path, "2027-10-29 00:00", row).until == ALWAYS.until


@pytest.mark.parametrize("day", ["2027-05-10", "2027-05-11", "2027-05-12"])
def test_an_event_turns_on_its_days_in_utc(tmp_path: Path, day: str) -> None:
    event = drawn.page("March", starts="2027-05-10 20:00", timezone="America/New_York", place="Hall", updated="2027-04-01")
    found = span(tmp_path, f"{day} 12:00", {"campaigns/pay/events/march.md": event})
    assert found == (midnight(day), midnight(day) + DAY)


def test_news_come_on_their_day(tmp_path: Path) -> None:
    news = {"campaigns/pay/news/2027-05-12-march.md": drawn.page("March", date="2027-05-12")}
    assert span(tmp_path, "2027-05-10 12:00", news) == (ALWAYS.since, midnight("2027-05-12"))


def test_spans_have_in_common_what_is_in_both() -> None:
    one, other = Span(midnight("2027-05-01"), midnight("2027-05-10")), Span(midnight("2027-05-05"), midnight("2027-05-20"))
    assert one.within(other) == other.within(one) == (midnight("2027-05-05"), midnight("2027-05-10"))
    assert (one.has(midnight("2027-05-01")), one.has(midnight("2027-05-10"))) == (True, False)
