"""Days and times as people write them; the one form that fields take, and what other forms mean."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TypeVar

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.A)
WALL_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", re.A)
YEARS = range(1900, 2200)
"""A year outside is a slip of the keyboard; clocks at the ends of the calendar cannot be computed with."""

D = TypeVar("D", date, datetime)
_NUMBERS = re.compile(r"(\d{1,4})[./ -](\d{1,2})[./ -](\d{1,4})(?: \d{1,2}:\d{2}(?::\d{2})?)?", re.A)
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%B %d, %Y", "%b %d, %Y")


def days_meant(value: str) -> tuple[date, ...]:
    """The days that a date as spreadsheets and people write it can mean, that of most countries first; often none."""
    if match := _NUMBERS.fullmatch(value.strip()):
        first, second, third = (int(part) for part in match.groups())
        year = third + 2000 if third < 100 else third
        orders = ((first, second, third),) if first > 31 else ((year, second, first), (year, first, second))
        # With full stops the day is always first.
        found = [day for order in orders[: 1 if "." in value else 2] if (day := _day_of(*order))]
        return tuple(dict.fromkeys(found))
    if re.fullmatch(r"[345]\d{4}", value.strip(), re.A):  # as Excel counts them, from 1900 on
        return (date(1899, 12, 30) + timedelta(days=int(value)),)
    for form in _IN_WORDS:
        try:
            return (datetime.strptime(value.strip(), form).date(),)  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return ()


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return _in_our_time(date(year, month, day))
    except ValueError:
        return None


def day_of(value: str) -> date:
    """`YYYY-MM-DD` as a day; ValueError when it is none of the calendar, or none of our time."""
    return _in_our_time(date.fromisoformat(value))


def _in_our_time(day: D) -> D:
    if day.year not in YEARS:
        raise ValueError(day)
    return day


def wall_time(value: str) -> datetime:
    """`YYYY-MM-DD HH:MM` as a time without zone; ValueError when it is none."""
    if not WALL_TIME.fullmatch(value):
        raise ValueError(value)
    return _in_our_time(datetime.fromisoformat(value))
