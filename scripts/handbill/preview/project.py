"""The project in memory: what has changed is read and checked again, and what has errors stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from handbill.content.site import Project, SourceMap, read_project
from handbill.model.campaign import Campaign, Site
from handbill.model.publication import as_of
from handbill.model.settings import Settings
from handbill.problems import Problem, Problems
from handbill.publishing.incremental.reading import check_read, told
from handbill.publishing.incremental.reports import Report, in_report
from handbill.publishing.parts import HUB, summary

Stamp = tuple[int, int]
"""What the pages of a part were made from: another one means other input."""

_COPIED = ("media", "files")
"""Folders whose files change pages without changing a text."""
_OFFICES = "campaigns/recipients.csv"
_SHOWN = ("settings", "hub", "media", "handbook")
"""What pages are made from of settings and hub."""


@dataclass(slots=True)
class _Part:
    """A campaign: as it was read last, with the problems of reading it; and as it was without errors.

    `is_stale` says that its files have changed since, `is_checked` that `report` is of what was read last, `has_new_copies` that
    a picture or a file that is handed out is another.
    """

    read: tuple[Campaign, SourceMap] | None = None
    problems: list[Problem] = field(default_factory=list)
    good: Campaign | None = None
    report: Report | None = None
    is_stale: bool = False
    is_checked: bool = False
    has_new_copies: bool = False
    version: int = 0

    @property
    def is_pending(self) -> bool:
        return self.is_stale or not self.is_checked

    @property
    def campaign(self) -> Campaign | None:
        """What is shown: until a campaign has been checked once, what could be read of it."""
        return self.good or (self.read[0] if self.read and self.report is None else None)


class LiveProject:
    """The project in `root`. Its methods are called by one thread."""

    def __init__(self, root: Path, clock: Callable[[], datetime], *, drafts: bool, as_on: bool) -> None:
        """Reads everything, and checks nothing but the hub. `clock` says what day it is; `as_on`, that this is not today."""
        self._root = root
        self._clock = clock
        self._drafts, self._as_on = drafts, as_on
        self._generation = 0
        self._hub_version = 0
        self._copied = 0
        self._hub_report: Report
        self._told: tuple[Mapping[str, Report], Settings, Problems] | None = None
        self._read_all()

    @property
    def hub(self) -> Project:
        """The settings and the hub's pages as they were without errors, with no campaign."""
        return self._hub

    @property
    def pending(self) -> list[str]:
        """The campaigns that have to be read or checked."""
        return [slug for slug, part in self._parts.items() if part.is_pending]

    @property
    def copied(self) -> int:
        """A number that grows when a picture or a file that is handed out changes."""
        return self._copied

    def problems(self) -> Problems:
        """Every problem that is known now."""
        found = {slug: part.report for slug, part in sorted(self._parts.items()) if part.report is not None}
        reports, settings = {HUB: self._hub_report, **found}, self.hub.settings
        if self._told is None or not _are_same(self._told[0], reports) or self._told[1] is not settings:
            self._told = reports, settings, told(reports, settings)
        return self._told[2]

    def stamp(self, part: str) -> Stamp:
        """What the pages of a part are made from now."""
        if part == HUB:
            return self._generation, self._hub_version
        return self._generation, self._parts[part].version

    def part_of(self, address: str) -> str:
        """The part that an address belongs to."""
        first, *rest = address.split("/")
        slug = rest[0] if first in self.hub.settings.tags and rest else first
        return slug if slug in self._parts else HUB

    def part_with(self, old: str) -> str:
        """The part with an old address, such as `fr/pay/`, that leads to one of its pages; the hub where no campaign has it."""
        tags = self.hub.settings.tags
        first, _, rest = old.strip("/").partition("/")
        named = {old.strip("/"), rest if first in tags else ""}
        for slug, part in self._parts.items():
            pages = part.campaign.pages if part.campaign is not None else ()
            if any(alias.strip("/") in named for page in pages for alias in page.facts.aliases):
                return slug
        return HUB

    def site(self, part: str) -> Site:
        """The site as a part may know it."""
        shown = [self._parts[part].campaign] if part != HUB else [one.campaign for one in self._parts.values()]
        campaigns = tuple((one, SourceMap({}, {})) for one in shown if one is not None)
        return replace(self.hub, campaigns=campaigns).published(drafts=self._drafts, as_on=self._as_on)

    def renew(self) -> None:
        """Lets all pages be made again: something has changed that each is made with."""
        self._generation += 1

    def follow_clock(self) -> bool:
        """Takes the day that it is now; whether it is another one, on which everything may look different."""
        now = self._clock()
        if now.date() == self.hub.now.date():
            return False
        self._hub = replace(self.hub, now=now)
        self._check_again()
        self.renew()
        return True

    def change(self, paths: Collection[str]) -> None:
        """Marks what some changed files belong to, by their paths in the project, and reads the hub again if it is that."""
        hub_changed = has_new_copies = False
        for path in paths:
            first, _, rest = path.partition("/")
            slug, below, inner = rest.partition("/")
            if first == "campaigns" and slug and (below or slug in self._parts):
                part = self._parts.setdefault(slug, _Part())
                part.is_stale = True
                part.has_new_copies |= inner.startswith(_COPIED)
            else:
                hub_changed = True
                has_new_copies |= rest.startswith(_COPIED)
        is_sound = not hub_changed or self._read_hub()
        if _OFFICES in paths and not self._offices_are_broken:
            for part in self._parts.values():
                part.is_stale = True
        if is_sound and has_new_copies:
            self._copied += 1
            self.renew()

    def update(self, slug: str) -> None:
        """Reads and checks a campaign if it is pending."""
        part = self._parts.get(slug)
        if part is None or not part.is_pending:
            return
        before, is_stale = part.campaign, part.is_stale
        part.is_stale, part.is_checked = False, True  # whatever happens: a fault of ours is not to be met again and again
        if is_stale:
            problems = Problems()
            project = read_project(self._root, self.hub.now, problems, (slug,))
            read = {one.slug: (one, places) for one, places in project.campaigns} if project is not None else {}
            part.read = read.get(slug)
            part.problems = [one for one in problems if one.position.path.startswith(f"campaigns/{slug}/")]
            if part.read is None and not part.problems:  # the folder is gone
                del self._parts[slug]
                self._hub_version += 1
                return
        part.report = self._checked(slug, part)
        if part.read is not None and not self._has_errors(slug, part.report):
            part.good = part.read[0]
            self._copied += part.has_new_copies
            part.version += part.has_new_copies
            part.has_new_copies = False
        if part.campaign != before:
            part.version += 1
            if self._summary(part.campaign) != self._summary(before):
                self._hub_version += 1

    def _checked(self, slug: str, part: _Part) -> Report:
        problems = Problems()
        problems.extend(part.problems)
        campaigns = (part.read,) if part.read is not None else ()
        return check_read(replace(self.hub, campaigns=campaigns), problems, None, has_hub=True)[slug]

    def _has_errors(self, slug: str, report: Report) -> bool:
        """Whether a campaign has errors of its own, old addresses that collide with others among them."""
        if self._offices_are_broken or any(one.severity == "error" for one in report.problems):
            return True
        if not report.claims.old:
            return False
        return any(one.position.path.startswith(f"campaigns/{slug}/") for one in self.problems().errors)

    @property
    def _offices_are_broken(self) -> bool:
        """Whether the list that all campaigns share has errors: letters would miss those that were refused."""
        return any(one.severity == "error" and one.position.path == _OFFICES for one in self._hub_report.problems)

    def _summary(self, campaign: Campaign | None) -> Campaign | None:
        return summary(as_of(campaign, self.hub.now.date())) if campaign is not None else None

    def _read_all(self) -> None:
        problems = Problems()
        project = read_project(self._root, self._clock(), problems)
        assert project is not None, "the settings are sound"
        self._hub = replace(project, campaigns=())
        read = {one.slug: (one, places) for one, places in project.campaigns}
        self._parts: dict[str, _Part] = {slug: _Part(read.get(slug)) for slug in project.slugs}
        for problem in problems:
            top, _, rest = problem.position.path.partition("/")
            if top == "campaigns" and (part := self._parts.get(rest.partition("/")[0])) is not None:
                part.problems.append(problem)
        self._is_sound(self._hub, problems)

    def _read_hub(self) -> bool:
        """Reads settings and hub, and says whether they have no errors.

        With errors they stay as they were; with other settings everything is read again.
        """
        problems = Problems()
        project = read_project(self._root, self._clock(), problems, ())
        if project is None:
            self._hub_report = replace(self._hub_report, problems=in_report(problems))
            return False
        before = self.hub
        if not self._is_sound(project, problems):
            return False
        self._hub = project
        if all(getattr(project, name) == getattr(before, name) for name in _SHOWN):
            return True
        self.renew()
        if project.settings != before.settings:
            for part in self._parts.values():
                part.is_stale = True
        self._check_again()
        return True

    def _is_sound(self, project: Project, problems: Problems) -> bool:
        """Checks the hub; `problems` are those of reading it."""
        own = Problems()
        own.extend(one for one in problems if not one.position.path.startswith("campaigns/") or one.position.path.count("/") == 1)
        self._hub_report = check_read(project, own, None, has_hub=False)[HUB]
        return all(one.severity != "error" for one in self._hub_report.problems)

    def _check_again(self) -> None:
        for part in self._parts.values():
            part.is_checked = False


def _are_same(before: Mapping[str, Report], now: Mapping[str, Report]) -> bool:
    """Whether two lists have the very same reports, which is seen at once."""
    return before.keys() == now.keys() and all(report is before[slug] for slug, report in now.items())
