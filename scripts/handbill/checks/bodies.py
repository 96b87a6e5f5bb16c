"""Bodies of pages: links lead somewhere, HTML is harmless, Burmese is Unicode."""

from __future__ import annotations

import posixpath
import re
import warnings
from functools import cache

from myanmartools import ZawgyiDetector

from handbill.checks.components import check_dates, check_slips, check_unknown
from handbill.checks.scope import CheckContext, find, in_body
from handbill.content.markdown import RAW_HTML, Rendered, TooMuch, render
from handbill.model.addresses import file_name, is_external, resolve
from handbill.model.campaign import Page, Text
from handbill.model.values import TAG
from handbill.problems import Position, Problems, nearest

ZAWGYI = 0.95
"""The probability from which a paragraph counts as Zawgyi, the old encoding that looks like Burmese."""

_MYANMAR = re.compile("[\u1000-\u109f]")
# Asat and stacking mixed up, the vowel sign E before its consonant, or a code point Zawgyi took from other languages.
_ZAWGYI_SIGN = re.compile("\u1039(?![\u1000-\u1021])|(?<![\u1000-\u109f])\u1031|[\u105a\u1060-\u1097]")
_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_FIRST_HEADING = re.compile(r"^#(?!#)[ \t]*\S", re.M)


def check(scope: CheckContext, problems: Problems) -> None:
    rendered: dict[tuple[str, str], Rendered] = {}
    for page, text in scope.texts():
        _zawgyi(scope, page, text, problems)
        try:
            one = render(text.body, "letter" if page.kind == "letter" else "page")
        except TooMuch as error:
            problems.error(Position(text.path, text.body_line), f"the text cannot be read in good time: {error}", "too-long")
            continue
        rendered[file_name(page) + ".md", text.language] = one
        if page.kind == "letter":
            continue
        if one.removed:
            place = _raw(text, one.removed)
            problems.error(place, f"“{one.removed}” is not allowed in a page; write it in Markdown", "unsafe-html")
        words = _without_code(text.body)
        check_slips(text, one.slips, problems)
        check_unknown(text, words, problems)
        if match := _FIRST_HEADING.search(words):
            problems.warning(
                in_body(text, match.start()), ("the title is the page's first heading; begin with “##”"), "heading-level"
            )
    for page, text in scope.texts():
        one_or_none = rendered.get((file_name(page) + ".md", text.language))
        if one_or_none is not None:
            check_dates(text, one_or_none, rendered.get((file_name(page) + ".md", page.source)), problems)
            for link in dict.fromkeys(one_or_none.refused):
                _refused(text, link, problems)
            for link in dict.fromkeys(one_or_none.links):
                _link(scope, page, text, link, rendered, problems)


def _without_code(body: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", lambda match: re.sub(r"[^\n]", " ", match[0]), body, flags=re.S)


def _raw(text: Text, removed: str) -> Position:
    needle = removed.strip("<>=")
    for match in RAW_HTML.finditer(text.body):
        end = text.body.find(">", match.start())
        if needle in text.body[match.start() : end + 1].lower():
            return in_body(text, match.start())
    return find(text, "<")


def _link(
    scope: CheckContext, page: Page, text: Text, link: str, rendered: dict[tuple[str, str], Rendered], problems: Problems
) -> None:
    place = _place(text, link)
    if not link:
        problems.error(_place(text, "]("), "the link has no address; name a file or write https://…", "broken-link")
        return
    if is_external(link):
        if not link.lower().startswith(_SCHEMES):
            _refused(text, link, problems)
        return
    if link.startswith(("/", "#fn")):
        if link.startswith("/"):
            problems.error(
                place, (f"the link “{link}” begins with a slash; name the file instead, like letters/wages.md"), "link-form"
            )
        return
    target, fragment = resolve(link, page)
    files = {file_name(one) + ".md": one for one in scope.pages}
    if scope.campaign is None and target.startswith("handbook/"):
        if not (scope.project.root / "docs" / target).is_file():
            problems.error(place, f"the link “{link}” leads to no page of the handbook", "broken-link")
        return
    if target.startswith("media/"):
        _media(scope, target, link, place, problems)
        return
    if target not in files:
        _broken(link, target, files, page, place, problems)
        return
    if fragment:
        goal = files[target].text(text.language)
        there = rendered.get((target, goal.language))
        if there is not None and fragment not in there.anchors:
            problems.error(
                place, f"the page “{target}” has no heading “#{fragment}”{nearest(fragment, there.anchors)}", "broken-anchor"
            )


def _refused(text: Text, link: str, problems: Problems) -> None:
    problems.error(_place(text, link), f"the link “{link}” is of a kind that pages cannot have; write https://…", "link-scheme")


def _media(scope: CheckContext, target: str, link: str, place: Position, problems: Problems) -> None:
    names = scope.campaign.media if scope.campaign else scope.project.media
    if not any(name.endswith(f"/{target}") for name in names):
        problems.error(place, f"there is no file “{target}”", "broken-link")


def _broken(link: str, target: str, files: dict[str, Page], page: Page, place: Position, problems: Problems) -> None:
    stem, _, suffix = target.removesuffix(".md").rpartition(".")
    if stem and TAG.fullmatch(suffix) and f"{stem}.md" in files:
        problems.error(
            place,
            (
                f"write the link “{link}” without its language: {link.replace(f'.{suffix}.md', '.md')}; it leads to each "
                "reader's own"
            ),
            "link-language",
        )
    elif not target.endswith(".md") and f"{target.rstrip('/')}.md" in files:
        problems.error(place, f"the link “{link}” must name the file: {target.rstrip('/')}.md", "link-form")
    else:
        folder = posixpath.dirname(file_name(page))
        ways = [posixpath.relpath(file, folder or ".") for file in files]
        problems.error(place, f"the link “{link}” leads to no page{nearest(link, ways)}", "broken-link")


def _place(text: Text, link: str) -> Position:
    for needle in (f"({link}", f"<{link}>", f": {link}", link):
        if needle in text.body:
            return find(text, needle).right(len(needle) - len(link) if not needle.startswith("<") else 1)
    return Position(text.path, text.body_line)


@cache
def _detector() -> ZawgyiDetector:
    with warnings.catch_warnings():
        # It opens its data by a function that importlib_resources will drop: google/myanmar-tools.
        warnings.simplefilter("ignore", DeprecationWarning)
        return ZawgyiDetector()


def _zawgyi(scope: CheckContext, page: Page, text: Text, problems: Problems) -> None:
    if not _MYANMAR.search(text.body + text.title + text.summary):
        return
    for name, value in scope.front(page, text.language).data.items():
        if isinstance(value, str) and _is_zawgyi(value):
            problems.error(scope.field(page, name, language=text.language), _advice(value), "zawgyi")
    offset = 0
    for paragraph in text.body.split("\n\n"):
        if _is_zawgyi(paragraph):
            problems.error(in_body(text, offset + len(paragraph) - len(paragraph.lstrip())), _advice(paragraph), "zawgyi")
        offset += len(paragraph) + 2


def _is_zawgyi(value: str) -> bool:
    # The detector is trained on sentences and slow: it is asked only where a sign stands that good Burmese cannot
    # have. Hardly a sentence of Zawgyi is without one; a few good words alone would look like Zawgyi to it.
    if not _ZAWGYI_SIGN.search(value):
        return False
    return bool(_detector().get_zawgyi_probability(value) >= ZAWGYI)


def _advice(value: str) -> str:
    start = value.strip()[:20]
    return f"the paragraph beginning “{start}” is written in Zawgyi; convert it to Unicode with a Burmese reader beside you"
