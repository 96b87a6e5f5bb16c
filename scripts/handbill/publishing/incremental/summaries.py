"""What the hub knows of campaigns, kept for the next time that it is made: most of them will not have changed."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from handbill.model.campaign import Campaign
from handbill.model.publication import as_of
from handbill.publishing.files.whole_file import write_whole
from handbill.publishing.incremental.inputs import Inputs, digest
from handbill.publishing.incremental.reports import Report
from handbill.publishing.parts import summary
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
        if not (isinstance(found, type) and issubclass(found, Record)):
            raise pickle.UnpicklingError(f"{module}.{name} is not a record")
        return found


def digest_of_summary(campaign: Campaign, today: date) -> str:
    """A digest of what the hub may show of a campaign on a day."""
    return _digest(summary(as_of(campaign, today)))


def read_summaries(root: Path, inputs: Inputs, reports: Mapping[str, Report]) -> dict[str, Campaign]:
    """The summaries by slug, of campaigns that are as their reports say; none where this program has not written the file."""
    try:
        key, data = (root / FILE).read_bytes().split(b"\n", 1)
        if key != _key(inputs, data):
            return {}
        campaigns = [one for one in _Records(io.BytesIO(data)).load() if isinstance(one, Campaign)]
        return {one.slug: one for one in campaigns if one.slug in reports and reports[one.slug].summary == _digest(one)}
    except (OSError, ValueError, EOFError, pickle.UnpicklingError, *_OF_OTHERS):
        return {}


def write_summaries(root: Path, inputs: Inputs, summaries: Sequence[Campaign]) -> None:
    """Replaces the file as a whole. Raises OSError."""
    data = pickle.dumps(tuple(summaries), pickle.HIGHEST_PROTOCOL)
    write_whole(root / FILE, _key(inputs, data) + b"\n" + data)


def _key(inputs: Inputs, data: bytes) -> bytes:
    """A digest of some bytes and of the program that writes and reads them."""
    return hashlib.sha256(inputs.shared.encode() + data).hexdigest().encode()


def _digest(seen: Campaign) -> str:
    # The one set has no order that would be the same in another run.
    return digest(seen.model_dump_json(exclude={"unpublished"}, serialize_as_any=True), *sorted(seen.unpublished))
