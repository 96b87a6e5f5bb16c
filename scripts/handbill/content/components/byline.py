"""The last line of a quote or of a picture's caption: a dash, and who it is from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handbill.content.markdown.nodes import Break, Characters, Inline

# The dashes that people have on their keyboards; a hyphen begins a list.
_DASH = re.compile(r"[ \t]*(?:[—–―]|--(?!-))[ \t]*")


def lines(children: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """The lines of a paragraph, without the breaks between them."""
    found: list[list[Inline]] = [[]]
    for child in children:
        if isinstance(child, Break):
            found.append([])
        else:
            found[-1].append(child)
    return [tuple(line) for line in found]


def joined(some: Sequence[Sequence[Inline]]) -> tuple[Inline, ...]:
    """Lines as one row of nodes, with breaks between them that no reader sees."""
    found: list[Inline] = []
    for line in some:
        if found and line:
            found.append(Break(line[0].at, line[0].at, hard=False))
        found += line
    return tuple(found)


def dash(line: Sequence[Inline]) -> str | None:
    """The dash that a line begins with, blanks and all, or None."""
    text = ""
    for child in line:
        if not isinstance(child, Characters):
            break
        text += child.text
    match = _DASH.match(text)
    return match[0] if match else None


def signed(some: Sequence[Sequence[Inline]]) -> tuple[Inline, ...]:
    """Lines of which the first begins with a dash, as a name with a long dash; empty where no name follows."""
    before = dash(some[0]) or ""
    rest = joined([dropped(some[0], len(before)), *some[1:]])
    if not rest or (len(rest) == 1 and isinstance(rest[0], Characters) and not rest[0].text.strip()):
        return ()
    return (Characters(some[0][0].at, some[0][0].at, "— "), *rest)


def dropped(line: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """A line without that many characters at its start, which are all plain text."""
    found: list[Inline] = []
    for child in line:
        if count and isinstance(child, Characters):
            gone = min(count, len(child.text))
            count -= gone
            if gone == len(child.text):
                continue
            found.append(replace(child, at=child.at + len(child.text[:gone].encode()), text=child.text[gone:]))
        else:
            found.append(child)
    return tuple(found)
