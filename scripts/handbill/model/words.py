"""Words: what is written once per language, and so all that a translation may carry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from handbill.values.types import Line, Passage, Record, Slug, Subject


class Translation(Record):
    """How far a translation can be trusted."""

    status: Literal["draft", "machine", "reviewed"]
    reviewed_by: Line | None = None
    source_hash: str | None = Field(default=None, pattern=r"^[0-9a-f]{12}$")


class OptionalWords(Record):
    """The words every page may have. `after` replaces `summary` once the page's deadline or event has passed."""

    title: Line
    summary: Line | None = None
    after: Line | None = None
    image_alt: Line | None = None
    image_caption: Line | None = None
    image_credit: Line | None = None
    share_text: Line | None = None


class PageWords(OptionalWords):
    summary: Line


class CampaignWords(PageWords):
    """`notice` is on top of every page of the campaign."""

    notice: Line | None = None


class CircularWords(PageWords):
    """`salutation` is above the message, `closing` above the names of those who send it."""

    salutation: Line | None = None
    closing: Line | None = None


class NewsWords(OptionalWords):
    """Those of a news item, which needs no summary."""


class ActionWords(PageWords):
    """`script` is what to say on the phone."""

    script: Passage | None = None


class LetterWords(PageWords):
    """`labels` are those of the letter's own fields, by id.

    `script` is what to say on the phone; `find_label` names the link of `find`. `why` says why writing works, `proof` what was
    reported so far.
    """

    subject: Subject
    labels: Mapping[Slug, Line] = Field(default_factory=dict)
    script: Passage | None = None
    find_label: Line | None = None
    why: Line | None = None
    proof: Line | None = None


class EventWords(PageWords):
    place: Line | None = None
    note: Line | None = None
