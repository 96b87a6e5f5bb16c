"""Which files a campaign hands out: those that a published page leads to for somebody, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from handbill.content.markdown.body import body_of
from handbill.model.addresses import below, is_external, resolve
from handbill.model.campaign import Campaign, Site
from handbill.model.page import Page, Text
from handbill.model.publication import is_offered, shows_attachments


def offered_attachments(site: Site) -> dict[str, str]:
    """The address below the site's root, and the file from the project's folder on, of each that somebody is offered."""
    found: dict[str, str] = {}
    for campaign in site.campaigns:
        for page in campaign.pages if campaign.files else ():
            for language in campaign.facts.languages:
                if is_offered(campaign, page, language) and shows_attachments(campaign, page, language):
                    names = linked_attachments(page, page.text(language))
                    offered = [name for name in names if name in campaign.files]
                    found |= {below(campaign.folder, name): f"campaigns/{campaign.slug}/{name}" for name in offered}
    return found


def linked_attachments(page: Page, text: Text) -> Iterator[str]:
    """The files, such as `files/leaflet.pdf`, that a page leads to in a language."""
    for link in body_of(page, text).links:
        if not is_external(link.href) and (target := unquote(resolve(link.href, page)[0])).startswith("files/"):
            yield target


def used_attachments(campaign: Campaign) -> set[str]:
    return {name for page in campaign.pages for text in page.texts.values() for name in linked_attachments(page, text)}
