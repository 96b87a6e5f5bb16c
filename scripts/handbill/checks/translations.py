"""Which pages still wait for a translation, and which words of the interface."""

from __future__ import annotations

from handbill.checks.scope import CheckContext
from handbill.problems import Position, Problems
from handbill.translations import has_catalogue


def check(scope: CheckContext, problems: Problems) -> None:
    for page in scope.pages:
        for language in scope.languages:
            if not page.is_translated(language):
                problems.warning(
                    Position(page.source_text.path),
                    f"the page is not translated into “{language}”; its readers see the text in “{page.source}”",
                    "missing-translation",
                )
    if scope.campaign is None:
        for tag in scope.languages:
            if not has_catalogue(tag):
                problems.warning(
                    Position("mkdocs.yml"),
                    (f"the interface has no words in “{tag}”; readers see them in English"),
                    "missing-catalogue",
                )
