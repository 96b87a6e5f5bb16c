"""Text files as authors leave them: UTF-8, NFC, no byte order mark, LF, of a bounded size."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from handbill.problems import Position, Problems

MAX_BYTES = 400_000
MAX_LINE = 20_000

# Control characters, and line ends that only some programs see: in XML they are errors, in YAML they shift the lines.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def read_text(file: Path, path: str, problems: Problems, *, byte_order_mark: bool = False) -> str | None:
    """The text of a file, NFC and with LF, or None when it cannot be read; `path` is what messages name.

    `byte_order_mark` allows one, as spreadsheets write it.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        problems.error(Position(path), f"the file cannot be read: {error.strerror}", "unreadable")
        return None
    if len(data) > MAX_BYTES:
        problems.error(Position(path), f"the file has {len(data)} bytes; at most {MAX_BYTES} are read", "too-long")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A lone CR ends a line here too, as in the text that is read.
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        place = Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.error(place, f"byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8", "not-utf-8")
        return None
    if text.startswith("\ufeff"):
        text = text[1:]
        if not byte_order_mark:
            problems.error(
                Position(path), ("the file begins with a byte order mark; save it as UTF-8 without one"), "byte-order-mark"
            )
    if "\r" in text:
        if not byte_order_mark:
            place = _first(text, text.index("\r"), path)
            problems.error(place, "the line ends with CR; save the file with LF line ends (“Unix”)", "line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1) if len(text) > MAX_LINE else ():
        if len(line) > MAX_LINE:
            problems.error(Position(path, number), f"the line has {len(line)} characters; at most {MAX_LINE} are read", "too-long")
            return None
    if match := _CONTROL.search(text):
        code = f"U+{ord(match[0]):04X}"
        place = _first(text, match.start(), path)
        problems.error(place, f"an invisible character ({code}) stands here; delete it", "control-character")
        text = _CONTROL.sub(" ", text)
    if not unicodedata.is_normalized("NFC", text):
        _report_decomposed(text, path, problems)
        text = unicodedata.normalize("NFC", text)
    return text


def _first(text: str, offset: int, path: str) -> Position:
    return Position(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def position(text: str, offset: int, path: str, first_line: int = 1) -> Position:
    """The place of a character of `text`, which begins on line `first_line` of the file."""
    place = _first(text, offset, path)
    return Position(path, place.line + first_line - 1, place.column)


def _report_decomposed(text: str, path: str, problems: Problems) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        composed = unicodedata.normalize("NFC", line)
        if line != composed:
            column = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), len(composed)) + 1
            problems.error(
                Position(path, number, column),
                (
                    f"“{line[column - 1 : column + 1]}” is written in parts; save the text in Unicode form NFC "
                    f"(“{composed[column - 1]}”)"
                ),
                "not-nfc",
            )
            return
