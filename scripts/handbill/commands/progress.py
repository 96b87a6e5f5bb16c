"""How far a command is: a bar on a terminal, a few plain lines where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

LINES = 10
"""As many plain lines at most."""
FEW = 20
"""Of fewer parts nothing is told: they are done at once."""


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """What is to be told how many of how many parts are done; `what` is what they are, such as “parts of the site”."""
    bars: list[Any] = []
    last = 0

    def on_terminal(done: int, total: int) -> None:
        if not bars and total >= FEW:
            bars.append(click.progressbar(length=total, label=f"{total} {what}", file=sys.stderr))
            bars[0].__enter__()
        for bar in bars:
            bar.update(done - bar.pos)

    def in_lines(done: int, total: int) -> None:
        nonlocal last
        if total >= FEW and done * LINES // total > last:
            last = done * LINES // total
            click.echo(f"{done} of {total} {what}", err=True)

    try:
        yield on_terminal if sys.stderr.isatty() else in_lines
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)
