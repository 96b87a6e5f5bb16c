"""Reports out of saved messages, as a table for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from handbill.problems import visible
from handbill.reports.link import KEYS, NoReport, Report, read_report
from handbill.reports.mail import Mail, NotMail, read_mail

COLUMNS = ("Date", *KEYS, "More")
"""`Date` is that of the message, in UTC; `More` holds what stood under other keys."""

# What a spreadsheet would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@")


def report_table(files: Iterable[Path]) -> tuple[str, list[str]]:
    """The reports in some files as CSV (RFC 4180, but LF) with a header row and one line each, and what could not be read.

    Dates are in UTC to the minute (`2027-05-01T09:30Z`), empty where a message has none that can be read. What could not be read
    is told in words, one line a file or message, and stops nothing: no error is raised for a file.

    The first character of a value that a spreadsheet might take for a formula has an apostrophe before it. No column says
    who wrote.
    """
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(COLUMNS)
    problems: list[str] = []
    for file in files:
        try:
            mails = read_mail(file)
        except NotMail as error:
            problems.append(visible(f"{file}: {error}"))
            continue
        for number, mail in enumerate(mails, 1):
            try:
                rows.writerow(_row(mail))
            except NoReport as error:
                which = f" message {number}:" if len(mails) > 1 else ""
                problems.append(visible(f"{file}:{which} the message is no report: {error}"))
    return table.getvalue(), problems


def _row(mail: Mail) -> list[str]:
    report = _report(mail)
    date = mail.date.strftime("%Y-%m-%dT%H:%MZ") if mail.date else ""
    more = "; ".join(f"{key}: {value}" for key, value in report.more)
    return [date, *(_cell(str(getattr(report, name))) for name in KEYS.values()), _cell(more)]


def _report(mail: Mail) -> Report:
    """From the first text that has a report's lines, else from the first of all."""
    texts = (
        [text for text in mail.texts if re.search(r"^[\s>]*campaign\s*[:\uff1a]", text, re.I | re.M)] or list(mail.texts) or [""]
    )
    return read_report(mail.subject, texts[0])


def _cell(value: str) -> str:
    """One line of a value: a paragraph's lines follow each other, paragraphs stand apart by a slash."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", value))
    line = re.sub(r"[\x00-\x1f\x7f]", "", " / ".join(filter(None, paragraphs)))
    return f"'{line}" if line.startswith(_FORMULA) else line
