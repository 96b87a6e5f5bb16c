"""`handbill translate`: what is translated, and the steps of a translation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.commands.group import end
from handbill.commands.project import project
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


@translate.group("po")
def translate_po() -> None:
    """Take pages to programs for translators, such as Weblate, and back, as catalogues of gettext (PO)."""


@translate_po.command("export")
@click.option("--campaign", metavar="SLUG", help="Only this campaign; “hub” is the pages in docs/.")
@click.option("--language", metavar="TAG", help="Only this language.")
@click.option("--repository", metavar="URL", default="", help="Also write po/weblate.json, with the repository that Weblate reads.")
def po_export(campaign: str | None, language: str | None, repository: str) -> None:
    """Write po/CAMPAIGN/LANG.po for each language, and a template."""
    from handbill.translating.po.export import COMPONENTS, catalogues, components

    content = project()
    with _ending():
        made = list(catalogues(content, campaign, language))
    if not made:
        raise click.UsageError(f"there is nothing to translate in {campaign or 'any campaign'}; is its name right?")
    if repository:
        made.append((COMPONENTS, components(content, repository)))
    for path, text in made:
        goal = content.root / path
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"made {path}")


@translate_po.command("import")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--status", type=click.Choice(("machine", "reviewed")), help="How far what is complete can be trusted.")
@click.option("--by", metavar="NAME", help="Who reviewed it; an organisation, where a person's name can do harm.")
def po_import(files: tuple[Path, ...], status: str | None, by: str | None) -> None:
    """Write what is translated in FILES, or in all of po/, into the pages. What is fuzzy stays out.

    The language is the name of the file, such as fr.po.
    """
    from handbill.translating.po.catalogue import NotACatalogue, read
    from handbill.translating.po.export import read_folder
    from handbill.translating.po.merge import merge
    from handbill.translating.target import find_target

    content = project()
    for path in files or read_folder(content.root):
        try:
            pages = read(path.read_bytes())
        except NotACatalogue as error:
            end(f"{path.name} was not imported: {error}")
        with _ending():
            for page, said in pages.items():
                if done := merge(find_target(content, content.root / page, path.stem), said, status, by):
                    click.echo(done)


@contextmanager
def _translating(file: Path, language: str) -> Iterator[Target]:
    from handbill.translating.target import find_target

    with _ending():
        yield find_target(project(), file, language)


@contextmanager
def _ending() -> Iterator[None]:
    """Ends with a line where a translation cannot be made."""
    from handbill.translating.target import NotTranslated

    try:
        yield
    except NotTranslated as error:
        end(str(error))
