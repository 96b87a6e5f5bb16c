"""HTML that authors write into a body: its tags one by one, each allowed by list or told."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

TAGS = {
    "a", "abbr", "blockquote", "br", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "img", "ins", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
VOID = {"br", "hr", "img"}
BLOCKS = {
    "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"dir", "id", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
"""What authors may write. A class would let a text look like a control of the site."""
SCHEMES = {"https", "http", "mailto", "tel"}

# All possessive: no tag is tried in two ways.
_TAG = re.compile(
    r"<(/?+)([A-Za-z][A-Za-z0-9-]*+)"
    r"((?:\s++[A-Za-z_:@.][\w.:@-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)*+)\s*+(/?+)>"
)
_ATTRIBUTE = re.compile(r"\s++([A-Za-z_:@.][\w.:@-]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?+")
_EMPTY_COMMENT = re.compile(r"<!---?+>")
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag; `refused` are the names of attributes that authors may not write."""

    name: str
    closes: bool
    attributes: tuple[tuple[str, str], ...]
    refused: tuple[str, ...]

    @property
    def is_allowed(self) -> bool:
        return self.name in TAGS

    @property
    def is_void(self) -> bool:
        return self.name in VOID


@dataclass(frozen=True, slots=True)
class Comment:
    """`<!-- … -->`; `text` is without blanks at its ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Broken:
    """What only looks like a tag, or a declaration; `text` is what it begins with."""

    text: str


Token = str | Tag | Comment | Broken


def tokens(markup: str) -> Iterator[tuple[Token, int, int]]:
    """The tags of some HTML and the text between them, entities resolved, with the offsets of each.

    The time is linear in the length: what has no end is looked for once.
    """
    start = 0
    unended: set[str] = set()
    for opening in _TAG_START.finditer(markup):
        at = opening.start()
        if at < start:
            continue
        token, end = _token(markup, at, unended)
        if at > start:
            yield html.unescape(markup[start:at]), start, at
        yield token, at, end
        start = end
    if start < len(markup):
        yield html.unescape(markup[start:]), start, len(markup)


def _token(markup: str, at: int, unended: set[str]) -> tuple[Token, int]:
    if empty := _EMPTY_COMMENT.match(markup, at):
        return Comment(""), empty.end()
    for opening, ending in _ENDS:
        if not markup.startswith(opening, at):
            continue
        end = -1 if ending in unended else markup.find(ending, at + len(opening))
        if end < 0:
            unended.add(ending)
            return Broken(opening), at + len(opening)
        if opening == "<!--":
            return Comment(markup[at + 4 : end].strip()), end + 3
        return Broken(_first_word(markup[at:end])), end + len(ending)
    if match := _TAG.match(markup, at):
        return _tag(match), match.end()
    return Broken(_first_word(markup[at : at + 40])), at + 1


def _first_word(markup: str) -> str:
    return markup.split(None, 1)[0] if markup.split() else markup


def _tag(match: re.Match[str]) -> Tag:
    name = match[2].lower()
    allowed, refused = [], []
    for written, *values in _ATTRIBUTE.findall(match[3]):
        key = written.lower()
        if key in ATTRIBUTES["*"] or key in ATTRIBUTES.get(name, ()):
            allowed.append((key, html.unescape("".join(values))))
        else:
            refused.append(key)
    return Tag(name, bool(match[1]), tuple(allowed), tuple(refused))
