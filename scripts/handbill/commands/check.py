"""`handbill check`: what is wrong with the content."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from handbill.commands.project import ON, root
from handbill.problem_formats import FORMATS, report
from handbill.problems import Problems
from handbill.publishing.clock import instant, noon
from handbill.publishing.incremental.inputs import read_inputs
from handbill.publishing.parallel.background import in_background
from handbill.publishing.parallel.processes import jobs
from handbill.rules import PAGE as RULES_PAGE
from handbill.rules import RULES

if TYPE_CHECKING:
    from handbill.publishing.incremental.reading import Found


@click.command()
@click.argument("campaign", required=False)
@click.option("--language", metavar="TAG", help="Only problems of texts in this language, and of pages that have none in it.")
@ON
@click.option("--rule", type=click.Choice(sorted(RULES)), metavar="ID", help="Only problems of this rule.")
@click.option(
    "--fix", is_flag=True, help="First mend how files are saved: line ends, accents, hidden characters, quotes of fields."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How problems are printed.")
@click.option("--old-markdown", is_flag=True, help="List where texts read otherwise than in Python-Markdown (for one time).")
def check(
    campaign: str | None,
    language: str | None,
    on: datetime | None,
    rule: str | None,
    fix: bool,
    form: str,
    old_markdown: bool,
) -> None:
    """Report every problem in the content, or in one CAMPAIGN, with file, line and column.

    Exit code 0 when there are no errors, 1 when there are, 2 when the command was used wrongly.
    """
    if fix:
        _mend()
    # Of another day nothing is kept, and every text is read for what would read otherwise.
    found = _found(instant() if on is None else noon(on), is_kept=on is None and not old_markdown)

    from handbill.checks import check_old_markdown
    from handbill.content.site import read_campaigns
    from handbill.publishing.selection import selected

    if on is not None:
        click.echo(f"as on {on.date()}", err=True)
    if old_markdown and found.project is not None:
        check_old_markdown(read_campaigns(found.project, found.project.slugs, Problems()), found.problems)
    if campaign is not None and not (root() / "campaigns" / campaign).is_dir():
        raise click.UsageError(f"there is no folder campaigns/{campaign}")
    problems = selected(found.problems, found.project, campaign, language, rule)
    if printed := report(problems, form, _rules_site(found)):
        click.echo(printed)
    if form == "text":
        _summary(found, problems, campaign)
    sys.exit(1 if problems.errors else 0)


def _mend() -> None:
    from handbill.content.files.mending import mend

    for path in mend(root()):
        click.echo(f"mended {path}", err=True)


def _found(now: datetime, *, is_kept: bool) -> Found:
    processes = jobs()
    # All files are read for their digests while this process loads what they are checked with.
    with in_background(partial(read_inputs, root()), processes) if is_kept else nullcontext(lambda: None) as inputs:
        from handbill.publishing.incremental.reading import read_changed

        return read_changed(root(), now, inputs(), processes=processes)


def _rules_site(found: Found) -> str:
    """The site that has the page of rules, where this project has it."""
    project = found.project
    page = f"docs/{RULES_PAGE.rstrip('/')}.md"
    return project.settings.site_url if project is not None and page in project.handbook else ""


def _summary(found: Found, problems: Problems, campaign: str | None) -> None:
    from handbill.checks.table import table
    from handbill.publishing.selection import unshown

    if letters := table((row for one in found.reports.values() for row in one.rows), campaign):
        click.echo(f"\n{letters}")
    if lines := unshown({slug: one.hidden for slug, one in found.reports.items()}):
        click.echo("\n" + "\n".join(lines))
    errors, warnings = len(problems.errors), len(problems.warnings)
    click.echo(f"\n{errors} {'error' if errors == 1 else 'errors'}, {warnings} {'warning' if warnings == 1 else 'warnings'}")
