"""The pages that list campaigns: the home page those that run, the archive those that ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from handbill.model.campaign import Campaign
from handbill.model.publication import CampaignPhase, campaign_phase, event_phase, is_archived, is_deadline_passed, offers_letters
from handbill.pages import cards, parts, view
from handbill.pages.context import PageContext
from handbill.pages.events.event_time import event_order
from handbill.pages.layout.figure import figure
from handbill.pages.news import all_news, by_year, items, newest, outcomes, recent_items, year_links


def home_view(context: PageContext) -> view.HomeView:
    assert context.page is not None
    text = context.text
    current = [one for one in context.site.campaigns if not is_archived(one)]
    offered = (one for one in current if context.language in one.facts.languages)
    running = sorted(offered, key=lambda one: _urgency(context, one))
    elsewhere = [one for one in current if context.language not in one.facts.languages]
    events = [
        (page, campaign)
        for campaign in running
        for page in campaign.events
        if event_phase(page.facts, context.today) not in ("over", "cancelled")
    ]
    events.sort(key=lambda pair: event_order(context, pair[0].facts, pair[0].id))
    ended = newest(outcomes(context))[: cards.LATEST]
    lead = _lead(context, running)
    owner = context.site.settings.owner
    return view.HomeView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=context.body(text),
        figure=figure(context, context.page),
        featured=_featured(context, lead) if lead else None,
        campaigns=_cards(context, (one for one in running if one is not lead), ("draft", "running")),
        after=_cards(context, (one for one in running if one is not lead), ("after",)),
        paused=_cards(context, (one for one in running if one is not lead), ("paused",)),
        elsewhere=tuple(cards.campaign_card(context, one) for one in elsewhere),
        events=tuple(cards.event_card(context, campaign, page) for page, campaign in events[: cards.LATEST]),
        news=tuple(cards.news_card(context, campaign, page) for page, campaign in newest(items(running))[: cards.LATEST]),
        all_news=all_news(context),
        ended=tuple(cards.campaign_card(context, campaign) for _, campaign in ended),
        archive=parts.Link(context.to("archive/"), context.unmarked(context.say("Archive"))),
        owner=cards.organisation(context, owner, context.site.settings.default_language) if owner else None,
    )


def _cards(context: PageContext, campaigns: Iterable[Campaign], phases: Sequence[CampaignPhase]) -> tuple[parts.CampaignCard, ...]:
    """Those of some campaigns that are in one of the phases."""
    return tuple(cards.campaign_card(context, one) for one in campaigns if campaign_phase(one, context.today) in phases)


def _featured(context: PageContext, campaign: Campaign) -> parts.CampaignCard:
    """The campaign that heads the page, whose hand leads to it where there is nothing else to do."""
    card = cards.campaign_card(context, campaign)
    to_campaign = parts.Link(card.link.href, context.unmarked(context.say("Read what you can do")))
    return replace(card, primary=card.primary or to_campaign)


def _lead(context: PageContext, campaigns: Sequence[Campaign]) -> Campaign | None:
    """The campaign that heads the page: in the reader's language, and none past its deadline while another runs."""
    running = [one for one in campaigns if campaign_phase(one, context.today) == "running"]
    candidates = running or [one for one in campaigns if campaign_phase(one, context.today) == "after"]
    return next((one for one in candidates if one.index.is_translated(context.language)), None)


def _urgency(context: PageContext, campaign: Campaign) -> tuple[int, int, str]:
    """First the deadline that comes next, then what moved last."""
    deadline = campaign.facts.deadline
    if deadline is not None and not is_deadline_passed(deadline, context.today) and offers_letters(campaign):
        return (0, deadline.toordinal(), campaign.slug)
    last = campaign.last_change
    return (1 if offers_letters(campaign) else 2, -(last.toordinal() if last else 0), campaign.slug)


def archive_view(context: PageContext) -> view.ArchiveView:
    ended = [one for one in context.site.campaigns if is_archived(one)]
    offered = [one for one in ended if context.language in one.facts.languages]
    offered.sort(key=lambda one: (-_year(one), one.slug))
    years = tuple(
        (
            context.number(year) if year else context.say("Without a date"),
            tuple(cards.campaign_card(context, one) for one in group),
        )
        for year, group in groupby(offered, key=_year)
    )
    page = context.page
    text = page.text(context.language) if page else None
    return view.ArchiveView(
        title=context.localized(text.title, text.language) if text else context.unmarked(context.say("Archive")),
        summary=context.localized(text.summary, text.language)
        if text
        else context.unmarked(context.say("Campaigns that have been won or are closed. You can still read their letters.")),
        body=context.body(text) if text else context.nothing,
        figure=None,
        years=years,
        elsewhere=tuple(cards.campaign_card(context, one) for one in ended if one not in offered),
        news=by_year(context, recent_items(context)),
        earlier=year_links(context),
    )


def _year(campaign: Campaign) -> int:
    """The year a campaign ended in, 0 where nothing tells it: today's would be another one each January."""
    return campaign.ended.year if campaign.ended else 0
