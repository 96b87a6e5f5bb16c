"""What changed since the last commit: calendars take a new time or place only with a new `revision`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from handbill.checks.scope import Scope
from handbill.content.frontmatter import split
from handbill.model.campaign import Campaign, Page
from handbill.model.facts import EventFacts
from handbill.model.words import EventWords
from handbill.problems import Problems

WAIT = 10
"""Seconds after which git is given up: the check is worth a moment of an author's time, not more."""

# Git sets these for its hooks, relative to a folder that need not be ours.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def check(scope: Scope, campaign: Campaign, problems: Problems, *, against: str = "HEAD") -> None:
    """An event that changed since the commit `against` without a higher `revision`; nothing where there is no such commit."""
    root, events = scope.project.root, scope.whole("event")
    if not events or not _has_history(root):
        return
    before = committed(root, [page.source_text.path for page in events], against)
    for page in events:
        old = _front(before.get(page.source_text.path), page.source_text.path)
        if old is not None:
            _compare(scope, page, old, problems)


def committed(root: Path, paths: Sequence[str], against: str = "HEAD") -> dict[str, bytes]:
    """The files as a commit holds them, by their paths below `root`; those it does not hold are left out.

    Empty where there is no git, no repository or no such commit. One call of git for all. It runs no filter, pager or
    other program that the repository's settings may name, and fetches nothing.
    """
    # `git show` would run the program that a `textconv` setting names; `cat-file` shows what is stored.
    command = ["git", "-c", "protocol.allow=never", "--no-replace-objects", "cat-file", "--batch"]
    # “./” counts from `root`, which may lie below the top of the repository.
    asked = "".join(f"{against}:./{path}\n" for path in paths)
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  fixed arguments; the paths are made of ids and go in as data
            command, cwd=root, env=environment, input=asked.encode(), capture_output=True, check=False, timeout=WAIT
        )
    except (OSError, subprocess.TimeoutExpired):
        return {}
    return _objects(done.stdout, paths) if done.returncode == 0 else {}


def _has_history(root: Path) -> bool:
    """Whether git need be asked at all; `.git` is a file in a worktree."""
    top = root.resolve()
    return any((folder / ".git").exists() for folder in (top, *top.parents))


def _objects(output: bytes, paths: Sequence[str]) -> dict[str, bytes]:
    """What `cat-file --batch` answers: per path `<id> <type> <size>`, the content and LF, or `<name> missing`."""
    found, at = {}, 0
    for path in paths:
        head, _, _ = output[at:].partition(b"\n")
        at += len(head) + 1
        parts = head.rsplit(b" ", 2)
        if len(parts) == 3 and parts[1] == b"blob":
            size = int(parts[2])
            found[path] = output[at : at + size]
            at += size + 1
    return found


def _front(data: bytes | None, path: str) -> dict[str, Any] | None:
    """The fields of a committed file; None when it could not be read even then."""
    if data is None:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    file = split(text.removeprefix("\ufeff"), path, Problems())
    return file.front.data if file is not None else None


def _compare(scope: Scope, page: Page, old: dict[str, Any], problems: Problems) -> None:
    facts = cast(EventFacts, page.facts)
    revision = old.get("revision", 0)
    if not isinstance(revision, int):
        return
    changed = _changed(facts, cast(EventWords, page.source_text.words), scope.front(page).data, old)
    place = scope.field(page, "revision" if "revision" in scope.front(page).data else changed[0] if changed else "updated")
    if facts.revision < revision:
        problems.error(
            place,
            f"“revision” was {revision} at the last commit and is {facts.revision}; calendars take higher numbers only: "
            f"write “revision: {revision + bool(changed)}”",
            "event-revision",
        )
    elif changed and facts.revision == revision:
        problems.error(
            place,
            f"“{changed[0]}” has changed since the last commit and “revision” is still {revision}; calendars would keep "
            f"the old entry: write “revision: {revision + 1}”",
            "event-revision",
        )


def _changed(facts: EventFacts, words: EventWords, new: dict[str, Any], old: dict[str, Any]) -> list[str]:
    """The fields of time, place and status that mean something else than before."""
    before = dict(old)
    before.setdefault("status", "confirmed" if "starts" in old else "tentative")
    before.setdefault("online", False)
    after = {**new, "status": facts.state, "online": facts.online, "place": words.place}
    names = ("starts", "ends", "timezone", "when", "status", "place", "online")
    return [name for name in names if _plain(before.get(name)) != _plain(after.get(name))]


def _plain(value: Any) -> Any:
    """Without what reading takes away: surplus blanks."""
    return " ".join(value.split()) if isinstance(value, str) else value
