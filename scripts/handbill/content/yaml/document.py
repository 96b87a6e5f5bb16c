"""What was read of a file of fields, each value with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handbill.problems import Position

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data (dict, tuple, str, int, float, bool) and the place of each value and key by its path.

    A key without a value is an error already and not in `data`. Dates stay text. `written` keeps the text of values
    that became numbers, `quoted` names the values whose place is that of a quotation mark.
    """

    path: str
    data: dict[str, Any]
    values: dict[Path, Position]
    keys: dict[Path, Position]
    start: Position
    written: dict[Path, str] = field(default_factory=dict)
    quoted: frozenset[Path] = frozenset()
    tags: dict[Path, str] = field(default_factory=dict)
    """The tags of our own kind that values have, such as `!ENV`."""

    def at(self, where: Path) -> Position:
        """The place of a value, or of the nearest value around it."""
        while where and where not in self.values:
            where = where[:-1]
        return self.values.get(where, self.start)

    def within(self, where: Path, offset: int) -> Position:
        """The place of a character of a value, counted from its first; of one that has no place of its own, that around it."""
        if where not in self.values:
            return self.at(where)
        return self.at(where).right(offset + (where in self.quoted))

    def key(self, where: Path) -> Position:
        return self.keys.get(where) or self.at(where)
