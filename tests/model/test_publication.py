"""The rules of publication: one table of events from Honolulu to Kiritimati, and what every output says of them."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, read, recipients, shown, site_of
from handbill.events.ics import event_calendar
from handbill.model.campaign import Edition
from handbill.model.facts import EventFacts
from handbill.model.publication import as_of, event_phase, has_passed, is_deadline_passed, offers_reminder
from handbill.site.campaign_json import campaign_json

REGISTER = "https://register.example.org/"


def at(starts: str, ends: str | None, zone: str | None, **more: Any) -> dict[str, Any]:
    return {name: value for name, value in {"starts": starts, "ends": ends, "timezone": zone, **more}.items() if value}


def between(start: str, end: str, zone: str | None = None, **more: Any) -> dict[str, Any]:
    return {name: value for name, value in {"when": {"from": start, "to": end}, "timezone": zone, **more}.items() if value}


# Each event with the phase it has on some days of UTC, whatever the hour at which the site is built.
EVENTS: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("evening in Honolulu", at("2027-05-01 19:00", "2027-05-01 21:00", "Pacific/Honolulu"),
     {"05-01": "confirmed", "05-02": "today", "05-03": "over"}),
    ("evening in Los Angeles", at("2027-05-01 19:00", "2027-05-01 22:00", "America/Los_Angeles"),
     {"05-01": "confirmed", "05-02": "today", "05-03": "over"}),
    ("evening in New York", at("2027-05-01 18:30", "2027-05-01 21:00", "America/New_York"),
     {"04-30": "confirmed", "05-01": "today", "05-02": "today", "05-03": "over"}),
    ("without an end in New York", at("2027-05-01 20:00", None, "America/New_York"),
     {"05-01": "confirmed", "05-02": "today", "05-03": "over"}),
    ("morning in Brussels", at("2027-05-01 09:30", "2027-05-01 11:00", "Europe/Brussels"),
     {"04-30": "confirmed", "05-01": "today", "05-02": "over"}),
    ("until midnight in Brussels", at("2027-05-01 18:00", "2027-05-02 00:00", "Europe/Brussels"),
     {"05-01": "today", "05-02": "over"}),
    ("until midnight in Abidjan", at("2027-05-01 18:00", "2027-05-02 00:00", "Africa/Abidjan"), {"05-01": "today", "05-02": "over"}),
    ("from midnight in Abidjan", at("2027-05-02 00:00", None, "Africa/Abidjan"), {"05-01": "confirmed", "05-02": "today", "05-03": "over"}),
    ("night in Minsk", at("2027-05-01 22:00", "2027-05-02 04:00", "Europe/Minsk"),
     {"05-01": "today", "05-02": "today", "05-03": "over"}),
    ("night in which clocks change", at("2027-03-27 23:00", "2027-03-28 01:30", "Europe/Brussels"),
     {"03-27": "today", "03-28": "today", "03-29": "over"}),
    ("morning in Yangon", at("2027-05-02 06:00", "2027-05-02 08:00", "Asia/Yangon"),
     {"04-30": "confirmed", "05-01": "today", "05-02": "today", "05-03": "over"}),
    ("morning in Auckland", at("2027-05-02 09:00", "2027-05-02 10:00", "Pacific/Auckland"),
     {"05-01": "today", "05-02": "over"}),
    ("morning in Kiritimati", at("2027-05-02 09:00", "2027-05-02 12:00", "Pacific/Kiritimati"),
     {"04-30": "confirmed", "05-01": "today", "05-02": "over"}),
    ("whole day", at("2027-05-01", None, None), {"04-30": "confirmed", "05-01": "today", "05-02": "over"}),
    ("two whole days", at("2027-05-01", "2027-05-02", None), {"05-01": "today", "05-02": "today", "05-03": "over"}),
    ("whole day in Honolulu", at("2027-05-01", None, "Pacific/Honolulu"),
     {"04-30": "confirmed", "05-01": "today", "05-02": "today", "05-03": "over"}),
    ("whole day in Kiritimati", at("2027-05-01", None, "Pacific/Kiritimati"),
     {"04-29": "confirmed", "04-30": "today", "05-01": "today", "05-02": "over"}),
    ("open date", between("2027-05-01", "2027-05-31"), {"04-30": "open", "05-15": "open", "05-31": "open", "06-01": "over"}),
    ("open date in Honolulu", between("2027-05-01", "2027-05-31", "Pacific/Honolulu"), {"06-01": "open", "06-02": "over"}),
    ("tentative", at("2027-05-01 19:00", None, "America/Los_Angeles", status="tentative"),
     {"05-01": "tentative", "05-02": "today", "05-03": "over"}),
    ("postponed", at("2027-05-01 19:00", None, "America/Los_Angeles", status="postponed"),
     {"05-01": "postponed", "05-03": "postponed"}),
    ("cancelled", at("2027-05-01 19:00", None, "America/Los_Angeles", status="cancelled"),
     {"05-02": "cancelled", "05-03": "cancelled"}),
]  # fmt: skip
CASES = [pytest.param(fields, day, phase, id=f"{name}, {day}") for name, fields, days in EVENTS for day, phase in days.items()]
OFF = ("postponed", "cancelled")
HOURS = ("00:00", "12:17", "23:59")


@pytest.mark.parametrize(("fields", "day", "phase"), CASES)
def test_the_phase_of_an_event(fields: dict[str, Any], day: str, phase: str) -> None:
    facts = EventFacts.model_validate({**fields, "updated": "2027-01-01"})
    assert event_phase(facts, date.fromisoformat(f"2027-{day}")) == phase


@pytest.mark.parametrize("fields", [pytest.param(fields, id=name) for name, fields, _ in EVENTS])
def test_no_event_is_over_before_it_has_ended_nor_called_today_on_a_day_it_does_not_touch(fields: dict[str, Any]) -> None:
    facts = EventFacts.model_validate({**fields, "updated": "2027-01-01", "status": None})
    begin, end = facts.begin, facts.end or facts.begin
    if begin is None or end is None:
        return
    for day in range(25, 32):
        today = date(2027, 4, day) if day < 31 else date(2027, 5, 1)
        phase = event_phase(facts, today)
        midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
        assert phase != "over" or end <= midnight
        assert phase != "today" or begin.astimezone(UTC).date() <= today <= end.astimezone(UTC).date()


@pytest.mark.parametrize(("fields", "day", "phase"), CASES)
def test_page_json_ld_and_json_agree_at_every_hour_of_the_day(tmp_path: Path, fields: dict[str, Any], day: str, phase: str) -> None:
    files = {
        "mkdocs.yml": mkdocs("en"),
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/events/march.md": page("March", updated="2027-01-01", online=True, register_url=REGISTER, **fields),
    }
    said = []
    for hour in HOURS:
        now = datetime.fromisoformat(f"2027-{day} {hour}").replace(tzinfo=UTC)
        site = site_of(tmp_path, files, now)
        view = shown(site, "pay/events/march/")[1]
        event = json.loads(campaign_json(Edition(site, site.campaigns[0], "en"), {}))["events"][0]
        linked = json.loads(view.data) if view.data else None
        card = shown(site, "pay/")[1].events[0]
        assert view.state == card.state == event["phase"] == phase
        can_register = phase in ("open", "tentative", "confirmed", "today")
        assert view.registers is can_register
        assert event["register"] == (REGISTER if can_register else None)
        if linked is not None:
            assert (linked["location"]["url"] == REGISTER) is can_register
        has_date = "starts" in fields
        assert bool(view.calendar) is (event["calendar"] is not None) is (has_date and phase != "over")
        assert bool(view.calendars) is (has_date and can_register)
        assert has_passed(site.campaigns[0], page_of(site, "event", "march"), site.today) is (phase == "over")
        said.append((view, event))
    assert said[0] == said[1] == said[2]


DATED = [pytest.param(fields, id=name) for name, fields, _ in EVENTS if "starts" in fields and fields.get("status") not in OFF]


def moment(text: str, zone: str | None) -> datetime | date:
    """A time as the author wrote it, in its zone; a date of whole days."""
    if len(text) == len("2027-05-01"):
        return date.fromisoformat(text)
    assert zone is not None
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def read_moment(text: str) -> datetime | date:
    """A time of a file or link, with its offset or in UTC; a date of whole days."""
    return date.fromisoformat(text) if len(text) in (8, 10) else datetime.fromisoformat(text).astimezone(UTC)


def after(last: datetime | date) -> datetime | date:
    """How calendars name the end of what lasts until then: of whole days, the day after the last."""
    return last if isinstance(last, datetime) else last + timedelta(days=1)


@pytest.mark.parametrize("fields", DATED)
def test_every_output_names_the_same_instants(tmp_path: Path, fields: dict[str, Any]) -> None:
    starts = moment(fields["starts"], fields.get("timezone"))
    ends = moment(fields.get("ends", fields["starts"]), fields.get("timezone"))
    files = {
        "mkdocs.yml": mkdocs("en"),
        "campaigns/pay/campaign.yml": campaign(),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/events/march.md": page("March", updated="2027-01-01", online=True, **fields),
    }
    site = site_of(tmp_path, files, datetime(2027, 3, 1, 12, tzinfo=UTC))
    view = shown(site, "pay/events/march/")[1]
    edition = Edition(site, site.campaigns[0], "en")
    linked, event = json.loads(view.data), json.loads(campaign_json(edition, {}))["events"][0]
    assert read_moment(linked["startDate"]) == read_moment(event["starts"]) == starts
    if "ends" in fields:
        assert read_moment(linked["endDate"]) == read_moment(event["ends"]) == ends
    calendar = event_calendar(edition, page_of(site, "event", "march"))
    assert calendar is not None
    found: dict[str, str] = dict(re.findall(r"^(DTSTART|DTEND)[^:\r\n]*:([^\r\n]*)", calendar.decode(), re.M))
    assert read_moment(found["DTSTART"]) == starts
    assert read_moment(found.get("DTEND", found["DTSTART"])) == after(ends)
    google, outlook = (parse_qs(urlsplit(link.href).query) for link in view.calendars)
    first, _, last = google["dates"][0].partition("/")
    assert (read_moment(first), read_moment(last)) == (starts, after(ends))
    assert (read_moment(outlook["startdt"][0]), read_moment(outlook["enddt"][0])) == (starts, after(ends))


@pytest.mark.parametrize(("day", "passed"), [("2027-05-01", False), ("2027-05-02", False), ("2027-05-03", True)])
def test_a_deadline_lasts_until_its_day_has_ended_everywhere(day: str, passed: bool) -> None:
    assert is_deadline_passed(date(2027, 5, 1), date.fromisoformat(day)) is passed


def test_what_a_campaign_has_found_of_its_pages_before_does_not_outlive_the_day(tmp_path: Path) -> None:
    files = {
        "campaigns/pay/campaign.yml": campaign(deadline="2027-05-01"),
        "campaigns/pay/index.md": page("Pay", after="It was due."),
        "campaigns/pay/actions/write.md": page("Write", kind="other", after="Too late."),
        "campaigns/pay/news/2027-06-01-x.md": page("Later", date="2027-06-01"),
    }
    project = read(tmp_path, files).project
    assert project is not None
    before = project.campaigns[0][0]
    assert (before.index.text("en").summary, len(before.news), len(before.actions)) == ("About Pay.", 1, 1)
    assert before.page_in_file("actions/write.md") is before.page("action", "write") is before.actions[0]
    after = as_of(before, date(2027, 5, 10))
    assert (after.index.text("en").summary, after.news) == ("It was due.", ())
    assert [action.text("en").summary for action in after.actions] == ["Too late."]
    assert after.page_in_file("actions/write.md") is after.page("action", "write") is after.actions[0]
    assert after.page_in_file("news/2027-06-01-x.md") is None


@pytest.mark.parametrize(
    ("fields", "offered"),
    [
        ({"deadline": "2027-05-10"}, True),  # today
        ({"deadline": "2027-05-09"}, False),
        ({}, False),
        ({"deadline": "2027-06-01", "risk": "high"}, False),
        ({"deadline": "2027-06-01", "risk": {"fr": "high"}}, True),
        ({"deadline": "2027-06-01", "status": "paused"}, False),
    ],
)
def test_a_letter_can_remind_of_its_last_day(tmp_path: Path, fields: dict[str, Any], offered: bool) -> None:
    drawing = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], **fields),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org"),
        "campaigns/pay/letters/wages.md": page("Wages", "Dear all.\n", subject="Pay", to=["mia"]),
    }
    site = site_of(tmp_path, drawing)
    (letter,) = campaign_of(site).letters
    assert [offers_reminder(campaign_of(site), letter, language, site.today) for language in ("en", "fr")] == [offered, False]
