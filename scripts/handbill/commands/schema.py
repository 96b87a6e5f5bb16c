"""`handbill schema`: what may be written, for the completion and the explanations of editors."""

from __future__ import annotations

from functools import cached_property

import click

from handbill.commands.project import root


class Schemas(click.Choice[str]):
    """The names of schemas. The list is asked for only when one is."""

    def __init__(self) -> None:
        self.case_sensitive = True

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]  # Click sets it when the type is made
        from handbill.schemas import names

        return tuple(names())


@click.command()
@click.argument("name", type=Schemas(), required=False)
def schema(name: str | None) -> None:
    """Write the JSON Schemas of all fields to .vscode/, or print that of NAME.

    Settings of yours that are there already are left as they are.
    """
    from handbill.schemas import files, schema_text, write_files

    if name is not None:
        click.echo(schema_text(name), nl=False)
        return
    made, left = write_files(root())
    for path in made:
        click.echo(f"wrote {path}")
    for path in left:
        click.echo(f"left {path}, which has settings of your own; these are ours:\n{files()[path]}", err=True)
