"""A page in all its languages; what it says once, and what in each language, depends on its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar

from handbill.model.facts import ActionFacts, AudienceFacts, CircularFacts, EventFacts, Facts, LetterFacts, NewsFacts
from handbill.model.words import (
    ActionWords,
    CampaignWords,
    CircularWords,
    EventWords,
    LetterWords,
    NewsWords,
    OptionalWords,
    PageWords,
    Translation,
)
from handbill.values.types import Tag

Kind = str
"""The name of a kind of page, as `model/kinds.py` lists them."""
F_co = TypeVar("F_co", bound=Facts, covariant=True)
W_co = TypeVar("W_co", bound=OptionalWords, covariant=True)


@dataclass(frozen=True, kw_only=True)
class TypedText(Generic[W_co]):
    """The words of a page in one language, and the file they are in.

    `body_after` is the body once the page's deadline or event has passed; None where it stays as it is.
    """

    language: Tag
    path: str
    body_line: int
    words: W_co
    body: str
    body_after: str | None = None
    translation: Translation | None = None
    stale: bool = False

    @property
    def title(self) -> str:
        return self.words.title

    @property
    def summary(self) -> str:
        return self.words.summary or ""

    def passed(self) -> Self:
        """The text once the page's deadline or event has passed."""
        after, body = self.words.after, self.body_after
        if not after and body in (None, self.body):
            return self
        # What was suggested for passing the page on was written for the time before, like the summary.
        words = self.words.model_copy(update={"summary": after, "share_text": None}) if after else self.words
        return replace(self, words=words, body=self.body if body is None else body)


@dataclass(frozen=True, kw_only=True)
class TypedPage(Generic[F_co, W_co]):
    """One page: its facts once, its words per language. `texts` holds no drafts; `source` is always there."""

    kind: Kind
    id: str
    source: Tag
    facts: F_co
    texts: Mapping[Tag, TypedText[W_co]]

    def text(self, language: str) -> TypedText[W_co]:
        """The text a reader of `language` is shown: the translation, else the source."""
        return self.texts[self.shown_language(language)]

    def shown_language(self, language: str) -> str:
        """The language of what a reader of `language` is shown, its text and its files: theirs, else the source's."""
        return language if language in self.texts else self.source

    def is_translated(self, language: str) -> bool:
        return language in self.texts

    @property
    def source_text(self) -> TypedText[W_co]:
        return self.texts[self.source]


Text = TypedText[OptionalWords]
"""The words of a page of any kind."""
Page = TypedPage[Facts, OptionalWords]
"""A page of any kind."""


class CampaignPage(TypedPage[Facts, CampaignWords]):
    """The first page of a campaign."""


class PlainPage(TypedPage[Facts, PageWords]):
    """A page that has a title, a summary and a body: a briefing, the safety page, a page of the hub or of a campaign."""


class CircularPage(TypedPage[CircularFacts, CircularWords]):
    """The organisers' message to their affiliates."""


class ActionPage(TypedPage[ActionFacts, ActionWords]):
    """One thing a reader can do."""


class LetterPage(TypedPage[LetterFacts, LetterWords]):
    """A model letter."""


class EventPage(TypedPage[EventFacts, EventWords]):
    """A dated gathering."""


class NewsPage(TypedPage[NewsFacts, NewsWords]):
    """A news item."""


class AudiencePage(TypedPage[AudienceFacts, PageWords]):
    """One sector or profession and its route."""
