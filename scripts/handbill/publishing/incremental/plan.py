"""Which parts of a site are made, and which are taken over from the site that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from handbill.publishing.incremental.built import Again, Built, BuiltPart, ChangedLayouts, Files, statuses, write_built
from handbill.publishing.incremental.inputs import Inputs, digest
from handbill.publishing.incremental.reading import Found
from handbill.publishing.incremental.span import ALWAYS, Span
from handbill.publishing.parallel.workers import in_order, shares
from handbill.publishing.parts import HANDBOOK, HUB
from handbill.publishing.swap.staging import Target
from handbill.publishing.swap.tree import FileStatus, Source, Tree, add, file_status, keep_only

MANY = 2000
"""New files of a site for which further processes are worth their start."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The parts of a site, all of which are made: in the folder of the new site, or in another of the `folders` by their names, at
    the same addresses.

    `anew` are the addresses of pages that were rendered again in the new site for parts in other folders. `there` are the files of
    the folder `site`, which readers have, as they were when it was decided what to keep.
    """

    parts: Mapping[str, BuiltPart]
    folders: Mapping[str, Path]
    anew: Collection[str]
    site: Path
    there: Mapping[str, FileStatus]

    def and_hub(self, hub: BuiltPart) -> Kept:
        """The same with a hub that has been made."""
        return replace(self, parts={**self.parts, HUB: hub})

    def and_pages(self, name: str, part: BuiltPart, addresses: Iterable[str]) -> Kept:
        """The same with a part of which pages have been rendered again."""
        return replace(self, parts={**self.parts, name: part}, anew={*self.anew, *addresses})

    def put_together(self, target: Path, before: Tree, processes: int) -> dict[str, FileStatus]:
        """Gives the folder of the new site, whose tree was `before` until parts were made in it, the files of all parts and no
        others. Several `processes` may work at once.

        The new folder and the other one have one file under two names where that is possible: neither is written to again.
        """
        here = {*self.anew}
        for part in self.parts.keys() - self.folders.keys():
            here.update(self.parts[part].addresses)
        sources: dict[str, Source] = {}
        # What parts share is taken from where it was made last.
        for part in sorted(self.folders, key=lambda part: self.folders[part] == self.site):
            folder, is_old = str(self.folders[part]), self.folders[part] == self.site
            for address in self.parts[part].addresses:
                if address not in here and address not in sources:
                    sources[address] = Source(folder, self.there.get(address) if is_old else None)
        keep_only(target, here | sources.keys(), before)
        made = {address: file_status(f"{target}/{address}") for address in here}
        # Nearly all that it costs are new folders, which the system makes for each process by itself.
        is_new = len(sources.keys() - before.files.keys()) > MANY
        groups = [dict(some) for some in shares(list(sources.items()), processes if is_new else 1)]
        for some in in_order(partial(add, target, before=before), groups, processes):
            made |= some
        return made


@dataclass(frozen=True, slots=True)
class Plan:
    """What the parts of a site are: `keys` and `spans` are those of all of them, `kept` are made already.

    `shown` are the slugs of the campaigns that are published, `changed` the layouts whose pages are to be rendered again.
    """

    shown: Sequence[str]
    keys: Mapping[str, str]
    spans: Mapping[str, Span]
    changed: ChangedLayouts
    kept: Kept

    @property
    def makes_hub(self) -> bool:
        return self.hub_again is None or bool(self.hub_again.layouts)

    @property
    def hub_again(self) -> Again | None:
        """What is to be made again of the hub; None where that is everything."""
        hub = self.kept.parts.get(HUB)
        return None if hub is None else hub.again(self.changed)

    def with_hub(self, files: Files) -> Plan:
        """The same when the files of the hub have been made."""
        if (hub := self.kept.parts.get(HUB)) is not None:
            return replace(self, kept=self.kept.and_pages(HUB, hub.with_pages(files), chain.from_iterable(files.values())))
        return replace(self, kept=self.kept.and_hub(BuiltPart(self.keys[HUB], self.spans[HUB], files)))

    def record(self, root: Path, inputs: Inputs, warnings: int, files: Mapping[str, FileStatus]) -> None:
        """Writes down what is in the folder of the site now, its `files`. Raises OSError."""
        span = ALWAYS
        for one in self.spans.values():
            span = span.within(one)
        write_built(root, self.kept.site, Built(inputs.whole, span, warnings, inputs.layouts, self.kept.parts, statuses(files)))


def unchanged(inputs: Inputs, built: Built | None, now: datetime, files: Mapping[str, FileStatus]) -> dict[str, BuiltPart]:
    """The campaigns that are in the folder of a site, which has these files, as they would be made but for changed templates, if
    they are published at all; and the hub, whose key is to be compared.
    """
    if built is None:
        return {}
    there = statuses(files)
    return {
        part: one
        for part, one in built.parts.items()
        if (part == HUB or part == HANDBOOK and one.key == key_of_handbook(inputs) or _is_campaign(part, one, inputs))
        and one.span.has(now)
        and all(address in there and there[address] == built.files.get(address) for address in one.addresses)
    }


def changed_layouts(inputs: Inputs, built: Built | None) -> ChangedLayouts:
    """The layouts whose templates are others than they were for a site that is there."""
    now = inputs.layouts
    before = built.layouts if built is not None else now
    whole = frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    return ChangedLayouts(whole, frozenset(one for one in whole & before.keys() & now.keys() if before[one].main == now[one].main))


def key_of_campaign(slug: str, inputs: Inputs) -> str:
    """A digest of all that a campaign's part is made from, but the day and the templates of its pages."""
    return digest(inputs.shared, inputs.overrides, inputs.campaigns[slug])


