"""Time zones by their IANA names, and wall-clock times that exist once in them."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# What people write for a zone, and a city whose clock they usually mean. `CET`, `EST` and `MST` are in the
# database too, but as clocks of no place: an author who writes them means a city.
ABBREVIATIONS = {
    "CET": "Europe/Brussels", "CEST": "Europe/Brussels", "EET": "Europe/Kyiv", "EEST": "Europe/Kyiv",
    "MSK": "Europe/Moscow", "GMT": "Europe/London", "BST": "Europe/London", "WET": "Europe/Lisbon",
    "EST": "America/New_York", "EDT": "America/New_York", "CST": "America/Chicago", "CDT": "America/Chicago",
    "MST": "America/Denver", "MDT": "America/Denver", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "MMT": "Asia/Yangon", "IST": "Asia/Kolkata", "JST": "Asia/Tokyo",
}  # fmt: skip


class ZoneError(ValueError):
    """Why a text names no zone, or a time does not exist once in it."""


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name with a city; ZoneError with a suggestion otherwise."""
    if name in ABBREVIATIONS:
        raise ZoneError(f"“{name}” is an abbreviation; name a city instead, such as {ABBREVIATIONS[name]}")
    known = available_timezones()
    if name in known and ("/" in name or name == "UTC") and not name.startswith("Etc/"):
        return ZoneInfo(name)
    if name in known and name.startswith("Etc/"):
        # `Etc/GMT-2` is two hours before UTC's clock by its name and two hours after it by its meaning.
        zero = datetime(2000, 1, 1, tzinfo=ZoneInfo(name)).utcoffset() == timedelta(0)
        meant = "write UTC" if zero else "name a city instead, such as Europe/Brussels"
        raise ZoneError(f"“{name}” is not the zone of a place; {meant}")
    near = difflib.get_close_matches(name, sorted(z for z in known if "/" in z and not z.startswith("Etc/")), n=1, cutoff=0.6)
    hint = f"did you mean “{near[0]}”?" if near else "write it like Europe/Brussels or Asia/Yangon"
    raise ZoneError(f"“{name}” is not a time zone; {hint}")


def check_wall_time(moment: datetime, name: str) -> None:
    """ZoneError with the times that may be meant when clocks in the zone skip this time, or show it twice."""
    early, late = (moment.replace(tzinfo=zone(name), fold=fold) for fold in (0, 1))
    first, second = early.utcoffset(), late.utcoffset()
    assert first is not None
    assert second is not None
    # What the clock is put forward or back by; fold 0 reckons with the time before the change, fold 1 with that after it.
    step = abs(second - first)
    if early.astimezone(UTC).astimezone(early.tzinfo).replace(tzinfo=None) != moment:
        meant = f"write {_times(moment - step, moment + step)}"
        raise ZoneError(f"clocks in {name} skip {moment:%Y-%m-%d %H:%M}; that night they are put forward: {meant}")
    if first != second:
        meant = f"write {_times(moment - step, moment + step)}, which are shown once"
        raise ZoneError(f"clocks in {name} show {moment:%Y-%m-%d %H:%M} twice; that night they are put back: {meant}")


def _times(one: datetime, other: datetime) -> str:
    """Two times to choose from; the other names its day where that is another one."""
    return (
        f"{one:%Y-%m-%d %H:%M} or {other:%H:%M}"
        if one.date() == other.date()
        else f"{one:%Y-%m-%d %H:%M} or {other:%Y-%m-%d %H:%M}"
    )
