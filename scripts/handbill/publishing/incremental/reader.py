"""Reads, checks and makes some campaigns: what one process does while others do the same with others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import NamedTuple

from handbill.checks import aliases, check_hub, check_part, contexts, history
from handbill.checks.scope import CheckContext
from handbill.checks.table import rows_of
from handbill.content.site import Project, read_campaigns
from handbill.model.campaign import Campaign, Site
from handbill.model.publication import as_of
from handbill.problems import Problem, Problems
from handbill.publishing.incremental.built import Again, Files
from handbill.publishing.incremental.inputs import Inputs, digest
from handbill.publishing.incremental.reports import Report, in_report
from handbill.publishing.incremental.span import ALWAYS
from handbill.publishing.incremental.summaries import Summary
from handbill.publishing.incremental.turning import span_of_campaign, span_of_pages
from handbill.publishing.parallel.workers import WorkFailed
from handbill.publishing.parts import HUB
from handbill.publishing.selection import hidden

MOST = 8
"""Campaigns that one process has in its memory at once."""


MakePart = Callable[[Site, Again | None], Files]
"""Makes all pages and files of the one campaign of a site, or nothing but what is to be made again, and gives these."""


class Task(NamedTuple):
    """What is done with a campaign when it has been read. With the slug of the hub, that is checked, and the handbook made.

    Where there is something to make `again`, no more is made.
    """

    slug: str
    is_checked: bool
    is_made: bool
    again: Again | None = None


@dataclass(frozen=True, slots=True)
class ReadCampaign:
    """`report` is None where it was not checked. `summary` is what the hub may know of it, None where it is not published or nobody
    asks; `files` are the addresses of what was made, of the hub those of the handbook, and `fault` says why that could not be made.
    """

    slug: str
    report: Report | None
    summary: Summary | None
    files: Files = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """`make_handbook` makes the handbook of a site. Of a part that is `kept`, nothing is made but what is named there.

    `told` is told how many of how many parts are done. Where there are `only` some parts, no others are read.
    """

    make: MakePart
    make_handbook: Callable[[Site], Files] | None
    kept: Mapping[str, Again]
    told: Callable[[int, int], None]
    only: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """`project` is without campaigns, `inputs` are None where nothing is kept."""

    project: Project
    inputs: Inputs | None = None
    make: MakePart | None = None
    make_handbook: Callable[[Site], Files] | None = None
    has_summaries: bool = True
    """Whether anybody asks for what the hub may know of a campaign, as all do that make something."""

    def __call__(self, tasks: Sequence[Task]) -> list[ReadCampaign]:
        """What came of some campaigns, in their order, and of the hub where it is among them."""
        campaigns = [task for task in tasks if task.slug != HUB]
        read = [self._hub(task) for task in tasks if task.slug == HUB]
        problems = Problems()
        project = read_campaigns(self.project, [task.slug for task in campaigns], problems)
        own: dict[str, list[Problem]] = {}
        for problem in problems:
            own.setdefault(problem.position.path.split("/")[1], []).append(problem)
        scopes = {scope.campaign.slug: scope for scope in contexts(project) if scope.campaign is not None}
        checked = [scopes[task.slug] for task in campaigns if task.is_checked and task.slug in scopes]
        before = history.committed(project.root, [path for scope in checked for path in history.events(scope)])
        return read + [self._campaign(task, scopes.get(task.slug), own.get(task.slug, []), before) for task in campaigns]

    def _hub(self, task: Task) -> ReadCampaign:
        report = self.hub_report() if task.is_checked else None
        if not task.is_made or self.make_handbook is None or not _is_sound(report):
            return ReadCampaign(HUB, report, None)
        try:
            return ReadCampaign(HUB, report, None, self.make_handbook(self.project.published()))
        except WorkFailed as error:  # what is wrong with the content is to be told first
            return ReadCampaign(HUB, report, None, fault=str(error))

    def hub_report(self, read: Iterable[Problem] = ()) -> Report:
        """What the check finds in the hub, besides the problems of reading it."""
        problems = Problems()
        problems.extend(read)
        hub = contexts(self.project)[0]
        check_part(hub, problems)
        check_hub(self.project, problems)
        key = key_of(HUB, self.inputs) if self.inputs is not None else ""
        span = span_of_pages(self.project.hub, self.project.now)
        return Report(key, span, in_report(problems), aliases.claims(hub), (), digest_of_history((), {}), "", "", ())

    def _campaign(
        self, task: Task, scope: CheckContext | None, own: Sequence[Problem], before: Mapping[str, history.Versions]
    ) -> ReadCampaign:
        if scope is None or scope.campaign is None:  # a folder that is no campaign
            return ReadCampaign(task.slug, no_report(task.slug, own), None)
        report, shown = self._checked(scope, own, before) if task.is_checked else (None, None)
        if not _is_sound(report) or hidden(scope.campaign, self.project.now) or not self.has_summaries:
            return ReadCampaign(task.slug, report, None)
        published, seen = shown or self._shown(scope.campaign)
        made: Files = {}
        if self.make is not None and task.is_made:
            made = self.make(replace(self.project.published(), campaigns=(published,)), task.again)
        return ReadCampaign(task.slug, report, seen, made)

    def _shown(self, campaign: Campaign) -> tuple[Campaign, Summary]:
        """A campaign as it is published, and what the hub may know of it."""
        published = as_of(campaign, self.project.now.date())
        return published, Summary.of(published)

    def report(self, scope: CheckContext, own: Iterable[Problem], before: Mapping[str, history.Versions]) -> Report:
        """What the check finds in a campaign, besides its `own` problems of reading; `before` is what git knows of its events."""
        return self._checked(scope, own, before)[0]

    def _checked(
        self, scope: CheckContext, own: Iterable[Problem], before: Mapping[str, history.Versions]
    ) -> tuple[Report, tuple[Campaign, Summary] | None]:
        """The same, and what is shown of the campaign; None where it has errors, or nobody asks."""
        campaign = scope.campaign
        assert campaign is not None
        now, events = self.project.now, history.events(scope)
        problems = Problems()
        problems.extend(own)
        check_part(scope, problems)
        history.check_events(scope, before, problems)
        is_sound = not problems.errors
        shown = self._shown(campaign) if is_sound and self.has_summaries else None
        report = Report(
            key=key_of(campaign.slug, self.inputs) if self.inputs is not None else "",
            span=span_of_campaign(campaign, now) if is_sound else ALWAYS,
            problems=in_report(problems),
            claims=aliases.claims(scope),
            events=tuple(events),
            history=digest_of_history(events, before),
            summary=shown[1].digest if shown is not None else "",
            hidden=hidden(campaign, now) if is_sound else "",
            rows=tuple(rows_of(campaign, self.project.settings)),
        )
        return report, shown


def _is_sound(report: Report | None) -> bool:
    return report is None or all(problem.severity != "error" for problem in report.problems)


def no_report(slug: str, problems: Iterable[Problem] = ()) -> Report:
    """The report of a folder that is no campaign."""
    return Report("", ALWAYS, in_report(problems), aliases.Claims(slug, (), ()), (), "", "", "", ())


def batches(tasks: Sequence[Task], processes: int) -> list[Sequence[Task]]:
    """The tasks in groups for several processes, of which each asks git once; they become smaller, so that all end at about the
    same time.
    """
    groups, start = [], 0
    while start < len(tasks):
        size = min(MOST, ceil((len(tasks) - start) / (2 * processes)))
        groups.append(tasks[start : start + size])
        start += size
    return groups


def key_of(part: str, inputs: Inputs) -> str:
    """A digest of all that the check of a part looks at, but the day and git."""
    if part == HUB:
        return digest(inputs.shared, inputs.listing, inputs.handbook)
    return digest(inputs.shared, inputs.campaigns[part])


def digest_of_history(paths: Iterable[str], before: Mapping[str, history.Versions]) -> str:
    return digest(*(part for path in paths for part in (path, repr(before.get(path)))))
