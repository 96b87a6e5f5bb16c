"""The parts of a body that are shown until the page's deadline or event has passed.

Such a part is between two comments on lines of their own, `<!-- until over -->` and `<!-- /until over -->`.
"""

from __future__ import annotations

import re

from handbill.values.records import frozen_record

OPEN = "<!-- until over -->"
CLOSE = "<!-- /until over -->"
_NAME = re.compile(r"\buntil[ \t_-]*+over\b", re.I)


@frozen_record
class Slip:
    """A marker that is not where it should be: its offset in the body, and what would be right."""

    offset: int
    message: str


@frozen_record
class TimedBody:
    """A body before and after; both have the lines of the original, so that every place in them is one in the file."""

    before: str
    after: str
    slips: tuple[Slip, ...] = ()


def read_timed_body(body: str) -> TimedBody:
    """The body with its markers taken out, and the body without the parts between them."""
    if "<!--" not in body:
        return TimedBody(body, body)
    before, after, slips = [], [], []
    opened: int | None = None
    offset = 0
    for line in body.split("\n"):
        marker = line.strip()
        if found := _comment(line):
            start, comment = found
            place = offset + start
            if marker == OPEN:
                if opened is not None:
                    slips.append(Slip(place, f"“{OPEN}” is inside a part that has begun already; close that with “{CLOSE}” first"))
                opened = place
            elif marker == CLOSE:
                if opened is None:
                    slips.append(Slip(place, f"“{CLOSE}” closes nothing; write “{OPEN}” above the part, or delete it"))
                opened = None
            else:
                right = CLOSE if "/" in comment else OPEN
                slips.append(Slip(place, f"“{comment}” must be “{right}”, on a line of its own"))
            before.append("")
            after.append("")
        else:
            before.append(line)
            after.append("" if opened is not None else line)
        offset += len(line) + 1
    if opened is not None:
        slips.append(Slip(opened, f"“{OPEN}” is never closed; write “{CLOSE}” below the part"))
    return TimedBody("\n".join(before), "\n".join(after), tuple(slips))


def _comment(line: str) -> tuple[int, str] | None:
    """The first comment of a line that has the name of a marker in it, and where it begins."""
    start = line.find("<!--")
    while start >= 0:
        end = line.find("-->", start + 4)
        if end < 0:
            return None
        if _NAME.search(line, start, end):
            return start, line[start : end + 3]
        start = line.find("<!--", end)
    return None
