"""Where things are on the site: addresses are paths below its root, such as `fr/fair-pay/letters/wages/`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from handbill.model.kinds import BY_NAME
from handbill.model.page import Kind, NewsPage, Page

_EXTERNAL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")

NEWS_LIST = "news"
SHARE_PICTURE = "share.png"
"""The picture shown beside a link to a page, in the page's folder."""
SHARE_PICTURE_SIZE = (1200, 630)
"""Its width and height in pixels: what Facebook, LinkedIn, X and messengers show whole (ratio 1.91)."""


def prefix(language: str, default: str) -> str:
    """The default language is at the root, others in a folder of their own."""
    return "" if language == default else f"{language}/"


def below(folder: str, path: str) -> str:
    """A path in a campaign's folder of the site; `folder` is empty for the root."""
    return f"{folder}/{path}" if folder else path


def page_path(page: Page, folder: str) -> str:
    """The address of a page without its language; `folder` is its campaign's, empty for pages of the hub."""
    if isinstance(page, NewsPage):
        return _news_path(page.facts.date, page.facts.id or page.id[11:], folder)
    return _path(page.kind, page.id, folder)


# Every link to a page asks for it, and the files of a campaign lead to its pages several times each.
@lru_cache(maxsize=4096)
def _path(name: Kind, id: str, folder: str) -> str:
    base, kind = below(folder, ""), BY_NAME[name]
    name = "" if name == "campaign" else kind.file or id
    return f"{base}{kind.folder}/{name}/" if kind.folder else f"{base}{name}/" if name else base


@lru_cache(maxsize=4096)
def _news_path(day: date, id: str, folder: str) -> str:
    return f"{below(folder, BY_NAME['news'].folder)}/{day.isoformat()}-{id}/"


def handbook_addresses(pages: Iterable[str]) -> list[str]:
    """The addresses of the handbook's pages in the default language; `pages` are its files below `docs/` in all languages."""
    names = [page.removesuffix(".md") for page in pages]
    return sorted(f"{name.removesuffix('index').removesuffix('/')}/" for name in names if "." not in name)


def alias_addresses(alias: str, tags: Sequence[str], default: str, offered: Sequence[str]) -> dict[str, str]:
    """The addresses of an old one, such as `/old/`, and the language of the page that each leads to.

    It leads on in each language that the page is offered in, like the page; one that begins with a tag of the site, such
    as `/fr/vieux/`, does so there only, to the page in that language.
    """
    path = alias.strip("/") + "/"
    first = path.partition("/")[0]
    if first in tags:
        return {path: first} if first in offered else {}
    return {prefix(language, default) + path: language for language in offered}


def file_name(page: Page) -> str:
    """The file of a page within its folder, without language and ending: what links between pages name."""
    return file_of(page.kind, page.id)


def file_of(name: Kind, id: str) -> str:
    kind = BY_NAME[name]
    return f"{kind.folder}/{id}" if kind.folder else kind.file or id or "index"


def resolve(link: str, page: Page) -> tuple[str, str]:
    """The file a link of a page names (within the folder, `..` resolved) and its fragment.

    The path is empty when the link leaves the page's folder or names the page itself.
    """
    path, _, fragment = link.partition("#")
    if not path:
        return file_name(page) + ".md", fragment
    return _joined(file_name(page), path), fragment


# The same links are in a page in each of its languages, and several rules ask where they lead.
@lru_cache(maxsize=4096)
def _joined(file: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))


def picture_of(link: str, page: Page) -> str | None:
    """The file in the media of a page's folder that a link of the page names, such as `media/a.jpg`; None for other links."""
    if is_external(link):
        return None
    target = unquote(resolve(link, page)[0])
    return target if target.startswith("media/") else None


def picture_address(picture: str, folder: str = "") -> str:
    """The address of a picture, the same in every language; `folder` is its campaign's, empty for those of the hub."""
    return below(folder, picture)


def is_external(link: str) -> bool:
    """Whether a link names a scheme or a host and so leaves the folder's files."""
    return _EXTERNAL.match(link) is not None


def relative(target: str, page: str) -> str:
    """The way from one address to another; both are paths below the root, folders end in a slash."""
    for up, folder in _ways_up(page):
        if target.startswith(folder):
            return up + target[len(folder) :] or "./"
    raise AssertionError("the root is above every page")


@lru_cache(maxsize=64)  # one page after the other leads to dozens of others, from the same folders
def _ways_up(page: str) -> tuple[tuple[str, str], ...]:
    """The folders that a page is in, from its own up to the root, each with the way there."""
    folder = page[: page.rfind("/") + 1]
    if not folder:
        return (("", ""),)
    above = folder[: folder.rfind("/", 0, -1) + 1]
    return (("", folder), *((f"../{way}", one) for way, one in _ways_up(above)))
