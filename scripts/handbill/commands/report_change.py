"""`handbill report-change`: what a pull request changes for readers."""

from __future__ import annotations

import click

from handbill.commands.group import end
from handbill.commands.project import root
from handbill.publishing.clock import instant


@click.command("report-change")
@click.argument("base", default="origin/main")
@click.argument("head", default="HEAD")
@click.option("--preview", metavar="URL", default="", help="The address of a built preview, which the pages are linked to.")
@click.option("--format", "form", type=click.Choice(("markdown", "json")), default="markdown", show_default=True)
def report_change(base: str, head: str, preview: str, form: str) -> None:
    """Print what the commit HEAD changes for readers since it left BASE: addresses, pages, letters, translations.

    Without the two, the last commit is compared with origin/main. Files that are not committed are not looked at.
    """
    from handbill.changes.commits import NotACommit
    from handbill.changes.markdown import comment
    from handbill.changes.report import report_change as compared

    try:
        report = compared(root(), base, head, instant())
    except NotACommit as error:
        end(str(error))
    click.echo(report.as_json() if form == "json" else comment(report, preview), nl=form == "json")
