"""Whether every translation of this project is the same after it went to a program for translators and back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from handbill.content.site import Project, read_project
from handbill.problems import Problems
from handbill.publishing.clock import instant
from handbill.translating.po.catalogue import Said, read
from handbill.translating.po.export import catalogues
from handbill.translating.po.merge import merge
from handbill.translating.target import Target, find_target, read_page

MARK = " ¤"


def not_the_same(root: Path) -> tuple[int, list[str]]:
    """The number of translations, and those that differ in any byte once each of their units was another one for a while."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("campaigns", "docs"):
            shutil.copytree(root / name, copy / name)
        shutil.copy(root / "mkdocs.yml", copy)
        project = read_project(copy, instant(), Problems())
        assert project is not None
        found = list(_translated(project))
        before = {target.path: target.file.read_bytes() for target, _ in found}
        stamps = {target.path: read_page(copy, target.path).front.data.get("translation", {}) for target, _ in found}
        for target, said in found:
            merge(target, [replace(one, target=one.target + MARK, fuzzy=False) for one in said], None, None)
        unmarked = [target.path for target, _ in found if MARK not in target.file.read_text(encoding="utf-8")]
        for target, said in found:
            stamp = stamps[target.path]
            merge(target, [replace(one, fuzzy=False) for one in said], stamp.get("status"), stamp.get("reviewed_by"))
        wrong = [target.path for target, _ in found if target.file.read_bytes() != before[target.path]]
        return len(found), unmarked + wrong


def _translated(project: Project) -> Iterator[tuple[Target, list[Said]]]:
    for path, text in catalogues(project):
        if path.endswith(".po"):
            for page, said in read(text.encode()).items():
                target = find_target(project, project.root / page, Path(path).stem)
                if target.file.is_file():
                    yield target, [one for one in said if one.target]
