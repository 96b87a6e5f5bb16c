"""What readers find on the page of an event, in the words and marks of its template."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from drawn import campaign, mkdocs, page, rendered, site_of
from visitor import Element

TIMED = {"starts": "2027-05-20 18:30", "ends": "2027-05-20 20:00", "timezone": "Europe/Brussels"}
SENTENCE = "It was planned for Thursday, 20 May 2027, 18:30 to 20:00."


def read(root: Path, address: Any = "pay/events/march/", now: Any = "2027-05-09", facts: Any = None, **fields: Any) -> Element:
    """The page at an address, as the templates make it; `facts` are those of the campaign."""
    site = site_of(
        root,
        {
            "mkdocs.yml": mkdocs("en", "ru", "ar"),
            "campaigns/pay/campaign.yml": campaign(languages=["en", "ru", "ar"], **(facts or {})),
            "campaigns/pay/index.md": page("Pay"),
            "campaigns/pay/news/2027-05-01-a.md": page("News", date="2027-05-01"),
            "campaigns/pay/events/march.md": page("March", **{"updated": "2027-01-01", "place": "Hall", **TIMED, **fields}),
        },
        datetime.fromisoformat(f"{now} 12:00").replace(tzinfo=UTC),
    )
    return rendered(site, address)


def card_of(made: Element) -> Element:
    """The event in the list of its campaign."""
    (card,) = [one for one in made.all("li", class_="hb-card") if one.all("a", href="events/march/")]
    return card


def test_the_old_date_of_a_postponed_event_is_told_as_the_past(tmp_path: Path) -> None:
    made = read(tmp_path, status="postponed")
    assert not made.all(class_="hb-when__line hb-head")
    assert SENTENCE in made.one(class_="hb-when").text
    card = card_of(read(tmp_path, "pay/", status="postponed"))
    assert card.text.startswith("Postponed")
    assert SENTENCE in card.text
    assert len(card.all("time")) == 2


def test_a_date_is_the_biggest_line_until_then(tmp_path: Path) -> None:
    assert read(tmp_path).one(class_="hb-when__line hb-head").text == "Thursday, 20 May 2027, 18:30 to 20:00"


@pytest.mark.parametrize(
    ("address", "markup"),
    [
        ("pay/events/march/", ">Thursday, 20\xa0May\xa02027, 18:30</time></bdi>\xa0to\xa0<bdi>"),
        ("ru/pay/events/march/", ">четверг, 20\xa0мая\xa02027\u202fг., 18:30</time></bdi>\xa0–\u2060\xa0<bdi>"),
        ("ar/pay/events/march/", "20\xa0مايو/\u2060أيار\xa02027"),
    ],
)
def test_a_time_is_broken_behind_its_commas_only(tmp_path: Path, address: str, markup: str) -> None:
    assert markup in read(tmp_path, address).one(class_="hb-when__line hb-head").markup


def test_two_days_may_stand_on_two_lines(tmp_path: Path) -> None:
    made = read(tmp_path, starts="2027-05-20", ends="2027-05-21", timezone=None)
    assert "</bdi> to <bdi>" in made.one(class_="hb-when__line hb-head").markup


def test_the_days_stand_below_a_note_without_a_year(tmp_path: Path) -> None:
    open_date = {"starts": None, "ends": None, "timezone": None, "when": {"from": "2027-08-01", "to": "2027-08-31"}}
    made = read(tmp_path, note="end of August", **open_date)
    assert "end of August between 1 August 2027 and 31 August 2027" in made.one(class_="hb-when").text
    card = card_of(read(tmp_path, "pay/", note="end of August", **open_date))
    assert "end of August between 1 August 2027 and 31 August 2027" in card.text


def test_registration_is_the_coloured_button(tmp_path: Path) -> None:
    made = read(tmp_path, register_url="https://register.example.org/")
    (link,) = made.all("a", href="https://register.example.org/")
    assert (link.text, link.attributes["class"]) == ("Register", "hb-go hb-head")
    assert "Registering tells the organisers’ registration site your name and address." in made.one(class_="hb-when").text


def test_a_calendar_to_follow_opens_a_program_or_is_copied(tmp_path: Path) -> None:
    for address in ("pay/", "pay/events/march/"):
        made = read(tmp_path, address)
        assert made.one("a", href="webcal://hub.example.org/pay/events.ics").text == "Subscribe to all events"
        (copied,) = [one for one in made.all("bdi") if one.text == "https://hub.example.org/pay/events.ics"]
        assert copied.parent is not None
        assert copied.parent.text == "The calendar’s address, to copy: https://hub.example.org/pay/events.ics"
        risk = read(tmp_path, f"ru/{address}", facts={"risk": {"ru": "high"}})
        assert "webcal" not in risk.markup
        assert risk.all("a", type="text/calendar")


def test_interpretation_is_followed_by_the_way_to_hear_it(tmp_path: Path) -> None:
    made = read(tmp_path, interpretation=["fr", "my"])
    (row,) = [one for one in made.all("dd") if "French" in one.text]
    assert row.text == "French Burmese On site: ask for a headset at the entrance."


def test_names_of_documents_keep_their_direction(tmp_path: Path) -> None:
    made = read(tmp_path, materials=["https://docs.example.org/a/plan%20%3Cb%3E.pdf", "https://docs.example.org/"])
    first, second = (one for one in made.all("a") if one.attributes["href"].startswith("https://docs."))
    assert first.markup == "<bdi>plan &lt;b&gt;.pdf</bdi> (<bdi>docs.example.org</bdi>)"
    assert second.markup == "<bdi>docs.example.org</bdi>"


@pytest.mark.parametrize("address", ["", "pay/news/"])
def test_feeds_are_linked_in_both_forms(tmp_path: Path, address: str) -> None:
    made = read(tmp_path, address)
    folder = {"": "", "pay/news/": "../"}[address]
    for form, name in (("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json")):
        assert made.one("link", rel="alternate", type=form).attributes["href"] == folder + name
        assert made.one("a", type=form).attributes["href"] == folder + name


def test_an_event_page_has_no_feed(tmp_path: Path) -> None:
    assert not read(tmp_path).all("link", type="application/feed+json")
