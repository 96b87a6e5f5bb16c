"""recipients.csv: one public office a row, with Popolo's words for columns."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from handbill.content.record import parse_record
from handbill.content.yaml.parser import Document, Path, Places
from handbill.model.recipient import Recipient
from handbill.problems import Position, Problems, nearest
from handbill.values.characters import FORMULA, SPREADSHEET_ERROR
from handbill.values.types import TAG

COLUMNS = (
    "id", "name", "role", "organization", "area", "country", "groups", "email", "language", "salutation", "post",
    "phone", "contact_form", "source_url", "checked_on",
)  # fmt: skip
REQUIRED = ("id", "source_url", "checked_on")
TRANSLATED = {
    "name": "names", "role": "roles", "organization": "organizations", "area": "areas", "salutation": "salutations",
}  # fmt: skip

# The line in which Excel is told what is between cells.
_HINT = re.compile(r"\n*sep=([,;\t|])[,;\t]*\n", re.I)


def read(
    text: str, path: str, source: str, problems: Problems, broken: set[str] | None = None
) -> dict[str, tuple[Recipient, Position]]:
    """The recipients by id with the place of each; the plain name columns are in the language `source`.

    `broken` is given the ids of rows that were refused and `group:` with their groups, `*` where the file was: what names them
    is no second mistake.
    """
    refused = set() if broken is None else broken
    rows = table_rows(text, path, problems)
    if not rows:
        refused.add("*")
        if rows is not None:
            problems.error(Position(path), "the file is empty; its first row names the columns", "empty-file")
        return {}
    before = len(problems)
    header = _header(rows[0], path, problems)
    fields = [_field(name, source) for name in header]
    if not set(REQUIRED) <= set(header):
        refused.add("*")
    recipients: dict[str, tuple[Recipient, Position]] = {}
    if not rows[1:] and len(problems) == before:
        refused.add("*")
        problems.error(Position(path), "the table names no recipient below its first row; add one or delete the file", "empty-file")
    for row in rows[1:]:
        recipient = _recipient(header, fields, row, path, source, problems)
        if recipient is None:
            cells = dict(zip(header, row.cells, strict=False))
            refused.add(cells.get("id", ""))
            refused.update(f"group:{group}" for group in cells.get("groups", "").split())
            continue
        start = Position(path, row.line)
        if recipient.id in recipients:
            first = recipients[recipient.id][1].line
            problems.error(
                start, f"the id “{recipient.id}” is used twice, first on line {first}; keep one (row {row.number})", "duplicate-id"
            )
            continue
        recipients[recipient.id] = (recipient, start)
    return recipients


# Telephone numbers begin like formulas.
_NUMBER = re.compile(r"[+-][\d\s()./-]*")


@dataclass(frozen=True)
class Row:
    """A row of a table: its line in the file, its number in a spreadsheet, both from 1, and its cells.

    `written` is the text of the line, `delimiter` what is between its cells.
    """

    line: int
    number: int
    cells: list[str]
    written: str
    delimiter: str

    @cached_property
    def columns(self) -> list[int]:
        """The column of each cell, from 1; nobody asks for those of a row without mistakes."""
        cell = re.compile(rf'(?:"(?:[^"]|"")*"?|[^{re.escape(self.delimiter)}"])*')
        columns, offset = [], 0
        while offset <= len(self.written):
            columns.append(offset + 1 + self.written.startswith('"', offset))
            match = cell.match(self.written, offset)
            offset = (match.end() if match else offset) + 1
        return columns + [1] * (len(self.cells) - len(columns))


def table_rows(text: str, path: str, problems: Problems) -> list[Row] | None:
    """The rows but the empty ones, without empty cells at their ends. None when it is no CSV."""
    hint = _HINT.match(text)
    skipped = hint.end() if hint else 0
    first = text[skipped:].lstrip("\n").split("\n", 1)[0]
    delimiter = hint[1] if hint else max((",", ";", "\t"), key=first.count)
    # Strict, or a quotation mark that is never closed would swallow every recipient after it.
    reader = csv.reader(io.StringIO(text[skipped:]), delimiter=delimiter, strict=True)
    lines = text.split("\n")
    above = text.count("\n", 0, skipped)
    rows: list[Row] = []
    number, before = 0, 0
    while True:
        line = above + before + 1
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error:
            place = Position(path, min(line, len(lines)))
            problems.error(
                place, ('a quotation mark in this row is never closed, or text follows it; write "" for one in a text'), "csv-row"
            )
            return None
        before = reader.line_num
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            rows.append(Row(line, number, [cell.strip() for cell in cells], lines[line - 1], delimiter))


def _header(row: Row, path: str, problems: Problems) -> list[str]:
    names = [column_name(written) for written in row.cells]
    seen: set[str] = set()
    for name, written, column in zip(names, row.cells, row.columns, strict=False):
        place = Position(path, row.line, column)
        if not name:
            problems.error(place, "the column has no name; name it or delete it", "missing-field")
        elif name in seen:
            problems.error(place, f"the column “{written}” is given twice; keep one", "duplicate-field")
        elif not is_column(name):
            problems.error(place, f"unknown column “{written}”{nearest(name, COLUMNS)}", "unknown-field")
        seen.add(name)
    for required in REQUIRED:
        if required not in seen:
            problems.error(Position(path, row.line), f"the column “{required}” is missing", "missing-field")
    return names


def column_name(written: str) -> str:
    """The name of a column as we write it: “Source URL” is source_url, “NAME.FR” name.fr."""
    plain, dot, tag = written.strip().partition(".")
    first, *more = tag.strip().split("-")
    parts = [first.lower(), *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in more)]
    name = re.sub(r"[\s-]+", "_", plain.strip().lower()).replace("e_mail", "email")
    return name + (f".{'-'.join(parts)}" if dot else "")


def is_column(name: str) -> bool:
    """Whether a name is that of a column, in a language or not."""
    plain, dot, tag = name.partition(".")
    return name in COLUMNS or bool(dot and plain in TRANSLATED and TAG.fullmatch(tag))


def _field(name: str, source: str) -> Path | None:
    """The path of what a column has in the record of a recipient; None for a column that nobody knows."""
    if not is_column(name):
        return None
    plain, dot, tag = name.partition(".")
    return (TRANSLATED[plain], tag if dot else source) if plain in TRANSLATED else (name,)


def _recipient(
    header: list[str], fields: list[Path | None], row: Row, path: str, source: str, problems: Problems
) -> Recipient | None:
    start = Position(path, row.line)
    if len(row.cells) > len(header):
        place = Position(path, row.line, row.columns[len(header)])
        message = f"the row has {len(row.cells)} cells, the header only {len(header)} columns (row {row.number})"
        problems.error(place, message, "csv-row")
        return None
    data: dict[Any, Any] = {field: {} for field in TRANSLATED.values()} | {"source": source}
    for index, (field, value) in enumerate(zip(fields, row.cells, strict=False)):
        if not value or field is None:
            continue
        if SPREADSHEET_ERROR.fullmatch(value):
            message = f"“{value}” is what a spreadsheet shows when a formula finds nothing; write words (row {row.number})"
            problems.error(Position(path, row.line, row.columns[index]), message, "csv-formula")
        elif FORMULA.match(value) and not _NUMBER.fullmatch(value):
            message = f"“{value[:30]}” begins like a formula, which a spreadsheet would compute; write words (row {row.number})"
            problems.error(Position(path, row.line, row.columns[index]), message, "csv-formula")
        if len(field) == 1:
            data[field[0]] = value
        else:
            data[field[0]][field[1]] = value
    if not data["names"].get(source) and not data["roles"].get(source):
        problems.error(start, f"the row has neither “name” nor “role”; write one of them (row {row.number})", "missing-field")
        return None
    found = Problems()
    recipient = parse_record(Recipient, data, Document(path, data, start, partial(_places, fields, row, path)), found)
    for problem in found:
        # The cell in which it is: the last one that begins before it.
        before = [(column, name) for name, column in zip(header, row.columns, strict=False) if column <= problem.position.column]
        cell = f", {max(before)[1]}" if problem.position != start else ""
        problems.error(problem.position, f"{problem.message} (row {row.number}{cell})", problem.rule)
    return recipient


def _places(fields: list[Path | None], row: Row, path: str) -> Places:
    found = zip(fields, row.cells, row.columns, strict=False)
    places = {field: Position(path, row.line, column) for field, value, column in found if value and field is not None}
    return Places(places, places)
