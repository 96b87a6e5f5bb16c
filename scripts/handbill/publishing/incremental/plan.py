"""Which parts of a site are made, and which are taken over from the site that is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handbill.content.site import read_project
from handbill.model.campaign import Campaign, Site
from handbill.problems import Problems
from handbill.publishing.incremental.built import Built, BuiltPart, snapshot, write_built
from handbill.publishing.incremental.inputs import Inputs, digest
from handbill.publishing.incremental.reading import Found
from handbill.publishing.incremental.span import ALWAYS, Span
from handbill.publishing.parts import HUB, summary


@dataclass(frozen=True, slots=True)
class Kept:
    """Parts with their files, in the folder of the site that is there."""

    folder: Path
    parts: Mapping[str, BuiltPart]

    def text(self, address: str) -> str:
        """A page as it was written."""
        return (self.folder / address).read_bytes().decode("utf-8")

    def take_over(self, target: Path) -> set[str]:
        """Puts the files of the parts into another folder where they are not there yet, and gives their addresses.

        The two folders have one file under two names where that is possible: neither is written to again.
        """
        addresses = {address for part in self.parts.values() for address in part.files}
        folders: set[str] = set()
        for address in sorted(addresses):
            file = os.path.join(target, address)  # noqa: PTH118  a path for each of many thousand files takes long
            if (folder := os.path.dirname(file)) not in folders:  # noqa: PTH120  likewise
                Path(folder).mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            try:
                os.link(os.path.join(self.folder, address), file)  # noqa: PTH118  likewise
            except FileExistsError:
                continue
            except OSError:  # a file system without hard links
                shutil.copy2(self.folder / address, file)
        return addresses


@dataclass(frozen=True, slots=True)
class Plan:
    """`site` has the campaigns that are made, and where the hub is made a summary of all others; `keys` are those of all parts."""

    site: Site
    kept: Kept
    keys: Mapping[str, str]
    spans: Mapping[str, Span]

    @property
    def parts(self) -> frozenset[str]:
        """The parts that are made."""
        return frozenset(self.keys.keys() - self.kept.parts.keys())

    def record(self, root: Path, inputs: Inputs, warnings: int, made: Mapping[str, frozenset[str]]) -> None:
        """Writes down what is in the folder of the site now; `made` are the files of the parts that were. Raises OSError."""
        parts = {part: BuiltPart(self.keys[part], self.spans[part], tuple(sorted(files))) for part, files in made.items()}
        span = ALWAYS
        for one in self.spans.values():
            span = span.within(one)
        built = Built(inputs.whole, span, warnings, {**self.kept.parts, **parts}, snapshot(self.kept.folder))
        write_built(root, self.kept.folder, built)


def plan(root: Path, now: datetime, inputs: Inputs, found: Found, built: Built | None, folder: Path) -> Plan:
    """How to make the site of a project without errors in `folder`, which `built` tells of."""
    assert found.project is not None
    reports = found.reports
    shown = [slug for slug in reports if slug != HUB and not reports[slug].hidden]
    keys = {slug: digest(inputs.shared, inputs.overrides, inputs.campaigns[slug]) for slug in shown}
    summaries = [f"{slug} {reports[slug].summary}" for slug in shown]
    keys[HUB] = digest(inputs.shared, inputs.overrides, inputs.handbook, *summaries)
    everywhere = ALWAYS
    for report in reports.values():
        everywhere = everywhere.within(report.span)
    spans = {slug: reports[slug].span for slug in shown} | {HUB: everywhere}
    kept = Kept(folder, _kept(keys, built, folder, now))
    site = found.project.published()
    campaigns = {one.slug: one for one in site.campaigns}
    wanted = set(shown if HUB not in kept.parts else keys.keys() - kept.parts.keys())
    if missing := wanted - campaigns.keys():
        more = read_project(root, now, Problems(), missing)
        assert more is not None
        campaigns |= {one.slug: one for one in more.published().campaigns}
    chosen = tuple(_as_known(campaigns[slug], kept) for slug in sorted(wanted))
    return Plan(site.model_copy(update={"campaigns": chosen}), kept, keys, spans)


def _as_known(campaign: Campaign, kept: Kept) -> Campaign:
    return summary(campaign) if campaign.slug in kept.parts else campaign


def _kept(keys: Mapping[str, str], built: Built | None, folder: Path, now: datetime) -> dict[str, BuiltPart]:
    """The parts that are there as they would be made."""
    if built is None:
        return {}
    there = snapshot(folder)
    return {
        part: one
        for part, one in built.parts.items()
        if keys.get(part) == one.key
        and one.span.has(now)
        and all(address in there and there[address] == built.files.get(address) for address in one.files)
    }
