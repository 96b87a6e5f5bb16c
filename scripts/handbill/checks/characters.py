"""Where the signs of a letter's plain text stand in its source: what is sent is judged, and named where it was written."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from handbill.content.markdown import PLACEHOLDER, TooMuch, render
from handbill.documents.plain_text import plain_text

_ENTITY = r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9A-Za-z]+);"
# A line of “=” below another makes that a heading, and would no longer with a mark before it.
_UNDERLINE = r"(?<=[^\n]\n)=+[ \t]*$"
# Private use (Unicode, section 23.5): one sign for each place in the source. No letter has them, and no parser knows them.
_FIRST, _LAST = 0xF0000, 0xFFFFD


def placed(body: str, wanted: re.Pattern[str]) -> list[tuple[str, int]]:
    """The signs of a letter's plain text that `wanted` finds, each a single character, with their offsets in its `body`.

    Gaps are left out. A sign that is written as `&#9731;` stands where that begins; one in the address of a reference stands
    in the line that gives the address. Raises TooMuch, as `render` does.
    """
    meant = Counter(wanted.findall(_plain(body)))
    if not meant:
        return []
    offsets = [offset for offset, skipped in _written(body, wanted) if not skipped]
    found = list(_survived(body, offsets[: _LAST - _FIRST + 1], wanted))
    # What no mark could be put to, such as a row of “=” below two lines of words, which makes no heading.
    missing = meant - Counter(sign for sign, _ in found)
    for offset, skipped in _written(body, wanted):
        if skipped and missing[body[offset]] > 0:
            missing[body[offset]] -= 1
            found.append((body[offset], offset))
    return found + [(sign, max(body.find(sign), 0)) for sign in missing if missing[sign] > 0]


def _plain(body: str) -> str:
    return PLACEHOLDER.sub("", plain_text(render(body, "letter").html))


def _written(body: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, bool]]:
    """The offsets at which a wanted sign may be written, and whether a mark there would change what the text means."""
    for match in re.finditer(rf"({PLACEHOLDER.pattern})|({_UNDERLINE})|{_ENTITY}|{wanted.pattern}", body, re.M):
        if match[1] is not None:
            continue
        if match[3] is not None:
            yield from ((match.start() + index, True) for index, sign in enumerate(match[0]) if wanted.match(sign))
        elif wanted.search(html.unescape(match[0])) or wanted.search(match[0]):
            yield match.start(), False


def _survived(body: str, offsets: list[int], wanted: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """The wanted signs that are still there once the text has been read, with the offset of each."""
    pieces = [body[start:end] for start, end in zip([0, *offsets], [*offsets, len(body)], strict=True)]
    marked = pieces[0] + "".join(chr(_FIRST + index) + piece for index, piece in enumerate(pieces[1:]))
    try:
        plain = _plain(marked)
    except TooMuch:  # by the marks alone
        return
    for match in re.finditer(rf"([{chr(_FIRST)}-{chr(_LAST)}])([^{chr(_FIRST)}-{chr(_LAST)}]*)", plain):
        index = ord(match[1]) - _FIRST
        if index < len(offsets):
            entity = re.match(_ENTITY, pieces[index + 1])
            # In code, an entity is what is said; elsewhere it says another sign.
            written = entity[0] if entity else pieces[index + 1][0]
            said = written if match[2].startswith(written) else html.unescape(written)
            yield from ((sign, offsets[index]) for sign in wanted.findall(match[2][: len(said)]))
