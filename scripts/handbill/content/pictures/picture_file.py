"""Which files can be pictures of pixels: their endings, how long they may be, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping

ENDINGS: Mapping[str, str] = {".gif": "GIF", ".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}

MAX_BYTES = 40_000_000
"""Bytes of a picture as it comes."""


class PictureError(ValueError):
    """A file that cannot be published as a picture: `rule` names the kind of fault, the message says what would be right."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
