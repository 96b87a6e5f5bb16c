"""How commands end where what is around them fails them: in one line, with exit code 2."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from handbill.publishing.environment import BadVariable


class Commands(click.Group):
    """Commands that end with a line and exit code 2 where what is around them fails them, and not they themselves."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _ended_in_words():  # it also prints what --help and --version ask for
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with _ended_in_words():
            return super().invoke(ctx)


@contextmanager
def _ended_in_words() -> Iterator[None]:
    try:
        yield
    except BadVariable as error:
        end(str(error))
    except KeyboardInterrupt:
        end("stopped; nothing was changed")
    except OSError as error:
        if error.errno == errno.EPIPE:  # who reads has read enough; Click ends in silence
            raise
        end(in_words(error))


def end(message: str) -> NoReturn:
    """Ends with one line on standard error and exit code 2."""
    click.echo(f"handbill: {message}", err=True)
    sys.exit(2)


_ADVICE = {
    errno.ENOSPC: "; make room on the disk and try again",
    errno.EDQUOT: "; make room in your share of the disk and try again",
    errno.EACCES: "; you may not write or read there",
    errno.EPERM: "; you may not write or read there",
    errno.EROFS: "; nothing can be written there",
}


def in_words(error: OSError) -> str:
    """One line with what the system says, and where."""
    where = f": {error.filename}" if error.filename else ""
    return f"{error.strerror or error}{where}{_ADVICE.get(error.errno or 0, '')}"
