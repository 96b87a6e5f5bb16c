"""glossary.csv: words of a campaign whose translation is fixed, such as the names of organisations, one a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbill.content.recipients import table_rows
from handbill.problems import Position, Problems, listed, nearest

NAME = "glossary.csv"
OR = "|"
"""Between several translations of which any will do."""
ANY_ENDING = "*"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or name in the source language, and what it is called in others, by tag; as written in the file."""

    text: str
    translations: Mapping[str, str]

    def is_in(self, text: str) -> bool:
        """Whether a text has the term as words of their own, in any case."""
        return re.search(rf"(?<!\w){_pattern(self.text)}(?!\w)", text, re.I) is not None

    def is_translated_in(self, text: str, language: str) -> bool:
        """Whether a text has the fixed translation. What is before it may be one word with it, like an Arabic article."""
        choices = self.translations[language].split(OR)
        return any(re.search(_pattern(choice.strip()), text, re.I) for choice in choices)


def _pattern(term: str) -> str:
    # A line may break between two words, and French has no-break blanks.
    return r"\s+".join(
        re.escape(word.removesuffix(ANY_ENDING)) + (r"\w*+" if word.endswith(ANY_ENDING) else "") for word in term.split()
    )


def read(text: str, path: str, source: str, languages: Sequence[str], problems: Problems) -> tuple[Term, ...]:
    """The terms of a file whose first row has the tags of languages, the campaign's source language among them."""
    rows = table_rows(text, path, problems)
    if rows is None:
        return ()
    if not rows:
        problems.error(Position(path), "the file is empty; its first row has the tags of the languages", "empty-file")
        return ()
    head, *body = rows
    tags = head.cells
    for index, (tag, column) in enumerate(zip(tags, head.columns, strict=False)):
        place = Position(path, head.line, column)
        if tag not in languages:
            problems.error(
                place,
                f"the campaign has no language “{tag}”; it has {listed(languages)}{nearest(tag, languages)}",
                "unknown-language",
            )
        elif tag in tags[:index]:
            problems.error(place, f"the column “{tag}” is given twice; keep one", "duplicate-field")
    if source not in tags:
        problems.error(
            Position(path, head.line), f"the column “{source}” is missing, the language the campaign is written in", "missing-field"
        )
        return ()
    terms: dict[str, Term] = {}
    for row in body:
        cells = dict(zip(tags, row.cells, strict=False))
        term = cells.pop(source, "")
        if len(row.cells) > len(tags):
            problems.error(
                Position(path, row.line),
                f"the row has {len(row.cells)} cells and the first row {len(tags)}; put a text with a comma in quotes",
                "csv-row",
            )
        elif not term:
            problems.error(
                Position(path, row.line), f"the row has no word in “{source}”; write what is translated", "missing-field"
            )
        elif term in terms:
            problems.error(Position(path, row.line), f"the term “{term}” is given twice; keep one", "duplicate-id")
        else:
            terms[term] = Term(term, {tag: cell for tag, cell in cells.items() if cell})
    return tuple(terms.values())
