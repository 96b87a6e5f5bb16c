"""`handbill build`: the site, built aside and swapped in when it is whole."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbill.commands.group import end, in_words
from handbill.commands.progress import progress
from handbill.commands.project import ON, load_project, root
from handbill.publishing.clock import instant, noon
from handbill.publishing.incremental.built import read_built
from handbill.publishing.incremental.inputs import Inputs, read_inputs
from handbill.publishing.parallel import processes
from handbill.publishing.parallel.background import in_background
from handbill.publishing.swap.spare import SPARE, taken
from handbill.publishing.swap.staging import Refused, Target, Unfinished, build_aside, clear_up, site_folder

if TYPE_CHECKING:
    from handbill.model.campaign import Site
    from handbill.problems import Problems
    from handbill.publishing.making.site import Made, Order
    from handbill.publishing.swap.tree import FileStatus

_JOBS = click.option("--jobs", type=click.IntRange(1), default=processes.jobs, metavar="N", help="How many processes at most.")


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes.  [default: site, with --on site-on-DATE]",
)
@click.option("--campaign", metavar="SLUG", help="Build the hub and this campaign only.")
@click.option("--at-root", is_flag=True, help="With --campaign: that campaign is the whole site, without its folder in addresses.")
@click.option("--site-url", metavar="URL", help="With --at-root: the address of that site.  [default: site_url of mkdocs.yml]")
@click.option(
    "--shard", metavar="N/OF", help="Make only this share of the campaigns, such as 3/8; handbill join puts all shares together."
)
@ON
@click.option("--clean", is_flag=True, help="Make everything again, also what has not changed.")
@_JOBS
def build(
    out: Path | None,
    campaign: str | None,
    at_root: bool,
    site_url: str | None,
    shard: str | None,
    on: datetime | None,
    clean: bool,
    jobs: int,
) -> None:
    """Check the content, build the site aside, and swap it in when it is whole.

    What has not changed since the last build to the same folder is taken over from there. With --on the site is a preview of that
    day, which every page says, and never replaces a site of today.

    With --campaign and --at-root one campaign is a whole site, for a domain of its own.
    """
    if at_root and campaign is None:
        raise click.UsageError("--at-root needs --campaign SLUG, the campaign that is to be the whole site")
    if site_url is not None and not at_root:
        raise click.UsageError("--site-url goes with --at-root; the address of the hub is “site_url” in mkdocs.yml")
    if shard is not None and (campaign is not None or on is not None):
        raise click.UsageError("--shard is a share of the whole site; leave --campaign and --on out")
    out = out or Path(f"site-on-{on.date()}" if on else "site")
    top, now = root(), instant() if on is None else noon(on)
    with _told(out):
        with in_background(partial(read_inputs, top), jobs) as read:
            target = site_folder(out, top, preview=on is not None)
            # Of a single campaign or another day nothing is kept.
            is_kept = campaign is None and on is None
            if is_kept and (clean or not target.files):
                _import_meanwhile()
            inputs = read() if is_kept else None
        if shard is not None:
            warnings = _build_shard(top, now, shard, _known(inputs), target, jobs)
            click.echo(f"Shard {shard} is in {out}; {warnings} warnings (handbill check shows them)")
            return
        built = read_built(top, target.folder) if inputs is not None and not clean else None
        if built is not None and inputs is not None and built.is_of(inputs, now, target.files):
            warnings = built.warnings
            clear_up(target)
        elif inputs is not None:
            warnings = _make(top, target, jobs, partial(_order, top, now, inputs, target, jobs, built=built, anew=clean))
        else:
            site, warnings = _load(campaign, on)
            _build_all(top, _alone(site, site_url) if at_root else site, target, jobs)
    what = f"A preview of {on.date()}, not to be published," if on else "The site"
    click.echo(f"{what} is in {out}; {warnings} warnings (handbill check shows them)")


@click.command()
@click.argument("shards", nargs=-1, required=True, metavar="DIR...", type=click.Path(path_type=Path, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("site"), help="Where the site goes.")
@_JOBS
def join(shards: tuple[Path, ...], out: Path, jobs: int) -> None:
    """Put the shards in some folders together, which handbill build --shard has made on several machines.

    The site is the one that a single build would make. The project has to be here as well, at the same commit.
    """
    from handbill.publishing.making.shards import read_shards

    top, now = root(), instant()
    with _told(out):
        target = site_folder(out, top)
        inputs = _known(read_inputs(top))
        found = tuple(read_shards([shard.resolve() for shard in shards], inputs, now))
        warnings = _make(top, target, jobs, partial(_order, top, now, inputs, target, jobs, shards=found))
    click.echo(f"The site is in {out}; {warnings} warnings (handbill check shows them)")


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Says in a line why there is no site."""
    try:
        yield
    except Refused as error:
        end(str(error))
    except Unfinished as error:
        end(f"the build failed, and {out} is as it was: {error}")
    except OSError as error:
        end(f"the build failed, and {out} is as it was: {in_words(error)}")
    except KeyboardInterrupt:
        end(f"the build was stopped, and {out} is as it was")


