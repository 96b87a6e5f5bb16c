"""Bodies of pages: links lead somewhere, HTML is harmless, Burmese is Unicode."""

from __future__ import annotations

import posixpath
import re
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from myanmartools import ZawgyiDetector

from handbill.checks.scope import CheckContext, at, in_body
from handbill.checks.texts import leftovers, links
from handbill.checks.texts.components import check_dates, check_slips, check_unknown
from handbill.content.files.tree import PICTURES
from handbill.content.markdown.body import Body, TooMuch, body_of
from handbill.content.markdown.html.raw_html import SCHEMES
from handbill.content.markdown.html.writer import lost
from handbill.content.markdown.nodes import Link
from handbill.content.markdown.offsets import characters_before
from handbill.content.site import ANY
from handbill.model.addresses import file_name, is_external, page_path, resolve
from handbill.model.facts import BUILT_IN_FIELDS, KNOWN_FIELDS, LetterFacts
from handbill.model.formats import ATTACHMENTS
from handbill.model.page import Page, Text
from handbill.problems import Position, Problems, nearest
from handbill.values.characters import has_myanmar
from handbill.values.types import TAG

ZAWGYI = 0.95
"""The probability from which a paragraph counts as Zawgyi, the old encoding that looks like Burmese."""

# Asat and stacking mixed up, the vowel sign E before its consonant, or a code point Zawgyi took from other languages.
# It begins with what is looked for, since Python finds one character out of several much faster than one of several patterns.
_ZAWGYI_CHARACTER = re.compile(
    "[\u1031\u1039\u105a\u1060-\u1097]"
    "(?:(?<=\u1039)(?![\u1000-\u1021])|(?<=\u1031)(?<![\u1000-\u109f]\u1031)|(?<=[\u105a\u1060-\u1097]))"
)
_SCHEME = re.compile(r"[\x00-\x20]*+([a-zA-Z][a-zA-Z0-9+.-]*+)\s*+:")
_MOST_ANCHORS = 12

Bodies = dict[tuple[str, str], Body]
"""The bodies of a campaign or of the hub, by file and language."""


def check(scope: CheckContext, problems: Problems) -> None:
    bodies: Bodies = {}
    for page, text in scope.texts():
        _zawgyi(scope, page, text, problems)
        try:
            body = body_of(page, text)
        except TooMuch as error:
            place = in_body(text, characters_before(text.body, error.at))
            problems.error(place, f"the text cannot be read in good time: {error}", "too-long")
            continue
        bodies[file_name(page) + ".md", text.language] = body
        if page.kind != "letter":
            _page(text, body, problems)
    for page in scope.pages:
        _texts(scope, page, bodies, problems)


def _texts(scope: CheckContext, page: Page, bodies: Bodies, problems: Problems) -> None:
    """The texts of one page, beside each other and those that they link to."""
    file = file_name(page) + ".md"
    source = bodies.get((file, page.source))
    fields = _placeholders(page)
    for text in page.texts.values():
        own = bodies.get((file, text.language))
        if own is None:
            continue
        if source is not None and source is not own:
            check_dates(text, own, source, problems)
            _heading_ids(text, own, source, problems)
        links.check(text, own, problems)
        leftovers.check(text, own, fields, problems)
        for link in own.links:
            _link(scope, page, text, link, bodies, problems)


def _placeholders(page: Page) -> frozenset[str]:
    """The ids that a letter's placeholders may have; none in other pages."""
    if not isinstance(page.facts, LetterFacts):
        return frozenset()
    return frozenset((*BUILT_IN_FIELDS, *KNOWN_FIELDS, *(field.id for field in page.facts.fields)))


def _page(text: Text, body: Body, problems: Problems) -> None:
    check_slips(text, body, problems)
    check_unknown(text, body.without_code, problems)
    if not body.slips and (removed := lost(body)):
        problems.error(in_body(text, 0), f"“{removed}” is not allowed in a page; write it in Markdown", "unsafe-html")
    level = 1
    for heading in body.headings:
        if heading.level > level + 1:
            message = f"the heading leaves out a level; begin with “{'#' * (level + 1)}”"
            problems.warning(at(text, body, heading.at), message, "heading-level")
        level = max(heading.level, 2)
        if heading.level == 1:
            problems.warning(at(text, body, heading.at), "the title is the page's first heading; begin with “##”", "heading-level")


_ON_A_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|file:", re.I)


def _heading_ids(text: Text, body: Body, source: Body, problems: Problems) -> None:
    """A translation has every id that the source has given to a heading."""
    for _, id in source.own_ids:
        if id and id not in body.anchors:
            problems.warning(
                in_body(text, 0),
                f"no heading has the id “#{id}” of the source; write {{#{id}}} behind its translation",
                "heading-id",
            )


