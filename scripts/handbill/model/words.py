"""Words: what stands once per language, and so all that a translation may carry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from handbill.model.values import Line, Record, Slug, Subject


class Translation(Record):
    """How far a translation can be trusted."""

    status: Literal["draft", "machine", "reviewed"]
    reviewed_by: Line | None = None
    source_hash: str | None = Field(default=None, pattern=r"^[0-9a-f]{12}$")


class OptionalWords(Record):
    """The words every page may have."""

    title: Line
    image_alt: Line | None = None
    image_caption: Line | None = None
    image_credit: Line | None = None
    share_text: Line | None = None


class PageWords(OptionalWords):
    summary: Line


class NewsWords(OptionalWords):
    summary: Line | None = None


class LetterWords(PageWords):
    """`labels` are those of the letter's own fields, by id."""

    subject: Subject
    labels: Mapping[Slug, Line] = Field(default_factory=dict)


class EventWords(PageWords):
    place: Line | None = None
    note: Line | None = None
