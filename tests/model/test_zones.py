"""Zones are cities' clocks, and times exist once on them."""

from __future__ import annotations

from datetime import datetime

import pytest

from handbill.values.zones import ZoneError, check_wall_time, zone


def test_a_zone_is_named_after_a_city() -> None:
    assert zone("Asia/Yangon").key == "Asia/Yangon"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("CEST", "“CEST” is an abbreviation; name a city instead, such as Europe/Brussels"),
        ("CET", "“CET” is an abbreviation; name a city instead, such as Europe/Brussels"),
        ("EST", "“EST” is an abbreviation; name a city instead, such as America/New_York"),
        ("MMT", "“MMT” is an abbreviation; name a city instead, such as Asia/Yangon"),
        ("Europe/Brussel", "“Europe/Brussel” is not a time zone; did you mean “Europe/Brussels”?"),
        ("Etc/GMT+2", "“Etc/GMT+2” is not the zone of a place; name a city instead, such as Europe/Brussels"),
        ("Etc/UTC", "“Etc/UTC” is not the zone of a place; write UTC"),
        ("Etc/Zulu", "“Etc/Zulu” is not the zone of a place; write UTC"),
        ("+02:00", "“+02:00” is not a time zone; write it like Europe/Brussels or Asia/Yangon"),
        ("../../etc/passwd", "“../../etc/passwd” is not a time zone; "),
    ],
)
def test_other_names_are_refused_with_a_suggestion(name: str, message: str) -> None:
    with pytest.raises(ZoneError) as caught:
        zone(name)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("moment", "name", "message"),
    [
        (
            datetime(2027, 3, 28, 2, 30), "Europe/Brussels",
            "clocks in Europe/Brussels skip 2027-03-28 02:30; that night they are put forward: write 2027-03-28 01:30 or 03:30",
        ),
        (
            datetime(2027, 10, 3, 2, 15), "Australia/Lord_Howe",
            "clocks in Australia/Lord_Howe skip 2027-10-03 02:15; that night they are put forward: write 2027-10-03 01:45 or 02:45",
        ),
        (
            datetime(2027, 4, 30, 0, 30), "Africa/Cairo",
            ("clocks in Africa/Cairo skip 2027-04-30 00:30; that night they are put forward: "
            "write 2027-04-29 23:30 or 2027-04-30 01:30"),
        ),
        (
            datetime(2027, 10, 31, 2, 30), "Europe/Brussels",
            ("clocks in Europe/Brussels show 2027-10-31 02:30 twice; that night they are put back: write 2027-10-31 01:30 or 03:30, "
            "which are shown once"),
        ),
    ],
)  # fmt: skip
def test_a_time_that_clocks_skip_or_show_twice_is_refused_with_those_around(moment: datetime, name: str, message: str) -> None:
    with pytest.raises(ZoneError) as caught:
        check_wall_time(moment, name)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (datetime(2027, 3, 28, 1, 30), "Europe/Brussels"), (datetime(2027, 3, 28, 3, 30), "Europe/Brussels"),
        (datetime(2027, 10, 3, 1, 45), "Australia/Lord_Howe"), (datetime(2027, 10, 3, 2, 45), "Australia/Lord_Howe"),
        (datetime(2027, 4, 29, 23, 30), "Africa/Cairo"), (datetime(2027, 4, 30, 1, 30), "Africa/Cairo"),
    ],
)  # fmt: skip
def test_the_suggested_times_are_sound(moment: datetime, name: str) -> None:
    check_wall_time(moment, name)


@pytest.mark.parametrize("hour", [1, 3])
def test_the_hours_around_are_sound(hour: int) -> None:
    check_wall_time(datetime(2027, 10, 31, hour, 30), "Europe/Brussels")
