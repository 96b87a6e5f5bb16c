"""How often pages were read, from the log of a web server: pages and days, and nothing about those who read."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from handbill.model.formats import FORMATS, ZIP

# The Common Log Format, and the Combined one, which adds where a reader came from and with what program.
_LINE = re.compile(
    r'\S+ \S+ .{0,200}?\[(?P<time>[^]]{26})\] "(?P<method>[A-Z]{1,10}) (?P<path>\S{1,4000})[^"]{0,20}" (?P<status>\d{3}) \S+'
    r'(?: "(?:[^"\\]|\\.)*" "(?P<program>(?:[^"\\]|\\.)*)")?'
)
_TIME = "%d/%b/%Y:%H:%M:%S %z"
# What robots call themselves, and programs that fetch pages for nobody.
_ROBOT = re.compile(
    r"bot\b|bot[/;-]|crawl|spider|slurp|archiv|scan|monitor|preview|feed|headless|externalhit|curl|wget|libwww|python|java/|go-http|^-?$",
    re.I,
)
_DOWNLOADS = (*(f".{one.id}" for one in (*FORMATS, ZIP)), ".ics")
_READ = ("200", "304")


@dataclass
class Visits:
    """Requests by day (UTC) and address, and what was left out, by the reason."""

    pages: Counter[tuple[str, str]] = field(default_factory=Counter)
    downloads: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    names_programs: bool = False
    """Whether any line names the program that asked, without which robots cannot be told."""

    def table(self, *, downloads: bool = False) -> str:
        """CSV with the columns day, address and requests."""
        text = io.StringIO()
        rows = csv.writer(text, lineterminator="\n")
        rows.writerow(("day", "address", "requests"))
        counted = self.downloads if downloads else self.pages
        rows.writerows((*key, number) for key, number in sorted(counted.items()))
        return text.getvalue()


def visits(lines: Iterable[str]) -> Visits:
    """The visits in the lines of a log."""
    found = Visits()
    for line in lines:
        if line.strip():
            _count(line, found)
    return found


def log_lines(file: Path) -> Iterator[str]:
    """The lines of a log, also of one that the server has compressed (.gz)."""
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as data:
        for line in data:
            yield line.decode("utf-8", "replace")


def _count(line: str, found: Visits) -> None:
    match = _LINE.match(line)
    when = _day(match["time"]) if match else None
    if match is None or when is None:
        found.left_out["lines that are not of a log"] += 1
        return
    program = match["program"]
    found.names_programs = found.names_programs or program is not None
    path = urlsplit(match["path"]).path.removesuffix("index.html")
    if match["method"] != "GET" or match["status"] not in _READ:
        found.left_out["other requests and errors"] += 1
    elif program is not None and _ROBOT.search(program):
        found.left_out["requests of robots"] += 1
    elif path.endswith("/"):
        found.pages[when, path] += 1
    elif path.endswith(_DOWNLOADS):
        found.downloads[when, path] += 1
    else:
        found.left_out["pictures, styles and other parts of pages"] += 1


def _day(written: str) -> str | None:
    try:
        return datetime.strptime(written, _TIME).astimezone(UTC).date().isoformat()
    except (ValueError, OverflowError):
        return None
