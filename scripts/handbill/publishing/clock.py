"""The one place that asks what time it is."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def instant() -> datetime:
    """Now in UTC: `SOURCE_DATE_EPOCH` (seconds, reproducible-builds.org) when it is set, else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
