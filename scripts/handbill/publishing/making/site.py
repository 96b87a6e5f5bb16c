"""Puts a site together: what has changed is made by several processes, the rest is taken over, and the hub comes last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from handbill.content.settings import read_settings
from handbill.content.site import Project
from handbill.model.campaign import Campaign, Site
from handbill.problems import Problems
from handbill.publishing.files.file_cache import prune
from handbill.publishing.incremental.built import OTHERS, Built, BuiltPart, Files
from handbill.publishing.incremental.inputs import Inputs
from handbill.publishing.incremental.plan import Plan, changed_layouts, key_of_campaign, plan, unchanged
from handbill.publishing.incremental.reader import Making, Reader, Task, batches
from handbill.publishing.incremental.reading import Found, read_changed
from handbill.publishing.incremental.summaries import Summary, read_summaries, write_summaries
from handbill.publishing.making.maker import Maker
from handbill.publishing.making.shards import Shard, Share
from handbill.publishing.outputs import LETTERS, MEDIA, PICTURES
from handbill.publishing.parallel.workers import WorkFailed, in_order
from handbill.publishing.swap.manifest import NAME, files_below, write_manifest
from handbill.publishing.swap.second_tree import make_second_tree
from handbill.publishing.swap.staging import HANDBOOK, SECOND_TREE, Target
from handbill.publishing.swap.tree import FileStatus, Tree, file_status

MANY = 4
"""Campaigns that have most kinds of pages together, so that every template will be needed."""


class Unsound(Exception):
    """The content has errors, and there is no new site."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("errors in the content")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: the project in `root` at the instant `now`, in place of what `built` tells of the folder `target`.

    `templates` are the folders of templates in their order. `anew` checks again what has not changed. Where there are `shards`,
    they have every campaign.
    """

    root: Path
    now: datetime
    inputs: Inputs
    target: Target
    templates: tuple[Path, ...]
    processes: int
    built: Built | None = None
    anew: bool = False
    shards: tuple[Shard, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A site that is whole: its plan, the number of warnings, and its files."""

    plan: Plan
    warnings: int
    files: Mapping[str, FileStatus]

    def record(self, order: Order) -> None:
        """Writes down that the folder of the site has these files now. Raises OSError."""
        self.plan.record(order.root, order.inputs, self.warnings, self.files)


MakeHandbook = Callable[[Path, Path, Site], frozenset[str]]
"""Makes the handbook of a project in an empty folder, the second, and gives its addresses. Raises workers.WorkFailed. It goes from
process to process."""


def make_site(order: Order, folder: Path, before: Tree, make_handbook: MakeHandbook, told: Callable[[int, int], None]) -> Made:
    """Makes the site in a folder, whose tree is `before` and shares its files with the site that is there, and tells how many of
    how many parts are done.

    Raises Unsound, workers.WorkFailed and workers.WorkerKilled.
    """
    planned, warnings = _planned(order, folder, make_handbook, told)
    files = planned.kept.put_together(folder, before, order.processes)
    if not order.target.files:
        make_second_tree(folder.with_name(SECOND_TREE), folder, files, order.processes)
    write_manifest(folder, files)
    files[NAME] = file_status(str(folder / NAME))
    return Made(planned, warnings, files)


def _planned(order: Order, folder: Path, make_handbook: MakeHandbook, told: Callable[[int, int], None]) -> tuple[Plan, int]:
    """The plan of a site all parts of which are made, in its folder and the handbook's beside it, and the number of warnings."""
    handbook = folder.with_name(HANDBOOK)
    old, changed = _old(order), changed_layouts(order.inputs, order.built)
    kept = {part: one.again(changed) for part, (one, _) in old.items()}
    maker = _maker(order, folder)
    found = _read(order, maker, Making(maker, partial(_handbook, make_handbook, order.root, handbook), kept, told))
    planned = plan(order.inputs, found, old, changed, handbook, order.target)
    if planned.makes_hub:
        assert found.project is not None
        site = replace(found.project, campaigns=()).published()
        campaigns = tuple(_summaries(order, found.project, found, planned.shown))
        shown = replace(site, campaigns=campaigns)
        planned = planned.with_hub(maker.make_hub(shown, planned.hub_again, order.processes))
    if not old:  # else what was not used now may be that of a part that was kept
        for cache in (LETTERS, MEDIA, PICTURES):
            prune(order.root / cache)
    return planned, len(found.problems.warnings)


