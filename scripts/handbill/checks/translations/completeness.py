"""Which pages still wait for a translation, and which words of the interface."""

from __future__ import annotations

from functools import cache

from handbill.checks.scope import CheckContext
from handbill.model.page import Page, Text
from handbill.model.words import OptionalWords
from handbill.problems import Position, Problems
from handbill.translations.catalogues import has_catalogue

WORDS = ("notice", "after", "salutation", "closing", "postcard", "why", "proof", "script", "find_label")
"""The words that a translation should have where the source has them."""


def check(scope: CheckContext, problems: Problems) -> None:
    for page in scope.pages:
        for language in scope.languages:
            refused = (page.kind, page.id, language) in scope.places.unread_texts
            known = language in scope.project.settings.tags  # else reported where the campaign names it
            if known and not refused and not page.is_translated(language):
                problems.warning(
                    Position(page.source_text.path),
                    f"the page is not translated into “{language}”; its readers see the text in “{page.source}”",
                    "missing-translation",
                )
    for page, text in scope.texts():
        if text is not page.source_text:
            _words(scope, page, text, problems)
    if scope.campaign is None:
        for tag in scope.languages:
            if not has_catalogue(tag):
                problems.warning(
                    Position("mkdocs.yml"),
                    (f"the interface has no words in “{tag}”; readers see them in English"),
                    "missing-catalogue",
                )


@cache
def _words_of(words: type[OptionalWords]) -> tuple[str, ...]:
    """Those of the words that pages of a kind have."""
    return tuple(name for name in WORDS if name in words.model_fields)


def _words(scope: CheckContext, page: Page, text: Text, problems: Problems) -> None:
    for name in _words_of(type(text.words)):
        source, own = getattr(page.source_text.words, name), getattr(text.words, name)
        if source and not own:
            problems.warning(scope.front(page, text.language).start, f"“{name}” is not translated", "missing-word")
        elif own and not source:
            place = scope.field(page, name, language=text.language)
            problems.warning(place, f"the source has no “{name}”; add it there or delete it here", "missing-word")
