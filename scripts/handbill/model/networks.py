"""Services and networks on the web, each in one list: where readers share a page, and where organisers have channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal


@dataclass(frozen=True, slots=True)
class ShareService:
    """Where readers share a page."""

    id: str
    """What campaign.yml calls it."""
    name: str
    """What readers call it: a name, or a word of the interface."""
    base: str = ""
    """The beginning of its link; empty where it has none."""
    fields: tuple[tuple[str, str], ...] = ()
    """The fields of its link, and what each is given: `address`, `title`, `text`, or several in one (sharing.services)."""


SHARE_SERVICES = (
    ShareService(
        "facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php?", (("u", "address"), ("quote", "title text"))
    ),
    ShareService("x", "X", "https://x.com/intent/tweet?", (("text", "title text"), ("url", "address"))),
    ShareService("telegram", "Telegram", "https://t.me/share/url?", (("url", "address"), ("text", "title text"))),
    ShareService("whatsapp", "WhatsApp", "https://wa.me/?", (("text", "title text address"),)),
    ShareService("bluesky", "Bluesky", "https://bsky.app/intent/compose?", (("text", "title text address"),)),
    # Mastodon's own page, which asks for the reader's server; behind “#” the text is not sent to it.
    ShareService("mastodon", "Mastodon", "https://share.joinmastodon.org/#", (("text", "title text address"),)),
    # It reads the address only, and the rest from the page's Open Graph tags.
    ShareService(
        "linkedin",
        "LinkedIn",
        "https://www.linkedin.com/sharing/share-offsite/?",
        (("url", "address"), ("title", "title"), ("summary", "text")),
    ),
    # Viber cuts a message after 200 characters: then the address must be before the text.
    ShareService("viber", "Viber", "viber://forward?", (("text", "title address text"),)),
    ShareService("email", "E-mail", "mailto:", (("subject", "title"), ("body", "text address"))),
    # RFC 5724 has `?body=`; with `?&body=` iPhones take it too.
    ShareService("sms", "Text message", "sms:?&", (("body", "title text address"),)),
    # The post to copy, which is no link.
    ShareService("copy", ""),
)
CHANNELS: Mapping[str, str] = {
    "facebook": "Facebook", "instagram": "Instagram", "telegram": "Telegram", "x": "X", "bluesky": "Bluesky",
    "mastodon": "Mastodon", "whatsapp": "WhatsApp", "youtube": "YouTube",
}  # fmt: skip
"""The networks in which organisers may have channels of their own, by what campaign.yml calls them."""

SERVICES = tuple(service.id for service in SHARE_SERVICES)
if TYPE_CHECKING:
    Service = str
    Channel = str
else:
    # The lists above are what the fields allow, and what an error names.
    Service = Literal[SERVICES]
    Channel = Literal[tuple(CHANNELS)]
