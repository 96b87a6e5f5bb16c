"""What the frames of all pages of a campaign, or of the hub, have in common in a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbill.content.markdown.body import body_of
from handbill.letters.identity_cache import cached_by_identity
from handbill.model.addresses import file_name
from handbill.model.campaign import Campaign, Site
from handbill.model.page import Page
from handbill.news.feed import has_news
from handbill.pages.cards import languages
from handbill.pages.context import PageContext
from handbill.pages.layout.page_assets import StyleVariant, style_variant
from handbill.pages.parts import LanguageLink, LocalizedHtml, LocalizedText
from handbill.translations import day, translator
from handbill.translations.catalogues import has_catalogue, interface_language

FOOTER = ("", "archive", "safety", "privacy", "about")


@dataclass(frozen=True, slots=True)
class EditionFrame:
    """`title` is that of the campaign, else of the site, which the titles of pages end in. `footer` are pages by their path without
    language, each with its name; `languages` are those of the campaign, else of the site, by name, and `read_in` those of the
    campaign by what says “Read in English” in each; neither has links. `safety` is what the box about safety says on all pages
    alike; None where there is none, or it has links or pictures, which are elsewhere from each page.
    """

    site_name: LocalizedText
    title: str
    style_variant: StyleVariant
    campaign_notice: LocalizedText | None
    contact: str
    footer: Sequence[tuple[str, LocalizedText]]
    languages: Sequence[LanguageLink]
    read_in: Sequence[LanguageLink]
    has_news: bool
    as_on: str
    safety: LocalizedHtml | None


@cached_by_identity(size=4)
def edition_frame(site: Site, campaign: Campaign | None, language: str) -> EditionFrame:
    context = PageContext(site, language, "", campaign)
    name = context.localized(*site.name_in(language))
    return EditionFrame(
        site_name=name,
        title=campaign.index.text(language).title if campaign else name.text,
        style_variant=style_variant(context),
        campaign_notice=context.localized(*campaign.notice_in(language)) if campaign and campaign.notice else None,
        contact=campaign.facts.contact if campaign else _owner_contact(site),
        footer=_footer(context),
        languages=languages(context, campaign.facts.languages if campaign else site.settings.tags),
        read_in=_read_in(context, campaign) if campaign else (),
        has_news=has_news(site, campaign, language),
        as_on=as_on(site, language),
        safety=_safety(context) if context.high_risk else None,
    )


def safety_page(context: PageContext) -> Page | None:
    """The page that the box about safety is from: the campaign's own, else the hub's."""
    campaign = context.campaign or context.site.whole_campaign
    return (campaign.page("safety") if campaign else None) or context.site.hub_page("safety")


def _safety(context: PageContext) -> LocalizedHtml | None:
    page = safety_page(context)
    if page is None:
        return None
    text = page.text(context.language)
    excerpt = body_of(page, text).excerpt
    return None if excerpt is None or excerpt.links or excerpt.images or excerpt.has_html else context.excerpt(text, page)


def as_on(site: Site, language: str) -> str:
    """What is on top of every page of a preview of another day; empty on a site of today."""
    if not site.as_on:
        return ""
    say = translator(language)
    return say("As on %(day)s. This is a preview and is not published.", day=day(site.today, interface_language(language)))


def _read_in(context: PageContext, campaign: Campaign) -> tuple[LanguageLink, ...]:
    """Links that each say “Read in English” in their own language."""
    return tuple(replace(one, name=_invitation(one)) for one in languages(context, campaign.facts.languages))


def _invitation(link: LanguageLink) -> str:
    """What its language's catalogue says; the language's name where there is no catalogue."""
    say = translator(link.tag)
    return say("Read in English") if has_catalogue(link.tag) else link.name


def _owner_contact(site: Site) -> str:
    """Where to write to who runs the hub; empty where mkdocs.yml does not say."""
    owner = site.settings.owner
    return owner.contact or "" if owner else ""


def _footer(context: PageContext) -> tuple[tuple[str, LocalizedText], ...]:
    names = {
        "": context.say("All campaigns"),
        "archive": context.say("Archive"),
        "safety": context.say("Before you act"),
        "privacy": context.say("Privacy"),
        "about": context.say("About"),
    }
    whole = context.site.whole_campaign
    known = {page.id for page in context.site.hub} | ({file_name(page) for page in whole.pages} if whole else {"archive"})
    return tuple((f"{id}/" if id else "", context.unmarked(names[id])) for id in FOOTER if id in known)
