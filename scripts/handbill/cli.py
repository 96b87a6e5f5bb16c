"""The door from the terminal: `handbill check`, `build`, `serve`, `new`, `translate`, `import` and `reports`."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from handbill.problem_formats import FORMATS, report
from handbill.problems import Problems, listed
from handbill.publishing.clock import instant
from handbill.publishing.environment import BadVariable
from handbill.publishing.staging import Refused, Unfinished, build_aside, site_folder
from handbill.publishing.workers import jobs as available_jobs
from handbill.rules import PAGE as RULES_PAGE
from handbill.rules import RULES

if TYPE_CHECKING:
    from handbill.content.site import Project
    from handbill.publishing.load import Loaded
    from handbill.translating.target import Target

CONFIG = "mkdocs.yml"


class PageKinds(click.Choice[str]):
    """What `handbill new page` makes. The list is asked for only when that is."""

    def __init__(self) -> None:
        self.case_sensitive = True

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]  # Click sets it when the type is made
        from handbill.model.kinds import KINDS

        return tuple("page" if kind.name == "plain" else kind.name for kind in KINDS if kind.scaffold is not None)


class Commands(click.Group):
    """Commands that end with a line and exit code 2 where what is around them fails them, and not they themselves."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BadVariable as error:
            _end(str(error))
        except KeyboardInterrupt:
            _end("stopped; nothing was changed")
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads has read enough; Click ends in silence
                raise
            _end(_in_words(error))


def _end(message: str) -> NoReturn:
    click.echo(f"handbill: {message}", err=True)
    sys.exit(2)


_ADVICE = {
    errno.ENOSPC: "; make room on the disk and try again",
    errno.EDQUOT: "; make room in your share of the disk and try again",
    errno.EACCES: "; you may not write or read there",
    errno.EPERM: "; you may not write or read there",
    errno.EROFS: "; nothing can be written there",
}


def _in_words(error: OSError) -> str:
    """One line with what the system says, and where."""
    where = f": {error.filename}" if error.filename else ""
    return f"{error.strerror or error}{where}{_ADVICE.get(error.errno or 0, '')}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="handbill")
def main() -> None:
    """Campaign microsites from folders of multilingual Markdown."""


@main.command()
@click.argument("campaign", required=False)
@click.option("--language", metavar="TAG", help="Only problems of texts in this language, and of pages that have none in it.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As on this day, such as 2027-05-02.")
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
    from handbill.checks import check_old_markdown
    from handbill.content.mending import mend
    from handbill.publishing.selection import selected

    for path in mend(_root()) if fix else ():
        click.echo(f"mended {path}", err=True)
    loaded = _load(on=on)
    if on is not None:
        click.echo(f"as on {on.date()}", err=True)
    if old_markdown and loaded.project is not None:
        check_old_markdown(loaded.project, loaded.problems)
    if campaign is not None and not (_root() / "campaigns" / campaign).is_dir():
        raise click.UsageError(f"there is no folder campaigns/{campaign}")
    problems = selected(loaded.problems, loaded.project, campaign, language, rule)
    if printed := report(problems, form, _rules_site(loaded)):
        click.echo(printed)
    if form == "text":
        _summary(loaded, problems, campaign)
    sys.exit(1 if problems.errors else 0)


def _rules_site(loaded: Loaded) -> str:
    """The site that has the page of rules, where this project has it."""
    project = loaded.project
    page = f"docs/{RULES_PAGE.rstrip('/')}.md"
    return project.settings.site_url if project is not None and page in project.handbook else ""


def _summary(loaded: Loaded, problems: Problems, campaign: str | None) -> None:
    from handbill.checks.table import table
    from handbill.publishing.selection import unshown

    if loaded.project is not None and (letters := table(loaded.project, campaign)):
        click.echo(f"\n{letters}")
    if loaded.project is not None and (lines := unshown(loaded.project)):
        click.echo("\n" + "\n".join(lines))
    errors, warnings = len(problems.errors), len(problems.warnings)
    click.echo(f"\n{errors} {'error' if errors == 1 else 'errors'}, {warnings} {'warning' if warnings == 1 else 'warnings'}")


@main.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("site"), show_default=True, help="Where the site goes."
)
@click.option("--campaign", metavar="SLUG", help="Build the hub and this campaign only.")
@click.option("--jobs", type=click.IntRange(1), default=None, metavar="N", help="How many processes at most.")
def build(out: Path, campaign: str | None, jobs: int | None) -> None:
    """Check the content, build the site aside, and swap it in when it is whole."""
    loaded = _load(campaign)
    for problem in loaded.problems.errors:
        click.echo(str(problem))
    if loaded.site is None:
        click.echo(f"{len(loaded.problems.errors)} errors; nothing was built", err=True)
        sys.exit(1)
    if campaign is not None and not any(one.slug == campaign for one in loaded.site.campaigns):
        raise click.UsageError(f"there is no published campaign “{campaign}”")
    root = _root()
    try:
        target = site_folder(out, root)
        processes = jobs or available_jobs()
        from handbill.mkdocs_build import build_with_mkdocs

        with _stoppable():
            build_aside(target, lambda made: build_with_mkdocs(root, loaded, made, processes))
    except Refused as error:
        _end(str(error))
    except Unfinished as error:
        _end(f"the build failed, and {out} is as it was: {error}")
    except OSError as error:
        _end(f"the build failed, and {out} is as it was: {_in_words(error)}")
    except KeyboardInterrupt:
        _end(f"the build was stopped, and {out} is as it was")
    click.echo(f"The site is in {out}; {len(loaded.problems.warnings)} warnings (handbill check shows them)")


