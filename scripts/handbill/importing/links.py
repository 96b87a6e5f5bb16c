"""Links of other programs: without what follows readers, and without the services that watch them pass."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from handbill.values.web_address import without_tracking

# Services that count who follows a link and lead on to the address in a parameter.
_COUNTERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:[\w-]+\.)*safelinks\.protection\.outlook\.com"), "url"),
    (re.compile(r"(?:www\.)?google\.[a-z.]+"), "q"),
    (re.compile(r"lm?\.facebook\.com"), "u"),
    (re.compile(r"(?:[\w-]+\.)*urldefense\.com"), "u"),
)
_MAILTO = re.compile(r"mailto:([^?&,%]+@[^?&,%]+)", re.I)


def cleaned(address: str) -> str:
    """The address that a link is meant to have; empty where it leads nowhere on the web, as into a file of a computer."""
    address = address.strip()
    if found := _MAILTO.match(address):
        return f"mailto:{found[1]}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return ""
    for host, name in _COUNTERS:
        target = dict(parse_qsl(parts.query)).get(name, "")
        if host.fullmatch(parts.hostname) and target.lower().startswith(("http://", "https://")):
            return cleaned(target)
    return without_tracking(address)
