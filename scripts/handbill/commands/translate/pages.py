"""`handbill translate`: what is translated, and the steps of a translation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.commands.project import project
from handbill.commands.translate.catalogues import translate_po
from handbill.commands.translate.ending import ending_in_a_line
from handbill.problems import listed

if TYPE_CHECKING:
    from handbill.translating.target import Target


@click.group()
def translate() -> None:
    """See what is translated, begin a translation, compare it with its source, and stamp it."""


@translate.command("status")
@click.argument("language", metavar="[LANG]", required=False)
@click.option("--format", "form", type=click.Choice(("text", "json", "html")), default="text", show_default=True)
def translate_status(language: str | None, form: str) -> None:
    """Print which page is translated into which language, and how far that can be trusted."""

    from handbill.translating.status import rows, status_json, status_table
    from handbill.translating.status_page import status_page

    content = project()
    found = rows(content, language)
    if language is not None and not found and language not in content.settings.tags:
        raise click.UsageError(f"the site has no language “{language}”; it has {listed(content.settings.tags)} (mkdocs.yml)")
    if form == "html":
        click.echo(status_page(found, content.settings), nl=False)
    else:
        click.echo(status_json(found) if form == "json" else status_table(found, content.settings.tags))


@translate.command("new")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("language", metavar="LANG")
def translate_new(file: Path, language: str) -> None:
    """Make the translation of the page FILE: its words, without its facts, as a draft that readers do not see."""

    from handbill.translating.begin import new_translation

    with _translating(file, language) as target:
        click.echo(f"made {new_translation(target)}")
        if language not in target.offered:
            click.echo(f"the campaign is not offered in “{language}” yet; add it to “languages” in its campaign.yml", err=True)


@translate.command("diff")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("language", metavar="LANG")
def translate_diff(file: Path, language: str) -> None:
    """Print what changed in the words of the page FILE since they were translated, as git's history has it."""

    from handbill.translating.changes import changes

    with _translating(file, language) as target:
        click.echo(changes(target) or f"{target.source} has the same words as when {target.path} was made\n", nl=False)


@translate.command("stamp")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("language", metavar="LANG")
@click.option("--status", type=click.Choice(("machine", "reviewed")), required=True, help="How far it can be trusted now.")
@click.option("--by", metavar="NAME", help="Who reviewed it; an organisation, where a person's name can do harm.")
def translate_stamp(file: Path, language: str, status: str, by: str | None) -> None:
    """Write into the translation of FILE that it is up to date with its source."""

    from handbill.translating.stamp import stamp

    with _translating(file, language) as target:
        click.echo(f"{target.path} is {status}, made from {stamp(target, status, by)}")


@contextmanager
def _translating(file: Path, language: str) -> Iterator[Target]:
    from handbill.translating.target import find_target

    with ending_in_a_line():
        yield find_target(project(), file, language)


translate.add_command(translate_po)
