"""What a campaign page offers to pass it on; nothing where that is dangerous."""

from __future__ import annotations

from handbill.model.campaign import Campaign, Page
from handbill.outputs.passing_on import passing_on, post_text
from handbill.pages import parts
from handbill.pages.place import Place


def qr_path(slug: str) -> str:
    """Where the QR code of a campaign stands, without language."""
    return f"{slug}/qr.svg"


def passes_on(campaign: Campaign, language: str) -> bool:
    """Whether readers of a language are offered to pass the campaign on."""
    return language in campaign.facts.languages and not campaign.is_high_risk(language)


def passing_on_view(place: Place, campaign: Campaign, page: Page) -> parts.PassingOn | None:
    """Plain links, the post to copy where the campaign's choice names `copy`, and the QR code."""
    if not passes_on(campaign, place.language):
        return None
    say = place.say
    names = {
        "facebook": "Facebook", "x": "X", "telegram": "Telegram", "whatsapp": "WhatsApp", "bluesky": "Bluesky",
        "mastodon": "Mastodon", "linkedin": "LinkedIn", "viber": "Viber", "email": say("Email"), "sms": say("Text message"),
    }  # fmt: skip
    offered = passing_on(place.site, campaign, page, place.language)
    copied = any(one.service == "copy" for one in offered)
    post = post_text(place.site, campaign, page, place.language) if copied else ""
    spoken = page.text(place.language).language
    return parts.PassingOn(
        links=tuple(parts.Link(one.href, place.words(names[one.service], place.language)) for one in offered if one.href),
        post=tuple(place.words(part, spoken) for part in post.split("\n\n") if part),
        qr=place.to(qr_path(campaign.slug)),
    )
