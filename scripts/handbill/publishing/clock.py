"""The one place that asks what time it is."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

from handbill.publishing.environment import number

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable that says when a build takes place (reproducible-builds.org)."""

_LAST = 253_370_764_799
"""The last second of the year 9998: what lies months ahead of it still has a date."""


def instant() -> datetime:
    """Now in UTC: `SOURCE_DATE_EPOCH` when it is set, else the clock. Raises environment.BadVariable."""
    epoch = number(EPOCH, 0, _LAST, "the seconds since 1970")
    return datetime.fromtimestamp(epoch, UTC) if epoch is not None else datetime.now(UTC)


def noon(day: date) -> datetime:
    """The instant at which a day is looked at that is not today: its noon in UTC."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def machine_time() -> int:
    """The clock of this machine, in nanoseconds since 1970: for the times of files in caches, and for nothing published."""
    return time.time_ns()
