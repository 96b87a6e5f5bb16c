"""What changed since it was last published: calendars take a new time or place only with a new `revision`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from handbill.checks.scope import CheckContext
from handbill.content.frontmatter import split
from handbill.model.facts import EventFacts
from handbill.model.page import EventPage
from handbill.model.words import EventWords
from handbill.problems import Problems
from handbill.values.characters import BYTE_ORDER_MARK

WAIT = 10
"""Seconds after which git is given up: the check is worth a moment of an author's time, not more."""

# Git sets these for its hooks, relative to a folder that need not be ours.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
# Nothing is fetched and no object is replaced; no signature is looked at, for which git would run another program.
_GIT = ("git", "-c", "protocol.allow=never", "-c", "log.showSignature=false", "--no-replace-objects", "--literal-pathspecs")


Versions = tuple[bytes | None, bytes | None]
"""A file in the last commit, and before the last one that touched it; None where it is not there, or nobody knows."""


def check(scopes: Sequence[CheckContext], problems: Problems) -> None:
    """Events that changed without a higher `revision`, since the last commit or in the last one that touched them.

    On a server the files are those of the last commit, so that one is compared with what was before it. Nothing is
    found where git does not know that: outside a repository, or in a clone of the last commit alone.
    """
    paths = [path for scope in scopes for path in events(scope)]
    before = committed(scopes[0].project.root, paths)
    for scope in scopes:
        check_events(scope, before, problems)


def check_events(scope: CheckContext, before: Mapping[str, Versions], problems: Problems) -> None:
    """The same for the events of one campaign, with their files as they were `before`."""
    for page in scope.whole(EventPage):
        for stored in before.get(page.source_text.path, ()):
            old = _front(stored, page.source_text.path)
            if old is None or _compare(scope, page, old, problems):
                break


def events(scope: CheckContext) -> list[str]:
    """The files of events that are compared with what they were."""
    return [page.source_text.path for page in scope.whole(EventPage)] if scope.campaign else []


def committed(root: Path, paths: Sequence[str]) -> dict[str, Versions]:
    """What git has of each file; nothing where there is no git."""
    if not paths or not _has_history(root):
        return {}
    touched = last_commits(root, paths)
    latest = [f"HEAD:./{path}" for path in paths]
    # The first parent of a merge is what it was merged into; of a pull request as GitHub checks it out, its base.
    earlier = [f"{touched.get(path, 'HEAD')}^1:./{path}" for path in paths]
    stored = objects(root, [*latest, *earlier])
    return {path: (stored.get(one), stored.get(two)) for path, one, two in zip(paths, latest, earlier, strict=True)}


def last_commits(root: Path, paths: Sequence[str]) -> dict[str, str]:
    """The last commit that touched each file, by the file's path below `root`; a merge counts as one commit.

    The oldest commit of a clone without the whole history seems to have touched every file; it has no parent there.
    """
    folders = sorted({path.rpartition("/")[0] for path in paths})
    options = ("--first-parent", "--format=commit %H", "--name-only", "--relative", "--no-renames", "--no-color")
    output = git(root, ["log", *options, "HEAD", "--", *folders])
    found: dict[str, str] = {}
    commit = ""
    for line in output.decode("utf-8", "replace").splitlines():
        if line.startswith("commit "):
            commit = line.removeprefix("commit ")
        elif line:
            found.setdefault(line, commit)
    return found


def objects(root: Path, names: Sequence[str], wait: float | None = None) -> dict[str, bytes]:
    """The files as commits hold them, by names such as `HEAD:./path`; those that do not exist are left out.

    “./” counts from `root`, which may lie below the top of the repository. `wait` is in seconds.
    """
    # `git show` would run the program that a `textconv` setting names; `cat-file` shows what is stored.
    output = git(root, ["cat-file", "--batch"], "".join(f"{name}\n" for name in names), wait)
    return _objects(output, names) if output else {}


class Version(NamedTuple):
    """A file as a commit has it; `day` is that of the commit (ISO 8601)."""

    commit: str
    day: str
    content: bytes


def versions(root: Path, path: str) -> Iterator[Version]:
    """What a file was in each commit that touched it, the newest first, also under the names it had before."""
    options = ("--follow", "--format=commit %H %cs", "--name-only", "--relative", "--no-color")
    commits: list[tuple[str, str, str]] = []
    commit = day = ""
    for line in git(root, ["log", *options, "HEAD", "--", path]).decode("utf-8", "replace").splitlines():
        if line.startswith("commit "):
            _, commit, day = line.split(" ")
        elif line:
            commits.append((commit, day, f"{commit}:./{line}"))
    stored = objects(root, list(dict.fromkeys(name for _, _, name in commits)))
    yield from (Version(commit, day, stored[name]) for commit, day, name in commits if name in stored)


def git(root: Path, command: Sequence[str], asked: str = "", wait: float | None = None) -> bytes:
    """What git answers within `wait` seconds; nothing where there is no git, no repository or no such commit.

    It runs no filter, pager or other program that the repository's settings may name, and fetches nothing.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  fixed arguments; the paths are made of ids
            [*_GIT, *command],
            cwd=root,
            env=environment,
            input=asked.encode(),
            capture_output=True,
            check=False,
            timeout=wait or WAIT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _has_history(root: Path) -> bool:
    """Whether git need be asked at all; `.git` is a file in a worktree."""
    top = root.resolve()
    return any((folder / ".git").exists() for folder in (top, *top.parents))


def _objects(output: bytes, names: Sequence[str]) -> dict[str, bytes]:
    """What `cat-file --batch` answers: per name `<id> <type> <size>`, the content and LF, or `<name> missing`."""
    found, at = {}, 0
    for name in names:
        head, _, _ = output[at:].partition(b"\n")
        at += len(head) + 1
        parts = head.rsplit(b" ", 2)
        if len(parts) == 3 and parts[1] == b"blob":
            size = int(parts[2])
            found[name] = output[at : at + size]
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
    file = split(text.removeprefix(BYTE_ORDER_MARK), path, Problems())
    return file.front.data if file is not None else None


def _compare(scope: CheckContext, page: EventPage, old: dict[str, Any], problems: Problems) -> bool:
    """Whether the event is another than `old` in what calendars go by; a problem where its revision does not say so."""
    facts = page.facts
    revision = old.get("revision", 0)
    if not isinstance(revision, int):
        return True
    changed = _changed(facts, page.source_text.words, scope.front(page).data, old)
    place = scope.field(page, "revision" if "revision" in scope.front(page).data else changed[0] if changed else "updated")
    if facts.revision < revision:
        problems.error(
            place,
            f"“revision” was {revision} before and is {facts.revision}; calendars take higher numbers only: "
            f"write “revision: {revision + bool(changed)}”",
            "event-revision",
        )
    elif changed and facts.revision == revision:
        problems.error(
            place,
            f"“{changed[0]}” has changed and “revision” is still {revision}; calendars would keep "
            f"the old entry: write “revision: {revision + 1}”",
            "event-revision",
        )
    return bool(changed) or facts.revision != revision


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