@contextmanager
def _stoppable() -> Iterator[None]:
    """A job that is ended from outside, as by a CI's cancel button, ends as by Ctrl+C: it clears up behind itself."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), signal.default_int_handler) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


@main.command("serve")
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed campaigns too.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def preview(drafts: bool, arguments: tuple[str, ...]) -> None:
    """Preview the site and reload it when a file changes. ARGUMENTS go to mkdocs serve."""

    from handbill.content.settings import read_settings

    root = _root()
    problems = Problems()
    read_settings(root, problems)  # MkDocs reads them before anything else, and does not say where they are wrong
    if problems.errors:
        click.echo("\n".join(map(str, problems.errors)))
        sys.exit(1)
    from handbill.mkdocs_build import NotServed, serve

    try:
        serve(root, arguments, drafts=drafts)
    except NotServed as error:
        _end(str(error))


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def reports(files: tuple[Path, ...]) -> None:
    """Print the reports in saved messages (.eml, .mbox) as CSV in UTF-8, one line each.

    The table does not include senders. Messages that are not reports are listed on standard error; then the exit code is 1.
    """
    from handbill.reports.table import report_table

    table, problems = report_table(files)
    click.echo(table.encode(), nl=False)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1 if problems else 0)


@main.group()
def new() -> None:
    """Make the first files of a campaign or a page, ready to be filled in."""


@new.command("campaign")
@click.argument("slug")
@click.option("--languages", default="en", show_default=True, help="Tags with commas between, the source language first.")
@click.option("--from", "model", metavar="SLUG", help="Copy this campaign, with all its files, as a draft.")
def new_campaign_command(slug: str, languages: str, model: str | None) -> None:
    """Make the folder campaigns/SLUG with a draft campaign."""

    from handbill.new import copy_campaign, new_campaign

    _make(lambda: copy_campaign(_root(), slug, model) if model else new_campaign(_root(), slug, languages.split(",")))


@new.command("page")
@click.argument("kind", type=PageKinds())
@click.argument("slug")
@click.argument("id", default="")
def new_page_command(kind: str, slug: str, id: str) -> None:
    """Make a page of the campaign SLUG; a news ID begins with its date, like 2027-05-01-march.

    A briefing and a circular need no ID: a campaign has one of each.
    """
    from handbill.new import new_page

    _make(lambda: [new_page(_root(), kind, slug, id)])


@main.group()
def translate() -> None:
    """See what is translated, begin a translation, compare it with its source, and stamp it."""


@translate.command("status")
@click.argument("language", metavar="[LANG]", required=False)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def translate_status(language: str | None, form: str) -> None:
    """Print which page is translated into which language, and how far that can be trusted."""

    from handbill.translating.status import rows, status_json, status_table

    project = _project()
    found = rows(project, language)
    if language is not None and not found and language not in project.settings.tags:
        raise click.UsageError(f"the site has no language “{language}”; it has {listed(project.settings.tags)} (mkdocs.yml)")
    click.echo(status_json(found) if form == "json" else status_table(found, project.settings.tags))


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
    from handbill.translating.target import NotTranslated, find_target

    try:
        yield find_target(_project(), file, language)
    except NotTranslated as error:
        _end(str(error))


def _project() -> Project:
    """What can be read of the content, whatever is wrong elsewhere in it."""

    from handbill.content.site import read_project

    problems = Problems()
    project = read_project(_root(), instant(), problems)
    if project is None:
        click.echo("\n".join(map(str, problems.errors)))
        sys.exit(1)
    return project


@main.group("import")
def imports() -> None:
    """Take over lists that others keep."""


@imports.command("recipients")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--campaign", metavar="SLUG", help="Write campaigns/SLUG/recipients.csv instead of standard output.")
def import_recipients(file: Path, campaign: str | None) -> None:
    """Turn a spreadsheet of offices (.csv or .xlsx) into a recipients.csv.

    What was left out is told on standard error; what is still wrong in the rows, handbill check says.
    """
    from handbill.recipient_import import NotImported, imported, write_recipients

    try:
        text, said = imported(file)
        written = write_recipients(_root(), campaign, text) if campaign is not None else ""
    except NotImported as error:
        raise click.UsageError(str(error)) from None
    for line in said:
        click.echo(line, err=True)
    if written:
        click.echo(f"made {written}")
    else:
        click.echo(text, nl=False)


def _make(work: object) -> None:
    from handbill.new import NotMade

    try:
        made = work()  # type: ignore[operator]  # a closure over one command's arguments
    except NotMade as error:
        raise click.UsageError(str(error)) from None
    for path in made:
        click.echo(f"made {path}")


def _root() -> Path:
    """The nearest folder with a mkdocs.yml, from here upwards."""

    from handbill.content.settings import CONFIG

    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise click.UsageError(f"there is no {CONFIG} here or in a folder above; run the command in a Handbill project")


def _load(campaign: str | None = None, on: datetime | None = None) -> Loaded:
    """The project now, or at noon (UTC) of a day."""

    from handbill.publishing.load import load as read_and_check

    now = instant() if on is None else on.replace(hour=12, tzinfo=UTC)
    return read_and_check(_root(), now, only=campaign)
