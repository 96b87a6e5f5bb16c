"""Addresses as they stand outside the site: in calendars, feeds and JSON, where nothing is relative."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from handbill.content.components.timeline import written_dates
from handbill.content.markdown import REFERENCE, without_pictures
from handbill.model.addresses import file_name, is_external, page_path, prefix, resolve
from handbill.model.campaign import Campaign, Page, Site
from handbill.model.publication import is_offered, shows_pictures

_LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.S)
_HANDBOOK = re.compile(r"(^|/)index\.md$")


def host(site: Site) -> str:
    """The host of the site, which calendar and feed ids are made of; `localhost` where mkdocs.yml names none."""
    return urlsplit(site.settings.site_url).hostname or "localhost"


def absolute(site: Site, path: str, language: str | None = None) -> str:
    """The address of a path (below the site's root, without language) in a language; None for files of every language."""
    before = "" if language is None else prefix(language, site.settings.default_language)
    return f"{site.settings.site_url}{before}{path}"


def address(site: Site, campaign: Campaign | None, page: Page, language: str) -> str:
    """The address of a page in a language, translated or not."""
    return absolute(site, page_path(page, campaign.slug if campaign else ""), language)


def canonical(site: Site, campaign: Campaign | None, page: Page, language: str) -> str:
    """The address of a page in a language, or that of the original where it is not translated."""
    return address(site, campaign, page, page.shown_language(language))


def absolute_html(site: Site, campaign: Campaign | None, page: Page, html: str, language: str) -> str:
    """HTML of a page's Markdown with every link and picture made absolute, and dates written in the text's language."""
    if not shows_pictures(campaign, page, language):
        html = without_pictures(html)
    html = without_links(html, campaign, page)

    def reference(match: re.Match[str]) -> str:
        return f'{match[1]}="{escape(_target(site, campaign, page, unescape(match[2]), language))}"'

    return written_dates(REFERENCE.sub(reference, html), language)


def without_links(html: str, campaign: Campaign | None, page: Page) -> str:
    """HTML of a page's Markdown in which links to news whose day has not come are their words only."""
    if campaign is None or not campaign.unpublished:
        return html

    def words(match: re.Match[str]) -> str:
        return match[2] if resolve(unescape(match[1]), page)[0] in campaign.unpublished else match[0]

    return _LINK.sub(words, html)


def _target(site: Site, campaign: Campaign | None, page: Page, link: str, language: str) -> str:
    own = address(site, campaign, page, language)
    if is_external(link):
        return urljoin(own, link)
    target, fragment = resolve(link, page)
    if target.startswith("media/"):
        return absolute(site, (f"{campaign.slug}/" if campaign else "") + target)
    if target.startswith("handbook/"):
        path = _HANDBOOK.sub(r"\1", target).removesuffix(".md").rstrip("/") + "/"
        return absolute(site, path) + (f"#{fragment}" if fragment else "")
    pages = campaign.pages if campaign else site.hub
    found = next((one for one in pages if f"{file_name(one)}.md" == target), None)
    if found is None:
        return urljoin(own, link)
    if campaign is not None and not is_offered(campaign, found, language):
        found = campaign.index
    return address(site, campaign, found, language) + (f"#{fragment}" if fragment else "")