def make_shard(order: Order, share: Share, folder: Path, told: Callable[[int, int], None]) -> int:
    """Makes the campaigns of a share in a folder, and gives the number of warnings about them. Raises as `make_site` does."""
    slugs = share.of_slugs(list(order.inputs.campaigns))
    folder.mkdir()
    maker = _maker(order, folder)
    found = _read(order, maker, Making(maker, None, {}, told, slugs))
    keys = {slug: key_of_campaign(slug, order.inputs) for slug, one in found.read.items() if one.summary is not None}
    parts = {slug: BuiltPart(key, found.reports[slug].span, found.read[slug].files) for slug, key in keys.items()}
    reports = {slug: report for slug, report in found.reports.items() if slug in slugs}
    Shard(folder, share, order.inputs.whole, parts, reports).write()
    write_manifest(folder, files_below(folder))
    return sum(1 for report in reports.values() for problem in report.problems if problem.severity == "warning")


def _old(order: Order) -> dict[str, tuple[BuiltPart, Path]]:
    """The parts that are made already, and where they are."""
    if order.shards:
        return {slug: (one, shard.folder) for shard in order.shards for slug, one in shard.parts.items()}
    kept = unchanged(order.inputs, order.built, order.now, order.target.files)
    return {part: (one, order.target.folder) for part, one in kept.items()}


def _handbook(make: MakeHandbook, root: Path, folder: Path, site: Site) -> Files:
    return {OTHERS: dict.fromkeys(sorted(make(root, folder, site)))}


def _maker(order: Order, folder: Path) -> Maker:
    """What makes parts of the site in a folder."""
    settings = read_settings(order.root, Problems())  # its problems are told with all others
    return Maker(order.root, order.templates, settings.document.data if settings is not None else {}, folder, order.target.folder)


def _read(order: Order, maker: Maker, making: Making) -> Found:
    """Reads and checks what has to be, and makes it. Raises Unsound, workers.WorkFailed and workers.WorkerKilled."""
    wanted = order.inputs.campaigns.keys() if making.only is None else set(making.only)
    if order.processes > 1 and sum(1 for slug in wanted if making.kept.get(slug) is None) >= MANY:
        settings = read_settings(order.root, Problems())
        maker.prepare(settings.settings.tags if settings is not None else ())
    known = {slug: one for shard in order.shards for slug, one in shard.reports.items()} if order.shards else None
    found = read_changed(
        order.root,
        order.now,
        order.inputs,
        anew=order.anew,
        processes=order.processes,
        making=making,
        known=known,
    )
    if found.project is None or found.problems.errors:
        raise Unsound(found.problems)
    for one in found.read.values():
        if one.fault:
            raise WorkFailed(one.fault)
    return found


def _summaries(order: Order, project: Project, found: Found, shown: Sequence[str]) -> list[Campaign]:
    """What the hub may know of the campaigns that are shown, in their order.

    Of those that did not have to be read it is known from the last time, or they are read for it.
    """
    known: dict[str, Summary | None] = {slug: one.summary for slug, one in found.read.items() if one.summary is not None}
    if missing := set(shown) - known.keys():
        known |= read_summaries(order.root, order.inputs, {slug: found.reports[slug] for slug in missing})
    tasks = [Task(slug, is_checked=False, is_made=False) for slug in shown if slug not in known]
    for batch in in_order(Reader(project), batches(tasks, order.processes), order.processes):
        known |= {one.slug: one.summary for one in batch}
    summaries = [one for slug in sorted(shown) if (one := known[slug]) is not None]
    with suppress(OSError):  # then they are read again the next time
        write_summaries(order.root, order.inputs, summaries)
    return [one.campaign for one in summaries]
