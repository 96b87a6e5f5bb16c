"""Fields as nearly all pages have them: each on a line of its own, with a text, a list of words, or such fields one step in.

The parser of YAML makes several objects of every key and every value, which was an eighth of a check. It still reads whatever
is written in any other way, and says what is wrong.
"""

from __future__ import annotations

import re
from typing import Any

from handbill.content.yaml.document import Document, Path
from handbill.problems import Position
from handbill.values.characters import SPECIAL_IN_YAML

LONGEST = 20_000
"""Characters; no text that is shorter has too many values."""

_IS_TEXT = r"(?!(?i:true|false|null)(?:$|[,\]]))"
# What begins with a letter is no number, and none of the signs that say something about a value. The last repetition is not
# possessive: in Python 3.11 such ones match what they should not (python/cpython#106052).
_TEXT = rf"{_IS_TEXT}[^\W\d_](?:[^: ]++|:(?=[^ ])| (?=[^ #]))*"
_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?"
_QUOTED = r'"[^"]*+"'
_WORD = rf"{_QUOTED}|{_IS_TEXT}[A-Za-z][A-Za-z0-9_.@/-]*+"
_LIST = rf"\[(?:{_WORD})(?:, (?:{_WORD}))*\]"
_FIELD = re.compile(rf"(  )?([a-z_]++):(?: ({_QUOTED}|{_TEXT}|{_TIME}|{_LIST}))?")
_ITEM = re.compile(_WORD)


def read_plain_fields(text: str, path: str, first_line: int) -> Document | None:
    """What the parser would make of a text that begins on line `first_line` of a file; None where the parser is needed."""
    if len(text) > LONGEST or SPECIAL_IN_YAML.search(text):
        return None
    reader = _Reader(path, first_line)
    for line, written in enumerate(text.removesuffix("\n").split("\n"), first_line):
        field = _FIELD.fullmatch(written)
        if field is None or not reader.add(field, line):
            return None
    return reader.document


class _Reader:
    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.start = path, Position(path, first_line)
        self.data: dict[str, Any] = {}
        self.values: dict[Path, Position] = {(): self.start}
        self.keys: dict[Path, Position] = {}
        self.quoted: set[Path] = set()
        self.above: Path = ()
        """The path of the field that the next ones may be in, one step further in."""
        self.fields = self.data
        """Those of the field above, or the outermost ones."""

    @property
    def document(self) -> Document | None:
        if not self.fields:
            return None  # the last field has neither a text nor others in it
        return Document(self.path, self.data, self.values, self.keys, self.start, quoted=frozenset(self.quoted))

    def add(self, field: re.Match[str], line: int) -> bool:
        """Takes the next field; whether that could be."""
        indent, name, value = field.groups()
        if indent is None:
            if self.above and not self.fields:
                return False
            self.fields, self.above = self.data, ()
        if name in self.fields or (indent is not None) != bool(self.above) or (value is None and self.above):
            return False
        where = (*self.above, name)
        self.keys[where] = Position(self.path, line, field.start(2) + 1)
        if value is None:
            self.fields, self.above = {}, where
            self.data[name], self.values[where] = self.fields, Position(self.path, line + 1, 3)
        else:
            self.values[where] = place = Position(self.path, line, field.start(3) + 1)
            self.fields[name] = self._items(value, where, place) if value[0] == "[" else self._text(value, where)
        return True

    def _items(self, value: str, where: Path, place: Position) -> tuple[str, ...]:
        found = []
        for index, item in enumerate(_ITEM.finditer(value, 1)):
            self.values[*where, index] = place.right(item.start())
            found.append(self._text(item[0], (*where, index)))
        return tuple(found)

    def _text(self, value: str, where: Path) -> str:
        if value[0] != '"':
            return value
        self.quoted.add(where)
        return value[1:-1]
