"""A letter inside another site: the iframe to paste, and oEmbed 1.0 (oembed.com) for programs that paste it themselves."""

from __future__ import annotations

import json
from html import escape

from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign, Page, Site
from handbill.model.facts import line_of
from handbill.outputs.absolute import absolute

WIDTH = 640
HEIGHT = 960
"""Pixels: a letter of a page with its button, without a second scroll bar on most screens."""
DAY = 86_400
"""How long an answer may be kept, in seconds: the site is built once a day."""


def embed_path(page: Page, slug: str) -> str:
    """Where the page to put into an iframe stands, without language."""
    return f"{page_path(page, slug)}embed/"


def oembed_path(page: Page, slug: str) -> str:
    """Where the oEmbed answer of a letter stands, without language."""
    return f"{page_path(page, slug)}oembed.json"


def iframe(site: Site, campaign: Campaign, page: Page, language: str) -> str:
    """The HTML to paste into another site; empty where passing a page on is dangerous."""
    if campaign.is_high_risk(language):
        return ""
    source = absolute(site, embed_path(page, campaign.slug), language)
    title = page.text(language).title
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="{WIDTH}" height="{HEIGHT}" '
        'loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )


def oembed(site: Site, campaign: Campaign, page: Page, language: str) -> str | None:
    """The answer for a letter's address (oEmbed 1.0 section 2.3.4.4, type rich); None where passing it on is dangerous."""
    html = iframe(site, campaign, page, language)
    if not html:
        return None
    organiser = campaign.facts.organisers[0]
    data = {
        "version": "1.0",
        "type": "rich",
        "title": page.text(language).title,
        "author_name": line_of(organiser.name, language, campaign.source)[0],
        "author_url": organiser.url,
        "provider_name": site.settings.site_name,
        "provider_url": absolute(site, "", language),
        "cache_age": DAY,
        "html": html,
        "width": WIDTH,
        "height": HEIGHT,
    }
    return json.dumps({name: value for name, value in data.items() if value}, ensure_ascii=False, indent=2) + "\n"
