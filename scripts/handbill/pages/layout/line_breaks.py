"""Burmese words that browsers would tear: Chromium breaks lines by a dictionary, inside a syllable it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Myanmar letters that begin a syllable, and the marks that belong to the letter before (Unicode 16, section 16.3).
_LETTER = "[\u1000-\u102a\u103f\u104e\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e\uaa60-\uaa7a]"
_MARK = (
    "[\u102b-\u1038\u103a-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d]"
)
_VIRAMA, _ASAT, _DOT = "\u1039", "\u103a", "\u1037"
# What closes a syllable, behind its letter: the sign of a final letter without a vowel, or a letter stacked below.
_FINAL = f"{_DOT}?{_ASAT}(?!{_VIRAMA}){_MARK}*+"
_STACKED = f"{_ASAT}?{_VIRAMA}{_LETTER}{_MARK}*+"
_CLOSING = f"(?:{_FINAL}|{_STACKED})"
# A letter with its marks and the letters that close it, or these alone. Only such syllables are torn by a dictionary.
_SYLLABLE = re.compile(f"{_LETTER}(?:{_MARK}*+{_LETTER})?{_CLOSING}(?:{_LETTER}{_CLOSING})*")
# Comments, and elements whose words are not laid out as text, or are read by a script. The first letters are written in both
# cases: an expression passes over all other tags many times faster where it need not fold their case.
_LEFT_ALONE = re.compile(r"<(?:!--|([sS](?i:cript|tyle|elect|vg)|[tT](?i:emplate|itle|extarea)|[oO](?i:ption))(?![\w-]))")
_REMEMBERED = 1000
"""Texts whose syllables are known: most of those on a page are on others as well, such as words of the interface."""


def whole_syllables(html: str) -> str:
    """HTML of a page in which no browser ends a line inside a Burmese syllable.

    Each syllable that a dictionary could tear is in a `w-` element, which is not broken: a custom element that nobody defines
    (HTML, valid custom element name), so it means nothing, and a page has hundreds of them. There is no character more
    than before: what is copied, searched and read aloud stays the same. CSS has no property for it, and word joiners would
    be copied along.
    """
    parts: list[str] = []
    end = 0
    for start, stop in _torn(html):
        parts += (html[end:start], _whole(html[start:stop]))
        end = stop
    return "".join((*parts, html[end:])) if parts else html


def _torn(html: str) -> Iterator[tuple[int, int]]:
    """Where the texts are that may be torn: each from one tag to the next."""
    # Every syllable that is searched for has one of them. Python finds a single character many times faster than an expression.
    asat, virama = html.find(_ASAT), html.find(_VIRAMA)
    end = max(html.rfind(_ASAT), html.rfind(_VIRAMA)) + 1
    left_alone = _left_alone(html, end)
    start = stop = at = 0
    while at < end:
        sign = min(asat, virama) if asat >= 0 and virama >= 0 else max(asat, virama)
        while stop <= sign:
            start, stop = next(left_alone, (end, end))
        if start <= sign:
            at = stop
        elif html.rfind("<", at, sign) > (tag := html.rfind(">", at, sign)):  # inside a tag
            at = html.find(">", sign) + 1 or end
        else:
            begin = max(at, tag + 1)
            at = html.find("<", sign)
            at = at if at >= 0 else len(html)
            yield begin, at
        if 0 <= asat < at:
            asat = html.find(_ASAT, at)
        if 0 <= virama < at:
            virama = html.find(_VIRAMA, at)


@lru_cache(_REMEMBERED)
def _whole(text: str) -> str:
    return _SYLLABLE.sub(_in_element, text)


def _in_element(syllable: re.Match[str]) -> str:
    # A function, since Python before 3.12 takes a template apart again for each match.
    return f"<w->{syllable[0]}</w->"


def _left_alone(html: str, end: int) -> Iterator[tuple[int, int]]:
    """Where the outermost elements and the comments are whose words stay as they are, up to `end`."""
    stop = 0
    while begun := _LEFT_ALONE.search(html, stop, end):
        stop = _end_of(begun)
        yield begun.start(), stop


def _end_of(begun: re.Match[str]) -> int:
    """Where a comment ends, or an element, in which there may be others of its name."""
    html, name = begun.string, begun[1]
    depth = 1
    edges = rf"<(/?){name}(?![\w-])[^>]*>" if name else "--(>)"
    for edge in re.compile(edges, re.IGNORECASE).finditer(html, begun.end()):
        depth += -1 if edge[1] else 1
        if not depth:
            return edge.end()
    return len(html)
