"""The HTML of a text as pages and letters have it, with its links as they are written."""

from __future__ import annotations

from typing import Literal

from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.writer import to_html


def html(text: str, mode: Literal["page", "letter"] = "page") -> str:
    return to_html(read_body(text, mode))
