"""The parts of a body that are shown until the page's deadline or event has passed.

Such a part stands between two comments on lines of their own, `<!-- until over -->` and `<!-- /until over -->`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPEN = "<!-- until over -->"
CLOSE = "<!-- /until over -->"
_COMMENT = re.compile(r"<!--(?:(?!-->)[^\n])*\buntil[ \t_-]*over\b(?:(?!-->)[^\n])*-->", re.I)


@dataclass(frozen=True, slots=True)
class Slip:
    """A marker that is not where it should be: its offset in the body, and what would be right."""

    offset: int
    message: str


@dataclass(frozen=True, slots=True)
class TimedBody:
    """A body before and after; both have the lines of the original, so that every place in them is one in the file."""

    before: str
    after: str
    slips: tuple[Slip, ...] = ()


def read_timed_body(body: str) -> TimedBody:
    """The body with its markers taken out, and the body without the parts between them."""
    before, after, slips = [], [], []
    opened: int | None = None
    offset = 0
    for line in body.split("\n"):
        marker = line.strip()
        if match := _COMMENT.search(line):
            place = offset + match.start()
            if marker == OPEN:
                if opened is not None:
                    slips.append(Slip(place, f"“{OPEN}” stands in a part that has begun already; close that with “{CLOSE}” first"))
                opened = place
            elif marker == CLOSE:
                if opened is None:
                    slips.append(Slip(place, f"“{CLOSE}” closes nothing; write “{OPEN}” above the part, or delete it"))
                opened = None
            else:
                right = CLOSE if "/" in match[0] else OPEN
                slips.append(Slip(place, f"“{match[0]}” must be “{right}”, on a line of its own"))
            before.append("")
            after.append("")
        else:
            before.append(line)
            after.append("" if opened is not None else line)
        offset += len(line) + 1
    if opened is not None:
        slips.append(Slip(opened, f"“{OPEN}” is never closed; write “{CLOSE}” below the part"))
    return TimedBody("\n".join(before), "\n".join(after), tuple(slips))
