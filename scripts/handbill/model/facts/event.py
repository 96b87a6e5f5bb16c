"""What an event says once for all languages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from handbill.model.facts.page import Facts
from handbill.values.types import Day, DayOrTime, Record, Tag, WebAddress, Zone, refuse


class Window(Record):
    """The days between which an event with an open date will fall."""

    from_: Day = Field(alias="from", description="The first day on which the event may take place.", examples=["2027-08-24"])
    to: Day = Field(description="The last day on which the event may take place.", examples=["2027-08-31"])


class EventFacts(Facts):
    """A dated gathering, as a calendar program understands one (RFC 5545 VEVENT).

    `starts` and `ends` are wall-clock times in `timezone`, or dates for whole days, the last one included.
    """

    starts: DayOrTime | None = Field(
        default=None,
        description="When the event starts: date and time in its `timezone`, or a date alone for whole days.",
        examples=["2027-05-01 18:30", "2027-05-01"],
    )
    ends: DayOrTime | None = Field(
        default=None,
        description="When the event ends, in the form of `starts`. Of whole days it is the last one, which is still "
        "part of the event.",
        examples=["2027-05-01 20:00", "2027-05-02"],
    )
    timezone: Zone | None = Field(
        default=None,
        description="The time zone of the event's clock, named after a city (IANA). Required when `starts` has a time.",
        examples=["Europe/Brussels"],
    )
    when: Window | None = Field(
        default=None,
        description="In place of `starts` while the date is open: the days between which the event will fall. `note` "
        "says it in words.",
        examples=[{"from": "2027-08-24", "to": "2027-08-31"}],
    )
    status: Literal["tentative", "confirmed", "postponed", "cancelled"] | None = Field(
        default=None,
        description="Whether the event takes place: `confirmed` with `starts` and `tentative` with `when`, unless it "
        "says otherwise. "
        "Leave a cancelled event where it is, so that calendars learn of it.",
        examples=["cancelled"],
    )
    revision: Annotated[int, Field(ge=0)] = Field(
        default=0,
        description="A whole number to raise by one whenever the time, the place or the `status` changes, so that "
        "calendars take the "
        "new version.",
        examples=[1],
    )
    languages: tuple[Tag, ...] = Field(default=(), description="The languages spoken at the event.", examples=[["en", "fr"]])
    interpretation: tuple[Tag, ...] = Field(
        default=(), description="The languages into which interpreters translate.", examples=[["es", "ru"]]
    )
    online: bool = Field(
        default=False,
        description="`true` when people can take part online; together with `place`, when they can do either.",
        examples=[True],
    )
    register_url: WebAddress | None = Field(
        default=None,
        description="Where people register. The link disappears when the event is over.",
        examples=["https://events.example/night-shift"],
    )
    recording_url: WebAddress | None = Field(
        default=None,
        description="Where the recording is. The link appears when the event is over.",
        examples=["https://video.example/night-shift"],
    )
    materials: tuple[WebAddress, ...] = Field(
        default=(), description="Web addresses of slides and other materials.", examples=[["https://files.example/slides.pdf"]]
    )
    updated: Day = Field(
        description="The day on which the content last changed. Required: calendars date the entry by it.", examples=["2027-04-02"]
    )

    @model_validator(mode="after")
    def _has_a_time(self) -> EventFacts:
        if self.starts is None and self.when is None:
            refuse("missing-field", "the event has no time; write “starts”, or “when” while the date is open")
        return self

    @property
    def state(self) -> Literal["tentative", "confirmed", "postponed", "cancelled"]:
        """The status, with the default the contract gives."""
        return self.status or ("confirmed" if self.starts is not None else "tentative")

    @property
    def first_day(self) -> date:
        """The first day, in the organiser's zone."""
        if self.when is not None:
            return self.when.from_
        assert self.starts is not None
        return self.starts.date() if isinstance(self.starts, datetime) else self.starts

    @property
    def rank(self) -> int:
        """The first comes first."""
        return self.first_day.toordinal()

    @property
    def last_day(self) -> date:
        """The last day, in the organiser's zone; the event is over from the day after."""
        if self.when is not None:
            return self.when.to
        last = self.ends if self.ends is not None else self.starts
        assert last is not None
        return last.date() if isinstance(last, datetime) else last

    @property
    def begin(self) -> datetime | None:
        """The instant it starts, with its zone; None for whole days and open dates."""
        return self._instant(self.starts)

    @property
    def end(self) -> datetime | None:
        """The instant it ends, with its zone; None where none is given."""
        return self._instant(self.ends)

    def _instant(self, moment: date | datetime | None) -> datetime | None:
        if not isinstance(moment, datetime) or self.timezone is None:
            return None
        return moment.replace(tzinfo=ZoneInfo(self.timezone))
