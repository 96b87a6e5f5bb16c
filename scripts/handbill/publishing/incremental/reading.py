"""Reads and checks what has changed; of all else, what was found before is told again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from handbill.checks import aliases, check_hub, check_part, contexts, history
from handbill.checks.scope import CheckContext
from handbill.checks.table import rows_of
from handbill.content.site import Project, read_project
from handbill.model.campaign import Campaign
from handbill.model.publication import as_of
from handbill.model.settings import Settings
from handbill.problems import Problem, Problems
from handbill.publishing.incremental.canonical import canonical
from handbill.publishing.incremental.inputs import Inputs, digest
from handbill.publishing.incremental.reports import Report, read_reports, write_reports
from handbill.publishing.incremental.span import ALWAYS
from handbill.publishing.incremental.turning import span_of_campaign, span_of_pages
from handbill.publishing.parts import HUB, summary
from handbill.publishing.selection import hidden


@dataclass(frozen=True, slots=True)
class Found:
    """`project` has the campaigns that were read; None when nothing could be. `reports` are of all that could be, by slug, and of
    the hub.
    """

    project: Project | None
    problems: Problems
    reports: Mapping[str, Report]


def read_changed(root: Path, now: datetime, inputs: Inputs | None, *, anew: bool = False) -> Found:
    """Every problem of the project in `root`, for which only changed campaigns are read; all without `inputs`, or `anew`."""
    kept = {} if anew else _kept(root, now, inputs)
    changed = None if inputs is None else inputs.campaigns.keys() - kept.keys()
    problems = Problems()
    project = read_project(root, now, problems, changed)
    if project is None:
        return Found(None, problems, {})
    reports = {**kept, **check_read(project, problems, inputs, has_hub=HUB in kept)}
    ordered = {part: reports[part] for part in sorted(reports)}
    problems = told(ordered, project.settings)
    if inputs is not None:
        with suppress(OSError):  # a project that can only be read is checked all the same
            write_reports(root, ordered)
    return Found(project, problems, ordered)


def key_of(part: str, inputs: Inputs) -> str:
    """A digest of all that the check of a part looks at, but the day and git."""
    if part == HUB:
        return digest(inputs.shared, inputs.listing, inputs.handbook)
    return digest(inputs.shared, inputs.campaigns[part])


def _kept(root: Path, now: datetime, inputs: Inputs | None) -> dict[str, Report]:
    """The reports that still hold. One with errors does not: its campaign is read again."""
    if inputs is None:
        return {}
    kept = {
        part: report
        for part, report in read_reports(root).items()
        if part in (HUB, *inputs.campaigns)
        and report.key == key_of(part, inputs)
        and report.span.has(now)
        and all(problem.severity != "error" for problem in report.problems)
    }
    before = history.committed(root, [path for report in kept.values() for path in report.events])
    return {part: report for part, report in kept.items() if report.history == _digest_of(report.events, before)}


def _digest_of(paths: Iterable[str], before: Mapping[str, history.Versions]) -> str:
    return digest(*(part for path in paths for part in (path, repr(before.get(path)))))


def told(reports: Mapping[str, Report], settings: Settings) -> Problems:
    """Every problem of some reports, with those of old addresses, which are compared across the site."""
    problems = Problems()
    for report in reports.values():
        problems.extend(report.problems)
    aliases.check([report.claims for report in reports.values()], settings, problems)
    problems.fold("recipients.csv")
    return problems


def check_read(project: Project, problems: Problems, inputs: Inputs | None, *, has_hub: bool) -> dict[str, Report]:
    """Checks what was read; `problems` are those of reading it, which belong to the campaign whose files they are in.

    The hub is left out where somebody `has_hub`, its report. Without `inputs` the reports have no keys.
    """
    hub, *campaigns = contexts(project)
    own: dict[str, list[Problem]] = {}
    for problem in problems:
        own.setdefault(_slug(problem, inputs), []).append(problem)
    before = history.committed(project.root, [path for scope in campaigns for path in history.events(scope)])
    made = {} if has_hub else {HUB: _hub_report(project, hub, own.pop(HUB, []), inputs)}
    own.pop(HUB, None)
    for scope in campaigns:
        assert scope.campaign is not None
        made[scope.campaign.slug] = _report(scope, scope.campaign, own.pop(scope.campaign.slug, []), before, inputs)
    for slug, found in own.items():  # folders that are no campaign
        made[slug] = Report("", ALWAYS, tuple(found), aliases.Claims(slug, (), ()), (), "", "", "", ())
    return made


def _slug(problem: Problem, inputs: Inputs | None) -> str:
    """The campaign that a problem of reading belongs to."""
    top, _, rest = problem.position.path.partition("/")
    slug, slash, _ = rest.partition("/")
    is_campaign = top == "campaigns" and (slash or inputs is not None and slug in inputs.campaigns)
    return slug if is_campaign else HUB


def _hub_report(project: Project, scope: CheckContext, read: Sequence[Problem], inputs: Inputs | None) -> Report:
    problems = Problems()
    problems.extend(read)
    check_part(scope, problems)
    check_hub(project, problems)
    key = key_of(HUB, inputs) if inputs is not None else ""
    span = span_of_pages(project.hub, project.now)
    return Report(key, span, tuple(problems), aliases.claims(scope), (), _digest_of((), {}), "", "", ())


def _report(
    scope: CheckContext,
    campaign: Campaign,
    read: Sequence[Problem],
    before: Mapping[str, history.Versions],
    inputs: Inputs | None,
) -> Report:
    now, events = scope.project.now, history.events(scope)
    problems = Problems()
    problems.extend(read)
    check_part(scope, problems)
    history.check_events(scope, before, problems)
    is_sound = not problems.errors
    return Report(
        key=key_of(campaign.slug, inputs) if inputs is not None else "",
        span=span_of_campaign(campaign, now) if is_sound else ALWAYS,
        problems=tuple(problems),
        claims=aliases.claims(scope),
        events=tuple(events),
        history=_digest_of(events, before),
        summary=digest_of_summary(campaign, now.date()) if is_sound else "",
        hidden=hidden(campaign, now) if is_sound else "",
        rows=tuple(rows_of(campaign, scope.project.settings)),
    )


def digest_of_summary(campaign: Campaign, today: date) -> str:
    """A digest of what the hub may show of a campaign on a day."""
    return digest(canonical(summary(as_of(campaign, today))))
