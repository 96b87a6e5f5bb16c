"""Plain links by which readers pass a page on, and the post that is suggested to them. None where that is dangerous.

No link asks anything of a third party before it is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from handbill.model.campaign import Campaign, Site
from handbill.model.facts import Service
from handbill.model.page import Page
from handbill.model.publication import may_share
from handbill.urls.absolute import canonical
from handbill.urls.mailto import mailto


@dataclass(frozen=True, slots=True)
class ShareLink:
    """`href` is ASCII, and empty for `copy`, which is no link."""

    service: Service
    href: str


def share_links(site: Site, campaign: Campaign, page: Page, language: str) -> tuple[ShareLink, ...]:
    """The links of a page in the campaign's choice and order; none where the page's language has a high risk."""
    if not may_share(campaign, language):
        return ()
    title, where = page.text(language).title, canonical(site, campaign, page, language)
    text = suggested_text(page, language)
    return tuple(ShareLink(one, link(one, title, text, where)) for one in campaign.facts.share)


def suggested_text(page: Page, language: str) -> str:
    """The author's words for passing a page on, else its summary; empty for news without either."""
    text = page.text(language)
    return text.words.share_text or text.summary


def post_text(site: Site, campaign: Campaign, page: Page, language: str) -> str:
    """A post to copy: the suggested text, the hashtags, the address; empty where the page's language has a high risk."""
    if not may_share(campaign, language):
        return ""
    words = suggested_text(page, language) or page.text(language).title
    tags = " ".join(f"#{tag}" for tag in campaign.facts.hashtags)
    return "\n\n".join(part for part in (words, tags, canonical(site, campaign, page, language)) if part)


def link(service: Service, title: str, text: str, address: str) -> str:
    """The link of a service; `title`, `text` (may be empty) and `address` are one line each.

    Where a service has one field for all, they stand on lines of their own, the address last, so that it is shown as a
    preview. Raises UnicodeEncodeError for a lone surrogate, and ValueError for a title of several lines in an e-mail.
    """
    make = _LINKS.get(service)
    return make(title, text, address) if make else ""


def _message(title: str, text: str, address: str) -> str:
    return "\n\n".join(part for part in (title, text, address) if part)


def _short(title: str, text: str, address: str) -> str:
    # Viber cuts a message after 200 characters: then the address must stand before the text.
    return "\n\n".join(part for part in (title, address, text) if part)


def _query(base: str, fields: Sequence[tuple[str, str]]) -> str:
    # Blanks as %20: outside of forms a “+” is a plus sign.
    return base + "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)


def _words(title: str, text: str) -> str:
    return _message(title, text, "")


_LINKS: dict[Service, Callable[[str, str, str], str]] = {
    "facebook": lambda title, text, address: _query(
        "https://www.facebook.com/sharer/sharer.php?", [("u", address), ("quote", _words(title, text))]
    ),
    "x": lambda title, text, address: _query("https://x.com/intent/tweet?", [("text", _words(title, text)), ("url", address)]),
    "telegram": lambda title, text, address: _query("https://t.me/share/url?", [("url", address), ("text", _words(title, text))]),
    "whatsapp": lambda title, text, address: _query("https://wa.me/?", [("text", _message(title, text, address))]),
    "bluesky": lambda title, text, address: _query("https://bsky.app/intent/compose?", [("text", _message(title, text, address))]),
    # Mastodon's own page, which asks for the reader's server; behind “#” the text is not sent to it.
    "mastodon": lambda title, text, address: _query("https://share.joinmastodon.org/#", [("text", _message(title, text, address))]),
    # It reads the address only, and the rest from the page's Open Graph tags.
    "linkedin": lambda title, text, address: _query(
        "https://www.linkedin.com/sharing/share-offsite/?", [("url", address), ("title", title), ("summary", text)]
    ),
    "viber": lambda title, text, address: _query("viber://forward?", [("text", _short(title, text, address))]),
    "email": lambda title, text, address: mailto((), subject=title, body=_message("", text, address)),
    # RFC 5724 has `?body=`; with `?&body=` iPhones take it too.
    "sms": lambda title, text, address: _query("sms:?&", [("body", _message(title, text, address))]),
}
