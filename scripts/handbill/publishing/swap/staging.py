"""A new site takes the place of the old one only when it is whole."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from handbill.publishing.parallel.background import in_background
from handbill.publishing.swap import spare
from handbill.publishing.swap.exchange import exchange
from handbill.publishing.swap.manifest import foreign_file, is_published, missing_file
from handbill.publishing.swap.tree import FileStatus, Tree, new_entries, read_tree, snapshot

try:
    import fcntl
except ImportError:  # Windows, where nothing stops a second build
    fcntl = None  # type: ignore[assignment]

PREFIX = ".handbill-staging-"
"""What the name of the folder beside a site begins with, in which its successor is made."""
MARKER = "handbill-staging.lock"
"""The file in it that a living build holds locked. A folder without it is not ours, and is left alone."""

HANDBOOK, SECOND_TREE = "handbook", "second"
"""The folders beside a new site, in it, that the handbook may be made in, and a second tree of the same files."""

MANY = 500
"""Folders in the folders of a tree for which another process is worth its start."""

# Readers and servers may have looked the old folder up just before the swap.
_GRACE = 0.25  # seconds


class Unfinished(Exception):
    """Why a build was not swapped in; the old site is untouched."""


class Refused(Exception):
    """Why no site may be put where it was asked for; nothing was touched."""


class Target(NamedTuple):
    """The folder that a site goes to, symlinks followed, and what is there now."""

    folder: Path
    tree: Tree

    @property
    def files(self) -> Mapping[str, FileStatus]:
        """The files that are there, by their paths in the folder."""
        return self.tree.files


def site_folder(out: Path, root: Path, *, preview: bool = False) -> Target:
    """Where a site goes. Raises Refused unless the folder is missing, empty, or made by Handbill.

    `root` is the project, whose own folders take no site either. A `preview` of another day never replaces a site of today.
    """
    try:
        # Not Path.resolve, which takes a link that leads to itself for a file.
        target = Path(os.path.realpath(out, strict=True)) if out.is_symlink() and out.exists() else out.resolve()
    except (OSError, RuntimeError) as error:
        raise Refused(f"“{out}” leads nowhere: {error}") from None
    if target.is_symlink():  # from Python 3.13 on a link that leads to itself is no error
        raise Refused(f"“{out}” leads nowhere: it leads to itself")
    root = root.resolve()
    if target == root or target in root.parents:
        raise Refused(f"“{out}” contains the project itself; name a folder of its own")
    sources = [root / name for name in ("docs", "campaigns", "overrides")]
    if any(target.is_relative_to(folder) for folder in sources) or ".git" in target.parts:
        raise Refused(f"“{out}” lies among the project's own files; name a folder of its own")
    if target.is_mount():
        raise Refused(f"“{out}” is a mount point, which no folder can replace; name a folder in it")
    if target.exists() and not target.is_dir():
        raise Refused(f"“{out}” is a file; name a folder")
    tree = read_tree(target)
    _refuse_foreign(out, target, tree.files)
    if preview and is_published(target):
        raise Refused(
            f"“{out}” contains a site to publish, which a preview of another day must not replace; name another with --out"
        )
    return Target(target, tree)


def _refuse_foreign(out: Path, target: Path, files: Mapping[str, FileStatus]) -> None:
    """Raises Refused where some of the files in the folder that is to be replaced are not ours."""
    if (found := foreign_file(target, files)) is not None:
        raise Refused(
            f"“{out}” has files that Handbill did not write, such as “{found}”; move them away, or name another folder with --out"
        )


def build_aside(
    target: Target, make: Callable[[Path], Mapping[str, FileStatus] | None], kept: Path | None = None, processes: int = 1
) -> None:
    """Makes the site in a folder beside the target's, compares it with its list of files, and exchanges the two.

    `make` gives the files that it has made, or None where it does not know them, and raises Unfinished to give up. A crash, a full
    disk or a kill leaves the target as it was. What is left of the old site, or else a second tree that `make` has made, goes to
    `kept` where that is possible, for `make` to find it there the next time. Several `processes` may clear up. Raises Refused while
    another build to the same folder runs.
    """
    out = target.folder
    out.parent.mkdir(parents=True, exist_ok=True)
    # Beside the goal, so that the swap is a rename on the same file system.
    with _locked(_staging(out)) as staging, _readable():
        made, old, second, handbook = _folders(staging)
        try:
            if old.is_dir() and not out.exists():
                old.replace(out)  # a build was killed between two renames
            _remove(made, old, second, handbook)
            files = make(made)
            if (path := missing_file(made, snapshot(made) if files is None else files)) is not None:
                raise Unfinished(f"the file “{path}” is missing from what was built, or was not to be built")
            _refuse_foreign(out, out, new_entries(out, target.tree))
            former = _swap(made, out, old)
            is_kept = kept is not None and spare.keep(former or second, kept)
            if former is not None and not is_kept:
                time.sleep(_GRACE)
            for folder in (made, old, second):
                _remove_together(folder, processes)
        except BaseException:
            if kept is not None:  # it may be the tree that was taken from there
                spare.give_back(made, kept)
            raise
        finally:
            _remove(made, old, second, handbook)


def clear_up(target: Target) -> None:
    """Removes what a killed build has left beside a site that need not be made again, if no other build is at it."""
    if _staging(target.folder).is_dir():
        with suppress(Refused, OSError), _locked(_staging(target.folder)) as staging:
            _remove(*_folders(staging))


def _staging(out: Path) -> Path:
    return out.parent / f"{PREFIX}{out.name}"


def _folders(staging: Path) -> tuple[Path, ...]:
    """Those of the new site, of the old one, of a second tree and of the handbook."""
    return tuple(staging / name for name in ("new", "old", SECOND_TREE, HANDBOOK))


@contextmanager
def _locked(staging: Path) -> Iterator[Path]:
    """The staging folder, for this build alone; afterwards it is gone."""
    held = _lock(staging)
    try:
        yield staging
    finally:
        with suppress(OSError):
            if [entry.name for entry in staging.iterdir()] == [MARKER]:
                # While it is still held: who locks it now sees that it is gone.
                (staging / MARKER).unlink()
                staging.rmdir()
        os.close(held)


def _lock(staging: Path) -> int:
    """The marker of the staging folder, open and locked until the process ends, however it ends."""
    marker = staging / MARKER
    while True:
        try:
            staging.mkdir(mode=0o700, exist_ok=True)
            names = [entry.name for entry in staging.iterdir()]
            if staging.is_symlink() or names and MARKER not in names:
                raise Refused(f"“{staging}” is not a staging folder that Handbill made; move it away")
            held = os.open(marker, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:
            continue  # another build has just ended
        if fcntl is None:
            return held
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if marker.exists() and os.path.samestat(marker.stat(), os.fstat(held)):
                return held
        except BlockingIOError:
            os.close(held)
            raise Refused(f"another build to “{staging.name.removeprefix(PREFIX)}” is running; wait until it has ended") from None
        os.close(held)


@contextmanager
def _readable() -> Iterator[None]:
    """Lets everybody read what is made, since it is for a web server; who may write stays as it was."""
    before = os.umask(0o022)
    os.umask(before & 0o022)
    try:
        yield
    finally:
        os.umask(before)


def _swap(made: Path, out: Path, old: Path) -> Path | None:
    """Puts the new site where the old one is, and says where that is now, if there was one."""
    if not out.exists():
        made.replace(out)
        return None
    if exchange(made, out):
        return made
    out.replace(old)
    try:
        made.replace(out)
    except BaseException:  # a Ctrl-C too, else the old site would go with the staging folder
        old.replace(out)
        raise
    return old


def _remove_together(folder: Path, processes: int) -> None:
    """Removes a folder by two processes if it is large: nearly all of the time they wait for the file system."""
    below = sorted(folder.glob("*/*"))
    if len(below) >= MANY:
        with in_background(partial(_remove, *below[::2]), processes) as removed:
            _remove(*below[1::2])
            removed()
    _remove(folder)


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
