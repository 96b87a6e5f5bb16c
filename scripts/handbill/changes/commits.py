"""The content of a project as a commit has it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from handbill.checks.history import git, objects
from handbill.content.settings import CONFIG

WAIT = 300
"""Seconds after which git is given up: a machine asks here, and all pictures are read."""
_CONTENT = ("docs/", "campaigns/")
_LINK = "120000"


class NotACommit(Exception):
    """Why two commits cannot be compared."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`files` maps each path, from the project's folder on, to its mode and the name of its object."""

    commit: str
    files: Mapping[str, tuple[str, str]]


def snapshot(root: Path, commit: str) -> Snapshot:
    """What a commit has in the project's folder. Raises NotACommit."""
    name = "" if commit.startswith("-") else _line(git(root, ["rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}"]))
    if not name:
        raise NotACommit(
            f"there is no commit “{commit}” here; a clone of the last commit alone has no other: git fetch --unshallow, "
            "or in a workflow fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)"
        )
    files = {}
    for entry in git(root, ["ls-tree", "-r", "-z", name], wait=WAIT).decode("utf-8", "surrogateescape").split("\0"):
        head, tab, path = entry.partition("\t")
        if tab and _is_inside(path):
            mode, kind, stored = head.split(" ")
            if kind == "blob":
                files[path] = (mode, stored)
    if CONFIG not in files:
        raise NotACommit(f"the commit “{commit}” has no {CONFIG} in this folder")
    return Snapshot(name, files)


def fork_point(root: Path, base: str, head: str) -> str:
    """The commit from which `head` went its own way, so that nothing counts that others changed since; else `base`."""
    return _line(git(root, ["merge-base", base, head])) or base


def changed_files(old: Snapshot, new: Snapshot) -> frozenset[str]:
    """The paths that were added, changed or deleted."""
    return frozenset(path for path in {*old.files, *new.files} if old.files.get(path) != new.files.get(path))


def is_content(path: str) -> bool:
    """Whether a file is of the campaigns, the hub or its settings; all others are of the program and its look."""
    return path == CONFIG or path.startswith(_CONTENT)


def export(root: Path, which: Snapshot, folder: Path) -> None:
    """Writes the content of a commit as it is stored. No filter of the repository's settings runs, and no hook."""
    content = {path: entry for path, entry in which.files.items() if is_content(path)}
    stored = objects(root, sorted({name for _, name in content.values()}), WAIT)
    missing = [path for path, (_, name) in content.items() if name not in stored]
    if missing:
        raise NotACommit(f"git has no content of {missing[0]} in the commit “{which.commit}”; fetch the whole history")
    # Links last: no file may then be written through one.
    for path, (mode, name) in sorted(content.items(), key=lambda one: one[1][0] == _LINK):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if mode == _LINK:
            file.symlink_to(stored[name].decode("utf-8", "surrogateescape"))  # which the check refuses by a rule of its own
        else:
            file.write_bytes(stored[name])


def _is_inside(path: str) -> bool:
    """Git itself writes no such path, but a repository made to do harm may have one."""
    parts = PurePosixPath(path).parts
    return not path.startswith("/") and ".." not in parts


def _line(output: bytes) -> str:
    return output.decode("ascii", "replace").strip()
