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
from handbill.values.characters import FORMULA, JOINERS, NO_BREAK_SPACES

COLUMNS = ("Date", *KEYS, "More")
"""`Date` is that of the message, in UTC; `More` holds what was under other keys."""

# What a spreadsheet takes for the beginning of a formula: at the start of a cell, and where a program whose list separator
# is another than the comma begins a new one.
_FORMULA = re.compile(rf"(^|[,;|\t])( *)(?={FORMULA.pattern})")
_CAMPAIGN_LINE = re.compile(rf"^[ \t{NO_BREAK_SPACES}>]*campaign[ \t{NO_BREAK_SPACES}]*[:\uff1a]", re.I | re.M)


def report_table(files: Iterable[Path]) -> tuple[str, list[str]]:
    """The reports in some files as CSV (RFC 4180, but LF) with a header row and one line each, and what could not be read.

    Dates are in UTC to the minute (`2027-05-01T09:30Z`), empty where a message has none that can be read. What could not be read
    is told in words, one line a file or message, and stops nothing: no error is raised for a file.

    Every cell is in quotation marks. What a spreadsheet might take for a formula, at the start of a cell or after a character
    that separates cells somewhere, has an apostrophe before it; unseen characters read like `U+202E`. Nothing says who wrote.
    """
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n", quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    problems: list[str] = []
    for file in files:
        try:
            mails = read_mail(file)
        except NotMail as error:
            problems.append(visible(f"{file}: {error}"))
            continue
        for number, mail in enumerate(mails, 1):
            which = f" message {number}:" if len(mails) > 1 else ""
            if isinstance(mail, NotMail):
                problems.append(visible(f"{file}:{which} {mail}"))
                continue
            try:
                rows.writerow(_row(mail))
            except NoReport as error:
                problems.append(visible(f"{file}:{which} the message is not a report: {error}"))
    return table.getvalue(), problems


def _row(mail: Mail) -> list[str]:
    report = _report(mail)
    date = mail.date.strftime("%Y-%m-%dT%H:%MZ") if mail.date else ""
    more = "; ".join(f"{key}: {value}" for key, value in report.more)
    return [date, *(_cell(str(getattr(report, name))) for name in KEYS.values()), _cell(more)]


def _report(mail: Mail) -> Report:
    """From the first text that has a report's lines, else from the first of all."""
    named = (text for text in mail.texts if _CAMPAIGN_LINE.search(text))
    return read_report(mail.subject, next(named, mail.texts[0] if mail.texts else ""))


def _cell(value: str) -> str:
    """One line of a value: a paragraph's lines follow each other, paragraphs are parted by a slash."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", value))
    line = "".join(one if one in JOINERS else visible(one) for one in " / ".join(filter(None, paragraphs)))
    return _FORMULA.sub(r"\1\2'", line)
