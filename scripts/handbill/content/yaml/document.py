"""What was read of a file of fields, each value with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from handbill.problems import Position

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each value and key by its path.

    `written` keeps the text of values that became numbers, `quoted` names the values whose place is that of a quotation mark.
    """

    values: dict[Path, Position]
    keys: dict[Path, Position]
    written: dict[Path, str] = field(default_factory=dict)
    quoted: frozenset[Path] = frozenset()
    tags: dict[Path, str] = field(default_factory=dict)
    """The tags of our own kind that values have, such as `!ENV`."""


@dataclass(frozen=True)
class Document:
    """Plain data (dict, tuple, str, int, float, bool) and, once somebody asks, where all of it is.

    A key without a value is an error already and not in `data`. Dates stay text. Nobody asks for the places in a file without
    mistakes, so they are found when somebody does; `find_places` can be pickled, since documents go from process to process.
    """

    path: str
    data: dict[str, Any]
    start: Position
    find_places: Callable[[], Places]

    @cached_property
    def places(self) -> Places:
        return self.find_places()

    def at(self, where: Path) -> Position:
        """The place of a value, or of the nearest value around it."""
        values = self.places.values
        while where and where not in values:
            where = where[:-1]
        return values.get(where, self.start)

    def within(self, where: Path, offset: int) -> Position:
        """The place of a character of a value, counted from its first; of one that has no place of its own, that around it."""
        if where not in self.places.values:
            return self.at(where)
        return self.at(where).right(offset + (where in self.places.quoted))

    def key(self, where: Path) -> Position:
        return self.places.keys.get(where) or self.at(where)
