"""A letter on affiliates' own sites: its page without a surround, the line of HTML that shows it, and oEmbed 1.0."""

from __future__ import annotations

from html import escape

from handbill.letters.letter import sent_text
from handbill.model.addresses import SHARE_PICTURE, SHARE_PICTURE_SIZE, page_path
from handbill.model.campaign import Campaign, Edition
from handbill.model.page import LetterPage, Page
from handbill.model.publication import may_embed, offers_letter
from handbill.urls.absolute import absolute, address
from handbill.values.syntax.json_text import json_text

WIDTH, HEIGHT = 640, 960
"""The frame in CSS pixels: a letter column of the page, and as much of it as most screens show at once."""


def is_offered_to_embed(campaign: Campaign, page: Page, language: str) -> bool:
    """Whether a letter's page tells affiliates how to show it: while it can be sent."""
    if not isinstance(page, LetterPage):
        return False
    return may_embed(campaign, page, language) and offers_letter(campaign, sent_text(page, language))


def embed_path(page: Page, folder: str) -> str:
    """Where the page to embed is, without language."""
    return f"{page_path(page, folder)}embed/"


def oembed_path(page: Page, folder: str) -> str:
    """Where a letter's oEmbed file is, without language."""
    return f"{page_path(page, folder)}oembed.json"


def embed_html(edition: Edition, page: Page) -> str:
    """The line of HTML that shows a letter on another site."""
    where = absolute(edition.site, embed_path(page, edition.campaign.folder), edition.language)
    title = page.text(edition.language).title
    return (
        f'<iframe src="{escape(where)}" title="{escape(title)}" width="{WIDTH}" height="{HEIGHT}" '
        f'style="max-width:100%;border:0" loading="lazy"></iframe>'
    )


def oembed(edition: Edition, page: Page) -> str:
    """What programs of other sites are told (oEmbed 1.0, type `rich`); lengths are CSS pixels, `cache_age` seconds."""
    site, campaign, language = edition.site, edition.campaign, edition.language
    where = address(edition, page)
    data: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": page.text(language).title,
        "author_name": campaign.index.text(language).title,
        "author_url": address(edition, campaign.index),
        "provider_name": site.name_in(page.shown_language(edition.language))[0],
        "provider_url": absolute(site, "", language),
        "cache_age": 86_400,
        "html": embed_html(edition, page),
        "width": WIDTH,
        "height": HEIGHT,
    }
    if site.settings.share_pictures:
        data |= {
            "thumbnail_url": f"{where}{SHARE_PICTURE}",
            "thumbnail_width": SHARE_PICTURE_SIZE[0],
            "thumbnail_height": SHARE_PICTURE_SIZE[1],
        }
    return json_text(data)
