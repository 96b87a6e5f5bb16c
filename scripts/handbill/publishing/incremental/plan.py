"""Which parts of a site are made, and which are taken over from the site that is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from math import ceil
from pathlib import Path

from handbill.publishing.incremental.built import Again, Built, BuiltPart, ChangedLayouts, Files, statuses, write_built
from handbill.publishing.incremental.inputs import Inputs, digest
from handbill.publishing.incremental.reading import Found
from handbill.publishing.incremental.span import ALWAYS, Span
from handbill.publishing.parallel.workers import in_order
from handbill.publishing.parts import HANDBOOK, HUB
from handbill.publishing.swap import staging
from handbill.publishing.swap.staging import Target
from handbill.publishing.swap.tree import FileStatus, Source, Tree, add, keep_only

MANY = 2000
"""New files of a site for which further processes are worth their start."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Parts that are made already, with their files, and the folder that each is in, below which its addresses are.

    `anew` are the addresses of pages that were rendered again for some of them, and the folder that those are in. `there` are the
    files of the folder `site`, which readers have, as they were when it was decided what to keep.
    """

    parts: Mapping[str, BuiltPart]
    folders: Mapping[str, Path]
    anew: Mapping[str, Path]
    site: Path
    there: Mapping[str, FileStatus]

    def and_hub(self, hub: BuiltPart, folder: Path) -> Kept:
        """The same with a hub that has been made in a folder."""
        return replace(self, parts={**self.parts, HUB: hub}, folders={**self.folders, HUB: folder})

    def and_pages(self, name: str, part: BuiltPart, addresses: Iterable[str], folder: Path) -> Kept:
        """The same with a part of which pages have been rendered again in a folder."""
        return replace(self, parts={**self.parts, name: part}, anew={**self.anew, **dict.fromkeys(addresses, folder)})

    def put_together(self, target: Path, before: Tree, processes: int) -> dict[str, FileStatus]:
        """Gives a folder, whose tree is `before`, the files of the parts and no others. Several `processes` may work at once.

        The two folders have one file under two names where that is possible: neither is written to again.
        """
        sources = {address: Source(str(folder), None) for address, folder in self.anew.items()}
        # What parts share is taken from where it was made last.
        for part in sorted(self.parts, key=lambda part: self.folders[part] == self.site):
            folder, is_old = str(self.folders[part]), self.folders[part] == self.site
            for address in self.parts[part].addresses:
                if address not in sources:
                    sources[address] = Source(folder, self.there.get(address) if is_old else None)
        keep_only(target, sources, before)
        # Nearly all that it costs are new folders, which the system makes for each process by itself.
        is_new = len(sources.keys() - before.files.keys()) > MANY
        made: dict[str, FileStatus] = {}
        for some in in_order(partial(add, target, before=before), _shares(sources, processes if is_new else 1), processes):
            made |= some
        return made


def _shares(sources: Mapping[str, Source], count: int) -> list[dict[str, Source]]:
    """The sources in so many parts of the same size, neighbours together."""
    size = max(ceil(len(sources) / count), 1)
    items = list(sources.items())
    return [dict(items[start : start + size]) for start in range(0, len(items), size)]


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

    def with_hub(self, files: Files, folder: Path) -> Plan:
        """The same when the files of the hub have been made in a folder."""
        if (hub := self.kept.parts.get(HUB)) is not None:
            return replace(self, kept=self.kept.and_pages(HUB, hub.with_pages(files), chain.from_iterable(files.values()), folder))
        hub = BuiltPart(self.keys[HUB], self.spans[HUB], files)
        return replace(self, kept=self.kept.and_hub(hub, folder))

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
    parts: Path,
    target: Target,
) -> Plan:
    """How a site without errors is put together: of `old` parts in their folders, new ones in another folder, and pages of old
    ones in `changed` layouts there as well.
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
    anew: dict[str, Path] = {}
    for part, key in keys.items():
        if part in old and old[part][0].key == key:
            kept[part], folders[part] = old[part]
            if part in found.read and part != HUB:
                kept[part] = kept[part].with_pages(pages := found.read[part].files)
                anew |= dict.fromkeys(chain.from_iterable(pages.values()), parts)
        elif part == HANDBOOK:
            kept[part] = BuiltPart(key, spans[part], found.read[HUB].files)
            folders[part] = parts.with_name(staging.HANDBOOK)
        elif part != HUB:
            kept[part], folders[part] = BuiltPart(key, spans[part], found.read[part].files), parts
    return Plan(shown, keys, spans, changed, Kept(kept, folders, anew, target.folder, target.files))
