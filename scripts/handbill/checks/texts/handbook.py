"""The handbook: its pages are read like all others, though MkDocs makes them; HTML, links and pictures follow the same rules."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from handbill.checks.scope import at, in_body
from handbill.checks.texts.components import SLIPS, told_once
from handbill.content.files.source import read_text
from handbill.content.frontmatter import split
from handbill.content.handbook import lost_in_handbook, target_in_handbook
from handbill.content.markdown.body import Body, TooMuch, read_body
from handbill.content.markdown.html.raw_html import SCHEMES
from handbill.content.markdown.nodes import Image, Link
from handbill.content.site import Project
from handbill.model.addresses import is_external
from handbill.model.page import Text
from handbill.model.words import NewsWords
from handbill.problems import Position, Problems, nearest

FIELDS = ("title", "summary")
_HTML = ("tag", "attribute", "html", "unclosed", "unopened")


def check(project: Project, problems: Problems) -> None:
    pages = {path.removeprefix("docs/") for path in project.handbook}
    pages |= {page.source_text.path.removeprefix("docs/") for page in project.hub}
    for path in project.handbook:
        text = _read(project, path, problems)
        if text is None:
            continue
        try:
            body, removed = read_body(text.body), lost_in_handbook(text.body)
        except TooMuch as error:
            problems.error(Position(path, text.body_line), f"the text cannot be read in good time: {error}", "too-long")
            continue
        refused = [link for link in body.links if not _link(text, body, link, pages, problems)]
        _html(text, body, "" if refused and removed == "href=" else removed, problems)
        for image in body.images:
            _picture(text, body, image, project, problems)


def _read(project: Project, path: str, problems: Problems) -> Text | None:
    """The page as a text; its fields are those of a heading, and may be missing."""
    written = read_text(project.root / path, path, problems)
    if written is None:
        return None
    body, line = written, 1
    if written.split("\n", 1)[0].rstrip() == "---":
        page = split(written, path, problems)
        if page is None:
            return None
        for name in page.front.data:
            if name not in FIELDS:
                problems.error(page.front.key((name,)), f"unknown field “{name}”{nearest(name, FIELDS)}", "unknown-field")
        body, line = page.body, page.body_line
    words = NewsWords(title="…")
    return Text(language=project.settings.default_language, path=path, body_line=line, words=words, body=body)


def _html(text: Text, body: Body, removed: str, problems: Problems) -> None:
    slips = [slip for slip in told_once(body.slips) if slip.kind in _HTML]
    for slip in slips:
        message, rule = SLIPS[slip.kind]
        problems.error(at(text, body, slip.at), message.format(slip.value, f"</{slip.value[1:]}"), rule)
    if removed and not slips:
        problems.error(in_body(text, 0), f"“{removed}” is not allowed in a page; write it in Markdown", "unsafe-html")


def _link(text: Text, body: Body, node: Link, pages: set[str], problems: Problems) -> bool:
    """Whether a link is of a kind that pages can have, wherever it leads."""
    link, place = node.href, in_body(text, body.address_offset(node))
    if is_external(link):
        if link.partition(":")[0].strip().lower() not in SCHEMES:
            problems.error(place, f"the link “{link}” is of a kind that pages cannot have; write https://…", "link-scheme")
            return False
        return True
    if link.startswith(("/", "\\")):
        problems.error(place, f"the link “{link}” begins with a slash; name the file instead, like ../about.md", "link-form")
        return True
    name = unquote(link.partition("#")[0])
    if name and target_in_handbook(link, text.path) not in pages:
        folder = posixpath.dirname(text.path.removeprefix("docs/"))
        ways = [posixpath.relpath(page, folder) for page in pages]
        problems.error(place, f"the link “{link}” leads to no page{nearest(name, ways)}", "broken-link")
    return True


def _picture(text: Text, body: Body, image: Image, project: Project, problems: Problems) -> None:
    """The handbook shows pictures of the hub only, which are decoded and written anew, so that no photograph tells where it was."""
    source, place = image.src, in_body(text, body.address_offset(image))
    folder = posixpath.dirname(text.path.removeprefix("docs/"))
    known = [name.removeprefix("docs/") for name in project.media]
    if is_external(source) or not (target := target_in_handbook(source, text.path)).startswith("media/"):
        way = posixpath.relpath(f"media/{posixpath.basename(source)}", folder)
        problems.error(
            place, f"the handbook shows pictures of docs/media/ only; put “{source}” there and write “{way}”", "handbook-picture"
        )
    elif target not in known and not (project.root / "docs" / target).is_file():
        ways = [posixpath.relpath(name, folder) for name in known]
        problems.error(place, f"there is no picture “{source}”{nearest(source, ways)}", "missing-picture")
    if not image.alt.strip():
        problems.error(place, f"the picture “{source}” has no alternative text; write ![what it shows]({source})", "missing-alt")
