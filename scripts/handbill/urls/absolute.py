"""Addresses as they are outside the site: in calendars, feeds and JSON, where nothing is relative."""

from __future__ import annotations

from urllib.parse import urlsplit

from handbill.model.addresses import page_path, prefix
from handbill.model.campaign import Edition, Site
from handbill.model.page import Page


def host(site: Site) -> str:
    """The host of the site, which calendar and feed ids are made of; `localhost` where mkdocs.yml names none."""
    return urlsplit(site.settings.site_url).hostname or "localhost"


def absolute(site: Site, path: str, language: str | None = None) -> str:
    """The address of a path (below the site's root, without language) in a language; None for files of every language."""
    before = "" if language is None else prefix(language, site.settings.default_language)
    return f"{site.settings.site_url}{before}{path}"


def address(edition: Edition, page: Page) -> str:
    """The address of a page of a campaign in a language, translated or not."""
    return absolute(edition.site, page_path(page, edition.campaign.folder), edition.language)


def canonical(edition: Edition, page: Page) -> str:
    """The address of a page in a language, or that of the original where it is not translated."""
    return absolute(edition.site, page_path(page, edition.campaign.folder), page.shown_language(edition.language))
