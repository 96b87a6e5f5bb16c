"""`handbill serve`: a preview that follows the files."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from handbill.commands.group import end
from handbill.commands.project import ON, root
from handbill.problems import Problems


@click.command("serve")
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed campaigns too.")
@ON
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def serve(drafts: bool, on: datetime | None, arguments: tuple[str, ...]) -> None:
    """Preview the site and reload it when a file changes. ARGUMENTS go to mkdocs serve."""

    from handbill.content.settings import read_settings

    top = root()
    problems = Problems()
    read_settings(top, problems)  # MkDocs reads them before anything else, and does not say where they are wrong
    if problems.errors:
        click.echo("\n".join(map(str, problems.errors)))
        sys.exit(1)
    from handbill.mkdocs_build import NotServed
    from handbill.mkdocs_build import serve as serve_with_mkdocs

    try:
        serve_with_mkdocs(top, arguments, drafts=drafts, on=on)
    except NotServed as error:
        end(str(error))
