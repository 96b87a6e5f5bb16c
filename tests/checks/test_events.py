"""Events say when and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Draw = Callable[..., Path]
Found = Callable[..., list[str]]
FILE = "campaigns/fair-pay/events/march.md"


@pytest.fixture
def draw(campaign: Draw) -> Callable[[str], Path]:
    head = "---\ntitle: March\nsummary: We march.\nupdated: 2027-03-01\n"
    return lambda fields: campaign({"events/march.md": f"{head}{fields}---\n\nCome.\n"})


@pytest.mark.parametrize(
    "fields",
    [
        "starts: 2027-05-01\nplace: City Hall\n",
        "starts: 2027-05-01\nends: 2027-05-02\nonline: true\n",
        "starts: 2027-05-01 18:30\nends: 2027-05-01 20:00\ntimezone: Asia/Yangon\nplace: City Hall\nonline: true\n",
        "when: {from: 2027-08-25, to: 2027-08-31}\nnote: end of August\nonline: true\n",
    ],
)
def test_dated_whole_day_and_open_events_are_sound(draw: Draw, found: Found, fields: str) -> None:
    draw(fields)
    assert found() == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("place: Hall\n", "2:1: the event has no time; write “starts”, or “when” while the date is open [missing-field]"),
        ("starts: 2027-05-01\n", "2:1: the event has no place; write “place” or “online: true” [missing-field]"),
        (
            "starts: 2027-05-01 10:00\nplace: Hall\n",
            ("5:9: a time needs its zone; add “timezone”, such as Europe/Brussels [missing-field]"),
        ),
        (
            "starts: 2027-05-01 10:00\nends: 2027-05-01 09:00\ntimezone: Europe/Brussels\nplace: Hall\n",
            (
                "6:7: the event ends before it starts: 2027-05-01 10:00 to 2027-05-01 09:00; if it ends on the next "
                "day, write “ends: 2027-05-02 09:00” [event-order]"
            ),
        ),
        (
            "starts: 2027-05-02\nends: 2027-05-01\nplace: Hall\n",
            (
                "6:7: the event ends before it starts: 2027-05-02 to 2027-05-01; “ends” must not be earlier than “starts” [event-order]"
            ),
        ),
        (
            "starts: 2027-05-02 10:00\nends: 2027-05-01 12:00\ntimezone: Europe/Brussels\nplace: Hall\n",
            "6:7: the event ends before it starts: 2027-05-02 10:00 to 2027-05-01 12:00; “ends” must not be earlier than “starts” [event-order]",
        ),
        (
            "starts: 2027-12-31 22:00\nends: 2027-12-31 01:30\ntimezone: Europe/Brussels\nplace: Hall\n",
            (
                "6:7: the event ends before it starts: 2027-12-31 22:00 to 2027-12-31 01:30; if it ends on the next "
                "day, write “ends: 2028-01-01 01:30” [event-order]"
            ),
        ),
        (
            "starts: 2027-05-01 10:00\nends: 2027-05-01\ntimezone: Europe/Brussels\nplace: Hall\n",
            "6:7: “starts” and “ends” must both have a time, or both be whole days [event-order]",
        ),
        (
            "starts: 2027-03-28 02:30\ntimezone: Europe/Brussels\nplace: Hall\n",
            (
                "5:9: clocks in Europe/Brussels skip 2027-03-28 02:30; that night they are put forward: write "
                "2027-03-28 01:30 or 03:30 [bad-time]"
            ),
        ),
        (
            "starts: 2027-10-31 01:00\nends: 2027-10-31 02:30\ntimezone: Europe/Brussels\nplace: Hall\n",
            (
                "6:7: clocks in Europe/Brussels show 2027-10-31 02:30 twice; that night they are put back: write "
                "2027-10-31 01:30 or 03:30, which are shown once [bad-time]"
            ),
        ),
        (
            "starts: 2027-05-01 10:00\ntimezone: CEST\nplace: Hall\n",
            "6:11: “CEST” is an abbreviation; name a city instead, such as Europe/Brussels [bad-zone]",
        ),
        (
            "starts: 1 May\nplace: Hall\n",
            ("5:9: “1 May” is not a time; write it like 2027-05-01 18:30, or 2027-05-01 for a whole day [bad-time]"),
        ),
        ("starts: 2027-05-32\nplace: Hall\n", "5:9: “2027-05-32” is not a day of the calendar [bad-date]"),
        ("starts: 2027-05-01 25:00\nplace: Hall\n", "5:9: “2027-05-01 25:00” is not a valid time [bad-time]"),
        (
            "starts: 2027-05-01\nwhen: {from: 2027-05-01, to: 2027-05-02}\nplace: Hall\n",
            "5:9: the event is dated and open at once; keep “starts” or “when” [event-dated-and-open]",
        ),
        (
            "when: {from: 2027-05-02, to: 2027-05-01}\nplace: Hall\n",
            ("5:30: the time ends before it begins: 2027-05-02 to 2027-05-01"),
        ),
        ("when: {from: 2027-05-02}\nplace: Hall\n", "5:7: the field “to” is missing [missing-field]"),
        (
            "when: {from: 2027-05-02, too: 2027-05-03}\nplace: Hall\n",
            "5:26: unknown field “too”; did you mean “to”? [unknown-field]",
        ),
        (
            "when: {from: 2027-05-01, to: 2027-05-02}\nstatus: confirmed\nplace: Hall\n",
            "6:9: an event with an open date cannot be “confirmed”; use tentative [bad-value]",
        ),
        (
            "starts: 2027-05-01\nnote: in spring\nplace: Hall\n",
            ("6:7: “note” explains an open date, and this event has a date; delete it"),
        ),
        (
            "starts: 2027-05-01\nplace: Hall\nstatus: canceled\n",
            ("7:9: “canceled” is not known here; did you mean “cancelled”? It can be"),
        ),
        ("starts: 2027-05-01\nplace: Hall\nrevision: -1\n", "7:11: “-1” must be at least 0 [bad-value]"),
        ("starts: 2027-05-01\nplace: Hall\nrevision: two\n", "7:11: “two” must be a whole number [bad-type]"),
        ("starts: 2027-05-01\nonline: yes\n", "6:9: “yes” must be true or false [bad-type]"),
        (
            "starts: 2027-05-01\nplace: Hall\nregister_url: example.org\n",
            "7:15: “example.org” is not a valid web address; write it whole",
        ),
        (
            "starts: 2027-05-01\nplace: Hall\nlanguages: [english]\n",
            "7:13: “english” is not a valid language tag; write it like en",
        ),
    ],
)
def test_each_slip_is_named_with_what_would_be_right(draw: Draw, errors: Found, fields: str, message: str) -> None:
    draw(fields)
    assert errors()[0].startswith(f"{FILE}:{message}"), errors()


def test_an_event_needs_the_day_it_was_last_changed(campaign: Draw, errors: Found) -> None:
    campaign({"events/march.md": "---\ntitle: March\nsummary: S\nstarts: 2027-05-01\nplace: Hall\n---\n"})
    assert errors() == [f"{FILE}:2:1: the field “updated” is missing [missing-field]"]


def test_its_place_is_to_be_translated(campaign: Draw, found: Found) -> None:
    campaign(
        {
            "events/march.md": "---\ntitle: March\nsummary: S\nupdated: 2027-03-01\nstarts: 2027-05-01\nplace: Hall\n---\n",
            "events/march.fr.md": "---\ntitle: Marche\nsummary: S\ntranslation: {status: machine}\n---\n\nVenez.\n",
        },
        replace={"languages: [en]": "languages: [en, fr]"},
    )
    assert found("missing-word") == ["campaigns/fair-pay/events/march.fr.md:2:1: warning: “place” is not translated [missing-word]"]
