"""The files of a site: how they are now, and how a folder comes to have those of a new site and no others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from handbill.publishing.clock import machine_time


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


FolderState = tuple[int, int, int]
"""The number of a folder in the file system, and when its entries were changed last in nanoseconds, by both of its times."""

# How what was in the way of something new is missed.
_GONE = (FileNotFoundError, NotADirectoryError)
_RECENTLY = 2_000_000_000
"""Nanoseconds, the coarsest clock of a file system (FAT): what changes twice in that time may have the same time of change."""


class Tree(NamedTuple):
    """What is below a folder: `files` and symlinks by their paths there, with slashes, and `folders`, whose paths end in a slash.

    The state of a folder that had been changed recently is None: it would not show another change; so is that of one which nobody
    asked for. `empty` folders have no entries.
    """

    files: dict[str, FileStatus]
    folders: dict[str, FolderState | None]
    empty: list[str]


def read_tree(folder: Path, *, has_states: bool = True) -> Tree:
    """The tree of a folder as it is now; without anything where it is no folder."""
    tree = Tree({}, {}, [])
    if folder.is_dir():
        tree.folders[""] = None
        _read(str(folder), [""], tree, has_states=has_states)
    return tree


def snapshot(folder: Path) -> dict[str, FileStatus]:
    """Every file and symlink below a folder as it is now, by its path there, with slashes; none where it is no folder."""
    return read_tree(folder).files


def new_entries(folder: Path, before: Tree) -> dict[str, FileStatus]:
    """The files in those folders of a tree that have been changed since it was as it was `before`, and in new folders."""
    top = f"{folder}{os.sep}"
    changed = [path for path, state in before.folders.items() if state is None or _state_now(top + path.removesuffix("/")) != state]
    tree = Tree({}, dict.fromkeys(before.folders), [])
    if changed:
        _read(str(folder), changed, tree)
    return tree.files


def shared_tree(folder: Path, files: Mapping[str, FileStatus]) -> Tree:
    """The tree of a folder from which everything is removed but folders and second names of some `files`, which another folder has
    at the same addresses. Raises OSError.
    """
    tree = read_tree(folder, has_states=False)
    top = f"{folder}{os.sep}"
    for address in [path for path, status in tree.files.items() if status != files.get(path) or not status.inode]:
        os.unlink(top + address)  # noqa: PTH108  a path for each of many thousand files takes long
        del tree.files[address]
    return tree


def keep_only(folder: Path, addresses: Collection[str], before: Tree) -> None:
    """Removes all files and folders that a folder had `before` but those for some addresses. Raises OSError."""
    folder.mkdir(exist_ok=True)
    top = f"{folder}{os.sep}"
    needed = {""}
    for address in addresses:
        while (address := address[: address.rfind("/", 0, -1) + 1]) not in needed:
            needed.add(address)
    for address in before.files.keys() - addresses:
        if f"{address}/" not in needed:
            with suppress(*_GONE):
                os.unlink(top + address)  # noqa: PTH108  likewise
    for path in sorted(before.folders.keys() - needed, reverse=True):  # what is in a folder comes before it
        with suppress(*_GONE):
            os.rmdir(top + path)  # noqa: PTH106  likewise


def add(folder: Path, sources: Mapping[str, Source], before: Tree) -> dict[str, FileStatus]:
    """Gives a folder, whose tree is `before`, the files of `sources` by their addresses. Raises OSError.

    A file that is there already stays if it is the very file of its source under a second name. Others are removed and linked,
    or copied where the file system has no hard links. Nothing is written into a file: readers may have it under another name.
    Several processes may do it at once with some of the sources each.
    """
    top = f"{folder}/"
    folders = {str(folder)}
    made: dict[str, FileStatus] = {}
    for address, source in sources.items():
        status = before.files.get(address)
        if status is None or status != source.status or not status.inode:
            if status is not None:
                os.unlink(top + address)  # noqa: PTH108  likewise
            else:
                make_folder((top + address).rpartition("/")[0], folders)
            is_linked = _link(f"{source.folder}{os.sep}{address}", top + address)
            status = source.status if is_linked and source.status else file_status(top + address)
        made[address] = status
    return made


def make_folder(path: str, folders: set[str]) -> None:
    """Makes a folder and those above it; `folders` are those that are known to be there, one above it at least. Raises OSError."""
    if path not in folders:
        make_folder(path.rpartition("/")[0], folders)
        with suppress(FileExistsError):
            os.mkdir(path)  # noqa: PTH102  likewise
        folders.add(path)


def file_status(path: str) -> FileStatus:
    """How a file is now. Raises OSError."""
    return _status(os.lstat(path))


def _read(top: str, pending: list[str], tree: Tree, *, has_states: bool = True) -> None:
    """Adds what is in some folders below `top`, and in those in them that the tree does not have."""
    recently = machine_time() - _RECENTLY
    while pending:
        before = pending.pop()
        try:
            with os.scandir(f"{top}{os.sep}{before}") as found:
                entries = list(found)
        except (FileNotFoundError, NotADirectoryError):  # it has just been removed
            continue
        if not entries:
            tree.empty.append(before)
        for entry in entries:
            path = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                if (path := f"{path}/") not in tree.folders:
                    state = _state(entry.stat(follow_symlinks=False)) if has_states else None
                    tree.folders[path] = state if state is not None and max(state[1:]) < recently else None
                    pending.append(path)
            elif entry.is_symlink():
                tree.files[path] = LINK
            else:
                tree.files[path] = _status(entry.stat(follow_symlinks=False))


def _status(status: os.stat_result) -> FileStatus:
    return FileStatus(status.st_size, status.st_mtime_ns, status.st_ino)


def _state(status: os.stat_result) -> FolderState:
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def _state_now(path: str) -> FolderState | None:
    try:
        return _state(os.lstat(path))
    except OSError:  # it has been removed
        return None


def make_way(folder: Path, address: str) -> bool:
    """Removes what is where a file is to be: a folder there, or a file where one of its own folders is to be; False where there is
    neither.

    Raises OSError.
    """
    for path in reversed((folder / address).parents[: address.count("/")]):
        if path.is_file() or path.is_symlink():
            path.unlink()
            return True
    if not (folder / address).is_dir():
        return False
    shutil.rmtree(folder / address)
    return True


def _link(source: str, target: str) -> bool:
    """Whether a file has a second name now; else it was copied."""
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)
        return False
    return True
