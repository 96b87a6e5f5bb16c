"""Lists of offices from spreadsheets into a recipients.csv as we write it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from handbill.content.files.encodings import decoded
from handbill.content.recipients import COLUMNS, TRANSLATED, column_name, is_column, table_rows
from handbill.content.workbook import NotAWorkbook, workbook_rows
from handbill.problems import Problems
from handbill.values.countries import country_code
from handbill.values.days import days_meant
from handbill.values.types import SLUG


class NotImported(Exception):
    """Why nothing was written."""


def imported(file: Path) -> tuple[str, list[str]]:
    """The text of a recipients.csv with the rows of a .csv or .xlsx file, and what was changed or left out, in words.

    Names of columns are read in any case, dates and countries as far as they can mean only one, an address without its
    `mailto:`. A row without an id gets one from its name or role. Columns that we do not know are left out. What is
    still wrong is for `handbill check` to say. Raises NotImported.
    """
    header, *rows = _table(file)
    names = [column_name(cell) for cell in header]
    if not {"name", "role"} & {name.partition(".")[0] for name in names}:
        raise NotImported(f"{file.name} has neither a column “name” nor “role” in its first row")
    said = [
        f"the column “{cell}” is not known and left out" for cell, name in zip(header, names, strict=True) if not is_column(name)
    ]
    records: list[dict[str, str]] = []
    taken: set[str] = set()
    for row in rows:
        record = {name: _cell(name, text) for name, text in zip(names, row, strict=False) if is_column(name) and text.strip()}
        if not record:
            continue
        record["id"] = _id(record, taken)
        records.append(record)
    used = {name for record in records for name in record} | {"id", "source_url", "checked_on"}
    columns = sorted(used, key=_place)
    made = io.StringIO()
    writer = csv.DictWriter(made, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return made.getvalue(), [*said, f"{len(records)} rows"]


def write_recipients(root: Path, slug: str, text: str) -> str:
    """Writes recipients.csv into a campaign that has none; its path. Raises NotImported."""
    folder = root / "campaigns" / slug
    if not SLUG.fullmatch(slug) or not folder.is_dir():
        raise NotImported(f"there is no campaign campaigns/{slug}")
    target = folder / "recipients.csv"
    if target.exists():
        raise NotImported(f"campaigns/{slug}/recipients.csv is there already; move it away first")
    target.write_text(text, encoding="utf-8", newline="\n")
    return f"campaigns/{slug}/recipients.csv"


def _table(file: Path) -> Sequence[Sequence[str]]:
    if file.suffix.lower() == ".xlsx":
        try:
            rows = [row for row in workbook_rows(file) if any(row)]
        except NotAWorkbook as error:
            raise NotImported(str(error)) from None
    else:
        text = decoded(file.read_bytes())[0].replace("\r\n", "\n").replace("\r", "\n")
        problems = Problems()
        found = table_rows(text, file.name, problems)
        if found is None:
            raise NotImported(str(problems.errors[0]))
        rows = [row.cells for row in found]
    if not rows:
        raise NotImported(f"{file.name} is empty")
    return [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]


def _cell(name: str, text: str) -> str:
    text = text.strip()
    if name == "checked_on":
        days = days_meant(text)
        return days[0].isoformat() if len(days) == 1 else text
    if name == "country":
        return text if text == "XX" else country_code(text) or text
    if name == "email":
        return re.sub(r"(?i)^mailto:", "", text)
    return text


def _id(record: dict[str, str], taken: set[str]) -> str:
    """The id of a row, else one from its name or role; numbered where another row has it."""
    said = record.get("id") or next((record[name] for name in ("name", "role") if name in record), "")
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:56] or "recipient"
    if "id" in record:
        # Two rows with one id are the author's to tell apart.
        return record["id"] if not SLUG.fullmatch(stem) else stem
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    taken.add(found)
    return found


def _place(name: str) -> tuple[int, str]:
    plain, _, tag = name.partition(".")
    assert plain in COLUMNS or plain in TRANSLATED
    return COLUMNS.index(plain), tag
