"""What the hub knows of campaigns, kept for the next time that it is made: most of them will not have changed."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from pydantic_core import to_json

from handbill.model.campaign import Campaign
from handbill.publishing.incremental.inputs import Inputs, digest
from handbill.publishing.incremental.reports import Report
from handbill.publishing.parts import summary
from handbill.storage.whole_file import write_whole
from handbill.values.types import Record

FILE = Path(".cache") / "summaries"
"""Where they are, in the project; it may be deleted at any time."""

_VALUES = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("zoneinfo", "ZoneInfo"),
}
# What else pickle raises for bytes that it did not write.
_OF_OTHERS = (AttributeError, ImportError, LookupError, TypeError)


class _Records(pickle.Unpickler):
    """Makes records and the values in them, and nothing else: whoever can write the file can run nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _VALUES:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith("handbill.model.") else None
        if not (isinstance(found, type) and (issubclass(found, Record) or is_dataclass(found))):
            raise pickle.UnpicklingError(f"{module}.{name} is not a record")
        return found


@dataclass(frozen=True)
class Summary:
    """What the hub may know of a campaign. It goes as the same bytes from process to process and from build to build: records take
    long to be made into bytes.
    """

    campaign: Campaign

    @classmethod
    def of(cls, published: Campaign) -> Self:
        """That of a campaign as it is published."""
        return cls(summary(published))

    @classmethod
    def read(cls, data: bytes, digest: str | None = None) -> Self:
        """That of some bytes, whose digest may be known. Raises pickle.UnpicklingError, or whatever else pickle does, for what is
        none.
        """
        campaign = _Records(io.BytesIO(data)).load()
        if not isinstance(campaign, Campaign):
            raise pickle.UnpicklingError("it is not a campaign")
        made = cls(campaign)
        vars(made)["data"] = data  # so that it is not made again
        if digest is not None:
            vars(made)["digest"] = digest
        return made

    @cached_property
    def data(self) -> bytes:
        """The bytes that it is read from."""
        return pickle.dumps(self.campaign, pickle.HIGHEST_PROTOCOL)

    def __reduce__(self) -> tuple[Callable[[bytes, str], Summary], tuple[bytes, str]]:
        return Summary.read, (self.data, self.digest)

    @cached_property
    def digest(self) -> str:
        """A digest of what the hub may show."""
        # The one set has no order that would be the same in another run, and pickle's bytes are not always the same.
        text = to_json(self.campaign, exclude={"unpublished"}).decode()
        return digest(text, *sorted(self.campaign.unpublished))


def read_summaries(root: Path, inputs: Inputs, reports: Mapping[str, Report]) -> dict[str, Summary]:
    """The summaries by slug, of campaigns that are as their reports say; none where this program has not written the file."""
    try:
        key, data = (root / FILE).read_bytes().split(b"\n", 1)
        if key != _key(inputs, data):
            return {}
        found = [Summary.read(one) for one in _Records(io.BytesIO(data)).load()]
    except (OSError, ValueError, EOFError, pickle.UnpicklingError, *_OF_OTHERS):
        return {}
    return {one.campaign.slug: one for one in found if _is_that_of(reports.get(one.campaign.slug), one)}


def _is_that_of(report: Report | None, one: Summary) -> bool:
    return report is not None and report.summary == one.digest


def write_summaries(root: Path, inputs: Inputs, summaries: Iterable[Summary]) -> None:
    """Replaces the file as a whole. Raises OSError."""
    data = pickle.dumps([one.data for one in summaries], pickle.HIGHEST_PROTOCOL)
    write_whole(root / FILE, _key(inputs, data) + b"\n" + data)


def _key(inputs: Inputs, data: bytes) -> bytes:
    """A digest of some bytes and of the program that writes and reads them."""
    return hashlib.sha256(inputs.shared.encode() + data).hexdigest().encode()
