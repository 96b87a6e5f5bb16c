"""Pictures in pages: each says its size before it is loaded, so that nothing moves, and offers narrower copies of itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import quote

from handbill.model.picture import PublishedPicture

SIZES = "(min-width:62rem)39rem,100vw"
"""How wide a picture is shown: a page's column on wide screens (overrides/assets/css/base.css), else nearly the whole screen."""

IMAGE = re.compile(r"<img\s[^>]*>")
_SIZE = re.compile(r'\s(?:width|height|loading|decoding|srcset|sizes)="[^"]*"')
_WIDTH = re.compile(r'\swidth="(\d{1,4})"')
_SOURCE = re.compile(r'\ssrc="([^"]*)"')

To = Callable[[str], str]
"""The relative link to an address below the site's root."""


def srcset(picture: PublishedPicture, to: To) -> str:
    """The attribute `srcset` of a picture with narrower copies, else nothing."""
    if not picture.copies:
        return ""
    offered = (*picture.copies, (picture.address, picture.width))
    return ", ".join(f"{quote(to(address), safe='/')} {width}w" for address, width in offered)


def with_sizes(markup: str, find: Callable[[str], PublishedPicture | None], to: To) -> str:
    """HTML in which every picture that `find` knows by its `src` says its size; a width that an author gave stays."""

    def sized(match: re.Match[str]) -> str:
        tag = match[0]
        source = _SOURCE.search(tag)
        picture = find(unescape(source[1])) if source else None
        if picture is None:
            return tag
        given = _WIDTH.search(tag)
        width = int(given[1]) if given and 0 < int(given[1]) < picture.width else picture.width
        height = max(1, round(picture.height * width / picture.width))
        offered = srcset(picture, to)
        attributes = f' width="{width}" height="{height}" loading="lazy" decoding="async"'
        if offered:
            attributes += f' srcset="{escape(offered)}" sizes="{SIZES}"'
        return f"{_SIZE.sub('', tag)[:-1]}{attributes}>"

    return IMAGE.sub(sized, markup)
