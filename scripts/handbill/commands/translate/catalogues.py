"""`handbill translate po`: pages in programs for translators."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.commands.group import end
from handbill.commands.project import project
from handbill.commands.translate.ending import ending_in_a_line


@click.group("po")
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
    with ending_in_a_line():
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
        with ending_in_a_line():
            for page, said in pages.items():
                if done := merge(find_target(content, content.root / page, path.stem), said, status, by):
                    click.echo(done)
