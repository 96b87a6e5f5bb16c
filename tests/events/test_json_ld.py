"""Events for search engines: what JSON-LD says, and that it stays inside its script element."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drawn import campaign, campaign_of, mkdocs, page, page_of, site_of, translation
from handbill.events.json_ld import event_json
from handbill.model.campaign import Edition, Site
from rasters import JPEG

OPEN = {"starts": None, "timezone": None, "when": {"from": "2027-08-01", "to": "2027-08-31"}}


def drawn(root: Path, **fields: Any) -> Site:
    words = {"starts": "2027-05-20 18:30", "timezone": "Europe/Brussels", "place": "Hall", "updated": "2027-04-02", **fields}
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(
            languages=["en", "fr"],
            risk={"fr": "high"},
            organisers=[
                {"name": {"en": "Clerks", "fr": "Employés"}, "url": "https://clerks.example.org/"},
                {"name": "Hall Workers"},
            ],
        ),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/events/meeting.md": page("Meeting", **words),
        "campaigns/pay/events/meeting.fr.md": translation("Réunion", **({"place": "Salle"} if words["place"] else {})),
    }
    media = root / "campaigns/pay/media/hall.jpg"
    media.parent.mkdir(parents=True, exist_ok=True)
    media.write_bytes(JPEG)
    return site_of(root, files)


def said(site: Site, language: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(event_json(Edition(site, campaign_of(site), language), page_of(site, "event", "meeting")))
    return found


def test_an_event_says_what_when_and_where(tmp_path: Path) -> None:
    site = drawn(tmp_path, ends="2027-05-20 20:00", languages=["en", "my"], image="media/hall.jpg", image_alt="A hall")
    assert said(site) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Meeting",
        "description": "About Meeting.",
        "url": "https://hub.example.org/pay/events/meeting/",
        "startDate": "2027-05-20T18:30:00+02:00",
        "endDate": "2027-05-20T20:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "Hall", "address": "Hall"},
        "organizer": [
            {"@type": "Organization", "name": "Clerks", "url": "https://clerks.example.org/"},
            {"@type": "Organization", "name": "Hall Workers"},
        ],
        "inLanguage": ["en", "my"],
        "image": "https://hub.example.org/pay/media/hall.jpg",
    }


def test_words_are_of_the_language_and_no_picture_is_shown_to_readers_at_risk(tmp_path: Path) -> None:
    found = said(drawn(tmp_path, image="media/hall.jpg", image_alt="A hall"), "fr")
    assert (found["name"], found["location"]["name"], found["organizer"][0]["name"]) == ("Réunion", "Salle", "Employés")
    assert found["url"] == "https://hub.example.org/fr/pay/events/meeting/"
    assert "image" not in found


@pytest.mark.parametrize(
    ("status", "written"),
    [
        ("tentative", "EventScheduled"),
        ("confirmed", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
    ],
)
def test_a_status_is_in_the_words_of_schema_org(status: str, written: str, tmp_path: Path) -> None:
    found = said(drawn(tmp_path, status=status))
    assert found["eventStatus"] == f"https://schema.org/{written}"
    assert found["startDate"] == "2027-05-20T18:30:00+02:00"


@pytest.mark.parametrize(
    ("fields", "mode", "kinds"),
    [
        ({}, "Offline", ["Place"]),
        ({"online": True}, "Mixed", ["Place", "VirtualLocation"]),
        ({"online": True, "place": None}, "Online", ["VirtualLocation"]),
    ],
)
def test_the_mode_of_attendance_fits_the_places(fields: dict[str, Any], mode: str, kinds: list[str], tmp_path: Path) -> None:
    found = said(drawn(tmp_path, **fields))
    places = found["location"] if isinstance(found["location"], list) else [found["location"]]
    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert [one["@type"] for one in places] == kinds


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({}, "https://hub.example.org/pay/events/meeting/"),
        ({"register_url": "https://join.example.org/"}, "https://join.example.org/"),
        ({"register_url": "https://join.example.org/", "status": "cancelled"}, "https://hub.example.org/pay/events/meeting/"),
        (
            {"register_url": "https://join.example.org/", "starts": "2027-05-09 18:30"},
            "https://hub.example.org/pay/events/meeting/",
        ),
    ],
)
def test_a_virtual_place_is_where_one_registers_until_it_is_over(fields: dict[str, Any], url: str, tmp_path: Path) -> None:
    assert said(drawn(tmp_path, online=True, place=None, **fields))["location"]["url"] == url


def test_a_recording_is_said(tmp_path: Path) -> None:
    found = said(drawn(tmp_path, recording_url="https://video.example.org/1"))
    assert found["recordedIn"] == {"@type": "CreativeWork", "name": "Meeting", "url": "https://video.example.org/1"}


def test_whole_days_are_days(tmp_path: Path) -> None:
    found = said(drawn(tmp_path, starts="2027-05-20", ends="2027-05-21", timezone=None))
    assert (found["startDate"], found["endDate"]) == ("2027-05-20", "2027-05-21")


def test_an_open_date_says_nothing(tmp_path: Path) -> None:
    site = drawn(tmp_path, **OPEN)
    assert event_json(Edition(site, campaign_of(site), "en"), page_of(site, "event", "meeting")) == ""


class _Scripts(HTMLParser):
    """The contents of script elements, and whatever got out of them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.outside, self.tags = "", "", [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1] == "script":
            self.inside += data
        else:
            self.outside += data


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return drawn(tmp_path_factory.mktemp("site"))


@example("</script><script>alert(1)</script>")
@example("<!-- <script>")
@example("</SCRIPT\n>")
@example("]]>&lt;/script&gt;\u2028\u2029\\u003c\\")
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_gets_out_of_the_script_element(site: Site, title: str) -> None:
    found = page_of(site, "event", "meeting")
    words = found.source_text.words.model_copy(update={"title": title, "summary": title, "place": title})
    shown = replace(found, texts={"en": replace(found.source_text, words=words)})
    made = event_json(Edition(site, campaign_of(site), "en"), shown)
    assert not set("<>&\u2028\u2029") & set(made)
    parser = _Scripts()
    parser.feed(f'<script type="application/ld+json">{made}</script>')
    parser.close()
    assert (parser.inside, parser.outside, parser.tags) == (made, "", ["", "script"])
    assert json.loads(made)["name"] == title
