"""The door from the terminal: `handbill` and the list of its commands."""

from __future__ import annotations

import click

from handbill.commands.build import build, join
from handbill.commands.check import check
from handbill.commands.group import Commands
from handbill.commands.imports import imports
from handbill.commands.init import init
from handbill.commands.new import new
from handbill.commands.report_change import report_change
from handbill.commands.schema import schema
from handbill.commands.serve import serve
from handbill.commands.tables import count, reports
from handbill.commands.translate.pages import translate


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="handbill")
def main() -> None:
    """Campaign microsites from folders of multilingual Markdown."""


for command in (check, build, join, serve, new, translate, imports, reports, report_change, schema, count, init):
    main.add_command(command)
