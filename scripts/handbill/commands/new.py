"""`handbill new`: the first files of a campaign or a page."""

from __future__ import annotations

from functools import cached_property

import click

from handbill.commands.project import root


class PageKinds(click.Choice[str]):
    """What `handbill new page` makes. The list is asked for only when that is."""

    def __init__(self) -> None:
        self.case_sensitive = True

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]  # Click sets it when the type is made
        from handbill.model.kinds import KINDS

        return tuple("page" if kind.name == "plain" else kind.name for kind in KINDS if kind.scaffold is not None)


@click.group()
def new() -> None:
    """Make the first files of a campaign or a page, ready to be filled in."""


@new.command("campaign")
@click.argument("slug")
@click.option("--languages", default="en", show_default=True, help="Tags with commas between, the source language first.")
@click.option("--from", "model", metavar="SLUG", help="Copy this campaign, with all its files, as a draft.")
def new_campaign_command(slug: str, languages: str, model: str | None) -> None:
    """Make the folder campaigns/SLUG with a draft campaign."""

    from handbill.new import copy_campaign, new_campaign

    _make(lambda: copy_campaign(root(), slug, model) if model else new_campaign(root(), slug, languages.split(",")))


@new.command("page")
@click.argument("kind", type=PageKinds())
@click.argument("slug")
@click.argument("id", default="")
def new_page_command(kind: str, slug: str, id: str) -> None:
    """Make a page of the campaign SLUG; a news ID begins with its date, like 2027-05-01-march.

    A briefing and a circular need no ID: a campaign has one of each.
    """
    from handbill.new import new_page

    _make(lambda: [new_page(root(), kind, slug, id)])


def _make(work: object) -> None:
    from handbill.new import NotMade

    try:
        made = work()  # type: ignore[operator]  # a closure over one command's arguments
    except NotMade as error:
        raise click.UsageError(str(error)) from None
    for path in made:
        click.echo(f"made {path}")
