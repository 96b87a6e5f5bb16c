"""Links that pass a page on, as the services behind them read them: no line of it is shared with the program."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

BASES = {
    "facebook": "https://www.facebook.com/sharer/sharer.php",
    "x": "https://x.com/intent/tweet",
    "telegram": "https://t.me/share/url",
    "whatsapp": "https://wa.me/",
    "bluesky": "https://bsky.app/intent/compose",
    "mastodon": "https://share.joinmastodon.org/",
    "linkedin": "https://www.linkedin.com/sharing/share-offsite/",
    "viber": "viber://forward",
    "email": "mailto:",
    "sms": "sms:",
}


def decoded(service: str, href: str) -> tuple[str, str, str]:
    """Title, text and address as the service takes them from its link."""
    assert href.isascii()
    assert not set(' "<>+') & set(href)
    parts = urlsplit(href)
    fields = dict(parse_qsl((parts.fragment if service == "mastodon" else parts.query).lstrip("&"), strict_parsing=True))
    if service in ("facebook", "x", "telegram"):
        words = fields["quote" if service == "facebook" else "text"]
        title, _, text = words.partition("\n\n")
        return title, text, fields["u" if service == "facebook" else "url"]
    if service == "linkedin":
        return fields["title"], fields.get("summary", ""), fields["url"]
    if service == "email":
        *more, address = fields["body"].split("\r\n\r\n")
        return fields["subject"], "".join(more), address
    if service == "viber":
        title, address, *more = fields["text"].split("\n\n")
        return title, "".join(more), address
    title, *more, address = fields["body" if service == "sms" else "text"].split("\n\n")
    return title, "".join(more), address


def service_of(href: str) -> str:
    """The service a link leads to; empty for any other link."""
    found = (name for name, base in BASES.items() if href.startswith((base + "?", base + "#")))
    return next(found, "")
