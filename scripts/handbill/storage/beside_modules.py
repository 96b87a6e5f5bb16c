"""What is made of the program's own files, kept for the next process beside the compiled modules of Python.

They are trusted as much, and are not in a folder that is handed on with a project (scripts/decisions/0020).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from handbill.storage.whole_file import write_whole


def folder_beside(module: str) -> Path:
    """Where a module, given by its `__file__`, keeps what it makes: in `__pycache__`, or where Python has its contents."""
    return Path(cache_from_source(module)).with_suffix("")


def keep(file: Path, content: bytes, most: int) -> None:
    """Writes a file if Python may write its own, and deletes the oldest of more than `most` in its folder."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError):  # not a place that we may write to
        write_whole(file, content)
        prune(file.parent, most)


def prune(folder: Path, most: int) -> None:
    """Deletes the oldest of more than `most` files in a folder. Raises OSError."""
    files = list(folder.iterdir())
    if len(files) > most:
        for file in sorted(files, key=lambda file: file.stat().st_mtime_ns)[:-most]:
            file.unlink(missing_ok=True)
