"""Names that no campaign and no page of the hub can have, since their addresses are taken."""

from __future__ import annotations

from handbill.content.files.file_names import unkept
from handbill.model.settings import Settings
from handbill.values.types import TAG

HUB_ADDRESSES = ("archive", "assets", "feed", "handbook", "media", "news", "search", "sitemap", "404")


def reserved(name: str, settings: Settings) -> str:
    """What a name is besides; empty for one that is free."""
    if name in {tag.lower() for tag in settings.tags} or len(name) == 2 and TAG.fullmatch(name):
        return "a language tag"
    if unkept(name) is not None:
        return "a name that Windows cannot keep"
    return "an address of the hub" if name in HUB_ADDRESSES else ""
