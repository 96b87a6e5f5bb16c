"""A site built on several machines: each makes some of the campaigns, and one puts them together."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from handbill.publishing.incremental import built, reports
from handbill.publishing.incremental.built import BuiltPart
from handbill.publishing.incremental.inputs import Inputs
from handbill.publishing.incremental.reports import Report
from handbill.publishing.swap.manifest import files_below
from handbill.publishing.swap.staging import Refused

NAME = "handbill-shard.json"
"""The file in a shard that says what it is. Not a hidden one: forges leave those out of artefacts."""


@dataclass(frozen=True, slots=True)
class Share:
    """The part `number` of `of` equal ones, from 1."""

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads `3/8`. Raises ValueError."""
        match = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            raise ValueError(f"“{text}” is no shard; write it like 3/8, the third of eight")
        return cls(int(match[1]), int(match[2]))

    def of_slugs(self, slugs: Sequence[str]) -> list[str]:
        """The campaigns of this share: every campaign is in one, and neighbours are in different ones, for they may be alike."""
        return sorted(slugs)[self.number - 1 :: self.of]

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


@dataclass(frozen=True, slots=True)
class Shard:
    """Some campaigns that are made, in `folder`; `whole` is the digest of all that the site is made from."""

    folder: Path
    share: Share
    whole: str
    parts: Mapping[str, BuiltPart]
    reports: Mapping[str, Report]

    def write(self) -> None:
        """Writes down in the folder what it is. Raises OSError."""
        data = {
            "generator": "handbill",
            "shard": str(self.share),
            "whole": self.whole,
            "parts": built.as_data(self.parts),
            "reports": reports.as_data(self.reports),
        }
        content = json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
        (self.folder / NAME).write_bytes(content)


def read_shards(folders: Sequence[Path], inputs: Inputs, now: datetime) -> list[Shard]:
    """The shards in some folders, which have every campaign of the site together. Raises Refused."""
    shards = [_read(folder) for folder in folders]
    for shard in shards:
        if shard.whole != inputs.whole:
            raise Refused(f"“{shard.folder}” was not made from this commit by this version of Handbill; build all shards again")
        spans = [*(part.span for part in shard.parts.values()), *(report.span for report in shard.reports.values())]
        if not all(span.has(now) for span in spans):
            raise Refused(f"“{shard.folder}” was made before the day changed; build all shards again, or set SOURCE_DATE_EPOCH")
    of = {shard.share.of for shard in shards}
    if len(of) != 1:
        raise Refused(f"the shards are parts of different wholes: {', '.join(sorted(str(shard.share) for shard in shards))}")
    numbers = sorted(shard.share.number for shard in shards)
    for number in range(1, of.pop() + 1):
        if numbers.count(number) != 1:
            found = "is missing" if number not in numbers else "is there twice"
            raise Refused(f"shard {number}/{shards[0].share.of} {found}; join takes each shard once")
    return shards


def _read(folder: Path) -> Shard:
    try:
        data = json.loads((folder / NAME).read_bytes().decode("utf-8", "surrogatepass"))
        share = Share.parse(data["shard"])
        shard = Shard(folder, share, data["whole"], built.parts_of(data["parts"]), reports.reports_of(data["reports"]))
    except OSError:
        raise Refused(f"“{folder}” has no shard, which is what handbill build --shard makes") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(f"“{folder / NAME}” is not a file that Handbill wrote") from None
    # Whatever the file says, nothing outside the folder is taken over.
    listed = {address for one in shard.parts.values() for address in one.addresses}
    if missing := sorted(listed - set(files_below(folder))):
        raise Refused(f"“{folder}” is not whole: “{missing[0]}” is missing")
    return shard
