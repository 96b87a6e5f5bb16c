"""The tree of a site that readers do not see any more, kept so that the next one need not be made of new folders."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from handbill.publishing.swap.manifest import NAME

SPARE = Path(".cache") / "spare"
"""Where it is, in the project; it may be deleted at any time."""


def take(spare: Path, folder: Path) -> None:
    """Moves the spare tree to where a site is made, if there is one on the same file system. What it has is not to be trusted."""
    with suppress(OSError):
        spare.rename(folder)
        if folder.is_symlink() or not folder.is_dir():  # not ours, and a link may lead anywhere
            folder.unlink()


def keep(tree: Path, spare: Path, site: Path) -> bool:
    """Moves the tree to where the next build finds it; False, and nothing done, where that would only cost room.

    That is on another file system, and where the `site` shares no files with other trees since there are no hard links.
    """
    try:
        if not _is_linked(site):
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


def _is_linked(site: Path) -> bool:
    """Whether the first file of a site has a second name somewhere."""
    for file in site.rglob("*"):
        if file.name != NAME and file.is_file():
            return file.lstat().st_nlink > 1
    return False
