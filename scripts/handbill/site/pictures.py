"""Which pictures a site publishes: those that a published page shows to somebody, and no other.

What a page shows depends on its language: where reading is dangerous, only pictures with everybody's consent (urls.absolute).
"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.content.markdown.body import body_of
from handbill.model.addresses import picture_address, picture_of
from handbill.model.campaign import Campaign, Site
from handbill.model.page import Page, Text
from handbill.model.publication import is_high_risk, is_hub_high_risk, is_offered, shows_pictures
from handbill.model.settings import Settings


def shown_pictures(site: Site) -> dict[str, str]:
    """The address below the site's root and the file, relative to the project, of every picture that is shown to somebody."""
    shown = set(site.handbook_pictures)
    for page in site.hub:
        for language in site.settings.tags:
            shown |= set(map(picture_address, _of_page(None, page, page.text(language))))
    if not all(is_hub_high_risk(site.campaigns, language) for language in site.settings.tags):
        shown |= set(map(picture_address, owner_logo(site.settings)))
    for campaign in site.campaigns:
        for picture in _of_campaign(campaign) if campaign.media else ():
            shown.add(picture_address(picture, campaign.folder))
    return {address: file for address, file in own_pictures(site).items() if address in shown}


def own_pictures(site: Site) -> dict[str, str]:
    """The address and the file of every picture in the folders of the site, shown or not."""
    files = {file.removeprefix("docs/"): file for file in site.media}
    for campaign in site.campaigns:
        folder = f"campaigns/{campaign.slug}/"
        files |= {picture_address(file.removeprefix(folder), campaign.folder): file for file in campaign.media}
    return files


def used_pictures(campaign: Campaign | None, pages: tuple[Page, ...]) -> set[str]:
    """The pictures, such as `media/a.jpg`, that pages name in any of their languages, and campaign.yml as logos."""
    used = {picture for page in pages for text in page.texts.values() for picture in _of_page(campaign, page, text)}
    return used | (set(_logos(campaign)) if campaign is not None else set())


def owner_logo(settings: Settings) -> tuple[str, ...]:
    """The logo of who runs the hub, where there is one."""
    logo = settings.owner.logo if settings.owner else None
    return (logo,) if logo else ()


def has_figure(campaign: Campaign | None, page: Page) -> bool:
    """Whether a page shows the picture in its field `image`: letters do not, and neither does the hub's archive."""
    return page.kind != "letter" and not (campaign is None and page.id == "archive")


def _of_campaign(campaign: Campaign) -> Iterator[str]:
    languages = campaign.facts.languages
    for page in campaign.pages:
        for language in languages:
            if is_offered(campaign, page, language) and shows_pictures(campaign, page, language):
                yield from _of_page(campaign, page, page.text(language))
    if not all(is_high_risk(campaign, language) for language in languages):
        yield from _logos(campaign)


def _of_page(campaign: Campaign | None, page: Page, text: Text) -> Iterator[str]:
    if page.facts.image is not None and has_figure(campaign, page):
        yield page.facts.image
    if page.kind == "letter":
        return
    body = body_of(page, text)
    for link in (*(image.src for image in body.images), *(link.href for link in body.links)):
        if (picture := picture_of(link, page)) is not None:
            yield picture


def _logos(campaign: Campaign) -> Iterator[str]:
    for one in (*campaign.facts.organisers, *campaign.facts.partners):
        if one.logo is not None:
            yield one.logo
