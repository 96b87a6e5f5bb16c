"""`handbill build`: the site, built aside and swapped in when it is whole."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from handbill.commands.group import end, in_words
from handbill.commands.project import ON, load_project, root
from handbill.publishing.swap.staging import Refused, Unfinished, build_aside, site_folder
from handbill.publishing.workers import jobs as available_jobs


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes.  [default: site, with --on site-on-DATE]",
)
@click.option("--campaign", metavar="SLUG", help="Build the hub and this campaign only.")
@ON
@click.option("--jobs", type=click.IntRange(1), default=None, metavar="N", help="How many processes at most.")
def build(out: Path | None, campaign: str | None, on: datetime | None, jobs: int | None) -> None:
    """Check the content, build the site aside, and swap it in when it is whole.

    With --on it is a preview of that day, which every page says, and never replaces a site of today.
    """
    out = out or Path(f"site-on-{on.date()}" if on else "site")
    loaded = load_project(campaign, on)
    errors = loaded.problems.errors
    for problem in errors:
        click.echo(str(problem))
    if loaded.site is None:
        click.echo(f"{len(errors)} {'error' if len(errors) == 1 else 'errors'}; nothing was built", err=True)
        sys.exit(1)
    if campaign is not None and not any(one.slug == campaign for one in loaded.site.campaigns):
        raise click.UsageError(f"there is no published campaign “{campaign}”")
    top = root()
    try:
        target = site_folder(out, top, preview=on is not None)
        processes = jobs or available_jobs()
        from handbill.mkdocs_build import build_with_mkdocs

        with _stoppable():
            build_aside(target, lambda made: build_with_mkdocs(top, loaded, made, processes))
    except Refused as error:
        end(str(error))
    except Unfinished as error:
        end(f"the build failed, and {out} is as it was: {error}")
    except OSError as error:
        end(f"the build failed, and {out} is as it was: {in_words(error)}")
    except KeyboardInterrupt:
        end(f"the build was stopped, and {out} is as it was")
    what = f"A preview of {on.date()}, not to be published," if on else "The site"
    click.echo(f"{what} is in {out}; {len(loaded.problems.warnings)} warnings (handbill check shows them)")


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
