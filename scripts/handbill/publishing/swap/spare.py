"""The tree of a site that readers do not see any more, kept so that the next one need not be made of new folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from handbill.publishing.parallel.background import in_background
from handbill.publishing.swap.tree import FileStatus, Tree, shared_tree

SPARE = Path(".cache") / "spare"
"""Where it is, in the project; it may be deleted at any time."""


@contextmanager
def taken(spare: Path, folder: Path, files: Mapping[str, FileStatus], processes: int) -> Iterator[Callable[[], Tree]]:
    """Moves the spare tree to where a site is made, if there is one on the same file system, and gives what waits for it to be
    ready: all is removed from it but folders and second names of the `files` of the site that is there.

    What it has is not to be trusted. Another one of several `processes` looks at it meanwhile.
    """
    with suppress(OSError):
        spare.rename(folder)
        if folder.is_symlink() or not folder.is_dir():  # not ours, and a link may lead anywhere
            folder.unlink()
    with in_background(partial(_shared, folder, files), processes) as found:

        def tree() -> Tree:
            missing, folders = found()
            return Tree({path: status for path, status in files.items() if path not in missing}, dict.fromkeys(folders), [])

        yield tree


def _shared(folder: Path, files: Mapping[str, FileStatus]) -> tuple[set[str], list[str]]:
    """Which of the `files` no second name is left of in a tree, and its folders: much less than the tree, for another process."""
    tree = shared_tree(folder, files)
    return files.keys() - tree.files.keys(), list(tree.folders)


def keep(tree: Path, spare: Path) -> bool:
    """Moves the tree to where the next build finds it; False, and nothing done, where that would only cost room.

    That is on another file system, and where sites cannot share files with it since there are no hard links.
    """
    try:
        if not _has_links(tree):
            return False
        spare.parent.mkdir(parents=True, exist_ok=True)
        tree.rename(spare)
    except OSError:
        return False
    return True


def give_back(tree: Path, spare: Path) -> None:
    """Moves a tree that did not become a site to where the next build finds it, if it was taken from there."""
    with suppress(OSError):
        tree.rename(spare)


def _has_links(tree: Path) -> bool:
    """Whether a file of a tree can be given a second name. Raises OSError where it cannot."""
    for file in tree.rglob("*"):
        if file.is_file():
            second = tree / ".handbill-second-name"
            os.link(file, second)
            second.unlink()
            return True
    return False
