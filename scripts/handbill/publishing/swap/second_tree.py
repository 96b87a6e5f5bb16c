"""A second tree of a new site's files, to be the spare one where there is no former site that could be."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from handbill.publishing.parallel.workers import in_order, shares
from handbill.publishing.swap.tree import make_folder


def make_second_tree(tree: Path, site: Path, addresses: Collection[str], processes: int) -> None:
    """Gives the files of a site second names in a tree; where the file system has no hard links it is left.

    Nearly all that it costs are new folders, which the system makes for each of several `processes` by itself.
    """
    with suppress(OSError):
        for _ in in_order(partial(_link, tree, site), shares(sorted(addresses), processes), processes):
            pass


def _link(tree: Path, site: Path, addresses: Sequence[str]) -> None:
    tree.mkdir(exist_ok=True)
    folders = {str(tree)}
    for address in addresses:
        target = f"{tree}/{address}"
        make_folder(target.rpartition("/")[0], folders)
        os.link(f"{site}/{address}", target)
