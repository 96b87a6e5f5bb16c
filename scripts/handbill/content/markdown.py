"""Markdown into the HTML that pages, letters and files all share: one parser, one sanitiser."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from handbill.content.components import Components, Slip

Mode = Literal["page", "letter"]

MORE = re.compile(r"^[ \t]*<!--\s*more\s*-->[ \t]*$", re.M)
PLACEHOLDER = re.compile(r"\[\[([^\[\]\n]*)\]\]")

# Python-Markdown takes time in the square of these on hostile input: 8 KB of “[” would take 10 seconds.
_CAPS = {"[": 1000, "(": 2000, "*": 4000, "_": 4000, "`": 2000, "<": 2000, "!": 2000, "&": 4000, "\\": 2000}
_DEPTH = re.compile(r"^[ \t]*(?:>[ \t]*){12}|^(?: {48}|\t{12})|^[ \t]*(?:(?:[-*+]|\d+\.)[ \t]+){12}", re.M)
# Each heading is compared with all before it.
_HEADING = re.compile(r"^#|^(?:=+|-+)[ \t]*$", re.M)
_HEADINGS = 500
_CHARACTERS = 100_000

_TAGS = {
    "a", "abbr", "blockquote", "br", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "img", "ins", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "mark": {"data-hb-field"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"https", "http", "mailto", "tel"}

_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"([^\s=\"'>]+)(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")
RAW_HTML = re.compile(r"<(?:[a-zA-Z][\w-]*(?=[\s/>])|/[a-zA-Z]|!|\?)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one text. `removed` names the first thing the sanitiser took away, or is empty.

    `refused` are links of a kind that leads out of the browser, such as `javascript:`; they are not in `html`. `slips` are
    quotes, pictures, timelines and questions that are not written as they should be.
    """

    html: str
    excerpt: str
    anchors: frozenset[str]
    links: tuple[str, ...]
    images: tuple[tuple[str, str], ...]
    removed: str = ""
    refused: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()


# The addresses in rendered HTML, and pictures with their captions or with the paragraph they have to themselves.
REFERENCE = re.compile(r'(<a\s[^>]*?href|<img\s[^>]*?src)="([^"]*)"')
PICTURE = re.compile(
    r"<figure\b[^>]*>(?:(?!</?figure\b|<blockquote|<img\s).)*<img\s(?:(?!</?figure\b).)*</figure>\n?"
    r"|<p>\s*<img\s[^>]*>\s*</p>\n?|<img\s[^>]*>",
    re.S,
)

_TO_PICTURE = re.compile(r'<a\s[^>]*?href="(?:\.\./|\./)*media/[^"]*"[^>]*>(.*?)</a>', re.S)


def without_pictures(markup: str) -> str:
    """HTML without its pictures, their captions and the paragraphs they have to themselves; links to pictures lose their links."""
    return PICTURE.sub("", _TO_PICTURE.sub(r"\1", markup))


class TooMuch(ValueError):
    """A text that would take the parser too long; the message says which character stands too often."""


class _Placeholder(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        mark = etree.Element("mark", {"data-hb-field": m[1].strip()})
        # Atomic, or the parser would find the same gap again inside emphasis.
        mark.text = AtomicString(f"[[{m[1].strip()}]]")
        return mark, m.start(0), m.end(0)


class _Placeholders(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # Before links and references (160, 170), which begin with the same bracket.
        md.inlinePatterns.register(_Placeholder(PLACEHOLDER.pattern, md), "placeholder", 185)


@cache
def _parser(mode: Mode) -> tuple[Markdown, Components]:
    components = Components()
    if mode == "letter":
        return Markdown(extensions=["nl2br", "sane_lists", _Placeholders()], output_format="html"), components
    page = Markdown(
        extensions=[
            "sane_lists",
            "def_list",
            TableExtension(use_align_attribute=True),  # `style=` would break the Content-Security-Policy
            FootnoteExtension(BACKLINK_TEXT="↩"),
            TocExtension(slugify=slugify_unicode),
            components,
        ],
        output_format="html",
    )
    return page, components


@lru_cache(maxsize=16384)
def render(text: str, mode: Mode = "page") -> Rendered:
    """The HTML of a body and what stands in it. Raises TooMuch for hostile input."""
    _guard(text)
    if mode == "page" and (more := MORE.search(text)):
        excerpt = _convert(text[: more.start()], mode).clean
        text = MORE.sub("", text)
    else:
        excerpt = ""
    clean, removed, hrefs, slips = _convert(text, mode)
    unescape = html.unescape if "&" in clean else str
    return Rendered(
        clean,
        excerpt,
        frozenset(unescape(found) for found in re.findall(r'\sid="([^"]*)"', clean)),
        tuple(unescape(found) for found in re.findall(r'<a\s[^>]*?href="([^"]*)"', clean)),
        tuple((unescape(_value(tag, "src")), unescape(_value(tag, "alt"))) for tag in re.findall(r"<img\s[^>]*>", clean)),
        removed,
        tuple(href for href in hrefs if _is_refused(href)),
        slips,
    )


def _is_refused(href: str) -> bool:
    scheme = re.match(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):", href)
    return scheme is not None and scheme[1].lower() not in _SCHEMES


def _guard(text: str) -> None:
    if len(text) > _CHARACTERS:
        raise TooMuch(f"it has more than {_CHARACTERS} characters; share it among several pages")
    if len(_HEADING.findall(text)) > _HEADINGS:
        raise TooMuch(f"it has more than {_HEADINGS} headings")
    for character, cap in _CAPS.items():
        if text.count(character) > cap:
            raise TooMuch(f"“{character}” stands more than {cap} times in the text")
    if _DEPTH.search(text):
        raise TooMuch("quotes or lists are nested more than ten deep")


class _Converted(NamedTuple):
    clean: str
    removed: str
    hrefs: list[str]
    slips: tuple[Slip, ...]


def _convert(text: str, mode: Mode) -> _Converted:
    parser, components = _parser(mode)
    parser.reset()
    try:
        raw = parser.convert(text)
    except RecursionError:
        # Broken off amid its work, the parser would read the next text wrong.
        _parser.cache_clear()
        raise TooMuch("quotes or lists are nested too deeply") from None
    raw = re.sub(r'(<t[hd]) align="(left|center|right)"', r'\1 class="hb-text__\2"', raw)
    if raw.count("<") > 20_000:
        raise TooMuch("the text has more than 20,000 tags")
    clean = nh3.clean(raw, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    removed = _removed(raw, clean) if RAW_HTML.search(text) else ""
    hrefs = [html.unescape(found) for found in re.findall(r'<a\s[^>]*?href="([^"]*)"', raw)]
    return _Converted(clean, removed, hrefs, tuple(components.slips))


def _removed(before: str, after: str) -> str:
    lost = _parts(before) - _parts(after)
    return next((name for name in lost if name not in ("html", "body", "head", "tbody")), "")


def _parts(markup: str) -> Counter[str]:
    parts: Counter[str] = Counter()
    for name, attributes in _TAG.findall(markup):
        parts[f"<{name.lower()}>"] += 1
        parts.update(f"{attribute.lower()}=" for attribute in _ATTRIBUTE.findall(attributes) if attribute != "/")
    return parts


def _value(tag: str, name: str) -> str:
    match = re.search(rf'\s{name}="([^"]*)"', tag)
    return match[1] if match else ""
