"""Rules about events: their order, their time, their revisions."""

from __future__ import annotations

from handbill.rules.rule import Rule, Subject, fields, whole


def _march(time: str) -> str:
    return f"---\ntitle: A march\nsummary: We march.\n{time}\nplace: Market\nupdated: 2027-03-01\n---\n\nCome.\n"


SUBJECT = Subject(
    "Events",
    (
        Rule("event-order", "error", "An event ends after it starts, and both are times or both are whole days.",
             fields("events/rally.md", "revision: 1\nends: 2027-05-01 09:00", "revision: 1\nends: 2027-05-01 13:00")),
        Rule("event-dated-and-open", "error", "An event has a date, or a time in which it will be, not both.",
             whole("events/march.md", _march("starts: 2027-05-01\nwhen: {from: 2027-05-01, to: 2027-05-31}"), _march("starts: 2027-05-01")),
             at="campaigns/fair-pay/events/march.md:4"),
        Rule("event-revision", "error", "An event whose time or place changes after it was published has a higher “revision”.",
             fields("events/rally.md", "»place: Market", "place: Market\nrevision: 1")),
    ),
)  # fmt: skip
