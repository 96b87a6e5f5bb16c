"""How long something holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple


class Span(NamedTuple):
    """From one instant to just before another, in UTC."""

    since: datetime
    until: datetime

    def has(self, moment: datetime) -> bool:
        return self.since <= moment < self.until

    def within(self, other: Span) -> Span:
        """What both have in common."""
        return Span(max(self.since, other.since), min(self.until, other.until))


ALWAYS = Span(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
