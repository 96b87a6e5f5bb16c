"""One campaign as a whole site: its home page is the first page, and no address has its folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from handbill.model.addresses import alias_addresses, file_name
from handbill.model.campaign import Campaign, Site
from handbill.model.page import Page
from handbill.model.settings import Settings
from handbill.pages.frames.frame import offered
from handbill.pages.routes import routes
from handbill.publishing.swap.staging import Refused
from handbill.site.pictures import own_pictures
from handbill.values.types import SiteAddress

_LISTS = ("", "archive")
"""The pages of a hub that list campaigns."""


def one_campaign_site(site: Site, url: str | None = None) -> Site:
    """The `site`, which has one campaign only, as that campaign's own at the address `url`, the hub's where there is none.

    It has the campaign's languages, and keeps the default one of the hub where the campaign is offered in that, else the
    campaign's source is the default. Of the hub remain the pages that list no campaigns, unless the campaign has one of that
    name. The handbook is left out. Raises Refused where two files would have one address, or where `url` is no address of a site.
    """
    (campaign,) = site.campaigns
    whole = replace(campaign, at_root=True)
    own = {file_name(page) for page in whole.pages}
    hub = tuple(page for page in site.hub if page.id not in _LISTS and file_name(page) not in own)
    pictures = {file.removeprefix("docs/"): file for file in site.media}
    for file in whole.media:
        if other := pictures.get(file.removeprefix(f"campaigns/{whole.slug}/")):
            raise Refused(f"{other} and {file} would have one address; rename one of them")
    settings = _settings(site.settings, whole, url)
    made = replace(site, settings=settings, hub=hub, campaigns=(whole,), handbook=())
    taken: dict[str, str] = {}
    for address, source in _addresses(made):
        if taken.setdefault(address, source) != source:
            raise Refused(f"{taken[address]} and {source} would have one address, /{address}; rename one of them")
    return made


def _settings(settings: Settings, campaign: Campaign, url: str | None) -> Settings:
    spoken = [one for one in settings.languages if one.tag in campaign.facts.languages]
    default = settings.default_language if settings.default_language in campaign.facts.languages else campaign.source
    spoken.sort(key=lambda one: one.tag != default)
    changed = {"languages": tuple(spoken), "site_url": settings.site_url if url is None else _url(url)}
    # Not a copy, which would keep what was reckoned from the languages of the hub.
    return Settings(**{name: changed.get(name, getattr(settings, name)) for name in Settings.model_fields})


def _url(text: str) -> str:
    try:
        return TypeAdapter(SiteAddress).validate_python(text)
    except ValidationError as error:
        raise Refused(f"--site-url: {error.errors()[0]['msg']}") from None


def _addresses(site: Site) -> Iterator[tuple[str, str]]:
    """The address of each page, picture and old address, and the file that has it."""
    yield from own_pictures(site).items()
    for language in site.settings.tags:
        for route in routes(site, language):
            if route.context.path == route.context.own_path:
                page = route.context.page
                yield route.context.address, page.source_text.path if page else route.name
    for campaign, page in (*((None, page) for page in site.hub), *((one, page) for one in site.campaigns for page in one.pages)):
        yield from _old(site, campaign, page)


def _old(site: Site, campaign: Campaign | None, page: Page) -> Iterator[tuple[str, str]]:
    tags, default = site.settings.tags, site.settings.default_language
    for alias in page.facts.aliases:
        for address in alias_addresses(alias, tags, default, offered(site, campaign, page)):
            yield address, f"the alias “{alias}” in {page.source_text.path}"
