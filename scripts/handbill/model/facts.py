"""Facts: what is written once per page, in the file of the campaign's source language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, model_validator
from pydantic import Tag as UnionTag

from handbill.model.formats import DOWNLOADS, Download
from handbill.values.types import (
    EXTERNAL,
    Alias,
    Day,
    DayOrTime,
    Email,
    Line,
    Picture,
    Record,
    Slug,
    Tag,
    Translated,
    WebAddress,
    email,
    one_or_map,
    refuse,
)
from handbill.values.zones import ZoneError, zone

BUILT_IN_FIELDS = ("name", "role", "organisation", "members", "city", "country")
KNOWN_FIELDS = ("recipient.name", "recipient.role", "recipient.country", "recipient.salutation", "date")


def _ids(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _zone(value: str) -> str:
    try:
        zone(value)
    except ZoneError as error:
        refuse("bad-zone", str(error))
    return value


Ids = Annotated[tuple[Slug, ...], BeforeValidator(_ids)]


class Facts(Record):
    """What every kind of page may say in its source file."""

    image: Picture | None = None
    image_consent: bool = False
    aliases: tuple[Alias, ...] = ()
    updated: Day | None = None


class ActionFacts(Facts):
    """One thing a reader can do."""

    kind: Literal["letter", "meeting", "message", "hearing", "share", "join", "sign", "press", "call", "report", "other"]
    order: int | None = None
    letter: Ids = ()
    event: Ids = ()
    audience: Ids = ()
    deadline: Day | None = None


class AskedField(Record):
    """One thing a reader fills in; `lines` above 1 for a text of several lines."""

    id: Slug
    lines: Annotated[int, Field(ge=1, le=40)] = 1


def _asked(value: object) -> object:
    return {"id": value} if isinstance(value, str) else value


FieldSpec = Annotated[AskedField, BeforeValidator(_asked)]


def _to(value: object) -> object:
    if isinstance(value, str) and value != "reader":
        refuse("bad-type", f"recipients are in a list of their ids: [{value}]; only “reader” is alone")
    for one in value if isinstance(value, tuple) else ():
        if isinstance(one, Mapping):
            name, group = next(iter(one.items()), ("", ""))
            refuse("bad-type", f'write “{name}: {group}” without a space and in quotes: "{name}:{group}"')
    return value


def _to_form(value: object) -> str:
    return "[reader]" if value == "reader" else "[list]"


LetterTo = Annotated[
    Annotated[Literal["reader"], UnionTag("[reader]")] | Annotated[tuple[str, ...], UnionTag("[list]")],
    Discriminator(_to_form),
    BeforeValidator(_to),
]


def _cc_address(value: str) -> str:
    return email(value) if "@" in value else value


CcAddress = Annotated[str, AfterValidator(_cc_address), EXTERNAL]
"""The id of a recipient, `group:<name>`, or a plain address."""


class LetterFacts(Facts):
    """A model letter: to whom, how, and what the reader fills in. `to` is `reader` or a list.

    `sort` puts the choices in the order of the reader's alphabet, else they keep that of recipients.csv. `find` is where readers
    find the address of a letter that they address themselves.
    """

    to: LetterTo
    choose: Literal["none", "country", "recipient", "several"] = "none"
    sort: Literal["name"] | None = None
    find: WebAddress | None = None
    cc: tuple[CcAddress, ...] = ()
    mode: Literal["individual", "collective"] = "individual"
    fields: tuple[FieldSpec, ...] = ()
    audience: Slug | None = None
    recipient_language: Tag | None = None
    downloads: tuple[Download, ...] = DOWNLOADS


class Window(Record):
    """The days between which an event with an open date will fall."""

    from_: Day = Field(alias="from")
    to: Day


class EventFacts(Facts):
    """A dated gathering, as a calendar program understands one (RFC 5545 VEVENT).

    `starts` and `ends` are wall-clock times in `timezone`, or dates for whole days, the last one included.
    """

    starts: DayOrTime | None = None
    ends: DayOrTime | None = None
    timezone: Annotated[str, AfterValidator(_zone)] | None = None
    when: Window | None = None
    status: Literal["tentative", "confirmed", "postponed", "cancelled"] | None = None
    revision: Annotated[int, Field(ge=0)] = 0
    languages: tuple[Tag, ...] = ()
    interpretation: tuple[Tag, ...] = ()
    online: bool = False
    register_url: WebAddress | None = None
    recording_url: WebAddress | None = None
    materials: tuple[WebAddress, ...] = ()
    updated: Day

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


class NewsFacts(Facts):
    date: Day
    id: Slug | None = None
    outcome: bool = False


class CircularFacts(Facts):
    """The organisers' message to their affiliates; `from` names those who send it by their short names, else all do."""

    date: Day
    from_: tuple[Line, ...] = Field(default=(), alias="from")


class Partner(Record):
    name: Translated
    short_name: Translated | None = None
    role: Translated | None = None
    url: WebAddress | None = None
    contact: Email | None = None


class AudienceFacts(Facts):
    """One sector or profession and its route."""

    partner: Partner | None = None
    letters: tuple[Slug, ...]
    order: int | None = None


class Organisation(Record):
    """An organiser or partner (Popolo Organization)."""

    name: Translated
    short_name: Translated | None = None
    role: Translated | None = None
    url: WebAddress | None = None
    logo: Picture | None = None

    @property
    def short_names(self) -> tuple[str, ...]:
        """What it is called by in other fields: its short name in any language, else its name."""
        value = self.short_name or self.name
        return (value,) if isinstance(value, str) else tuple(value.values())


Risk = Literal["normal", "high"]
Risks = Annotated[Annotated[Risk, UnionTag("[one]")] | Annotated[Mapping[Tag, Risk], UnionTag("[map]")], Discriminator(one_or_map)]


def line_of(text: Line | Mapping[Tag, Line] | None, language: str, source: str) -> tuple[str, str]:
    """The text for a page in `language` and the language it is in; the source language's where it has none."""
    if text is None:
        return "", language
    if isinstance(text, str):
        return text, source
    if language in text:
        return text[language], language
    return text.get(source, ""), source
