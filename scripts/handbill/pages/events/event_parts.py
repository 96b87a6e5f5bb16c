"""The parts of views that tell of events: their time, their cards, their calendars."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from handbill.pages.parts import Link, LocalizedText, Moment
from handbill.values.records import frozen_record


@frozen_record
class EventTime:
    """`note` is there while the date is open, with `days` where it names no year; else `starts`, perhaps `ends`, and `zone`.

    `days` reads like "between 1 May 2027 and 31 May 2027". `zone` reads like "Brussels time (Europe/Brussels, UTC+2)" and
    is empty for all-day events; `elsewhere` holds the same instant as UTC and in a few named cities. `short` means that
    `ends` is a time of the day that `starts` names. `former` is the time that a postponed event had, as a sentence would
    say it of the past.
    """

    note: LocalizedText
    starts: Moment | None
    ends: Moment | None
    zone: str
    elsewhere: Sequence[str] = ()
    days: str = ""
    short: bool = False
    former: bool = False


@frozen_record
class EventCard:
    """`state` is open, tentative, confirmed, postponed, cancelled, today or over; `label` says it in words.

    The label of an event that is over says, too, whether there is a recording.
    """

    link: Link
    summary: LocalizedText
    state: str
    label: str
    when: EventTime
    campaign: LocalizedText


@frozen_record
class OwnClock:
    """The time of an event by the clock of the reader's device, for a script to fill in.

    `days` has a text for each day that it may be there, by its date (ISO 8601), with `{}` for the time of day; `digits`
    are those of the language from 0 to 9.
    """

    days: Mapping[str, str]
    digits: str

    @property
    def json(self) -> str:
        return json.dumps(self.days, ensure_ascii=False, separators=(",", ":"))


@frozen_record
class MaterialLink:
    """A document of an event: what its address calls it, perhaps nothing, and the host that it lies on."""

    href: str
    name: str
    host: str


@frozen_record
class Subscription:
    """A calendar to follow: `href` opens a program on the device (`webcal:`), `address` can be copied."""

    href: str
    address: str