def key_of_handbook(inputs: Inputs) -> str:
    """The same for the handbook, which no day changes."""
    return digest(inputs.shared, inputs.overrides, inputs.handbook)


def _is_campaign(part: str, one: BuiltPart, inputs: Inputs) -> bool:
    return part in inputs.campaigns and one.key == key_of_campaign(part, inputs)


def plan(
    inputs: Inputs,
    found: Found,
    old: Mapping[str, tuple[BuiltPart, Path]],
    changed: ChangedLayouts,
    handbook: Path,
    target: Target,
) -> Plan:
    """How a site without errors is put together: of `old` parts in their folders, of new ones, whose `handbook` is in a folder of
    its own, and of pages of old ones in `changed` layouts.
    """
    reports = found.reports
    shown = [slug for slug in reports if slug != HUB and not reports[slug].hidden]
    keys = {slug: key_of_campaign(slug, inputs) for slug in shown}
    summaries = [f"{slug} {reports[slug].summary}" for slug in shown]
    keys[HUB] = digest(inputs.shared, inputs.overrides, inputs.handbook, *summaries)
    keys[HANDBOOK] = key_of_handbook(inputs)
    everywhere = ALWAYS
    for report in reports.values():
        everywhere = everywhere.within(report.span)
    spans = {slug: reports[slug].span for slug in shown} | {HUB: everywhere, HANDBOOK: ALWAYS}
    kept: dict[str, BuiltPart] = {}
    folders: dict[str, Path] = {}
    anew: set[str] = set()
    for part, key in keys.items():
        if part in old and old[part][0].key == key:
            kept[part], folders[part] = old[part]
            if part in found.read and part != HUB:
                kept[part] = kept[part].with_pages(pages := found.read[part].files)
                anew.update(chain.from_iterable(pages.values()))
        elif part == HANDBOOK:
            kept[part] = BuiltPart(key, spans[part], found.read[HUB].files)
            folders[part] = handbook
        elif part != HUB:
            kept[part] = BuiltPart(key, spans[part], found.read[part].files)
    return Plan(shown, keys, spans, changed, Kept(kept, folders, anew, target.folder, target.files))
