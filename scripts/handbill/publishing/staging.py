"""A new site takes the place of the old one only when it is whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


class Unfinished(Exception):
    """Why a build was not swapped in; the old site stands untouched."""


def build_aside(out: Path, make: Callable[[Path], None], verify: Callable[[Path], None]) -> None:
    """Makes the site in a folder beside `out`, verifies it there, and swaps the two.

    Both steps raise Unfinished to give up. A crash, a full disk or a kill leaves `out` as it was.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    _clear(out)
    # Beside the goal, so that the swap is a rename on the same file system.
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        made = staging / "new"
        make(made)
        verify(made)
        _swap(made, out, staging / "old")
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _clear(out: Path) -> None:
    """Takes away what a killed build left, and brings back the old site if it was killed amid the swap."""
    for left in out.parent.glob(f".{out.name}-????????"):
        if not out.exists() and (left / "old").is_dir():
            (left / "old").replace(out)
        shutil.rmtree(left, ignore_errors=True)


def _swap(made: Path, out: Path, aside: Path) -> None:
    if out.exists():
        out.replace(aside)
        try:
            made.replace(out)
        except BaseException:  # a Ctrl-C too, else the old site would go with the staging folder
            aside.replace(out)
            raise
    else:
        made.replace(out)
