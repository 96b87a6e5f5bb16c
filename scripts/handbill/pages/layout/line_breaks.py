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
_FINAL = f"{_LETTER}{_DOT}?{_ASAT}(?!{_VIRAMA}){_MARK}*"
_STACK = f"{_LETTER}{_ASAT}?{_VIRAMA}{_LETTER}{_MARK}*"
# A letter with its marks and what closes it: final letters without a vowel, or stacks. Only these are torn by a dictionary.
_SYLLABLE = re.compile(f"(?:{_LETTER}{_MARK}*)?(?:{_FINAL}|{_STACK})+")
# Their words are not laid out as text, or are read by a script.
_LEFT_ALONE = re.compile(
    # What it begins with is fixed, and then one of a few letters: most tags are passed over without trying each name.
    r"<(?:!--.*?-->|(/?)(?=[sto])(?:script|style|template|title|textarea|option|select|svg)(?![\w-])[^>]*>)",
    re.S | re.I,
)
_REMEMBERED = 1000
"""Texts whose syllables are known: most of those on a page are on others as well, such as words of the interface."""


def whole_syllables(html: str) -> str:
    """HTML of a page in which no browser ends a line inside a Burmese syllable.

    Each syllable that a dictionary could tear is in a `w-` element, which is not broken: a custom element that nobody defines
    (HTML, valid custom element name), so it means nothing, and a page has hundreds of them. There is no character more
    than before: what is copied, searched and read aloud stays the same. CSS has no property for it, and word joiners would
    be copied along.
    """
    if not _may_be_torn(html):
        return html
    parts: list[str] = []
    end = 0
    for start, stop in (*_left_alone(html), (len(html), len(html))):
        text, *tags = html[end:start].split("<")
        parts += ("<".join((_whole(text), *[_whole_behind(tag) if _may_be_torn(tag) else tag for tag in tags])), html[start:stop])
        end = stop
    return "".join(parts)


def _may_be_torn(html: str) -> bool:
    # Every syllable that is searched for has one of them. Python finds a single character many times faster than an expression.
    return _ASAT in html or _VIRAMA in html


def _whole_behind(tag: str) -> str:
    """The same of a tag without its first character, and of the text behind it."""
    tag, end, text = tag.partition(">")
    return f"{tag}{end}{_whole(text)}"


@lru_cache(_REMEMBERED)
def _whole(text: str) -> str:
    return _SYLLABLE.sub(_in_element, text)


def _in_element(syllable: re.Match[str]) -> str:
    # A function, since Python before 3.12 takes a template apart again for each match.
    return f"<w->{syllable[0]}</w->"


def _left_alone(html: str) -> Iterator[tuple[int, int]]:
    """Where the outermost elements and the comments are whose words stay as they are."""
    begin = depth = 0
    for tag in _LEFT_ALONE.finditer(html):
        if tag[1] is None:
            if not depth:
                yield tag.span()
        elif tag[1]:
            depth -= 1
            if not depth:
                yield begin, tag.end()
        else:
            if not depth:
                begin = tag.start()
            depth += 1
