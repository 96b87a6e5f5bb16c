"""Parts that several pages show: organisations, events, news, actions, campaigns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import escape

from handbill.letters.identity_cache import cached_by_identity
from handbill.model.addresses import page_path, picture_address
from handbill.model.campaign import Campaign, Site
from handbill.model.facts import Organisation, Partner
from handbill.model.page import ActionPage, AudiencePage, EventPage, NewsPage
from handbill.model.publication import event_phase, is_archived, shows_logos
from handbill.model.settings import Owner
from handbill.pages import parts
from handbill.pages.campaigns.states import campaign_state, status_label
from handbill.pages.context import PageContext
from handbill.pages.events.event_parts import EventCard
from handbill.pages.events.event_time import event_label, event_time
from handbill.pages.ways import primary, ways
from handbill.reports.link import Report, report_link
from handbill.translations import direction, own_name

LATEST = 3
"""How many news items and events the home page shows."""
LATEST_OF_CAMPAIGN = 2
"""How many news items a campaign's page shows, which has all else to show besides."""


def organisation(context: PageContext, one: Organisation | Partner | Owner, source: str) -> parts.OrganisationView:
    return parts.OrganisationView(
        name=context.localized_line(one.name, source),
        short_name=context.localized_line(getattr(one, "short_name", None) or one.name, source),
        role=context.localized_line(getattr(one, "role", None), source),
        url=one.url or "",
        contact=getattr(one, "contact", None) or "",
        logo=_logo(context, one),
    )


def _logo(context: PageContext, one: Organisation | Partner | Owner) -> parts.FigureView | None:
    """The logo of an organiser, or of who runs the hub: decoration beside its name."""
    name, campaign = getattr(one, "logo", None), context.campaign
    is_shown = shows_logos(campaign, context.language) if campaign else not context.high_risk
    if name is None or not is_shown:
        return None
    address = picture_address(name, campaign.folder if campaign else "")
    picture = context.site.pictures.get(address)
    nothing = context.unmarked("")
    size = (picture.width, picture.height) if picture else (0, 0)
    return parts.FigureView(context.to_root(address), nothing, nothing, nothing, *size)


def issuers(context: PageContext, campaign: Campaign) -> tuple[parts.OrganisationView, ...]:
    organisers, found = campaign.facts.organisers, _issuers(context.site, campaign, context.language)
    if all(one.logo is None for one in organisers):
        return found
    return tuple(replace(shown, logo=_logo(context, one)) for shown, one in zip(found, organisers, strict=True))


@cached_by_identity(size=4)  # they are on every page, and differ there only in the links to their logos
def _issuers(site: Site, campaign: Campaign, language: str) -> tuple[parts.OrganisationView, ...]:
    context = PageContext(site, language, "", campaign)
    return tuple(organisation(context, one, campaign.source) for one in campaign.facts.organisers)


def languages(context: PageContext, tags: Iterable[str], path: str | None = None) -> tuple[parts.LanguageLink, ...]:
    """Languages by their own names, with links to an address in each when `path` is given."""
    return tuple(
        parts.LanguageLink(
            tag=tag,
            name=_site_name(context.site, tag),
            dir=direction(tag),
            href="" if path is None else context.to(path, tag),
            current=tag == context.language,
        )
        for tag in tags
    )


def _site_name(site: Site, tag: str) -> str:
    """The name mkdocs.yml gives a language, else the one it has for itself."""
    names = site.settings.names
    return names[tag] if tag in names else own_name(tag)


def _campaign_name(context: PageContext, campaign: Campaign) -> parts.LocalizedText:
    """Said on pages of the hub; on the campaign's own it would only repeat itself."""
    index = campaign.index.text(context.language)
    return context.localized("" if context.campaign else index.title, index.language)


def event_card(context: PageContext, campaign: Campaign, page: EventPage) -> EventCard:
    facts = page.facts
    state, when = event_phase(facts, context.today), event_time(context, page)
    text = page.text(context.language)
    return EventCard(
        link=context.link(page, campaign),
        summary=context.localized(text.summary, text.language),
        state=state,
        label=event_label(context, facts, state),
        # Whose clock it was is of use to those who can still come.
        when=replace(when, zone="") if state in ("over", "cancelled") else when,
        campaign=_campaign_name(context, campaign),
    )


def news_card(context: PageContext, campaign: Campaign, page: NewsPage) -> parts.NewsCard:
    facts = page.facts
    return parts.NewsCard(
        link=context.link(page, campaign),
        date=context.moment(facts.date),
        campaign=_campaign_name(context, campaign),
        outcome=facts.outcome,
    )


def news_card_with_excerpt(context: PageContext, campaign: Campaign, page: NewsPage) -> parts.NewsCard:
    """The card on a page of the campaign, with the beginning of the item, or its summary where nothing says how far that goes."""
    text = page.text(context.language)
    excerpt = context.excerpt(text, page) or context.markup(str(escape(text.summary)), text.language)
    return replace(news_card(context, campaign, page), excerpt=excerpt)


def report(context: PageContext, campaign: Campaign, letter: str = "") -> str:
    """The plain link of a report that a letter was sent: a message of its own, which readers may leave unsent."""
    if campaign.facts.report_to is None:
        return ""
    told = Report(campaign.slug, "sent", letter, context.language)
    return report_link(campaign.facts.report_to, told, context.site.settings.mailto_max)


def action_card(context: PageContext, campaign: Campaign, page: ActionPage) -> parts.ActionCard:
    facts = page.facts
    text = page.text(context.language)
    reported = report(context, campaign) if facts.kind == "report" else ""
    return parts.ActionCard(
        link=context.link(page, campaign),
        summary=context.localized(text.summary, text.language),
        buttons=() if reported else tuple(ways(context, campaign, page)),
        deadline=None if reported else context.deadline(facts.deadline),
        report=reported,
    )


def audience_card(context: PageContext, campaign: Campaign, page: AudiencePage) -> parts.AudienceCard:
    text = page.text(context.language)
    return parts.AudienceCard(
        link=context.link(page, campaign),
        summary=context.localized(text.summary, text.language),
        partner=partner(context, campaign, page),
        letters=tuple(context.link(letter, campaign) for letter in campaign.audience_letters(page)),
    )


def partner(context: PageContext, campaign: Campaign, page: AudiencePage) -> parts.OrganisationView:
    facts = page.facts
    if facts.partner is None:
        nobody = context.unmarked("")
        return parts.OrganisationView(nobody, nobody, nobody)
    return organisation(context, facts.partner, campaign.source)


def campaign_card(context: PageContext, campaign: Campaign) -> parts.CampaignCard:
    """The campaign in the reader's language, or in its own when it is not offered in that."""
    offered = context.language in campaign.facts.languages
    reader = context.language if offered else campaign.source
    text = campaign.index.text(reader)
    path = page_path(campaign.index, campaign.folder)
    outcome = campaign.outcome if offered and is_archived(campaign) else None
    return parts.CampaignCard(
        link=parts.Link(context.to(path, reader), context.localized(text.title, text.language)),
        summary=context.localized(text.summary, text.language),
        by=tuple(one.short_name for one in issuers(context, campaign)),
        status=campaign.facts.status,
        label=status_label(context, campaign.facts.status),
        deadline=context.deadline(campaign.facts.deadline, campaign),
        primary=primary(context, campaign) if offered else None,
        languages=languages(context, campaign.facts.languages, path),
        outcome=context.link(outcome, campaign) if outcome else None,
        ended=context.moment(outcome.facts.date) if outcome else None,
        state=campaign_state(context, campaign),
    )
