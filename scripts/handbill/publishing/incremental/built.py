"""What a site that is there was built from, and how its files were when they were written.

Imports little: where nothing has changed, nothing else is needed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Self

from handbill.publishing.incremental.inputs import Inputs, LayoutDigests, digest
from handbill.publishing.incremental.span import Span
from handbill.publishing.swap.tree import FileStatus
from handbill.storage.whole_file import write_whole

FOLDER = Path(".cache") / "sites"
"""Where it is kept, in the project, for each folder that sites are built to; it may be deleted at any time."""


class MainPart(NamedTuple):
    """Where the main part of a page is in its file, in bytes, and what else has to be known of its view to make anew what is around
    that part: the kind of page whose script it has (`PageView.scripted_as`), its title and its summary, None where they are those
    of the page's source file.
    """

    start: int
    end: int
    scripted_as: str = ""
    title: str | None = None
    summary: str | None = None


Files = Mapping[str, Mapping[str, MainPart | None]]
"""Files by their addresses: pages by their layout, such as `letter`, with their main parts where these are known; all others by
OTHERS.
"""
OTHERS = ""

Status = tuple[int, int]
"""The size of a file in bytes, and when it was changed in nanoseconds: what stays when a site is copied with its times."""


class ChangedLayouts(NamedTuple):
    """The layouts whose templates are others than before, and among them those where only what is around the main part is."""

    whole: frozenset[str]
    around: frozenset[str]


class Again(NamedTuple):
    """What of a part that is there is made again: its pages in some `layouts`. Those with `mains` keep them."""

    layouts: frozenset[str]
    mains: Mapping[str, MainPart]


@dataclass(frozen=True, slots=True)
class BuiltPart:
    """`key` is a digest of what the part was made from but templates, and `span` how long it holds."""

    key: str
    span: Span
    files: Files

    def again(self, changed: ChangedLayouts) -> Again:
        """What is made again of it when some layouts have changed."""
        layouts = changed.whole.intersection(self.files)
        kept = chain.from_iterable(self.files[layout].items() for layout in layouts & changed.around)
        return Again(layouts, {address: main for address, main in kept if main is not None})

    def with_pages(self, pages: Files) -> Self:
        """The same part with pages that were made again."""
        return replace(self, files={layout: {**files, **pages.get(layout, {})} for layout, files in self.files.items()})

    @property
    def addresses(self) -> Iterator[str]:
        """Those of all its files."""
        return chain.from_iterable(self.files.values())


@dataclass(frozen=True, slots=True)
class Built:
    """`whole` is the digest of all inputs, `span` how long they give this site, `warnings` the number of those told then.

    `layouts` are digests of the templates of each layout. `files` has every file of the site. What was built to the folder since
    without being recorded has other times.
    """

    whole: str
    span: Span
    warnings: int
    layouts: Mapping[str, LayoutDigests]
    parts: Mapping[str, BuiltPart]
    files: Mapping[str, Status]

    def is_of(self, inputs: Inputs, now: datetime, there: Mapping[str, FileStatus]) -> bool:
        """Whether a build would give the very files that are in the folder of the site, which are `there`."""
        return self.whole == inputs.whole and self.span.has(now) and self.files == statuses(there)


def read_built(root: Path, site: Path) -> Built | None:
    """What is known of the site in a folder; None where that is nothing."""
    try:
        data = json.loads(_file(root, site).read_text("utf-8"))
        parts = parts_of(data["parts"])
        files = {address: (size, changed) for address, (size, changed) in data["files"].items()}
        layouts = {name: LayoutDigests(*digests) for name, digests in data["layouts"].items()}
        return Built(data["whole"], _span(data["span"]), data["warnings"], layouts, parts, files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_built(root: Path, site: Path, built: Built) -> None:
    """Raises OSError."""
    data = {
        "whole": built.whole,
        "span": _texts(built.span),
        "warnings": built.warnings,
        "layouts": built.layouts,
        "parts": as_data(built.parts),
        "files": built.files,
    }
    from pydantic_core import to_json  # noqa: PLC0415  a third of the time of `json`; whoever writes has it already

    write_whole(_file(root, site), to_json(data))


def as_data(parts: Mapping[str, BuiltPart]) -> dict[str, Any]:
    """Parts as what JSON has."""
    return {part: {"key": one.key, "span": _texts(one.span), "files": one.files} for part, one in parts.items()}


def parts_of(data: Mapping[str, Any]) -> dict[str, BuiltPart]:
    """The parts again. Raises ValueError, KeyError, TypeError or AttributeError for what `as_data` did not give."""
    return {part: BuiltPart(one["key"], _span(one["span"]), _files(one["files"])) for part, one in data.items()}


def _files(data: Mapping[str, Any]) -> Files:
    return {
        layout: {address: None if main is None else MainPart(*main) for address, main in files.items()}
        for layout, files in data.items()
    }


def statuses(files: Mapping[str, FileStatus]) -> dict[str, Status]:
    """What is written down of files."""
    return {address: (one.size, one.changed) for address, one in files.items()}


def _file(root: Path, site: Path) -> Path:
    return root / FOLDER / f"{digest(str(site))[:16]}.json"


def _span(texts: Any) -> Span:
    since, until = map(datetime.fromisoformat, texts)
    return Span(since, until)


def _texts(span: Span) -> list[str]:
    return [moment.isoformat() for moment in span]
