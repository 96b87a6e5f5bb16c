"""Text files as authors leave them, read as UTF-8 in NFC without byte order mark and with LF, of a bounded size."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from handbill.content.files.contents import contents
from handbill.content.files.encodings import NAMES, decoded
from handbill.problems import Position, Problems
from handbill.values.characters import BYTE_ORDER_MARK, CONTROL, code_point, has_control, nfc

MAX_BYTES = 400_000
MAX_LINE = 20_000
_OTHERS = {
    b"PK\3\4": "one of Word, Excel or OpenDocument", b"\xd0\xcf\x11\xe0": "one of an old Word or Excel", b"%PDF-": "a PDF",
    b"{\\rtf": "in Rich Text Format",
}  # fmt: skip
"""How files of other programs begin, whose names were changed."""
# The lines that git leaves where two changes met (git-merge, “how conflicts are presented”).
_CONFLICT = re.compile(r"^<{7} ", re.M)
_END_OF_CONFLICT = re.compile(r"^>{7} ", re.M)


def read_text(file: Path, path: str, problems: Problems, *, byte_order_mark: bool = False) -> str | None:
    """The text of a file, NFC and with LF, or None when it cannot be read; `path` is what messages name.

    `byte_order_mark` is for tables: one may begin with that mark and end its lines with CR, and in another encoding it is an error
    and read all the same, so that its recipients are known.
    """
    try:
        data = contents(file)
    except OSError as error:
        problems.error(Position(path), f"the file cannot be read: {error.strerror}", "unreadable")
        return None
    if len(data) > MAX_BYTES:
        problems.error(Position(path), f"the file has {len(data)} bytes; at most {MAX_BYTES} are read", "too-long")
        return None
    if data.startswith(tuple(_OTHERS)):
        what = next(name for start, name in _OTHERS.items() if data.startswith(start))
        problems.error(Position(path), f"the file is {what}, whatever its name says; {_advice(path)}", "not-text")
        return None
    if byte_order_mark:
        text, encoding = decoded(data)
        if encoding in NAMES:
            problems.error(Position(path), f"the file is saved in {NAMES[encoding]}; save it as “CSV UTF-8”", "not-utf-8")
            data = text.encode()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A lone CR ends a line here too, as in the text that is read.
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        place = Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.error(place, f"byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8", "not-utf-8")
        return None
    text = _in_form(text, path, problems, is_sheet=byte_order_mark)
    if "<<<<<<< " in text and (match := _CONFLICT.search(text)) and _END_OF_CONFLICT.search(text):
        message = (
            "two versions were merged here and nobody has chosen; keep the right lines, and delete those that begin with "
            "“<<<<<<<”, “=======” and “>>>>>>>”"
        )
        problems.error(position(text, match.start(), path), message, "merge-conflict")
        return None
    for number, line in enumerate(text.split("\n"), 1) if len(text) > MAX_LINE else ():
        if len(line) > MAX_LINE:
            problems.error(Position(path, number), f"the line has {len(line)} characters; at most {MAX_LINE} are read", "too-long")
            return None
    if has_control(text) and (match := CONTROL.search(text)):
        code = code_point(match[0])
        place = position(text, match.start(), path)
        problems.error(place, f"there is an invisible character ({code}) here; delete it", "control-character")
        text = CONTROL.sub(" ", text)
    return text


def _advice(path: str) -> str:
    return "save it as CSV" if path.endswith(".csv") else "save its text as plain text, or use handbill import"


def _in_form(text: str, path: str, problems: Problems, *, is_sheet: bool) -> str:
    """A text without byte order mark, with LF and in NFC: what web editors, Windows and macOS write is read all the same.

    One warning tells of all three; spreadsheets write the first two, and nobody can teach them otherwise.
    """
    found = []
    made = text.removeprefix(BYTE_ORDER_MARK)
    if made != text and not is_sheet:
        found.append("begins with a byte order mark")
    if "\r" in made:
        made = made.replace("\r\n", "\n").replace("\r", "\n")
        if not is_sheet:
            found.append("ends its lines with CR")
    composed = nfc(made)
    if composed != made:
        found.append("has letters in parts (not in Unicode's form NFC)")
    if found:
        problems.warning(
            Position(path), f"the file {' and '.join(found)}; it is read all the same, as UTF-8 with LF in NFC", "file-form"
        )
    return composed


def position(text: str, offset: int, path: str, first_line: int = 1) -> Position:
    """The place of a character of `text`, which begins on line `first_line` of the file."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return Position(path, line + first_line - 1, offset - starts[line - 1] + 1)


# A text may have a problem at each of its characters: lines are counted once a text, not once a problem.
@lru_cache(maxsize=16)
def _line_starts(text: str) -> tuple[int, ...]:
    """The offset of the first character of each line."""
    return (0, *(match.end() for match in re.finditer("\n", text)))
