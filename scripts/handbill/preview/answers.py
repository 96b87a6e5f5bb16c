"""What a browser is told: a page with what the preview adds to it, or a file."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handbill.preview.messages import page_without_text, with_preview

_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """`seen` is a digest of a page with its messages; empty for what is not one. `is_fixed` says that the address never has
    another content.
    """

    content: bytes | Path
    type: str = _HTML
    status: int = 200
    location: str = ""
    seen: str = ""
    is_fixed: bool = False


def page_answer(address: str, html: bytes, messages: Sequence[str], status: int = 200, version: int = 0) -> Answer:
    """A page, which is empty where it could not be made yet. `version` is a number of what the page shows by address only."""
    html = html or page_without_text()
    seen = hashlib.sha256("\0".join((*messages, str(version))).encode() + b"\0" + html).hexdigest()[:16]
    return Answer(with_preview(html, address, seen, messages), status=status, seen=seen)


def file_answer(address: str, content: bytes | Path, *, is_fixed: bool = False) -> Answer:
    """A file, with the type that its name tells."""
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
    return Answer(content, f"{kind}; charset=utf-8" if text else kind, is_fixed=is_fixed)
