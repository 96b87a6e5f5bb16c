"""`handbill init`: a hub of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.publishing.clock import instant


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", prompt="Name of the site", help="The name of the site.")
@click.option("--owner", prompt="Organisation that runs it", help="Who runs it.")
@click.option("--contact", prompt="Its e-mail address", default="", help="The owner's e-mail address.")
@click.option("--url", prompt="Address of the site (https://…)", help="The whole address of the site.")
@click.option(
    "--exit-url",
    prompt="A neutral page elsewhere, for readers who must leave at once (https://…)",
    help="Where “Leave this page” leads.",
)
@click.option(
    "--languages",
    prompt="Tags of its languages, the default first",
    default="en",
    help="Tags with commas between, the default first.",
)
@click.option("--campaign", prompt="Short name of the first campaign (a-z, digits, hyphens)", help="The first campaign, a draft.")
@click.option("--program", metavar="REQUIREMENT", help="What pip installs as Handbill, such as the address of a wheel.")
def init(
    folder: Path, name: str, owner: str, contact: str, url: str, exit_url: str, languages: str, campaign: str, program: str | None
) -> None:
    """Make a hub of your own in the new folder DIR: settings, pages, a first campaign, workflows for GitHub and GitLab.

    What no option says is asked.
    """
    from handbill.hub.init import NotMadeHere
    from handbill.hub.init import init as make
    from handbill.hub.settings import Answers, NotSet
    from handbill.new import NotMade

    tags = tuple(tag.strip() for tag in languages.split(","))
    answers = Answers(name, url, exit_url, owner, contact, tags)
    try:
        made, unwritten = make(folder, answers, campaign, program, instant().date())
    except (NotMadeHere, NotSet, NotMade) as error:
        raise click.UsageError(str(error)) from None
    for path in made:
        click.echo(f"made {folder}/{path}")
    if unwritten:
        click.echo(f"write the pages in docs/ in {', '.join(unwritten)} yourself: Handbill has no words for them yet", err=True)
    click.echo(f"Read {folder}/README.md next.", err=True)
