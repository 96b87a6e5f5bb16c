"""The handbook: its HTML, made by MkDocs with Python-Markdown and sanitised like that of every other page, and its pictures.

The only module that knows Python-Markdown, which reads some texts differently from CommonMark (content.markdown).
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from handbill.content.frontmatter import split
from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.raw_html import Tag, tokens
from handbill.content.markdown.html.sanitiser import clean
from handbill.content.markdown.limits import TooMuch, check_length
from handbill.model.addresses import is_external
from handbill.problems import Problems

EXTENSIONS = ("toc", "tables", "fenced_code")
"""Those that MkDocs always uses."""

# On hostile input Python-Markdown takes time in the square of these: 8 KB of “[” would take ten seconds.
_CAPS = {"[": 1000, "(": 2000, "*": 4000, "_": 4000, "`": 3000, "<": 2000, "!": 2000, "&": 4000, "\\": 2000, "#": 2000}
_LINE = 4000
"""Characters of one line, which it may read as often as it has characters."""

_PICTURE_STARTS = ("![", "<img")
"""One of these is in every text that shows a picture."""

# Without a tag, the alignment of a table, an entity, or a link or picture whose address is anything but these or has code in it,
# nothing is ever taken out.
_HARMFUL = re.compile(r"<[a-z/!?]|&#?\w+;|:-|-:|\][(:](?:[^)`]*+`|\s*+(?!https?:|mailto:|tel:)[^):]*+:)", re.I)
_FENCE, _FENCE_END, _CODE = re.compile(r"```[\w-]*+"), re.compile(r"``` *+"), re.compile(r"`[^`]++`")


@lru_cache(maxsize=1024)
def lost_in_handbook(text: str) -> str:
    """The first tag or attribute of a page that `sanitised` takes out, or nothing; raises TooMuch."""
    check_length(text)
    for character, most in _CAPS.items():
        if text.count(character) > most:
            raise TooMuch(f"“{character}” appears more than {most} times in it; share it among several pages")
    if any(len(line) > _LINE for line in text.split("\n")):
        raise TooMuch(f"a line has more than {_LINE} characters")
    if not _HARMFUL.search(_without_code(text)):
        return ""
    from markdown import Markdown  # noqa: PLC0415  of no use to the other processes of a check

    try:
        made = Markdown(extensions=list(EXTENSIONS)).convert(text)
    except RecursionError:
        raise TooMuch("quotes or lists are nested too deeply") from None
    kept = sanitised(made)
    # Each tag is there as before, which is much quicker to see than what is in them.
    if _tags(made) == _tags(kept):
        return ""
    return next(iter(_names(made) - _names(kept)), "")


def _without_code(text: str) -> str:
    """The text with one mark in place of code; as it is where Python-Markdown might take something else for code."""
    if "\\`" in text:
        return text
    outside, is_fenced = [], False
    for line in text.split("\n"):
        if (_FENCE_END if is_fenced else _FENCE).fullmatch(line):
            is_fenced = not is_fenced
        elif not is_fenced:
            if line.count("`") % 2 or "``" in line or "~~~" in line:
                return text
            outside.append(_CODE.sub("`", line))
    return text if is_fenced else "\n".join(outside)


def sanitised(markup: str) -> str:
    """HTML of the handbook without anything that our pages do not have."""
    return clean(markup)


def _tags(markup: str) -> Counter[str]:
    """How often each tag is in some HTML, as it is written."""
    return Counter(part.partition(">")[0].removesuffix(" /") for part in markup.split("<")[1:])


def _names(markup: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for token, _, _ in tokens(markup):
        if isinstance(token, Tag):
            found[f"<{token.name}>"] += 1
            found.update(f"{name}=" for name in (*(name for name, _ in token.attributes), *token.refused) if name != "class")
    return found


def target_in_handbook(link: str, page: str) -> str:
    """The file below `docs/` that a link of a page such as `docs/handbook/index.md` names, without its fragment."""
    folder = posixpath.dirname(page.removeprefix("docs/"))
    return posixpath.normpath(posixpath.join(folder, unquote(link.partition("#")[0])))


def _below_fields(text: str, page: str) -> str:
    """The body of a page, which the check reads too; all of it where it has no fields or they are wrong."""
    file = split(text, page, Problems()) if text.startswith("---") else None
    return text if file is None else file.body


def pictures_of_handbook(root: Path, pages: Iterable[str]) -> Iterator[str]:
    """The pictures of the hub that pages show, such as `media/form.png`; what is wrong with them is for the check to say."""
    for page in pages:
        try:
            text = (root / page).read_text(encoding="utf-8")
            images = read_body(_below_fields(text, page)).images if any(start in text for start in _PICTURE_STARTS) else ()
        except (OSError, UnicodeError, TooMuch):
            continue  # the check reports it
        for image in images:
            if not is_external(image.src) and (target := target_in_handbook(image.src, page)).startswith("media/"):
                yield target
