"""Who runs and supports a campaign, in the languages of its readers."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from handbill.model.facts.page import LAST, Facts
from handbill.values.types import Email, Line, Picture, Record, Slug, Tag, Translated, WebAddress


class Partner(Record):
    """The organisation that readers of an audience can turn to."""

    name: Translated = Field(description="The full name: one text, or one text per language.", examples=["Harbour Cleaners' Union"])
    short_name: Translated | None = Field(
        default=None, description="The abbreviation: one text, or one text per language.", examples=["HCU"]
    )
    role: Translated | None = Field(
        default=None,
        description="What it does here: one text, or one text per language.",
        examples=[{"en": "advice", "fr": "conseil"}],
    )
    url: WebAddress | None = Field(default=None, description="Its web address.", examples=["https://cleaners.example/"])
    contact: Email | None = Field(
        default=None, description="Its e-mail address, which readers can write to.", examples=["cleaners@example.org"]
    )


class AudienceFacts(Facts):
    """One sector or profession and its route."""

    partner: Partner | None = Field(
        default=None,
        description="The organisation that readers of this audience can turn to.",
        examples=[{"name": "Harbour Cleaners' Union", "url": "https://cleaners.example/"}],
    )
    letters: tuple[Slug, ...] = Field(
        description="The ids of the letters for this audience, in the order in which they are shown.", examples=[["wages"]]
    )
    order: int | None = Field(
        default=None,
        description="A whole number that places the audience in the list: the lowest comes first.",
        examples=[1],
    )

    @property
    def rank(self) -> int:
        return LAST if self.order is None else self.order


class Organisation(Record):
    """An organiser or partner (Popolo Organization)."""

    name: Translated = Field(
        description="The full name: one text, or one text per language.",
        examples=["Harbour Cleaners' Union", {"en": "Harbour Cleaners' Union", "fr": "Syndicat du nettoyage portuaire"}],
    )
    short_name: Translated | None = Field(
        default=None, description="The abbreviation: one text, or one text per language.", examples=["HCU"]
    )
    role: Translated | None = Field(
        default=None, description="What it does in the campaign: one text, or one text per language.", examples=["research"]
    )
    url: WebAddress | None = Field(default=None, description="Its web address.", examples=["https://cleaners.example/"])
    logo: Picture | None = Field(
        default=None,
        description="Its logo: an SVG drawing in one colour, in the campaign's folder `media/`. Not shown where the risk is high.",
        examples=["media/cleaners.svg"],
    )

    @property
    def short_names(self) -> tuple[str, ...]:
        """What it is called by in other fields: its short name in any language, else its name."""
        value = self.short_name or self.name
        return (value,) if isinstance(value, str) else tuple(value.values())


def line_of(text: Line | Mapping[Tag, Line] | None, language: str, source: str) -> tuple[str, str]:
    """The text for a page in `language` and the language it is in; the source language's where it has none."""
    if text is None:
        return "", language
    if isinstance(text, str):
        return text, source
    if language in text:
        return text[language], language
    return text.get(source, ""), source
