"""Calendars: what RFC 5545 asks of them, and what three programs that are not ours read in them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import campaign, campaign_of, mkdocs, page, page_of, recipients, site_of, translation
from handbill.events import calendar_entries
from handbill.events.calendar_entries import dated_events
from handbill.events.ics import PRODUCT, campaign_calendar, event_calendar, reminder, uid
from handbill.model.campaign import Edition, Site
from handbill.model.page import LetterPage, Page
from handbill.translations import translator

ROOT = Path(__file__).parents[2]

# Hours and minutes before UTC on the 15th of the month in 2027, from the zones' laws, not from a database.
CLOCKS = {
    "Europe/Brussels": ("+01:00", "+02:00", "+02:00", "+02:00"),
    "Europe/Minsk": ("+03:00", "+03:00", "+03:00", "+03:00"),
    "Asia/Yangon": ("+06:30", "+06:30", "+06:30", "+06:30"),
    "America/New_York": ("-05:00", "-04:00", "-04:00", "-04:00"),
    "Africa/Casablanca": ("+01:00", "+01:00", "+01:00", "+01:00"),
}
MONTHS = ("01", "04", "07", "10")

# Each prints [uid, start, end, sequence, status] of every event, instants as UTC ending in Z, days as days.
READERS = {
    "icalendar": """
import json, sys
from datetime import datetime, timezone
import icalendar
def show(value):
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else str(value)
found = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([[str(e["uid"]), show(e["dtstart"].dt), show(e["dtend"].dt), int(e["sequence"]), str(e["status"])]
                  for e in found.walk("VEVENT")]))
""",
    "vobject": """
import json, sys
from datetime import datetime, timezone
import vobject
def show(value):
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else str(value)
found = vobject.readOne(sys.stdin.buffer.read().decode())
print(json.dumps([[e.uid.value, show(e.dtstart.value), show(e.dtend.value), int(e.sequence.value), e.status.value]
                  for e in found.vevent_list]))
""",
    "ical.js": """
const ICAL = require("ical.js");
const text = require("fs").readFileSync(0, "utf8");
const show = time => time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "Z");
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map(one => new ICAL.Event(one));
console.log(JSON.stringify(events.map(e =>
  [e.uid, show(e.startDate), show(e.endDate), e.sequence, e.component.getFirstPropertyValue("status")])));
""",
}


def read_by(reader: str, data: bytes) -> list[Any]:
    """What a program in a process of its own reads; two of them end in a recursion after many calendars."""
    command = ["node", "-e"] if reader == "ical.js" else [sys.executable, "-c"]
    # A zone of its own shows times that were not written in UTC.
    environment = {**os.environ, "TZ": "Pacific/Auckland"}
    done = subprocess.run(
        [*command, READERS[reader]], cwd=ROOT / "tests", env=environment, input=data, capture_output=True, check=False
    )
    assert done.returncode == 0, f"{reader} (npm ci in tests/ and pip install -e .[test] bring it): {done.stderr.decode()}"
    found: list[Any] = json.loads(done.stdout)
    return found


def event(title: str = "Meeting", **fields: Any) -> str:
    return page(
        title, **{"starts": "2027-05-20 18:30", "timezone": "Europe/Brussels", "place": "Hall", "updated": "2027-04-02", **fields}
    )


def drawn(root: Path, files: Any = None, **events: str) -> Site:
    """A site in English, French and Burmese with a campaign's events by their ids."""
    drawing = {
        "mkdocs.yml": mkdocs("en", "fr", "my"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "my"]),
        "campaigns/pay/index.md": page("Pay"),
        **{f"campaigns/pay/events/{id}.md": text for id, text in events.items()},
    }
    return site_of(root, drawing | (files or {}))


