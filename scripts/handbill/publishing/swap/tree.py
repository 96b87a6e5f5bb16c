"""The files of a site: how they are now, and how a folder comes to have those of a new site and no others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class FileStatus(NamedTuple):
    """The size of a file in bytes, when it was changed in nanoseconds, and its number in the file system, 0 where it has none."""

    size: int
    changed: int
    inode: int


LINK = FileStatus(-1, -1, 0)
"""What is known of a symlink, which is no file of ours."""


class Source(NamedTuple):
    """Where a file of a site comes from: the folder that has it at the same address.

    `status` is how it was there, None where it has just been made: then no other folder has it yet.
    """

    folder: str
    status: FileStatus | None


def snapshot(folder: Path) -> dict[str, FileStatus]:
    """Every file and symlink below a folder as it is now, by its path there, with slashes; none where it is no folder."""
    return _read(folder)[0] if folder.is_dir() else {}


def assemble(folder: Path, sources: Mapping[str, Source]) -> None:
    """Gives a folder, which may have files already, the files of `sources` by their addresses, and no others. Raises OSError.

    A file that is there already stays if it is the very file of its source under a second name. Others are removed and linked,
    or copied where the file system has no hard links. Nothing is written into a file: readers may have it under another name.
    """
    folder.mkdir(exist_ok=True)
    files, empty = _read(folder)
    top = f"{folder}{os.sep}"
    for address in files.keys() - sources.keys():
        os.unlink(top + address)  # noqa: PTH108  a path for each of many thousand files takes long
        _remove_empty(top, address)
    for path in empty:
        _remove_empty(top, path)
    for address, source in sources.items():
        before = files.get(address)
        if before is not None:
            if before == source.status and before.inode:
                continue
            os.unlink(top + address)  # noqa: PTH108  likewise
        _link(f"{source.folder}{os.sep}{address}", top + address)


def _read(top: Path) -> tuple[dict[str, FileStatus], list[str]]:
    """The files below a folder, and the empty folders, whose paths end in a slash."""
    files: dict[str, FileStatus] = {}
    empty: list[str] = []
    pending = [(str(top), "")]
    while pending:
        folder, before = pending.pop()
        with os.scandir(folder) as found:
            entries = list(found)
        if not entries:
            empty.append(before)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, f"{before}{entry.name}/"))
            elif entry.is_symlink():
                files[before + entry.name] = LINK
            else:
                status = entry.stat(follow_symlinks=False)
                files[before + entry.name] = FileStatus(status.st_size, status.st_mtime_ns, status.st_ino)
    return files, empty


def _remove_empty(top: str, path: str) -> None:
    """Removes the folders above a path that have nothing left in them."""
    with suppress(OSError):  # of the first that is not empty
        while path := path.rpartition("/")[0]:
            os.rmdir(top + path)  # noqa: PTH106  a path for each of many thousand folders takes long


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103  likewise
        try:
            os.link(source, target)
        except OSError:  # a file system without hard links
            shutil.copy2(source, target)
