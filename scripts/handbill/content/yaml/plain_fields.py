"""Fields as nearly all pages have them: each on a line of its own, with a text, a number, a list of words, or fields one step in.

The parser of YAML makes several objects of every key and every value, which was an eighth of a check. It still reads whatever
is written in any other way, and says what is wrong.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from handbill.content.yaml.document import Document, Path, Places
from handbill.problems import Position
from handbill.values.characters import SPECIAL_IN_YAML

LONGEST = 20_000
"""Characters; no text that is shorter has too many values."""

_IS_TEXT = r"(?!(?i:true|false|null)(?:$|[,\]]))"
# What begins with a letter is no number, and none of the signs that say something about a value. The last repetition is not
# possessive: in Python 3.11 such ones match what they should not (python/cpython#106052).
_TEXT = rf"{_IS_TEXT}[^\W\d_](?:[^: ]++|:(?=[^ ])| (?=[^ #]))*"
_NUMBER = "0|[1-9][0-9]{0,8}"
_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?"
_QUOTED = r'"[^"]*+"'
_WORD = rf"{_QUOTED}|{_IS_TEXT}[A-Za-z][A-Za-z0-9_.@/-]*+"
_LIST = rf"\[(?:{_WORD})(?:, (?:{_WORD}))*\]"
_FIELD = re.compile(rf"(  )?([a-z_]++):(?: ({_QUOTED}|{_TEXT}|true|false|{_NUMBER}|{_TIME}|{_LIST}))?")
_ITEM = re.compile(_WORD)


def read_plain_fields(text: str, path: str, first_line: int) -> Document | None:
    """What the parser would make of a text that begins on line `first_line` of a file; None where the parser is needed."""
    if len(text) > LONGEST or SPECIAL_IN_YAML.search(text):
        return None
    data: dict[str, Any] = {}
    fields = data  # those of the field above, or the outermost ones
    for written in _lines(text):
        if (field := _FIELD.fullmatch(written)) is None:
            return None
        indent, name, value = field.groups()
        if indent is None:
            if fields is not data and not fields:
                return None
            fields = data
        elif fields is data or value is None:
            return None
        if name in fields:
            return None
        if value is None:
            fields = data[name] = {}
        else:
            fields[name] = _value(value)
    if not fields:
        return None  # the last field has neither a text nor others in it
    return Document(path, data, Position(path, first_line), partial(_places, text, path, first_line))


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _value(written: str) -> str | int | tuple[str, ...]:
    if written[0] == "[":
        return tuple(map(_text, _ITEM.findall(written)))
    if written in ("true", "false"):
        return written == "true"
    return int(written) if written.isdecimal() else _text(written)


def _text(written: str) -> str:
    return written[1:-1] if written[0] == '"' else written


def _places(text: str, path: str, first_line: int) -> Places:
    """Where everything is in a text that needs no parser."""
    values: dict[Path, Position] = {(): Position(path, first_line)}
    keys: dict[Path, Position] = {}
    written: dict[Path, str] = {}
    above: Path = ()
    for line, field in enumerate(map(_FIELD.fullmatch, _lines(text)), first_line):
        assert field is not None
        indent, name, value = field.groups()
        where = (*above, name) if indent else (name,)
        keys[where] = Position(path, line, field.start(2) + 1)
        if value is None:
            above, values[where] = where, Position(path, line + 1, 3)
            continue
        values[where], written[where] = Position(path, line, field.start(3) + 1), value
        for index, item in enumerate(_ITEM.finditer(value, 1) if value[0] == "[" else ()):
            values[*where, index], written[*where, index] = values[where].right(item.start()), item[0]
    return Places(
        values,
        keys,
        {where: value for where, value in written.items() if isinstance(_value(value), int)},
        frozenset(where for where, value in written.items() if value[0] == '"'),
    )
