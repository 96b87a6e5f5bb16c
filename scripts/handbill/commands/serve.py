"""`handbill serve`: a preview that follows the files."""

from __future__ import annotations

import errno
import sys
from datetime import datetime
from pathlib import Path

import click

from handbill.commands.group import end
from handbill.commands.project import ON, root
from handbill.problems import Problems
from handbill.publishing.incremental.inputs import has_known_settings


class HostAndPort(click.ParamType[tuple[str, int]]):
    """An address such as `localhost:8001`, or `[::1]:8001`."""

    name = "HOST:PORT"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        host, colon, port = value.rpartition(":")
        if not colon or not host or not port.isdecimal() or int(port) > 65535:
            self.fail(f"“{value}” is not an address; write it like localhost:8001", param, ctx)
        return host.removeprefix("[").removesuffix("]"), int(port)


@click.command("serve")
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed campaigns too.")
@ON
@click.option(
    "-a",
    "--dev-addr",
    "address",
    type=HostAndPort(),
    help="Where the preview is.  [default: dev_addr in mkdocs.yml, localhost:8000]",
)
def serve(drafts: bool, on: datetime | None, address: tuple[str, int] | None) -> None:
    """Preview the site, and load its pages again when a file changes.

    While a file has errors its pages stay as they were, and show them. With plugins or hooks of your own in mkdocs.yml the preview
    is that of mkdocs serve, which builds everything each time.
    """

    from handbill.content.settings import read_settings

    top = root()
    problems = Problems()
    read_settings(top, problems)  # MkDocs reads them before anything else, and does not say where they are wrong
    if problems.errors:
        click.echo("\n".join(map(str, problems.errors)))
        sys.exit(1)
    from handbill.mkdocs_build import NotServed

    try:
        if has_known_settings(top):
            _serve(top, address, drafts, on)
        else:
            _serve_with_mkdocs(top, address, drafts, on)
    except NotServed as error:
        end(str(error))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES):
            raise
        end(f"the preview has no address ({error.strerror}); choose another with handbill serve -a localhost:8001")


def _serve(top: Path, address: tuple[str, int] | None, drafts: bool, on: datetime | None) -> None:
    from handbill.mkdocs_build import Renderer
    from handbill.preview.run import Shown, run
    from handbill.preview.watch import NotWatched

    renderer = Renderer(top)
    try:
        run(top, Shown(drafts, on.date() if on else None), renderer, address or renderer.address, click.echo)
    except NotWatched as error:
        end(str(error))


def _serve_with_mkdocs(top: Path, address: tuple[str, int] | None, drafts: bool, on: datetime | None) -> None:
    from handbill.mkdocs_build import serve as serve_with_mkdocs

    click.echo("mkdocs.yml has plugins, hooks or files that only MkDocs knows: it makes this preview, all pages each time")
    arguments = ["--dev-addr", f"{address[0]}:{address[1]}"] if address else []
    serve_with_mkdocs(top, arguments, drafts=drafts, on=on.date() if on else None)
