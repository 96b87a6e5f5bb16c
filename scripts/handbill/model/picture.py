"""A picture as it is published: written anew, with its size and narrower copies of itself."""

from __future__ import annotations

from handbill.values.types import Record


class PublishedPicture(Record):
    """`address` is below the site's root; `width` and `height` are pixels. `copies` are narrower ones, narrowest first."""

    address: str
    width: int
    height: int
    copies: tuple[tuple[str, int], ...] = ()
    """Address and width in pixels."""
