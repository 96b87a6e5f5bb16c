"""Pictures in pages: each says its size before it is loaded, so that nothing moves, and offers narrower copies of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from handbill.content.markdown.nodes import Image
from handbill.model.picture import PublishedPicture

SIZES = "(min-width:62rem)39rem,100vw"
"""How wide a picture is shown: a page's column on wide screens (overrides/assets/css/base.css), else nearly the whole screen."""

To = Callable[[str], str]
"""The relative link to an address below the site's root."""


def srcset(picture: PublishedPicture, to: To) -> str:
    """The attribute `srcset` of a picture with narrower copies, else nothing."""
    if not picture.copies:
        return ""
    offered = (*picture.copies, (picture.address, picture.width))
    return ", ".join(f"{quote(to(address), safe='/')} {width}w" for address, width in offered)


def size(picture: PublishedPicture | None, image: Image, to: To) -> Mapping[str, str]:
    """The attributes that tell the size of a picture in a text, and its narrower copies; a width that an author gave stays.

    None for a picture that is not known, which has none.
    """
    if picture is None:
        return {}
    given = dict(image.attributes).get("width", "")
    width = int(given) if given.isdecimal() and 0 < int(given) < picture.width else picture.width
    height = max(1, round(picture.height * width / picture.width))
    attributes = {"width": str(width), "height": str(height), "loading": "lazy", "decoding": "async"}
    offered = srcset(picture, to)
    return {**attributes, "srcset": offered, "sizes": SIZES} if offered else attributes
