"""All that a change means, in one record: what a reviewer is told, and what programs read."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from handbill.changes.addresses import AddressChange, address_changes
from handbill.changes.commits import NotACommit, changed_files, export, fork_point, is_content, snapshot
from handbill.changes.letters import LetterChange, letter_changes
from handbill.changes.pages import PageChange, page_changes
from handbill.changes.translations import TranslationChange, translation_changes
from handbill.problems import Problem
from handbill.publishing.load import Loaded, load


@dataclass(frozen=True, slots=True)
class Report:
    """`base` and `head` are full names of commits. `pages` is None where a site cannot be built from one of the two.

    `warnings` are those of changed files; `errors` are all, since one alone stops the build. `base_errors` counts those
    that were there before; `program` says that files beside the content changed, so that any page may look otherwise.
    """

    base: str
    head: str
    pages: tuple[PageChange, ...] | None
    addresses: tuple[AddressChange, ...]
    letters: tuple[LetterChange, ...]
    translations: tuple[TranslationChange, ...]
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    base_errors: int
    program: bool

    def as_json(self) -> str:
        """The record with its fields as they are named here; problems as `path`, `line`, `column`, `message`, `rule`."""
        data = asdict(self)
        for name, problems in (("errors", self.errors), ("warnings", self.warnings)):
            data[name] = [_plain(problem) for problem in problems]
        return json.dumps(data, ensure_ascii=False, indent=2)


def report_change(root: Path, base: str, head: str, now: datetime) -> Report:
    """What `head` changes against `base`, or where it left it, in the project folder `root` on the day of `now`.

    Raises NotACommit.
    """
    new = snapshot(root, head)
    old = snapshot(root, fork_point(root, snapshot(root, base).commit, new.commit))
    files = changed_files(old, new)
    with tempfile.TemporaryDirectory(prefix="handbill-") as folder:
        loaded = []
        for name, which in (("base", old), ("head", new)):
            place = Path(folder) / name
            place.mkdir()
            export(root, which, place)
            loaded.append(load(place, now))
        before, after = loaded
        if before.project is None or after.project is None:
            wrong = (after if after.project is None else before).problems.errors[0]
            raise NotACommit(f"the settings of one of the commits cannot be read: {wrong}")
        pages = None
        if before.site is not None and after.site is not None:
            pages = tuple(page_changes(before.site, after.site, files))
        return Report(
            old.commit,
            new.commit,
            pages,
            tuple(address_changes(before.project, after.project)),
            tuple(letter_changes(before.project, after.project)),
            tuple(translation_changes(before.project, after.project, files)),
            tuple(after.problems.errors),
            _warnings(after, files),
            len(before.problems.errors),
            any(not is_content(path) for path in files),
        )


def _warnings(loaded: Loaded, files: frozenset[str]) -> tuple[Problem, ...]:
    return tuple(problem for problem in loaded.problems.warnings if problem.position.path in files)


def _plain(problem: Problem) -> Mapping[str, object]:
    return {**problem.position._asdict(), "message": problem.message, "rule": problem.rule}
