"""Records as texts that are equal when the records are, whatever the run of the program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbill.values.types import Record


def canonical(value: Any) -> str:
    """A record, or what a field of one has, with all that is in it. Mappings and tuples keep their order."""
    kind = type(value)
    if kind is str or value is None or kind is bool:  # most are
        return repr(value)
    if isinstance(value, Record):
        return f"{kind.__name__}({','.join(f'{name}={canonical(inner)}' for name, inner in value)})"
    if kind is dict or isinstance(value, Mapping):
        return f"{{{','.join(f'{canonical(key)}:{canonical(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(canonical, value))})"
    if isinstance(value, frozenset):
        return f"<{','.join(sorted(map(canonical, value)))}>"
    return repr(value)
