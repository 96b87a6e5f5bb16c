"""Addresses in running text that are links without any sign around them (GFM 0.29, section 6.9, autolinks extension)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

# What a link may begin with; whether one does is told by what follows.
_START = re.compile(r"(?i:https?://|ftp://)|www\.|(?<=[\w.+-])@")
_REST = re.compile(r"[^\s<]*+")
_DOMAIN = re.compile(r"[\w-]++(?:\.[\w-]++)*+")
_LOCAL = re.compile(r"[A-Za-z0-9._+-]++\Z")
_MAIL_DOMAIN = re.compile(r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++")
_ENTITY = re.compile(r"&[A-Za-z0-9]++;\Z")
_TRAILING = "?!.,:*_~'\""
# The longest name before an @, RFC 5321 section 4.5.3.1.1.
_LOCAL_LENGTH = 64


def autolinks(text: str, before: str, escapes: Sequence[int] = ()) -> Iterator[tuple[int, int, str]]:
    """The links in a run of text, each as start, end and target.

    `before` is the character in front of the run, or empty; `escapes` are the offsets, in their order, of what the author
    has written with a backslash or by its number: `https\\://` is no link.
    """
    done = 0
    for match in _START.finditer(text):
        if match.start() < done:
            continue
        found = _mail(text, match.start(), done) if match[0] == "@" else _web(text, match, before, escapes)
        if found:
            yield found
            done = found[1]


def _web(text: str, match: re.Match[str], before: str, escapes: Sequence[int]) -> tuple[int, int, str] | None:
    start = match.start()
    next_escape = bisect_right(escapes, start)
    if next_escape < len(escapes) and escapes[next_escape] <= match.end():
        return None
    previous = text[start - 1] if start else before
    if previous and not previous.isspace() and previous not in "*_~(":
        return None
    domain = _DOMAIN.match(text, start if match[0] == "www." else match.end())
    if domain is None or "." not in domain[0] or "_" in "".join(domain[0].split(".")[-2:]):
        return None
    rest = _REST.match(text, domain.end())
    assert rest is not None
    end = start + len(_trimmed(text[start : rest.end()]))
    if end <= match.end():
        return None
    target = text[start:end]
    return start, end, f"http://{target}" if match[0] == "www." else target


def _trimmed(link: str) -> str:
    """A link without what belongs to the sentence around it."""
    opened, closed = link.count("("), link.count(")")
    end = len(link)
    while end:
        last = link[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last == ")" and closed > opened:
            end, closed = end - 1, closed - 1
        elif last == ";":
            entity = _ENTITY.search(link[max(end - 40, 0) : end])
            end -= len(entity[0]) if entity else 1
        else:
            break
    return link[:end]


def _mail(text: str, at: int, done: int) -> tuple[int, int, str] | None:
    local = _LOCAL.search(text, max(done, at - _LOCAL_LENGTH), at)
    domain = _MAIL_DOMAIN.match(text, at + 1)
    if local is None or domain is None:
        return None
    name = domain[0].rstrip(".")
    if name[-1] in "-_" or "." not in name:
        return None
    end = at + 1 + len(name)
    return local.start(), end, f"mailto:{text[local.start() : end]}"
