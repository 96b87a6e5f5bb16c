"""The project that a command is about: where it is, and what is read of it."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.problems import Problems
from handbill.publishing.clock import instant, noon
from handbill.publishing.incremental.inputs import CONFIG

if TYPE_CHECKING:
    from handbill.content.site import Project
    from handbill.publishing.load import Loaded


def root() -> Path:
    """The nearest folder with a mkdocs.yml, from here upwards."""

    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise click.UsageError(f"there is no {CONFIG} here or in a folder above; run the command in a Handbill project")


ON = click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As on this day, such as 2027-05-02.")


def load_project(campaign: str | None = None, on: datetime | None = None) -> Loaded:
    """The project now, or at noon (UTC) of a day."""

    from handbill.publishing.load import load as read_and_check

    now = instant() if on is None else noon(on)
    return read_and_check(root(), now, only=campaign, as_on=on is not None)


def project() -> Project:
    """What can be read of the content, whatever is wrong elsewhere in it."""

    from handbill.content.site import read_project

    problems = Problems()
    found = read_project(root(), instant(), problems)
    if found is None:
        click.echo("\n".join(map(str, problems.errors)))
        sys.exit(1)
    return found