def _import_meanwhile() -> None:
    """Imports what makes sites. Where one that is there may have to be made again or not, that waits until it is known."""
    import handbill.publishing.making.site  # noqa: F401


def _known(inputs: Inputs | None) -> Inputs:
    if inputs is None:
        raise Refused("mkdocs.yml has plugins, hooks or files that only MkDocs knows; such a site is built as a whole")
    return inputs


def _build_shard(top: Path, now: datetime, shard: str, inputs: Inputs, target: Target, jobs: int) -> int:
    """Makes a share of the campaigns, and gives the number of warnings about them."""
    from handbill.publishing.making.shards import Share
    from handbill.publishing.making.site import make_shard

    try:
        share = Share.parse(shard)
    except ValueError as error:
        raise click.UsageError(f"--shard: {error}") from None
    order = _order(top, now, inputs, target, jobs)
    warnings: list[int] = []
    with _stoppable(), _ended_with_words(), progress("campaigns") as told:
        build_aside(target, lambda folder: warnings.append(make_shard(order, share, folder, told)))
    return warnings[0]


def _order(top: Path, now: datetime, inputs: Inputs, target: Target, jobs: int, **more: Any) -> Order:
    from handbill.hub.shipped import templates
    from handbill.publishing.making.site import Order

    own = top / "overrides"
    folders = tuple(dict.fromkeys((own, templates(own))))
    return Order(top, now, inputs, target, folders, jobs, **more)


def _make(top: Path, target: Target, jobs: int, prepare: Callable[[], Order]) -> int:
    """Makes the site of the order that `prepare` gives, and gives the number of warnings."""
    made: list[tuple[Order, Made]] = []

    def make(folder: Path) -> Mapping[str, FileStatus]:
        with taken(top / SPARE, folder, target.files, jobs) as tree:
            order = prepare()  # which imports what makes sites, while the tree is looked at
            from handbill.publishing.making.site import make_site

            gc.freeze()  # what is imported by now stays: neither this process nor its copies need look through it for circles
            with _ended_with_words(), progress("parts of the site") as told:
                made.append((order, make_site(order, folder, tree(), _make_handbook, told)))
        return made[0][1].files

    with _stoppable():
        build_aside(target, make, top / SPARE, jobs)
    order, site = made[0]
    with suppress(OSError):  # then the next build makes everything anew
        site.record(order)
    return site.warnings


@contextmanager
def _ended_with_words() -> Iterator[None]:
    """Tells errors in the content, and what workers met with."""
    from handbill.publishing.making.site import Unsound
    from handbill.publishing.parallel.workers import WorkerKilled, WorkFailed

    try:
        yield
    except Unsound as error:
        _end_with_errors(error.problems)
    except (WorkerKilled, WorkFailed) as error:
        raise Unfinished(str(error)) from None


def _make_handbook(top: Path, target: Path, site: Site) -> frozenset[str]:
    from handbill.mkdocs_build import build_with_mkdocs
    from handbill.publishing.parallel.workers import WorkFailed

    try:
        return build_with_mkdocs(top, site, target, 1, is_handbook=True)
    except Unfinished as error:
        raise WorkFailed(str(error)) from None


def _load(campaign: str | None, on: datetime | None) -> tuple[Site, int]:
    """Everything, or the hub and one `campaign`, and the number of warnings."""
    loaded = load_project(campaign, on)
    _end_with_errors(loaded.problems)
    assert loaded.site is not None
    if campaign is not None and not any(one.slug == campaign for one in loaded.site.campaigns):
        raise click.UsageError(f"there is no published campaign “{campaign}”")
    return loaded.site, len(loaded.problems.warnings)


def _alone(site: Site, url: str | None) -> Site:
    """The campaign of a site as a whole site at the address `url`. Raises Refused."""
    from handbill.publishing.one_campaign import one_campaign_site

    return one_campaign_site(site, url)


def _build_all(top: Path, site: Site, target: Target, jobs: int) -> None:
    from handbill.mkdocs_build import build_with_mkdocs

    def make(folder: Path) -> None:
        build_with_mkdocs(top, site, folder, jobs)

    with _stoppable():
        build_aside(target, make)


def _end_with_errors(problems: Problems) -> None:
    errors = problems.errors
    for problem in errors:
        click.echo(str(problem))
    if errors:
        click.echo(f"{len(errors)} {'error' if len(errors) == 1 else 'errors'}; nothing was built", err=True)
        sys.exit(1)


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
