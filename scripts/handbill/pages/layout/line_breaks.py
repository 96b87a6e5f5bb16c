"""Burmese words that browsers would tear: Chromium breaks lines by a dictionary, inside a syllable it does not know."""

from __future__ import annotations

import re

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
_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)[^>]*>", re.S)
# Their words are not laid out as text, or are read by a script.
_LEFT_ALONE = frozenset(["script", "style", "template", "title", "textarea", "option", "select", "svg"])


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
    end = alone = 0
    for tag in _TAG.finditer(html):
        text = html[end : tag.start()]
        # Most pieces are ASCII, and to see that is much quicker than to look for a syllable.
        parts += (text if alone or text.isascii() else _SYLLABLE.sub(r"<w->\g<0></w->", text), tag[0])
        end = tag.end()
        if tag[2] and tag[2].lower() in _LEFT_ALONE:
            alone += -1 if tag[1] else 1
    return "".join([*parts, html[end:]])
