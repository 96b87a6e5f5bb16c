"""recipients.csv: one public office a row, with Popolo's words for columns."""

from __future__ import annotations

import csv
import io
import re
from functools import partial
from typing import Any, NamedTuple

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
    if not set(REQUIRED) <= set(header):
        refused.add("*")
    recipients: dict[str, tuple[Recipient, Position]] = {}
    if not rows[1:] and len(problems) == before:
        refused.add("*")
        problems.error(Position(path), "the table names no recipient below its first row; add one or delete the file", "empty-file")
    for row in rows[1:]:
        cells = dict(zip(header, (text for text, _ in row.cells), strict=False))
        recipient = _recipient(header, row, path, source, problems)
        if recipient is None:
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


class Row(NamedTuple):
    """A row of a table: its line in the file, its number in a spreadsheet, and its cells with their columns, all from 1."""

    line: int
    number: int
    cells: list[tuple[str, int]]


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
            columns = _columns(lines[line - 1], delimiter)
            columns += [1] * (len(cells) - len(columns))
            rows.append(Row(line, number, list(zip((cell.strip() for cell in cells), columns, strict=False))))


def _columns(line: str, delimiter: str) -> list[int]:
    cell = re.compile(rf'(?:"(?:[^"]|"")*"?|[^{re.escape(delimiter)}"])*')
    columns, offset = [], 0
    while offset <= len(line):
        columns.append(offset + 1 + line.startswith('"', offset))
        match = cell.match(line, offset)
        offset = (match.end() if match else offset) + 1
    return columns


def _header(row: Row, path: str, problems: Problems) -> list[str]:
    names = [column_name(written) for written, _ in row.cells]
    seen: set[str] = set()
    for name, (written, column) in zip(names, row.cells, strict=True):
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


def _recipient(header: list[str], row: Row, path: str, source: str, problems: Problems) -> Recipient | None:
    start = Position(path, row.line)
    if len(row.cells) > len(header):
        place = Position(path, row.line, row.cells[len(header)][1])
        message = f"the row has {len(row.cells)} cells, the header only {len(header)} columns (row {row.number})"
        problems.error(place, message, "csv-row")
        return None
    data: dict[str, Any] = {field: {} for field in TRANSLATED.values()} | {"source": source}
    places: dict[Path, Position] = {}
    for name, (value, column) in zip(header, row.cells, strict=False):
        plain, dot, tag = name.partition(".")
        if not value or not is_column(name):
            continue
        place = Position(path, row.line, column)
        if SPREADSHEET_ERROR.fullmatch(value):
            message = f"“{value}” is what a spreadsheet shows when a formula finds nothing; write words (row {row.number})"
            problems.error(place, message, "csv-formula")
        elif FORMULA.match(value) and not _NUMBER.fullmatch(value):
            message = f"“{value[:30]}” begins like a formula, which a spreadsheet would compute; write words (row {row.number})"
            problems.error(place, message, "csv-formula")
        if plain in TRANSLATED:
            data[TRANSLATED[plain]][tag if dot else source] = value
            places[TRANSLATED[plain], tag if dot else source] = place
        else:
            data[name] = value
            places[(name,)] = place
    if not data["names"].get(source) and not data["roles"].get(source):
        problems.error(start, f"the row has neither “name” nor “role”; write one of them (row {row.number})", "missing-field")
        return None
    found = Problems()
    recipient = parse_record(Recipient, data, Document(path, data, start, partial(Places, places, places)), found)
    for problem in found:
        # The cell in which it is: the last one that begins before it.
        before = [(column, name) for name, (_, column) in zip(header, row.cells, strict=False) if column <= problem.position.column]
        cell = f", {max(before)[1]}" if problem.position != start else ""
        problems.error(problem.position, f"{problem.message} (row {row.number}{cell})", problem.rule)
    return recipient
