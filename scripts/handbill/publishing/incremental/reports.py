"""What the check has found in each campaign, kept while nothing it looked at has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from handbill.checks.aliases import Claims, OldAddress
from handbill.checks.table import Row
from handbill.problems import Position, Problem, Problems
from handbill.publishing.incremental.span import Span
from handbill.storage.whole_file import write_whole

FILE = Path(".cache") / "reports.json"
"""Where they are, in the project; it may be deleted at any time."""


@dataclass(frozen=True, slots=True)
class Report:
    """`key` is the digest of what was looked at, `span` how long it holds, `events` and `history` the files that git was asked
    for and a digest of its answer.

    `summary` is a digest of what the hub shows of the campaign, empty where nobody has asked for it yet, `hidden` why readers do
    not see it (else empty), `rows` its letters for the table of the check.
    """

    key: str
    span: Span
    problems: tuple[Problem, ...]
    claims: Claims
    events: tuple[str, ...]
    history: str
    summary: str
    hidden: str
    rows: tuple[Row, ...]


def in_report(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What a report tells of the problems of its part, in their order: of those in a list of offices one of each kind."""
    found = Problems()
    found.extend(problems)
    found.fold("recipients.csv")
    return tuple(found)


def read_reports(root: Path) -> dict[str, Report]:
    """The reports by slug; none where there is no file, or it is not one that this program has written."""
    try:
        data = json.loads((root / FILE).read_text("utf-8"))
        return reports_of(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_reports(root: Path, reports: Mapping[str, Report]) -> None:
    """Replaces the file as a whole. Raises OSError, and ValueError for a text that UTF-8 does not have."""
    write_whole(root / FILE, to_json(as_data(reports)))  # a third of the time that the module `json` takes


def as_data(reports: Mapping[str, Report]) -> dict[str, Any]:
    """The reports as what JSON has."""
    return {slug: _data(one) for slug, one in reports.items()}


def _data(report: Report) -> dict[str, Any]:
    """A report as what JSON has; of a problem, a position and a row only the values, of which a large project has thousands."""
    claims = report.claims
    old = [(one.alias, one.place, one.file, one.offered) for one in claims.old]
    return {
        "key": report.key,
        "span": [moment.isoformat() for moment in report.span],
        "problems": [(one.position, one.message, one.rule, one.severity) for one in report.problems],
        "claims": (claims.slug, claims.published, old, claims.pages),
        "events": report.events,
        "history": report.history,
        "summary": report.summary,
        "hidden": report.hidden,
        "rows": list(map(_VALUES, report.rows)),
    }


_VALUES = attrgetter(*(field.name for field in fields(Row)))
"""Those of a row, in their order."""


def _row(letter: str, language: str, characters: int, length: int, rung: str, files: Iterable[str], messages: int) -> Row:
    return Row(letter, language, characters, length, rung, tuple(files), messages)


def reports_of(data: Mapping[str, Any]) -> dict[str, Report]:
    """The reports again. Raises ValueError, KeyError, TypeError or AttributeError for what `as_data` did not give."""
    return {slug: _report(one) for slug, one in data.items()}


def _report(data: Mapping[str, Any]) -> Report:
    since, until = map(datetime.fromisoformat, data["span"])
    slug, published, old, pages = data["claims"]
    return Report(
        **{
            **data,
            "span": Span(since, until),
            "problems": tuple(Problem(Position(*place), *words) for place, *words in data["problems"]),
            "claims": Claims(
                slug,
                tuple((address, file) for address, file in published),
                tuple(OldAddress(alias, Position(*place), file, tuple(offered)) for alias, place, file, offered in old),
                tuple(pages),
            ),
            "events": tuple(data["events"]),
            "rows": tuple(_row(*one) for one in data["rows"]),
        }
    )
