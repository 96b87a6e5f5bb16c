"""The event page on every day, from an open date to a recording."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, mkdocs, page, shown, site_of, translation

LINKS = {"register_url": "https://register.example.org/", "recording_url": "https://video.example.org/1"}


def event(root: Path, now: str, files: Any = None, address: Any = "pay/events/march/", **fields: Any) -> Any:
    """The view of an event on the day `now`, at noon in UTC."""
    facts = {"starts": "2027-05-10", "updated": "2027-01-01", "place": "Hall", **fields}
    site = site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "fr", "my", "ar"),
            "campaigns/pay/campaign.yml": campaign(languages=["en", "fr", "my", "ar"]),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/events/march.md": page("March", **facts),
            **(files or {}),
        },
        datetime.fromisoformat(f"{now} 12:00").replace(tzinfo=UTC),
    )
    return shown(site, address)[1]


@pytest.mark.parametrize(
    ("now", "fields", "state"),
    [
        ("2027-05-09", {}, "confirmed"),
        ("2027-05-10", {}, "today"),
        ("2027-05-11", {}, "over"),
        ("2027-05-09", {"ends": "2027-05-12"}, "confirmed"),
        ("2027-05-11", {"ends": "2027-05-12"}, "today"),
        ("2027-05-12", {"ends": "2027-05-12"}, "today"),
        ("2027-05-13", {"ends": "2027-05-12"}, "over"),
        ("2027-05-09", {"status": "tentative"}, "tentative"),
        ("2027-05-10", {"status": "tentative"}, "today"),
        ("2027-05-11", {"status": "tentative"}, "over"),
        ("2027-05-09", {"status": "postponed"}, "postponed"),
        ("2027-05-11", {"status": "postponed"}, "postponed"),
        ("2027-05-09", {"status": "cancelled"}, "cancelled"),
        ("2027-05-10", {"status": "cancelled"}, "cancelled"),
        ("2027-05-11", {"status": "cancelled"}, "cancelled"),
        ("2027-05-09", {"starts": "2027-05-10 18:00", "timezone": "Europe/Brussels"}, "confirmed"),
        ("2027-05-10", {"starts": "2027-05-10 18:00", "timezone": "Europe/Brussels"}, "today"),
        ("2027-05-11", {"starts": "2027-05-10 18:00", "timezone": "Europe/Brussels"}, "over"),
        ("2027-05-11", {"starts": "2027-05-10 22:00", "ends": "2027-05-11 04:00", "timezone": "Europe/Brussels"}, "today"),
        ("2027-05-12", {"starts": "2027-05-10 22:00", "ends": "2027-05-11 04:00", "timezone": "Europe/Brussels"}, "over"),
    ],
)
def test_the_state_of_each_day(tmp_path: Path, now: str, fields: dict[str, str], state: str) -> None:
    assert event(tmp_path, now, **fields).state == state


@pytest.mark.parametrize(
    ("now", "state"), [("2027-04-30", "open"), ("2027-05-20", "open"), ("2027-06-10", "open"), ("2027-06-11", "over")]
)
def test_an_open_date_is_open_until_its_last_day(tmp_path: Path, now: str, state: str) -> None:
    made = event(tmp_path, now, starts=None, when={"from": "2027-05-10", "to": "2027-06-10"}, note="end of May")
    assert made.state == state
    assert (str(made.when.note), made.when.starts, made.when.ends, made.when.zone) == ("end of May", None, None, "")


def test_an_open_date_without_a_note_names_its_days(tmp_path: Path) -> None:
    made = event(tmp_path, "2027-04-01", starts=None, when={"from": "2027-05-10", "to": "2027-06-10"})
    assert str(made.when.note) == "between 10 May 2027 and 10 June 2027"


@pytest.mark.parametrize(
    ("now", "status", "register"),
    [
        ("2027-05-09", None, True),
        ("2027-05-09", "tentative", True),
        ("2027-05-10", None, True),
        ("2027-05-11", None, False),
        ("2027-05-09", "cancelled", False),
        ("2027-05-09", "postponed", False),
    ],
)
def test_registration_comes_first_until_it_ends_with_the_event(
    tmp_path: Path, now: str, status: str | None, register: bool
) -> None:
    action = {"campaigns/pay/actions/write.md": page("Write", kind="other")}
    timed = {"starts": "2027-05-10 18:30", "timezone": "Europe/Brussels"}
    made = event(tmp_path, now, action, status=status, **timed, **LINKS)
    shown_first = (made.primary.href, str(made.primary.text))
    later = (
        (LINKS["recording_url"], "Watch the recording")
        if now == "2027-05-11" and status is None
        else ("../../actions/write/", "Write")
    )
    assert shown_first == ((LINKS["register_url"], "Register") if register else later)
    assert [str(link.text) for link in made.actions] == (["Write"] if register else [])
    assert made.registers is register
    # Where it is the first thing to do, it is not offered twice.
    assert made.recording == ("" if made.primary.href == LINKS["recording_url"] else LINKS["recording_url"])


def test_an_action_of_the_event_stands_once_beside_registration(tmp_path: Path) -> None:
    actions = {
        f"campaigns/pay/actions/{id}.md": page(id.title(), kind="other", order=order, event="march")
        for order, id in enumerate(("write", "meet"), 1)
    }
    made = event(tmp_path, "2027-05-09", actions, **LINKS)
    assert [str(link.text) for link in made.actions] == ["Write", "Meet"]


@pytest.mark.parametrize(
    ("fields", "named", "titles"),
    [
        ({}, None, ["Write", "Meet"]),
        ({}, "march", ["Meet"]),
        ({"starts": "2027-05-10 18:30", "timezone": "Europe/Brussels"}, None, []),
        ({"starts": None, "when": {"from": "2027-05-10", "to": "2027-06-10"}}, None, []),
    ],
)
def test_on_a_day_of_action_one_does_what_the_campaign_asks_for(
    tmp_path: Path, fields: dict[str, Any], named: str | None, titles: list[str]
) -> None:
    actions = {
        "campaigns/pay/actions/write.md": page("Write", kind="other", order=1),
        "campaigns/pay/actions/meet.md": page("Meet", kind="other", order=2, event=named),
    }
    assert [str(link.text) for link in event(tmp_path, "2027-05-09", actions, **fields).actions] == titles


@pytest.mark.parametrize(
    ("now", "fields", "label"),
    [
        ("2027-05-11", {}, "Over"),
        ("2027-05-11", {"recording_url": "https://video.example.org/1"}, "Recording available"),
        ("2027-05-10", {"recording_url": "https://video.example.org/1"}, "Today"),
        ("2027-05-11", {"recording_url": "https://video.example.org/1", "status": "cancelled"}, "Cancelled"),
    ],
)
def test_a_recording_is_told_with_the_state(tmp_path: Path, now: str, fields: dict[str, str], label: str) -> None:
    assert event(tmp_path, now, **fields).headline.label == label
    card = event(tmp_path, now, address="pay/", **fields).events[0]
    assert card.label == label


@pytest.mark.parametrize(
    ("now", "status", "sentence"),
    [
        ("2027-05-09", None, "You can take part online."),
        ("2027-05-11", None, "It was possible to take part online."),
        ("2027-05-09", "cancelled", "Online participation was planned."),
        ("2027-05-11", "cancelled", "Online participation was planned."),
    ],
)
def test_taking_part_online_is_told_of_the_present_the_past_and_what_was_planned(
    tmp_path: Path, now: str, status: str | None, sentence: str
) -> None:
    assert event(tmp_path, now, status=status, online=True).online == sentence
    assert event(tmp_path, now, status=status).online == ""


ONLINE = "Online: choose your language in the interpretation menu of the meeting."
THERE = "On site: ask for a headset at the entrance."


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"online": True, "place": None}, ONLINE),
        ({"place": "Hall"}, THERE),
        ({"online": True, "place": "Hall"}, f"{ONLINE} {THERE}"),
        ({"place": "Hall", "interpretation": []}, ""),
        ({"place": "Hall", "status": "cancelled"}, ""),
        ({"place": "Hall", "starts": "2027-05-01"}, ""),
    ],
)
def test_interpretation_says_what_to_do_to_hear_it(tmp_path: Path, fields: dict[str, Any], sentence: str) -> None:
    assert event(tmp_path, "2027-05-09", **{"interpretation": ["fr"], **fields}).hearing == sentence


def test_the_old_date_of_a_postponed_event_is_a_former_one(tmp_path: Path) -> None:
    made = event(tmp_path, "2027-05-01", status="postponed", starts="2027-05-10 14:00", timezone="Europe/Brussels")
    assert (made.when.former, made.when.elsewhere, made.clock) == (True, (), None)
    assert not event(tmp_path, "2027-05-01", status="cancelled").when.former


@pytest.mark.parametrize(
    ("note", "days"),
    [
        ("end of August", "between 1 August 2027 and 31 August 2027"),
        ("on the 27th or 31st", "between 1 August 2027 and 31 August 2027"),
        ("August 2026", "between 1 August 2027 and 31 August 2027"),
        ("end of August 2027", ""),
        ("၂၀၂၇ ဩဂုတ်", ""),
        ("آب ٢٠٢٧", ""),
    ],
)
def test_the_year_is_told_where_a_note_names_none(tmp_path: Path, note: str, days: str) -> None:
    made = event(tmp_path, "2027-05-01", starts=None, when={"from": "2027-08-01", "to": "2027-08-31"}, note=note)
    assert (str(made.when.note), made.when.days) == (note, days)


@pytest.mark.parametrize(
    ("now", "fields", "label"),
    [
        ("2027-05-09", {}, "Add to your calendar"),
        ("2027-05-10", {}, "Add to your calendar"),
        ("2027-05-11", {}, ""),
        ("2027-05-09", {"status": "cancelled"}, "Update your calendar"),
        ("2027-05-11", {"status": "postponed"}, "Update your calendar"),
        ("2027-05-09", {"starts": None, "when": {"from": "2027-05-10", "to": "2027-06-10"}}, ""),
    ],
)
def test_a_calendar_file_is_offered_while_it_changes_a_calendar(
    tmp_path: Path, now: str, fields: dict[str, Any], label: str
) -> None:
    made = event(tmp_path, now, **fields)
    assert (made.calendar, made.calendar_label if label else "") == ("march.ics" if label else "", label)


def test_all_events_can_be_subscribed_to_where_that_gives_nobody_away(tmp_path: Path) -> None:
    risky = {"campaigns/pay/campaign.yml": campaign(languages=["en", "fr"], risk={"fr": "high"})}
    address = "://hub.example.org/pay/events.ics"
    for page_address in ("pay/", "pay/events/march/"):
        made = event(tmp_path, "2027-05-09", risky, page_address).subscription
        assert (made.href, made.address) == (f"webcal{address}", f"https{address}")
        risk = event(tmp_path, "2027-05-09", risky, f"fr/{page_address}")
        assert (risk.subscription, bool(risk.calendar)) == (None, True)


def test_nobody_subscribes_to_a_campaign_that_has_ended_or_names_no_day(tmp_path: Path) -> None:
    ended = {"campaigns/pay/campaign.yml": campaign(languages=["en"], status="closed")}
    assert event(tmp_path, "2027-05-09", ended).subscription is None
    open_date = {"starts": None, "when": {"from": "2027-05-10", "to": "2027-06-10"}}
    assert event(tmp_path, "2027-05-09", **open_date).subscription is None


def test_events_to_come_stand_first_and_the_past_from_its_end(tmp_path: Path) -> None:
    facts = {"updated": "2027-01-01", "place": "Hall"}
    others = {
        f"campaigns/pay/events/{id}.md": page(id, starts=starts, **facts, **more)
        for id, starts, more in [
            ("long-ago", "2026-05-10", {}), ("lately", "2027-05-01", {}), ("next", "2027-05-20", {}), ("last", "2027-08-01", {}),
            ("waits", "2027-05-02", {"status": "postponed"}), ("going-on", "2027-05-08", {"ends": "2027-05-12"}),
        ]
    }  # fmt: skip
    order = ["going-on", "next", "last", "waits", "lately", "long-ago"]
    assert [str(link.text) for link in event(tmp_path, "2027-05-10", others).others] == order
    cards = event(tmp_path, "2027-05-10", others, "pay/").events
    assert [str(card.link.text) for card in cards] == ["going-on", "March", *order[1:]]


def test_materials_of_one_host_have_names_of_their_own(tmp_path: Path) -> None:
    links = [
        "https://docs.example.org/march/plan%20of%20the%20day.pdf", "https://docs.example.org/", "https://docs.example.org/a/%E2%80%AEfdp",
        "https://docs.example.org/%FF", "https://docs.example.org/en/notes.pdf", "https://docs.example.org/fr/notes.pdf?v=2",
    ]  # fmt: skip
    made = event(tmp_path, "2027-05-09", materials=links).materials
    assert [one.href for one in made] == links
    assert {one.host for one in made} == {"docs.example.org"}
    assert [one.name for one in made] == [
        "plan of the day.pdf", "", "%E2%80%AEfdp", "%FF", "en/notes.pdf", "fr/notes.pdf?v=2",
    ]  # fmt: skip


def test_a_whole_day_is_a_date_for_machines(tmp_path: Path) -> None:
    made = event(tmp_path, "2027-05-01", ends="2027-05-12")
    assert (made.when.starts.datetime, made.when.ends.datetime) == ("2027-05-10", "2027-05-12")
    assert (made.when.starts.text, made.when.zone, made.when.elsewhere) == ("Monday, 10 May 2027", "", ())
    assert event(tmp_path, "2027-05-01").when.ends is None


def test_a_time_is_an_instant_in_utc_and_in_words_on_the_organisers_clock(tmp_path: Path) -> None:
    made = event(
        tmp_path, "2027-05-01", starts="2027-05-10 18:30", ends="2027-05-10 20:00", timezone="Asia/Yangon", place=None, online=True
    )
    assert (made.when.starts.datetime, made.when.ends.datetime) == ("2027-05-10T12:00Z", "2027-05-10T13:30Z")
    assert (made.when.starts.text, made.when.ends.text) == ("Monday, 10 May 2027, 18:30", "20:00")
    assert made.when.zone == "Yangon time (Asia/Yangon, UTC+6:30)"
    assert made.online


def test_a_night_names_both_days(tmp_path: Path) -> None:
    made = event(tmp_path, "2027-05-01", starts="2027-05-10 22:00", ends="2027-05-11 01:00", timezone="Europe/Brussels")
    assert made.when.ends.text == "Tuesday, 11 May 2027, 01:00"


def test_the_same_time_is_told_elsewhere_on_each_citys_own_clock(tmp_path: Path) -> None:
    made = event(tmp_path, "2027-05-01", starts="2027-05-10 14:00", timezone="Europe/Brussels")
    assert made.when.elsewhere == ("12:00 UTC", "08:00 New York", "15:00 Minsk", "18:30 Yangon")


@pytest.mark.parametrize(
    ("cities", "elsewhere"),
    [(["Africa/Johannesburg", "Europe/Brussels"], ("12:00 UTC", "14:00 Johannesburg")), ([], ("12:00 UTC",))],
)
def test_a_campaign_names_the_cities_itself(tmp_path: Path, cities: list[str], elsewhere: tuple[str, ...]) -> None:
    files = {"campaigns/pay/campaign.yml": campaign(languages=["en"], cities=cities)}
    made = event(tmp_path, "2027-05-01", files, starts="2027-05-10 14:00", timezone="Europe/Brussels")
    assert made.when.elsewhere == elsewhere


def test_where_it_is_another_day_the_day_is_named(tmp_path: Path) -> None:
    made = event(tmp_path, "2027-05-01", starts="2027-05-10 21:00", timezone="Europe/Brussels")
    assert made.when.elsewhere == ("19:00 UTC", "15:00 New York", "22:00 Minsk", "Tuesday, 11 May 2027, 01:30 Yangon")


def test_times_are_told_in_the_readers_words(tmp_path: Path) -> None:
    facts = {"starts": "2027-05-10 18:30", "timezone": "Asia/Yangon"}
    burmese = event(tmp_path, "2027-05-01", address="my/pay/events/march/", **facts)
    assert "၁၈:၃၀" in burmese.when.starts.text
    assert burmese.when.starts.datetime == "2027-05-10T12:00Z"
    assert "Rangoun" in event(tmp_path, "2027-05-01", address="fr/pay/events/march/", **facts).when.zone


def test_spoken_languages_are_named_for_the_reader(tmp_path: Path) -> None:
    made = event(tmp_path, "2027-05-01", languages=["en", "my"], interpretation=["shn"], address="fr/pay/events/march/")
    assert (made.languages, made.interpretation) == (("anglais", "birman"), ("shan",))


def test_the_place_falls_back_to_the_sources_words(tmp_path: Path) -> None:
    translated = {"campaigns/pay/events/march.fr.md": translation("Marche")}
    made = event(tmp_path, "2027-05-01", translated, "fr/pay/events/march/", place="Town hall")
    assert (made.title.text, made.place.text, made.place.lang) == ("Marche", "Town hall", "en")
    translated = {"campaigns/pay/events/march.fr.md": translation("Marche", place="Mairie")}
    made = event(tmp_path, "2027-05-01", translated, "fr/pay/events/march/", place="Town hall")
    assert (made.place.text, made.place.lang) == ("Mairie", "")


def test_the_note_of_a_translation_is_used_and_else_the_days_in_the_readers_language(tmp_path: Path) -> None:
    open_date = {"starts": None, "when": {"from": "2027-05-10", "to": "2027-06-10"}, "note": "end of May"}
    noted = {"campaigns/pay/events/march.fr.md": translation("Marche", note="fin mai")}
    made = event(tmp_path, "2027-05-01", noted, "fr/pay/events/march/", **open_date)
    assert (made.when.note.text, made.when.note.lang) == ("fin mai", "")
    made = event(tmp_path, "2027-05-01", {}, "ar/pay/events/march/", **open_date)
    assert (made.when.note.text, made.when.note.lang, made.when.note.dir) == ("end of May", "en", "ltr")


@pytest.mark.parametrize(
    ("now", "fields", "offered"),
    [
        ("2027-05-09", {}, True),
        ("2027-05-10", {}, True),
        ("2027-05-11", {}, False),
        ("2027-05-09", {"status": "tentative"}, True),
        ("2027-05-09", {"status": "postponed"}, False),
        ("2027-05-09", {"status": "cancelled"}, False),
        ("2027-05-09", {"starts": None, "when": {"from": "2027-05-10", "to": "2027-06-10"}}, False),
    ],
)
def test_calendars_on_the_web_are_offered_while_one_can_go(tmp_path: Path, now: str, fields: dict[str, Any], offered: bool) -> None:
    made = event(tmp_path, now, **fields)
    assert [str(link.text) for link in made.calendars] == (["Google", "Outlook"] if offered else [])


def test_search_engines_are_told_of_an_event_with_a_date(tmp_path: Path) -> None:
    assert json.loads(event(tmp_path, "2027-05-09").data)["startDate"] == "2027-05-10"
    open_date = {"starts": None, "when": {"from": "2027-05-10", "to": "2027-06-10"}}
    assert event(tmp_path, "2027-05-09", **open_date).data == ""
    assert "<" not in event(tmp_path, "2027-05-09", place="</script><b>").data
