"""What lies in a folder of the project: files and folders under names that can be kept; everything else is told."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from handbill.content.files.file_names import clashes, is_dropped, unkept
from handbill.problems import Position, Problems

MAX_DEPTH = 8
"""Folders within folders; deeper ones are a mistake, and Windows cannot open them."""

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"),
)  # fmt: skip


class Entry(NamedTuple):
    """A file or folder. What it is comes with its name from the system, which need not be asked again."""

    file: Path
    name: str
    is_folder: bool

    @property
    def ending(self) -> str:
        """The ending of the name, such as `.md`."""
        return self.file.suffix


def entries(base: Path, path: str, problems: Problems) -> list[Entry]:
    """The files and folders in a folder, in order of their names; `path` is the folder's within the project.

    Links, pipes and devices are never opened: a link could bring any file of the machine into the public site. In `docs/`,
    which MkDocs walks through by itself, a link is an error. Droppings of programs and README.md are left out silently.
    """
    if not base.is_dir():
        return []
    if path.count("/") > MAX_DEPTH:
        problems.error(Position(path), f"the folder lies more than {MAX_DEPTH} folders deep; move it up", "deep-folder")
        return []
    with os.scandir(base) as listed:
        found = sorted((entry for entry in listed if not is_dropped(entry.name)), key=lambda entry: entry.name)
    for name, other in clashes(entry.name for entry in found):
        message = f"on Windows and macOS “{name}” and “{other}” are the same name; rename one"
        problems.error(Position(f"{path}/{_shown(name)}"), message, "case-clash")
    kept = [entry for entry in found if _is_kept(entry, f"{path}/{entry.name}", problems)]
    return [Entry(base / entry.name, entry.name, entry.is_dir()) for entry in kept]


def inspect(base: Path, path: str, problems: Problems) -> None:
    """Tells what is wrong with the names below a folder that stays out: it is part of every copy of the project."""
    for entry in entries(base, path, problems):
        if entry.is_folder:
            inspect(entry.file, f"{path}/{entry.name}", problems)


def _is_kept(entry: os.DirEntry[str], path: str, problems: Problems) -> bool:
    if not entry.name.isprintable():
        # A name that is no text at all could not even be shown in a message.
        place = Position(f"{path[: -len(entry.name)]}{_shown(entry.name)}")
        problems.warning(place, "the name of this file is not readable text; it is left out", "stays-out")
        return False
    if entry.is_symlink():
        _link(path, problems)
        return False
    for is_kind, kind in () if entry.is_file() or entry.is_dir() else _KINDS:
        if is_kind(entry.stat(follow_symlinks=False).st_mode):
            problems.error(Position(path), f"this is {kind}, not a file; delete it", "not-a-file")
            return False
    if refusal := unkept(entry.name):
        rule, message = refusal
        problems.error(Position(path), message, rule)
        return False
    return entry.name != "README.md"


def _link(path: str, problems: Problems) -> None:
    if path.startswith("docs/"):
        message = "this is a link to another place, which MkDocs would publish; put the file itself here"
        problems.error(Position(path), message, "symlink")
    else:
        problems.warning(Position(path), "this is a link to another place; links stay out", "symlink")


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)
