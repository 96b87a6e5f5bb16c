"""`handbill reports`: the reports that readers sent, as a table."""

from __future__ import annotations

import sys
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
