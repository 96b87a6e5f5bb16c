"""`handbill import`: what others keep, taken over."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.commands.project import root


@click.group("import")
def imports() -> None:
    """Take over lists that others keep."""


@imports.command("recipients")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--campaign", metavar="SLUG", help="Write campaigns/SLUG/recipients.csv instead of standard output.")
def import_recipients(file: Path, campaign: str | None) -> None:
    """Turn a spreadsheet of offices (.csv or .xlsx) into a recipients.csv.

    What was left out is told on standard error; what is still wrong in the rows, handbill check says.
    """
    from handbill.recipient_import import NotImported, imported, write_recipients

    try:
        text, said = imported(file)
        written = write_recipients(root(), campaign, text) if campaign is not None else ""
    except NotImported as error:
        raise click.UsageError(str(error)) from None
    for line in said:
        click.echo(line, err=True)
    if written:
        click.echo(f"made {written}")
    else:
        click.echo(text, nl=False)