def one(site: Site, id: str = "meeting", language: str = "en") -> icalendar.Component:
    """The event in its own calendar file."""
    made = event_calendar(Edition(site, campaign_of(site), language), page_of(site, "event", id))
    assert made is not None
    (found,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    return found


def whole(site: Site, language: str = "en") -> bytes:
    made = campaign_calendar(Edition(site, campaign_of(site), language))
    assert made is not None
    return made


def lines(data: bytes) -> list[str]:
    """The lines as RFC 5545 section 3.1 unfolds them."""
    return re.sub(b"\r\n[ \t]", b"", data).decode().split("\r\n")[:-1]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, list[list[Any]]]:
    """Twenty events and a day of action, and what calendars have to read in them."""
    events, expected = {}, []
    for zone, offsets in CLOCKS.items():
        for month, offset in zip(MONTHS, offsets, strict=True):
            id = f"{zone.rpartition('/')[2].lower().replace('_', '-')}-{month}"
            events[id] = event(starts=f"2027-{month}-15 20:15", ends=f"2027-{month}-16 01:45", timezone=zone)
            bounds = (f"2027-{month}-15T20:15:00{offset}", f"2027-{month}-16T01:45:00{offset}")
            expected.append([f"{id}.pay@hub.example.org", *map(_utc, bounds), 0, "CONFIRMED"])
    events["day"] = event(starts="2027-05-01", ends="2027-05-02", timezone=None, status="cancelled", revision=2)
    expected.append(["day.pay@hub.example.org", "2027-05-01", "2027-05-03", 2, "CANCELLED"])
    return drawn(tmp_path_factory.mktemp("world"), **events), sorted(expected)


def _utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize("language", ["en", "my"])
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_the_instants_of_the_front_matter(reader: str, language: str, world: tuple[Site, list[Any]]) -> None:
    site, expected = world
    assert sorted(read_by(reader, whole(site, language))) == expected


def test_the_expected_instants_are_as_known() -> None:
    assert _utc("2027-01-15T20:15:00+06:30") == "2027-01-15T13:45:00Z"
    assert _utc("2027-07-15T20:15:00-04:00") == "2027-07-16T00:15:00Z"


def test_an_event_is_written_as_expected(tmp_path: Path, golden: Callable[[str, str | bytes], None]) -> None:
    site = drawn(
        tmp_path,
        {
            "campaigns/pay/index.fr.md": translation("Payez-nous, maintenant; vite"),
            "campaigns/pay/events/meeting.fr.md": translation("Réunion générale, ouverte à toutes", place="Salle des fêtes"),
        },
        meeting=event(ends="2027-05-20 20:00", online=True, revision=3),
        march=event("March", starts="2027-05-01", timezone=None, status="postponed"),
        open=event("Open", starts=None, timezone=None, when={"from": "2027-08-01", "to": "2027-08-31"}, note="In August"),
    )
    golden("events.fr.ics", whole(site, "fr"))
    made = event_calendar(Edition(site, campaign_of(site), "fr"), page_of(site, "event", "meeting"))
    assert made is not None
    golden("meeting.fr.ics", made)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200).map(str.strip).filter(bool)


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return drawn(tmp_path_factory.mktemp("plain"), meeting=event(ends="2027-05-20 20:00"))


def _with_words(site: Site, title: str, summary: str, place: str) -> tuple[Edition, Page]:
    shown = page_of(site, "event", "meeting")
    text = shown.source_text
    words = text.words.model_copy(update={"title": title, "summary": summary, "place": place})
    return Edition(site, campaign_of(site), "en"), replace(shown, texts={"en": replace(text, words=words)})


@given(WORDS, WORDS, WORDS)
def test_words_come_out_again_in_lines_of_75_octets(plain_site: Site, title: str, summary: str, place: str) -> None:
    made = event_calendar(*_with_words(plain_site, title, summary, place))
    assert made is not None
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert b"\r" not in made.replace(b"\r\n", b"")
    for line in made.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is split
    values = {line.partition(":")[0]: line.partition(":")[2] for line in lines(made)}
    assert _unescaped(values["SUMMARY;LANGUAGE=en"]) == title
    assert _unescaped(values["DESCRIPTION;LANGUAGE=en"]) == f"{summary}\n\nhttps://hub.example.org/pay/events/meeting/"
    assert _unescaped(values["LOCATION;LANGUAGE=en"]) == place


