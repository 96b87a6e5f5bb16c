"""The parts of a site that do not depend on each other: each campaign, and the hub, which shows a summary of them all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handbill.model.campaign import Campaign, Site
from handbill.model.page import Page

HUB = ""
"""The part that belongs to no campaign; every other has the slug of its campaign, but for HANDBOOK."""
HANDBOOK = "handbook"
"""The part that MkDocs makes, which depends on no campaign; none can have its name."""


def site_of(part: str, site: Site) -> Site:
    """The site as a part may know it: a campaign no other campaign, the hub what all of them say about themselves.

    What a part is made from is no more than this, so that it stays as it is while this does.
    """
    if part == HUB:
        return replace(site, campaigns=tuple(map(summary, site.campaigns)))
    campaigns = tuple(one for one in site.campaigns if one.slug == part)
    # Caches know a site by its identity.
    return site if campaigns == site.campaigns else replace(site, campaigns=campaigns)


def part_of(address: str, site: Site) -> str:
    """The part that a page, a picture or another file below a folder of a campaign belongs to."""
    if site.whole_campaign is not None:
        return site.whole_campaign.slug
    first, *rest = address.split("/")
    slug = rest[0] if first in site.settings.tags and rest else first
    return slug if any(one.slug == slug for one in site.campaigns) else HUB


def summary(campaign: Campaign) -> Campaign:
    """What the hub knows of a campaign: no offices, no texts but news, and not how far translations can be trusted.

    A summary is its own.
    """
    pages = tuple(map(_without_text, campaign.pages))
    if not campaign.recipients and all(page is before for page, before in zip(pages, campaign.pages, strict=True)):
        return campaign
    return replace(campaign, pages=pages, recipients={})


def _without_text(page: Page) -> Page:
    hidden: dict[str, Any] = {"stale": False, "translation": None, "body_line": 1}
    if page.kind != "news":
        hidden |= {"body": "", "body_after": None}
    if all(hidden.items() <= vars(text).items() for text in page.texts.values()):
        return page
    return replace(page, texts={language: replace(text, **hidden) for language, text in page.texts.items()})
