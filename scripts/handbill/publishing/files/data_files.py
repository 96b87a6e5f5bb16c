"""Everything a site publishes beside its pages: sitemap, redirects, calendars, feeds, JSON, QR codes."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.events.calendar_entries import campaign_calendar_path, dated_events, event_calendar_path, reminder_path
from handbill.letters.embed import is_offered_to_embed, oembed, oembed_path
from handbill.model.addresses import alias_addresses, handbook_addresses, page_path, prefix, relative
from handbill.model.campaign import Campaign, Edition, Site
from handbill.model.kinds import KINDS
from handbill.model.page import Page
from handbill.model.publication import may_share, offers_reminder
from handbill.news.feed import ATOM, JSON, atom, feed_of, feed_path, json_feed
from handbill.pages.frames.frame import alternates, offered
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.routes import routes
from handbill.pages.sharing import qr_path
from handbill.sharing.qr import qr
from handbill.site.campaign_json import SCHEMA_PATH, campaign_json, campaign_json_path, schema
from handbill.site.redirect import redirect
from handbill.site.sitemap import Alternates, sitemap
from handbill.urls.absolute import absolute, canonical


def sitemap_file(site: Site) -> bytes:
    """The sitemap of every page in the languages it is really written in, and of the handbook."""
    return sitemap(_indexed(site))


def _indexed(site: Site) -> Iterator[tuple[str, Alternates]]:
    known: dict[str, Alternates] = {}  # by the path of a page: they are the same in all of its languages
    for language in site.settings.tags:
        for route in routes(site, language):
            context = route.context
            if route.template == "404" or context.path != context.own_path:
                continue
            if context.path not in known and (found := alternates(context)):
                known[context.path] = tuple(found)
            if any(tag == language for tag, _ in known.get(context.path, ())):
                yield absolute(site, context.path, language), known[context.path]
    yield from ((site.settings.site_url + address, ()) for address in handbook_addresses(site.handbook))


def redirects(site: Site) -> Iterator[tuple[str, str]]:
    """The address and HTML of every old address of campaigns; it leads to its page in the language of the address."""
    for campaign in site.campaigns:
        for page in campaign.pages:
            yield from _redirects(site, campaign, page)


def hub_redirects(site: Site) -> Iterator[tuple[str, str]]:
    """The same for pages of the hub."""
    for page in site.hub:
        yield from _redirects(site, None, page)


def _redirects(site: Site, campaign: Campaign | None, page: Page) -> Iterator[tuple[str, str]]:
    tags, default = site.settings.tags, site.settings.default_language
    path = page_path(page, campaign.folder if campaign else "")
    for alias in page.facts.aliases:
        for old, language in alias_addresses(alias, tags, default, offered(site, campaign, page)).items():
            to = relative(prefix(language, default) + path, old)
            yield f"{old}index.html", redirect(to, absolute(site, path, language), page.text(language).title, language)


def calendars(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    """The address and bytes of every calendar file of a language; an untranslated event has only its source's."""
    before = prefix(language, site.settings.default_language)
    for campaign in site.campaigns:
        if language not in campaign.facts.languages or not dated_events(campaign):
            continue
        # The library of calendars takes long to load, and many campaigns have no dated event.
        from handbill.events.ics import campaign_calendar, event_calendar  # noqa: PLC0415

        edition = Edition(site, campaign, language)
        if (whole := campaign_calendar(edition)) is not None:
            yield before + campaign_calendar_path(campaign.folder), whole
        for page in campaign.events:
            one = event_calendar(edition, page) if page.is_translated(language) else None
            if one is not None:
                yield before + event_calendar_path(page, campaign.folder), one


def reminders(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    """The address and bytes of the reminder of every letter that has a last day to come."""
    before = prefix(language, site.settings.default_language)
    for campaign in site.campaigns:
        for page in campaign.letters:
            if offers_reminder(campaign, page, language, site.today):
                from handbill.events.ics import reminder  # noqa: PLC0415  likewise

                yield before + reminder_path(page, campaign.folder), reminder(Edition(site, campaign, language), page)


def feeds(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    """The address and bytes of the feeds of campaigns with news, in a language."""
    for campaign in site.campaigns:
        if language in campaign.facts.languages and campaign.news:
            yield from _feeds(site, campaign, language)


def hub_feeds(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    """The address and bytes of the feeds of all campaigns together, in a language."""
    yield from _feeds(site, None, language)


def _feeds(site: Site, campaign: Campaign | None, language: str) -> Iterator[tuple[str, bytes]]:
    before = prefix(language, site.settings.default_language)
    feed = feed_of(site, campaign, language)
    yield before + feed_path(campaign, ATOM), atom(feed)
    yield before + feed_path(campaign, JSON), json_feed(feed).encode()


def campaigns_json(site: Site, language: str, files: LetterFiles) -> Iterator[tuple[str, str]]:
    """The address and JSON of every campaign of a language; `files` are those of letters, by folder."""
    before = prefix(language, site.settings.default_language)
    for campaign in site.campaigns:
        if language in campaign.facts.languages:
            yield before + campaign_json_path(campaign.folder), campaign_json(Edition(site, campaign, language), files)


def json_schema() -> tuple[str, str]:
    """The address and text of the schema of `campaigns_json`, one for all languages."""
    return SCHEMA_PATH, schema()


def oembeds(site: Site, language: str) -> Iterator[tuple[str, str]]:
    """The address and JSON of the oEmbed file of every letter that other sites may show."""
    before = prefix(language, site.settings.default_language)
    for campaign in site.campaigns:
        for page in campaign.letters:
            if is_offered_to_embed(campaign, page, language):
                yield before + oembed_path(page, campaign.folder), oembed(Edition(site, campaign, language), page)


def qr_codes(site: Site, language: str) -> Iterator[tuple[str, str]]:
    """The address and SVG of the QR code of every campaign and event; none where passing a page on is dangerous."""
    before = prefix(language, site.settings.default_language)
    for campaign in site.campaigns:
        pages = [page for kind in KINDS if kind.is_on_posters for page in campaign.of_kind(kind.name)]
        for page in pages if may_share(campaign, language) else ():
            where = canonical(Edition(site, campaign, language), page)
            yield before + qr_path(page, campaign.folder), qr(where, page.text(language).title)