def _link(scope: CheckContext, page: Page, text: Text, node: Link, bodies: Bodies, problems: Problems) -> None:
    link = node.href

    def place() -> Position:
        return in_body(text, bodies[file_name(page) + ".md", text.language].address_offset(node))

    if not link:
        problems.error(place(), "the link has no address; name a file or write https://…", "broken-link")
        return
    if _ON_A_COMPUTER.match(link):
        message = f"“{link}” is a file on one computer; put it into the campaign and write its name, such as briefing.md"
        problems.error(place(), message, "link-scheme")
        return
    if _is_refused(link):
        problems.error(place(), f"the link “{link}” is of a kind that pages cannot have; write https://…", "link-scheme")
        return
    if is_external(link):
        if page.kind != "letter" and (file := _own_file(scope, page, link)):
            message = f"“{link}” is a page of this site in one language; name its file, which leads to each reader's own: {file}"
            problems.warning(place(), message, "own-address")
        return
    if link.startswith("/"):
        problems.error(place(), f"the link “{link}” begins with a slash; name the file instead, like letters/wages.md", "link-form")
        return
    target, fragment = resolve(link, page)
    files = scope.files
    if scope.campaign is None and target.startswith("handbook/"):
        if not scope.project.settings.handbook:
            message = f"the link “{link}” leads to the handbook, which “handbook: false” in mkdocs.yml leaves out; take it out too"
            problems.error(place(), message, "broken-link")
        elif not (scope.project.root / "docs" / target).is_file():
            problems.error(place(), f"the link “{link}” leads to no page of the handbook", "broken-link")
        return
    if target.startswith("files/") and scope.campaign is not None:
        known = scope.campaign.files
        if unquote(target) not in known:
            problems.error(place(), f"there is no file “{unquote(target)}”{nearest(unquote(target), known)}", "broken-link")
        return
    if target.startswith("media/"):
        _media(scope, unquote(target), link, place, problems)
        return
    if target not in files:
        if {target, posixpath.join(posixpath.dirname(target), f"{ANY}.md")} & scope.refused_files:
            return  # it was refused, which is reported already
        _broken(link, target, files, page, place(), problems)
        return
    if fragment:
        goal = files[target].text(text.language)
        there = bodies.get((target, goal.language))
        if there is not None and fragment not in there.anchors:
            problems.error(place(), f"the page “{target}” has no heading “#{fragment}”{_known(there.anchors)}", "broken-anchor")


def _own_file(scope: CheckContext, page: Page, link: str) -> str:
    """The file of the page of this campaign, or of the hub, that a whole address leads to; empty for other addresses."""
    settings = scope.project.settings
    if not link.startswith(settings.site_url):
        return ""
    path, _, fragment = link.removeprefix(settings.site_url).lstrip("/").partition("#")
    first, _, rest = path.partition("/")
    path = rest if first in settings.tags else path
    slug = scope.campaign.slug if scope.campaign else ""
    goal = next((one for one in scope.pages if page_path(one, slug) == path), None)
    if goal is None:
        return ""
    file = posixpath.relpath(f"{file_name(goal)}.md", posixpath.dirname(file_name(page)) or ".")
    return f"{file}#{fragment}" if fragment else file


def _known(anchors: tuple[str, ...]) -> str:
    """The headings that a link may name; the first of many."""
    if not anchors:
        return "; it has no headings"
    shown = ", ".join(f"#{anchor}" for anchor in anchors[:_MOST_ANCHORS])
    return f"; it has {shown}" + (" and others" if len(anchors) > _MOST_ANCHORS else "")


def _is_refused(link: str) -> bool:
    """Whether a link has a scheme that leads out of the browser, or none that anybody knows; `//host` has none."""
    scheme = _SCHEME.match(link)
    return scheme[1].lower() not in SCHEMES if scheme else is_external(link)


def _media(scope: CheckContext, target: str, link: str, place: Callable[[], Position], problems: Problems) -> None:
    names = scope.campaign.media if scope.campaign else scope.project.media
    if (scope.folder / target).is_file() and PurePosixPath(target).suffix.lower() not in PICTURES:
        problems.retract(Position(f"{scope.folder.relative_to(scope.project.root).as_posix()}/{target}"), "stays-out")
        message = (
            f"“{target}” is not a picture; put it into the folder files/ and link to files/{PurePosixPath(target).name}"
            if scope.campaign is not None and PurePosixPath(target).suffix.lower() in ATTACHMENTS
            else f"“{target}” is not a picture, and such files are not published; link to an address where it is"
        )
        problems.error(place(), message, "broken-link")
    elif not any(name.endswith(f"/{target}") for name in names):
        problems.error(place(), f"there is no file “{target}”", "broken-link")


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
    elif link.startswith("www."):
        problems.error(place, f"the link “{link}” has no https:// before it; write https://{link}", "broken-link")
    else:
        folder = posixpath.dirname(file_name(page))
        ways = [posixpath.relpath(file, folder or ".") for file in files]
        problems.error(place, f"the link “{link}” leads to no page{nearest(link, ways)}", "broken-link")


@cache
def _detector() -> ZawgyiDetector:
    with warnings.catch_warnings():
        # It opens its data by a function that importlib_resources will drop: google/myanmar-tools.
        warnings.simplefilter("ignore", DeprecationWarning)
        return ZawgyiDetector()


def _zawgyi(scope: CheckContext, page: Page, text: Text, problems: Problems) -> None:
    if not (has_myanmar(text.title) or has_myanmar(text.summary) or has_myanmar(text.body)):
        return
    for name, value in scope.front(page, text.language).data.items():
        if isinstance(value, str) and _is_zawgyi(value):
            problems.error(scope.field(page, name, language=text.language), _advice(value), "zawgyi")
    offset = 0
    for paragraph in text.body.split("\n\n") if _ZAWGYI_CHARACTER.search(text.body) else ():
        if _is_zawgyi(paragraph):
            problems.error(in_body(text, offset + len(paragraph) - len(paragraph.lstrip())), _advice(paragraph), "zawgyi")
        offset += len(paragraph) + 2


def _is_zawgyi(value: str) -> bool:
    # The detector is trained on sentences and slow: it is asked only where there is a character that good Burmese cannot
    # have. Hardly a sentence of Zawgyi is without one; a few good words alone would look like Zawgyi to it.
    if not _ZAWGYI_CHARACTER.search(value):
        return False
    return bool(_detector().get_zawgyi_probability(value) >= ZAWGYI)


def _advice(value: str) -> str:
    start = value.strip()[:20]
    return f"the paragraph beginning “{start}” is written in Zawgyi; convert it to Unicode with a Burmese reader beside you"