def _unescaped(text: str) -> str:
    """A TEXT value as RFC 5545 section 3.3.11 reads it."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


@pytest.mark.parametrize("word", ["မြန်မာ", "😀", "é", "a", "العربية؛ ", "👩🏽\u200d🏭"])
def test_a_long_text_of_any_script_is_folded_between_characters(plain_site: Site, word: str) -> None:
    made = event_calendar(*_with_words(plain_site, word * 60, "x", "y"))
    assert made is not None
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    assert all(line.decode() for line in made.rstrip(b"\r\n").split(b"\r\n"))
    assert f"SUMMARY;LANGUAGE=en:{word * 60}".strip() in [line.strip() for line in lines(made)]


def test_two_builds_are_equal(tmp_path: Path) -> None:
    files = {"campaigns/pay/events/meeting.fr.md": translation("Réunion", place="Salle")}
    made = [whole(drawn(tmp_path / name, files, meeting=event(), march=event()), "fr") for name in ("one", "two")]
    assert made[0] == made[1]


def test_the_clock_is_not_in_the_bytes(tmp_path: Path) -> None:
    site = drawn(tmp_path, meeting=event(updated="2026-12-31"))
    later = replace(site, now=site.now.replace(year=2030))
    assert whole(site) == whole(later)
    assert "DTSTAMP:20261231T000000Z" in lines(whole(site))


def test_the_uid_is_the_same_in_every_language_and_file(tmp_path: Path) -> None:
    site = drawn(tmp_path, {"campaigns/pay/events/meeting.fr.md": translation("Réunion", place="Salle")}, meeting=event())
    expected = uid(site, campaign_of(site), page_of(site, "event", "meeting"))
    assert expected == "meeting.pay@hub.example.org"
    for language in ("en", "fr", "my"):
        assert one(site, language=language)["uid"] == expected
        assert f"UID:{expected}" in lines(whole(site, language))


@pytest.mark.parametrize(
    ("status", "written", "title", "free"),
    [
        ("tentative", "TENTATIVE", "Meeting", False),
        ("confirmed", "CONFIRMED", "Meeting", False),
        ("postponed", "TENTATIVE", "[Postponed] Meeting", True),
        ("cancelled", "CANCELLED", "[Cancelled] Meeting", True),
        (None, "CONFIRMED", "Meeting", False),
    ],
)
def test_a_status_is_one_of_the_three_that_calendars_know(
    status: str | None, written: str, title: str, free: bool, tmp_path: Path
) -> None:
    found = one(drawn(tmp_path, meeting=event(status=status, revision=4)))
    assert (found["status"], found["summary"], found["sequence"]) == (written, title, 4)
    assert (found.get("transp") == "TRANSPARENT") is free


def test_words_are_of_the_language_and_the_sources_where_there_is_no_translation(tmp_path: Path) -> None:
    files = {"campaigns/pay/events/meeting.fr.md": translation("Réunion", summary="On parle.")}
    site = drawn(tmp_path, files, meeting=event(status="cancelled"))
    french, burmese = one(site, language="fr"), one(site, language="my")
    assert (french["summary"], french["summary"].params["LANGUAGE"]) == (f"[{translator('fr')('Cancelled')}] Réunion", "fr")
    assert french["description"] == "On parle.\n\nhttps://hub.example.org/fr/pay/events/meeting/"
    assert (french["location"], french["location"].params["LANGUAGE"]) == ("Hall", "en")
    assert french["url"] == "https://hub.example.org/fr/pay/events/meeting/"
    assert (burmese["summary"], burmese["summary"].params["LANGUAGE"]) == ("[Cancelled] Meeting", "en")
    assert burmese["url"] == "https://hub.example.org/my/pay/events/meeting/"


def test_a_meeting_that_is_only_online_says_so_in_the_language_of_the_entry(tmp_path: Path) -> None:
    files = {"campaigns/pay/events/meeting.fr.md": translation("Réunion")}
    site = drawn(tmp_path, files, meeting=event(online=True, place=None))
    entry = one(site, language="fr")
    assert (str(entry["location"]), entry["location"].params["LANGUAGE"]) == ("En ligne", "fr")


@pytest.mark.parametrize(
    ("fields", "place"), [({}, "Hall"), ({"online": True}, "Hall / Online"), ({"online": True, "place": None}, "Online")]
)
def test_the_place_says_where_and_whether_online(fields: dict[str, Any], place: str, tmp_path: Path) -> None:
    assert one(drawn(tmp_path, meeting=event(**fields)))["location"] == place


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        ("2027-05-01", None, ["DTSTART;VALUE=DATE:20270501", "DTEND;VALUE=DATE:20270502"]),
        ("2027-05-01", "2027-05-01", ["DTSTART;VALUE=DATE:20270501", "DTEND;VALUE=DATE:20270502"]),
        ("2027-12-30", "2027-12-31", ["DTSTART;VALUE=DATE:20271230", "DTEND;VALUE=DATE:20280101"]),
        ("2027-05-20 18:30", None, ["DTSTART:20270520T163000Z"]),
        ("2027-05-20 18:30", "2027-05-20 18:30", ["DTSTART:20270520T163000Z"]),
        ("2027-03-27 23:30", "2027-03-28 04:00", ["DTSTART:20270327T223000Z", "DTEND:20270328T020000Z"]),
    ],
)
def test_the_end_is_left_out_or_later_than_the_start(starts: str, ends: str | None, written: list[str], tmp_path: Path) -> None:
    zone = "Europe/Brussels" if " " in starts else None
    made = lines(whole(drawn(tmp_path, meeting=event(starts=starts, ends=ends, timezone=zone))))
    assert [line for line in made if line.startswith(("DTSTART", "DTEND"))] == written


OPEN = {"starts": None, "timezone": None, "when": {"from": "2027-08-01", "to": "2027-08-31"}}


def test_an_open_date_has_no_calendar_file_and_is_in_none(tmp_path: Path) -> None:
    site = drawn(tmp_path, open=event("Open", **OPEN), meeting=event())
    assert event_calendar(Edition(site, campaign_of(site), "en"), page_of(site, "event", "open")) is None
    assert [found.id for found in dated_events(campaign_of(site))] == ["meeting"]
    assert b"open.pay" not in whole(site)


def test_a_campaign_without_a_date_has_no_calendar(tmp_path: Path) -> None:
    site = drawn(tmp_path, open=event("Open", **OPEN))
    assert campaign_calendar(Edition(site, campaign_of(site), "en")) is None


def test_a_calendar_to_subscribe_to_has_a_name_and_asks_to_be_read_again(tmp_path: Path) -> None:
    site = drawn(tmp_path, {"campaigns/pay/index.fr.md": translation("Payez; vite, svp")}, meeting=event())
    made = lines(whole(site, "fr"))
    assert made[:9] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        r"NAME;LANGUAGE=fr:Payez\; vite\, svp",
        r"X-WR-CALNAME:Payez\; vite\, svp",
        "SOURCE;VALUE=URI:https://hub.example.org/fr/pay/events.ics",
        "URL:https://hub.example.org/fr/pay/",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]


def test_no_calendar_asks_for_answers(tmp_path: Path) -> None:
    made = lines(whole(drawn(tmp_path, meeting=event())))
    assert not [line for line in made if line.startswith(("METHOD", "ORGANIZER", "ATTENDEE", "BEGIN:VTIMEZONE", "BEGIN:VALARM"))]


def test_calendars_stand_beside_their_pages(tmp_path: Path) -> None:
    site = drawn(tmp_path, meeting=event())
    assert calendar_entries.event_calendar_path(page_of(site, "event", "meeting"), "pay") == "pay/events/meeting/meeting.ics"
    assert calendar_entries.campaign_calendar_path("pay") == "pay/events.ics"


def reminded(root: Path, **fields: Any) -> tuple[Site, LetterPage]:
    site = site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr"),
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], **{"deadline": "2027-05-20", **fields}),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org"),
            "campaigns/pay/letters/wages.md": page(
                "Write, now; and well", "Dear all.\n", summary="It helps.", subject="Pay", to=["mia"]
            ),
        },
    )
    letter = page_of(site, "letter", "wages")
    assert isinstance(letter, LetterPage)
    return site, letter


@pytest.mark.parametrize("reader", READERS)
def test_a_reminder_is_the_whole_last_day_in_every_reader(reader: str, tmp_path: Path) -> None:
    site, letter = reminded(tmp_path)
    data = reminder(Edition(site, campaign_of(site), "en"), letter)
    assert read_by(reader, data) == [["reminder.wages.pay@hub.example.org", "2027-05-20", "2027-05-21", 0, "CONFIRMED"]]


def test_a_reminder_rings_the_morning_before_and_leads_to_the_letter(tmp_path: Path) -> None:
    site, letter = reminded(tmp_path)
    (event,) = icalendar.Calendar.from_ical(reminder(Edition(site, campaign_of(site), "en"), letter)).walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    assert (event["summary"], event["url"]) == ("Write, now; and well", "https://hub.example.org/pay/letters/wages/")
    assert event["description"] == "It helps.\n\nhttps://hub.example.org/pay/letters/wages/"
    assert (alarm["action"], alarm["trigger"].dt, event["transp"]) == ("DISPLAY", -timedelta(hours=15), "TRANSPARENT")
