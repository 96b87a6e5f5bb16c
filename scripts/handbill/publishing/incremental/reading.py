"""Reads and checks what has changed; of all else, what was found before is told again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from handbill.checks import aliases, contexts, history
from handbill.content.site import Project, read_hub
from handbill.model.settings import Settings
from handbill.problems import Problem, Problems
from handbill.publishing.incremental.inputs import Inputs
from handbill.publishing.incremental.reader import Making, ReadCampaign, Reader, Task, batches, digest_of_history, key_of, no_report
from handbill.publishing.incremental.reports import Report, in_report, read_reports, write_reports
from handbill.publishing.parallel.workers import in_order
from handbill.publishing.parts import HANDBOOK, HUB


@dataclass(frozen=True, slots=True)
class Found:
    """`project` is without campaigns; None when nothing could be read. `reports` are of all that could be, by slug, and of the hub.

    `read` are the campaigns that were read, and the hub where that was checked or its handbook made.
    """

    project: Project | None
    problems: Problems
    reports: Mapping[str, Report]
    read: Mapping[str, ReadCampaign]


def read_changed(
    root: Path,
    now: datetime,
    inputs: Inputs | None,
    *,
    anew: bool = False,
    processes: int = 1,
    making: Making | None = None,
    known: Mapping[str, Report] | None = None,
) -> Found:
    """Every problem of the project in `root`, for which only changed campaigns are read; all without `inputs`, or `anew`.

    Several `processes` may work at once. With `making` campaigns are made as soon as they are read and sound. What is `known` of
    campaigns is not found out again.
    """
    kept = known if known is not None else {} if anew else _kept(root, now, inputs)
    read = Problems()
    project = read_hub(root, now, read)
    if project is None:
        return Found(None, read, {}, {})
    tasks = list(_tasks(project, kept, making, is_sound=not read.errors))
    if making is None:
        reader = Reader(project, inputs, has_summaries=False)
    else:
        reader = Reader(project, inputs, making.make, making.make_handbook)
    reports, campaigns = dict(kept), {}
    if making is not None:
        making.told(0, len(tasks))
    for batch in in_order(reader, batches(tasks, processes), processes):
        for one in batch:
            campaigns[one.slug] = one
            if one.report is not None:
                reports[one.slug] = one.report
            elif one.summary is not None:
                reports[one.slug] = replace(reports[one.slug], summary=one.summary.digest)
        if making is not None:
            making.told(len(campaigns), len(tasks))
    for slug, found in _by_part(read, inputs).items():  # also of folders that are no campaign
        before = reports.get(slug) or no_report(slug)
        reports[slug] = replace(before, problems=tuple(dict.fromkeys((*in_report(found), *before.problems))))
    ordered = {part: reports[part] for part in sorted(reports)}
    problems = told(ordered, project.settings)
    if inputs is not None:
        with suppress(OSError, ValueError):  # a project that can only be read is checked all the same
            write_reports(root, ordered)
    return Found(project, problems, ordered, campaigns)


def _tasks(project: Project, kept: Mapping[str, Report], making: Making | None, *, is_sound: bool) -> Iterator[Task]:
    """What has to be done: first the hub, whose handbook takes long; it is made where what was read of the hub `is_sound`."""
    only = making.only if making is not None else None
    is_made = is_sound and making is not None and HANDBOOK not in making.kept
    if (HUB not in kept or is_made) and (only is None or HUB in only):
        yield Task(HUB, is_checked=HUB not in kept, is_made=is_made)
    for slug in [slug for slug in project.slugs if only is None or slug in only]:
        is_known = slug in kept
        again = making.kept.get(slug) if making is not None else None
        is_made = making is not None and (again is None or bool(again.layouts)) and not (is_known and kept[slug].hidden)
        # The check of a command that makes nothing leaves the summary to the next one that does.
        has_summary = making is None or is_known and bool(kept[slug].summary or kept[slug].hidden)
        if is_made or not is_known or not has_summary:
            yield Task(slug, is_checked=not is_known, is_made=is_made, again=again)


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
    return {part: report for part, report in kept.items() if report.history == digest_of_history(report.events, before)}


def told(reports: Mapping[str, Report], settings: Settings) -> Problems:
    """Every problem of some reports, with those of old addresses, which are compared across the site."""
    problems = Problems()
    for report in reports.values():
        problems.extend(report.problems)
    aliases.check([report.claims for report in reports.values()], settings, problems)
    return problems


def check_read(project: Project, problems: Problems, inputs: Inputs | None, *, has_hub: bool) -> dict[str, Report]:
    """Checks what was read; `problems` are those of reading it, which belong to the campaign whose files they are in.

    The hub is left out where somebody `has_hub`, its report. Without `inputs` the reports have no keys.
    """
    reader = Reader(project, inputs)
    own = _by_part(problems, inputs)
    scopes = {scope.campaign.slug: scope for scope in contexts(project) if scope.campaign is not None}
    before = history.committed(project.root, [path for scope in scopes.values() for path in history.events(scope)])
    made = {} if has_hub else {HUB: reader.hub_report(own.get(HUB, ()))}
    for slug, scope in scopes.items():
        made[slug] = reader.report(scope, own.get(slug, ()), before)
    return made | {slug: no_report(slug, found) for slug, found in own.items() if slug not in (HUB, *made)}


def _by_part(problems: Problems, inputs: Inputs | None) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(_slug(problem, inputs), []).append(problem)
    return found


def _slug(problem: Problem, inputs: Inputs | None) -> str:
    """The campaign that a problem of reading belongs to."""
    top, _, rest = problem.position.path.partition("/")
    slug, slash, _ = rest.partition("/")
    is_campaign = top == "campaigns" and (slash or inputs is not None and slug in inputs.campaigns)
    return slug if is_campaign else HUB
