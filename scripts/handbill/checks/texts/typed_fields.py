"""Fields with marks of the program that wrote them, which are part of the text for YAML and which readers see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbill.checks.scope import CheckContext
from handbill.content.markdown.nodes import PLACEHOLDER
from handbill.content.yaml.parser import Document, Path
from handbill.problems import Problems

_PAIRS = ("“”", "„“", "‘’", "‚‘", "””", "’’")
_OPENING = {pair[0] for pair in _PAIRS}
_SHOWN = ("title", "summary", "image_alt", "image_caption", "after")
"""Words that readers see and nobody fills in."""


def check(scope: CheckContext, problems: Problems) -> None:
    fronts = [scope.front(page, text.language) for page, text in scope.texts()]
    for document in (*fronts, *((scope.config,) if scope.campaign else ())):
        for name, value in document.data.items():
            for where, text in _texts(value, (name,)) if not isinstance(value, str) else (((name,), value),):
                _text(document, where, text, problems)


def _texts(data: Any, where: Path) -> Iterator[tuple[Path, str]]:
    """Every text in the fields, however deep, and where it is."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _texts(value, (*where, name))
    elif isinstance(data, tuple):
        for index, value in enumerate(data):
            yield from _texts(value, (*where, index))


def _text(document: Document, where: Path, value: str, problems: Problems) -> None:
    if _is_quoted(value):
        message = f'readers see the quotation marks “{value[0]}” and “{value[-1]}”; leave them out, or type " in their place'
        problems.warning(document.within(where, 0), message, "typed-quotes")
    if value.endswith("\\"):
        problems.warning(document.at(where), f"“{value}” ends in a backslash, which readers see; take it out", "last-backslash")
    if where[0] in _SHOWN and (match := PLACEHOLDER.search(value)):
        message = f"“{match[0]}” is filled in only in the text of a letter; write “{where[0]}” without it"
        problems.error(document.within(where, match.start()), message, "bad-placeholder")


def _is_quoted(value: str) -> bool:
    """Whether the value is in typographic quotation marks, which word processors write."""
    return value[:1] in _OPENING and len(value) > 1 and value[0] + value[-1] in _PAIRS and value[0] not in value[1:-1]
