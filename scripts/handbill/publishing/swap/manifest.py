"""The list of a site's files that is in the site itself, and shows that Handbill made the folder."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from handbill.publishing.swap.tree import LINK, FileStatus, snapshot

NAME = ".handbill-manifest.json"
"""The list's own name in the site, which the list leaves out."""

# What file managers leave in folders, and what servers keep beside a file: losing either loses nothing.
_DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_COMPRESSED = (".gz", ".br", ".zst")


def write_manifest(folder: Path, files: Iterable[str], as_on: date | None = None) -> None:
    """Writes the list of `files`, paths below `folder` with slashes; equal sites have equal lists.

    `as_on` is the day of a preview, by which programs know that it is not to be published.
    """
    said = {"as_on": as_on.isoformat()} if as_on else {}
    text = json.dumps({"generator": "handbill", **said, "files": sorted(files)}, ensure_ascii=False, indent=0)
    (folder / NAME).write_text(text + "\n", encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> frozenset[str] | None:
    """The files listed in the folder of a site; None when it has no list that Handbill wrote."""
    files = _read(folder).get("files")
    return frozenset(map(str, files)) if isinstance(files, list) else None


def is_published(folder: Path) -> bool:
    """Whether the folder has a site of today, in contrast to a preview of another day."""
    data = _read(folder)
    return bool(data) and "as_on" not in data


def _read(folder: Path) -> dict[str, Any]:
    """The list as it is in the file; empty where there is none that Handbill wrote."""
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) and data.get("generator") == "handbill" else {}


def files_below(folder: Path) -> list[str]:
    """Every file and symlink below a folder but the list itself, as paths with slashes, in their order."""
    return sorted(snapshot(folder).keys() - {NAME})


def foreign_file(folder: Path, files: Mapping[str, FileStatus]) -> str | None:
    """A file of the folder that no build of ours wrote; None when it could be replaced without losing anything.

    `files` are those that it has. In a folder without a list every file is foreign.
    """
    listed = read_manifest(folder) or frozenset()
    return min((path for path, status in files.items() if path != NAME and _is_foreign(path, status, listed)), default=None)


def _is_foreign(path: str, status: FileStatus, listed: Collection[str]) -> bool:
    if status == LINK:
        return True
    if path in listed:
        return False
    original = path.rpartition(".")[0] if path.endswith(_COMPRESSED) else path
    return original not in listed and path.rpartition("/")[2] not in _DROPPINGS


def missing_file(folder: Path, files: Collection[str]) -> str | None:
    """A file that is listed in a site and not among its `files`, or among them and not listed; None when the site is whole."""
    listed = read_manifest(folder)
    if listed is None:
        return NAME
    return min(listed ^ (set(files) - {NAME}), default=None)
