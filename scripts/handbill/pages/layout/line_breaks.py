"""Burmese words that browsers would tear: Chromium breaks lines by a dictionary, inside a syllable it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.values.characters import MYANMAR

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
_TAG = re.compile(r"<!--|</?[a-zA-Z]")
# Their words are not laid out as text, or are read by a script.
_LEFT_ALONE = re.compile(r"<!--.*?-->|<(/?)(?:script|style|template|title|textarea|option|select|svg)(?![\w-])[^>]*>", re.S | re.I)


def whole_syllables(html: str) -> str:
    """HTML of a page in which no browser ends a line inside a Burmese syllable.

    Each syllable that a dictionary could tear is in a `w-` element, which is not broken: a custom element that nobody defines
    (HTML, valid custom element name), so it means nothing, and a page has hundreds of them. There is no character more
    than before: what is copied, searched and read aloud stays the same. CSS has no property for it, and word joiners would
    be copied along.
    """
    if not MYANMAR.search(html):
        return html
    parts: list[str] = []
    end = 0
    for start, stop in (*_left_alone(html), (len(html), len(html))):
        parts += (*_pieces(html[end:start]), html[start:stop])
        end = stop
    return "".join(parts)


def _pieces(html: str) -> Iterator[str]:
    """The same with whole syllables, in pieces. It goes from one text with Burmese to the next: most pages have one, the name of
    the language.
    """
    end = 0
    while found := MYANMAR.search(html, end):
        tag = html.rfind("<", end, found.start())
        if tag >= 0 and _TAG.match(html, tag) and html.find(">", tag, found.start()) < 0:
            stop = html.find(">", found.start()) + 1 or len(html)
            yield html[end:stop]
        else:
            stop = html.find("<", found.start())
            stop = stop if stop >= 0 else len(html)
            yield html[end : found.start()]
            yield _SYLLABLE.sub(r"<w->\g<0></w->", html[found.start() : stop])
        end = stop
    yield html[end:]


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
