"""Reads and checks a project: what both doors begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handbill.checks import check_project
from handbill.content.site import Project, read_project
from handbill.model.campaign import Site
from handbill.problems import Problems


@dataclass(frozen=True, slots=True)
class Loaded:
    """`project` is None when nothing could be read; `site` when the content has errors."""

    project: Project | None
    site: Site | None
    problems: Problems


def load(root: Path, now: datetime, *, drafts: bool = False, only: str | None = None, as_on: bool = False) -> Loaded:
    """The project in `root` at the instant `now` with every problem of it; `only` publishes one campaign.

    `as_on` says that `now` is not today, so that no page can be taken for one of today.
    """
    problems = Problems()
    project = read_project(root, now, problems)
    if project is not None:
        check_project(project, problems)
    problems.fold("recipients.csv")
    site = project.published(drafts=drafts, only=only, as_on=as_on) if project is not None and not problems.errors else None
    return Loaded(project, site, problems)
