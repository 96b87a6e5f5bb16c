"""Addresses in a text that have no marks around them, as links among the nodes of the text (GitHub's extension)."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from handbill.content.markdown.autolinks import autolinks
from handbill.content.markdown.nodes import Characters, Link, Node

# In an address without marks around it these are no emphasis. Each is one byte, and a file has no such controls.
_MASKED = str.maketrans("*_~", "\x01\x02\x03")
_UNMASKED = str.maketrans("\x01\x02\x03", "*_~")
_MASK_BY_REFERENCE = re.compile(r"&#[xX]?0*+[123];")
# It begins with one character out of several, which Python finds much faster than one of several patterns.
_BARE = re.compile(r"[HhFfWw](?i:(?<![A-Z<].)(?:(?<=h)ttps?|(?<=f)tp)://|(?:(?<=[\s(*_~].)|(?<=\A.))(?<=w)ww\.)[^\s<>\]\"|\\`]++")


def linked(children: list[Node], source: bytes) -> list[Node]:
    """The same nodes with links for the addresses in their text; `source` is the whole text, in UTF-8."""
    if not _may_have_links("".join([child.text for child in children if isinstance(child, Characters)])):
        return children
    made: list[Node] = []
    run: list[Characters] = []
    for child in [*children, None]:
        if isinstance(child, Characters):
            run.append(child)
            continue
        made += _links_in(run, source) if run else ()
        run = []
        if child is not None:
            made.append(child)
    return made


def _may_have_links(text: str) -> bool:
    return "://" in text or "www." in text or "@" in text


def _links_in(run: list[Characters], source: bytes) -> list[Characters | Link]:
    text = "".join(piece.text for piece in run)
    if not _may_have_links(text):
        return list(run)
    before = source[: run[0].at][-1:].decode("ascii", "replace")
    starts = list(accumulate((len(piece.text) for piece in run), initial=0))
    made: list[Characters | Link] = []
    done = 0
    escapes = [starts[number] for number in range(1, len(run)) if run[number - 1].end != run[number].at]
    for start, end, target in autolinks(text, before, escapes):
        made += _cut(run, starts, done, start)
        inner = _cut(run, starts, start, end)
        made.append(Link(inner[0].at, inner[-1].end, target, "", tuple(inner), "bare"))
        done = end
    return made + _cut(run, starts, done, len(text))


def _cut(run: list[Characters], starts: list[int], start: int, end: int) -> list[Characters]:
    """The part of a run of text between two offsets in it; `starts` are those of its pieces."""
    found = []
    for index in range(max(bisect_right(starts, start) - 1, 0), len(run)):
        piece, first = run[index], starts[index]
        if first >= end:
            break
        low, high = max(start - first, 0), min(end - first, len(piece.text))
        if low >= high:
            continue
        if low == 0 and high == len(piece.text):
            found.append(piece)
        else:
            at = piece.at + len(piece.text[:low].encode())
            found.append(Characters(at, at + len(piece.text[low:high].encode()), piece.text[low:high]))
    return found


def mask(text: str) -> str:
    """A text in which the addresses without marks around them hold none of emphasis; the same where there are none."""
    if ("://" not in text and "www." not in text) or _MASK_BY_REFERENCE.search(text):
        return text
    masked = _BARE.sub(lambda match: match[0] if _is_target(text, match.start()) else _masked(match[0]), text)
    return text if masked == text else masked


def unmasked(text: str) -> str:
    """A part of a masked text as it was written."""
    return text.translate(_UNMASKED)


def _is_target(text: str, at: int) -> bool:
    """Whether a link or a definition leads to the address at a place: controls cannot be in that."""
    while at and text[at - 1].isspace():
        at -= 1
    return text.endswith(("](", "]:"), 0, at)


def _masked(link: str) -> str:
    depth = 0
    for index, character in enumerate(link):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            link, rest = link[:index], link[index:]
            break
    else:
        rest = ""
    kept = link.rstrip("?!.,:*_~'\"")
    return kept.translate(_MASKED) + link[len(kept) :] + rest
