"""How many examples hypothesis tries: few in every run, many in `make test-long`."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def examples(usual: int, long: int, **options: Any) -> settings:
    """The settings of a property that is tried `usual` times, `long` times at night."""
    return settings(max_examples=long if LONG else usual, **options)
