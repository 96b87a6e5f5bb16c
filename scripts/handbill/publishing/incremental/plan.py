"""Which parts of a site are made, and which are taken over from the site that is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handbill.publishing.incremental.built import Built, BuiltPart, snapshot, write_built
from handbill.publishing.incremental.inputs import Inputs, digest
from handbill.publishing.incremental.reading import Found
from handbill.publishing.incremental.span import ALWAYS, Span
from handbill.publishing.parts import HUB


@dataclass(frozen=True, slots=True)
class Kept:
    """Parts that are made already, with their files, and the folder that each is in, below which its addresses are."""

    parts: Mapping[str, BuiltPart]
    folders: Mapping[str, Path]

    def take_over(self, target: Path) -> set[str]:
        """Puts the files of the parts into another folder where they are not there yet, and gives their addresses.

        The two folders have one file under two names where that is possible: neither is written to again.
        """
        taken: set[str] = set()
        for folder in sorted(set(self.folders.values())):
            addresses = {address for part, one in self.parts.items() if self.folders[part] == folder for address in one.files}
            _link(folder, target, sorted(addresses - taken))
            taken |= addresses
        return taken


def _link(source: Path, target: Path, addresses: Iterable[str]) -> None:
    folders: set[str] = set()
    for address in addresses:
        file = os.path.join(target, address)  # noqa: PTH118  a path for each of many thousand files takes long
        if (folder := os.path.dirname(file)) not in folders:  # noqa: PTH120  likewise
            Path(folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        try:
            os.link(os.path.join(source, address), file)  # noqa: PTH118  likewise
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links
            shutil.copy2(source / address, file)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the parts of a site are: `keys` and `spans` are those of all of them, `kept` are made already.

    `shown` are the slugs of the campaigns that are published.
    """

    shown: Sequence[str]
    keys: Mapping[str, str]
    spans: Mapping[str, Span]
    kept: Kept

    @property
    def makes_hub(self) -> bool:
        return HUB not in self.kept.parts

    def record(self, root: Path, inputs: Inputs, warnings: int, hub: Collection[str], site: Path) -> None:
        """Writes down what is in the folder of a site now; `hub` are the files of the hub, where that was made. Raises OSError."""
        parts = dict(self.kept.parts)
        if self.makes_hub:
            parts[HUB] = BuiltPart(self.keys[HUB], self.spans[HUB], tuple(sorted(hub)))
        span = ALWAYS
        for one in self.spans.values():
            span = span.within(one)
        write_built(root, site, Built(inputs.whole, span, warnings, parts, snapshot(site)))


def unchanged(inputs: Inputs, built: Built | None, now: datetime, site: Path) -> dict[str, BuiltPart]:
    """The campaigns that are in the folder of a site as they would be made, if they are published at all; and the hub, whose
    key is to be compared.
    """
    if built is None:
        return {}
    there = snapshot(site)
    return {
        part: one
        for part, one in built.parts.items()
        if (part == HUB or part in inputs.campaigns and one.key == key_of_campaign(part, inputs))
        and one.span.has(now)
        and all(address in there and there[address] == built.files.get(address) for address in one.files)
    }


def key_of_campaign(slug: str, inputs: Inputs) -> str:
    """A digest of all that a campaign's part is made from, but the day."""
    return digest(inputs.shared, inputs.overrides, inputs.campaigns[slug])


def plan(inputs: Inputs, found: Found, old: Mapping[str, tuple[BuiltPart, Path]], parts: Path) -> Plan:
    """How a site without errors is put together: of `old` parts in their folders, and new ones in another folder."""
    reports = found.reports
    shown = [slug for slug in reports if slug != HUB and not reports[slug].hidden]
    keys = {slug: key_of_campaign(slug, inputs) for slug in shown}
    summaries = [f"{slug} {reports[slug].summary}" for slug in shown]
    keys[HUB] = digest(inputs.shared, inputs.overrides, inputs.handbook, *summaries)
    everywhere = ALWAYS
    for report in reports.values():
        everywhere = everywhere.within(report.span)
    spans = {slug: reports[slug].span for slug in shown} | {HUB: everywhere}
    kept: dict[str, BuiltPart] = {}
    folders: dict[str, Path] = {}
    for part, key in keys.items():
        if part in old and old[part][0].key == key:
            kept[part], folders[part] = old[part]
        elif part != HUB:
            kept[part], folders[part] = BuiltPart(key, spans[part], tuple(sorted(found.read[part].files))), parts
    return Plan(shown, keys, spans, Kept(kept, folders))
