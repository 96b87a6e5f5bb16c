"""What a preview adds to a page: the script that loads it again, and the messages about files that are wrong."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources

BEGIN, END = b"<!-- handbill serve: not in the site -->", b"<!-- /handbill serve -->"
"""What surrounds the additions; without them a page has the bytes that a build gives it."""
PREFIX = ".handbill/"
"""What addresses of the preview itself begin with, below the root of the server: no page can have such a one."""


def with_preview(page: bytes, address: str, seen: str, messages: Sequence[str]) -> bytes:
    """A page with the script, which waits until `address` is no longer as it was `seen`, and with some messages.

    Styles and script come before the page's Content-Security-Policy, which allows none in a page.
    """
    script = _file("preview.js").replace('"SETTINGS"', json.dumps([f"/{PREFIX}wait", address, seen]).replace("<", "\\u003c"))
    style = f"<style>{_file('preview.css')}</style>" if messages else ""
    page = _insert(page, b"<head>", f"{style}<script>{script}</script>", after=True)
    return _insert(page, b"</body>", _box(messages), after=False) if messages else page


def page_without_text() -> bytes:
    """What is shown where no page could be made yet."""
    return (
        b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        b"<title>This page cannot be shown yet</title>\n</head>\n<body>\n<main><h1>This page cannot be shown yet</h1></main>\n"
        b"</body>\n</html>\n"
    )


def _insert(page: bytes, tag: bytes, addition: str, *, after: bool) -> bytes:
    at = page.find(tag) if after else page.rfind(tag)
    at = (at + len(tag) if after else at) if at >= 0 else (0 if after else len(page))
    return page[:at] + BEGIN + addition.encode() + END + page[at:]


def _box(messages: Sequence[str]) -> str:
    count = f"{len(messages)} {'message' if len(messages) == 1 else 'messages'}"
    items = "".join(f"<li><bdi>{html.escape(message)}</bdi></li>" for message in messages)
    return (
        f'<section id="handbill-messages" role="alert" lang="en" dir="ltr" tabindex="0" aria-label="{count} of handbill serve">'
        f"<h2>{count}: until this is mended, pages stay as they were</h2><ol>{items}</ol></section>"
    )


@cache
def _file(name: str) -> str:
    return (resources.files("handbill.preview") / name).read_text(encoding="utf-8").strip()
