"""recipients.csv: one public office a row, with Popolo's words for columns."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from handbill.content.record import parse_record
from handbill.content.yaml import Document, Path
from handbill.model.recipient import Recipient
from handbill.model.values import TAG
from handbill.problems import Position, Problems, nearest

COLUMNS = (
    "id", "name", "role", "organization", "area", "country", "groups", "email", "language", "salutation", "post",
    "phone", "contact_form", "source_url", "checked_on",
)  # fmt: skip
TRANSLATED = {
    "name": "names", "role": "roles", "organization": "organizations", "area": "areas", "salutation": "salutations",
}  # fmt: skip


def read(text: str, path: str, source: str, problems: Problems) -> dict[str, tuple[Recipient, Position]]:
    """The recipients by id with the place of each; the plain name columns are in the language `source`."""
    rows = _rows(text, path, problems)
    if rows is None:
        return {}
    if not rows:
        problems.error(Position(path), "the file is empty; its first row names the columns", "empty-file")
        return {}
    header = _header(rows[0], path, problems)
    recipients: dict[str, tuple[Recipient, Position]] = {}
    for line, cells in rows[1:]:
        start = Position(path, line)
        if len(cells) > len(header):
            _, column = cells[len(header)]
            problems.error(
                Position(path, line, column), f"the row has {len(cells)} cells, the header only {len(header)} columns", "csv-row"
            )
            continue
        recipient = _recipient(header, cells, start, source, problems)
        if recipient is None:
            continue
        if recipient.id in recipients:
            first = recipients[recipient.id][1].line
            problems.error(start, f"the id “{recipient.id}” stands twice, first on line {first}; keep one", "duplicate-id")
            continue
        recipients[recipient.id] = (recipient, start)
    return recipients


Row = tuple[int, list[tuple[str, int]]]


def _rows(text: str, path: str, problems: Problems) -> list[Row] | None:
    """Rows as line and cells, each cell with its column, both from 1; empty rows are left out. None when it is no CSV."""
    first = text.lstrip("\n").split("\n", 1)[0]
    delimiter = max((",", ";", "\t"), key=first.count)
    # Strict, or a quotation mark that is never closed would swallow every recipient after it.
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    lines = text.split("\n")
    rows: list[Row] = []
    before = 0
    while True:
        line = before + 1
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
        if any(cell.strip() for cell in cells):
            columns = _columns(lines[line - 1], delimiter)
            columns += [1] * (len(cells) - len(columns))
            rows.append((line, list(zip((cell.strip() for cell in cells), columns, strict=False))))


def _columns(line: str, delimiter: str) -> list[int]:
    cell = re.compile(rf'(?:"(?:[^"]|"")*"?|[^{delimiter}"])*')
    columns, offset = [], 0
    while offset <= len(line):
        columns.append(offset + 1 + line.startswith('"', offset))
        match = cell.match(line, offset)
        offset = (match.end() if match else offset) + 1
    return columns


def _header(row: Row, path: str, problems: Problems) -> list[str]:
    line, cells = row
    seen: set[str] = set()
    for name, column in cells:
        place = Position(path, line, column)
        if not name:
            problems.error(place, "the column has no name; name it or delete it", "missing-field")
        elif name in seen:
            problems.error(place, f"the column “{name}” stands twice; keep one", "duplicate-field")
        elif not _is_known(name):
            problems.error(place, f"unknown column “{name}”{nearest(name, COLUMNS)}", "unknown-field")
        seen.add(name)
    for required in ("id", "source_url", "checked_on"):
        if required not in seen:
            problems.error(Position(path, line), f"the column “{required}” is missing", "missing-field")
    return [name for name, _ in cells]


def _is_known(name: str) -> bool:
    plain, dot, tag = name.partition(".")
    return name in COLUMNS or bool(dot and plain in TRANSLATED and TAG.fullmatch(tag))


def _recipient(
    header: list[str], cells: list[tuple[str, int]], start: Position, source: str, problems: Problems
) -> Recipient | None:
    data: dict[str, Any] = {field: {} for field in TRANSLATED.values()} | {"source": source}
    places: dict[Path, Position] = {}
    for name, (value, column) in zip(header, cells, strict=False):
        plain, dot, tag = name.partition(".")
        if not value or not _is_known(name):
            continue
        place = Position(start.path, start.line, column)
        if plain in TRANSLATED:
            data[TRANSLATED[plain]][tag if dot else source] = value
            places[TRANSLATED[plain], tag if dot else source] = place
        else:
            data[name] = value
            places[(name,)] = place
    document = Document(start.path, data, places, dict(places), start)
    if not data["names"].get(source) and not data["roles"].get(source):
        problems.error(start, "the row has neither “name” nor “role”; write one of them", "missing-field")
        return None
    return parse_record(Recipient, data, document, problems)
