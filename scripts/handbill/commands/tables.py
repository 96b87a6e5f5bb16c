"""The commands that print a table of what came in: `handbill reports` and `handbill count`."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def reports(files: tuple[Path, ...]) -> None:
    """Print the reports in saved messages (.eml, .mbox) as CSV in UTF-8, one line each.

    The table does not include senders. Messages that are not reports are listed on standard error; then the exit code is 1.
    """
    from handbill.reports.table import report_table

    table, problems = report_table(files)
    click.echo(table.encode(), nl=False)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1 if problems else 0)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--downloads", is_flag=True, help="Count files of letters and calendars in place of pages.")
def count(files: tuple[Path, ...], downloads: bool) -> None:
    """Print how often each page was asked for on each day (UTC), from access logs, as CSV.

    Logs in the Common or Combined Log Format, as nginx and Apache write them. Who asked is neither printed nor kept. What was left
    out is told on standard error.
    """
    from handbill.access_log import log_lines, visits

    found = visits(chain.from_iterable(map(log_lines, files)))
    click.echo(found.table(downloads=downloads), nl=False)
    for reason, number in sorted(found.left_out.items()):
        click.echo(f"left out: {number} {reason}", err=True)
    if not found.names_programs:
        click.echo("the log does not name the programs that asked, so robots are counted too", err=True)
