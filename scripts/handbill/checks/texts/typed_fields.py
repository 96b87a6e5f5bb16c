"""Fields with signs of the program that wrote them, which are part of the text for YAML and which readers see."""

from __future__ import annotations

from handbill.checks.scope import CheckContext
from handbill.problems import Problems

_PAIRS = ("“”", "„“", "‘’", "‚‘", "””", "’’")


def check(scope: CheckContext, problems: Problems) -> None:
    for page, text in scope.texts():
        front = scope.front(page, text.language)
        for name, value in front.data.items():
            if not isinstance(value, str):
                continue
            if _is_quoted(value):
                message = (
                    f'readers see the quotation marks “{value[0]}” and “{value[-1]}”; leave them out, or type " in their place'
                )
                problems.warning(front.within((name,), 0), message, "typed-quotes")
            if value.endswith("\\"):
                message = f"“{value}” ends in a backslash, which readers see; take it out"
                problems.warning(front.at((name,)), message, "last-backslash")


def _is_quoted(value: str) -> bool:
    """Whether the value is in typographic quotation marks, which word processors write."""
    return len(value) > 1 and value[0] + value[-1] in _PAIRS and value[0] not in value[1:-1]
