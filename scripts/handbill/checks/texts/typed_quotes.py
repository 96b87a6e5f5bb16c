"""Fields in typographic quotation marks, which word processors write: for YAML they are part of the text."""

from __future__ import annotations

from handbill.checks.scope import CheckContext
from handbill.problems import Problems

_PAIRS = ("“”", "„“", "‘’", "‚‘", "””", "’’")


def check(scope: CheckContext, problems: Problems) -> None:
    for page, text in scope.texts():
        front = scope.front(page, text.language)
        for name, value in front.data.items():
            if isinstance(value, str) and len(value) > 1 and value[0] + value[-1] in _PAIRS and value[0] not in value[1:-1]:
                message = (
                    f'readers see the quotation marks “{value[0]}” and “{value[-1]}”; leave them out, or type " in their place'
                )
                problems.warning(front.within((name,), 0), message, "typed-quotes")
