"""Links into calendars on the web carry the same instants as the calendar file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import campaign, campaign_of, page, page_of, site_of
from handbill.events.web_calendars import CalendarLinks, calendar_links
from handbill.model.campaign import Edition, Site
from handbill.model.facts import EventFacts
from handbill.model.page import Page


def drawn(root: Path, **fields: Any) -> Site:
    words = {"starts": "2027-05-20 18:30", "timezone": "Asia/Yangon", "place": "Hall", "updated": "2027-04-02", **fields}
    files = {"campaigns/pay/index.md": page("Pay"), "campaigns/pay/events/meeting.md": page("Meeting", **words)}
    return site_of(root, {"campaigns/pay/campaign.yml": campaign(), **files})


def links(site: Site, shown: Page | None = None) -> CalendarLinks:
    made = calendar_links(Edition(site, campaign_of(site), "en"), shown or page_of(site, "event", "meeting"))
    assert made is not None
    return made


def fields(link: str) -> dict[str, str]:
    """The fields of a link, a “+” in which would be read as a blank by some and as a plus by others."""
    assert link.isascii()
    assert "+" not in link
    return dict(parse_qsl(urlsplit(link).query, strict_parsing=True))


def google_span(link: str) -> tuple[date, date]:
    first, last = fields(link)["dates"].split("/")
    if "T" not in first:
        return datetime.strptime(first, "%Y%m%d").date(), datetime.strptime(last, "%Y%m%d").date()
    one, two = (datetime.strptime(part, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for part in (first, last))
    return one, two


def outlook_span(link: str) -> tuple[date, date]:
    found = fields(link)
    if found.get("allday") == "true":
        return date.fromisoformat(found["startdt"]), date.fromisoformat(found["enddt"])
    return datetime.fromisoformat(found["startdt"]), datetime.fromisoformat(found["enddt"])


def test_the_links_of_an_event(tmp_path: Path) -> None:
    made = links(drawn(tmp_path, ends="2027-05-20 20:00", online=True))
    assert fields(made.google) == {
        "action": "TEMPLATE",
        "dates": "20270520T120000Z/20270520T133000Z",
        "text": "Meeting",
        "details": "About Meeting.\n\nhttps://hub.example.org/pay/events/meeting/",
        "location": "Hall / Online",
    }
    assert fields(made.outlook) == {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "startdt": "2027-05-20T12:00:00Z",
        "enddt": "2027-05-20T13:30:00Z",
        "subject": "Meeting",
        "body": "About Meeting.\n\nhttps://hub.example.org/pay/events/meeting/",
        "location": "Hall / Online",
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return drawn(tmp_path_factory.mktemp("site"))


MOMENTS = st.datetimes(datetime(2001, 1, 1), datetime(2199, 1, 1)).map(lambda one: one.replace(second=0, microsecond=0))
ZONES = st.sampled_from(["Europe/Brussels", "Europe/Minsk", "Asia/Yangon", "America/New_York", "Africa/Casablanca"])
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60)


def _event(site: Site, title: str, **facts: Any) -> Page:
    found = page_of(site, "event", "meeting")
    text = found.source_text
    words = text.words.model_copy(update={"title": title})
    texts = {"en": replace(text, words=words)}
    return replace(found, facts=found.facts.model_copy(update=facts), texts=texts)


@given(MOMENTS, st.integers(1, 10_000), ZONES, WORDS)
def test_both_links_decode_to_the_same_instants(site: Site, starts: datetime, minutes: int, zone: str, title: str) -> None:
    ends = starts + timedelta(minutes=minutes)
    shown = _event(site, title, starts=starts, ends=ends, timezone=zone)
    facts = shown.facts
    assert isinstance(facts, EventFacts)
    assert facts.begin is not None
    assert facts.end is not None
    made = links(site, shown)
    assert google_span(made.google) == outlook_span(made.outlook) == (facts.begin.astimezone(UTC), facts.end.astimezone(UTC))
    assert fields(made.google)["text"] == fields(made.outlook)["subject"] == title


@given(st.dates(date(1901, 1, 1), date(2198, 1, 1)), st.integers(0, 40))
def test_whole_days_end_with_the_day_after_the_last(site: Site, first: date, more: int) -> None:
    made = links(site, _event(site, "Day", starts=first, ends=first + timedelta(days=more), timezone=None))
    expected = (first, first + timedelta(days=more + 1))
    assert google_span(made.google) == outlook_span(made.outlook) == expected


def test_without_an_end_the_event_ends_when_it_starts(site: Site) -> None:
    assert fields(links(site).google)["dates"] == "20270520T120000Z/20270520T120000Z"


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "cancelled"},
        {"status": "postponed"},
        {"starts": None, "timezone": None, "when": {"from": "2027-08-01", "to": "2027-08-31"}},
    ],
)
def test_what_does_not_take_place_is_not_offered(facts: dict[str, Any], tmp_path: Path) -> None:
    site = drawn(tmp_path, **facts)
    assert calendar_links(Edition(site, campaign_of(site), "en"), page_of(site, "event", "meeting")) is None
