"""`handbill import`: what others keep, taken over."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from handbill.commands.project import load_project, root
from handbill.publishing.clock import instant


class _Imports(click.Group):
    """A group whose first word may be a file: `handbill import circular.docx` is `handbill import text circular.docx`."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        named = args[0] in self.commands or args[0].startswith("-")
        return super().resolve_command(ctx, args if named else ["text", *args])


@click.group("import", cls=_Imports, options_metavar="", subcommand_metavar="FILE | COMMAND [ARGS]...")
def imports() -> None:
    """Take over a text, such as circular.docx, or a list of offices that others keep."""


@imports.command("text")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--campaign", metavar="SLUG", required=True, help="The campaign to make, as campaigns/SLUG/.")
@click.option("--language", metavar="TAG", help="The language of the text; else the site's default.")
def import_text(file: Path, campaign: str, language: str | None) -> None:
    """Turn a document (.docx, .html or .md) into a draft campaign: its circular, letters, events and briefing.

    Comments, authors, deleted text and what follows readers are left out. What was decided is told, and what is still to
    do; readers see nothing of a draft.
    """
    from handbill.importing.campaign import import_text as taken_over
    from handbill.importing.source import NotRead
    from handbill.new import NotMade
    from handbill.publishing.selection import selected

    try:
        made, said = taken_over(root(), file, campaign, language, instant().date())
    except (NotRead, NotMade) as error:
        raise click.UsageError(f"{file.name} was not imported: {error}") from None
    for path in made:
        click.echo(f"made {path}")
    for line in said:
        click.echo(line, err=True)
    loaded = load_project()
    problems = selected(loaded.problems, loaded.project, campaign, None, None)
    for problem in problems:
        click.echo(str(problem), err=True)
    sys.exit(1 if problems.errors else 0)


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
