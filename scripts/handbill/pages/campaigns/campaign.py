"""The page of a campaign: what one can do, how it is going, and, when it has ended, what came of it."""

from __future__ import annotations

from handbill.events.calendar_entries import campaign_calendar_path, dated_events
from handbill.model.campaign import Campaign
from handbill.model.networks import CHANNELS
from handbill.model.page import CampaignPage, Page
from handbill.model.publication import asks_no_more, is_archived
from handbill.pages import cards, parts, view
from handbill.pages.campaigns.events_by_year import events_on_page, year_links
from handbill.pages.campaigns.states import campaign_state, hand
from handbill.pages.context import PageContext
from handbill.pages.events.calendars import subscription
from handbill.pages.layout.figure import figure
from handbill.pages.letters.downloads import LetterFiles, bundle, poster
from handbill.pages.news import all_news
from handbill.pages.plain import own_pages
from handbill.pages.sharing import passing_on_view
from handbill.pages.ways import actions_of, letters_in_order


def campaign_view(context: PageContext, campaign: Campaign, page: CampaignPage, files: LetterFiles) -> view.CampaignView:
    text, facts = page.text(context.language), campaign.facts
    news = campaign.news
    beginning, sections = context.sections(text)
    return view.CampaignView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=beginning,
        sections=sections,
        figure=figure(context, page),
        headline=campaign_state(context, campaign),
        ended=asks_no_more(campaign),
        deadline=context.deadline(facts.deadline),
        primary=hand(context, campaign),
        outcome=_outcome(context, campaign),
        actions=tuple(cards.action_card(context, campaign, one) for one in actions_of(context, campaign)),
        letters=tuple(context.link(one) for one in _letters_without_button(context, campaign)),
        audiences=tuple(cards.audience_card(context, campaign, one) for one in campaign.audiences),
        events=tuple(cards.event_card(context, campaign, one) for one in events_on_page(context, campaign)),
        earlier_events=year_links(context, campaign),
        news=tuple(cards.news_card(context, campaign, one) for one in news[: cards.LATEST_OF_CAMPAIGN]),
        all_news=all_news(context, campaign) if news else None,
        pages=own_pages(context, campaign),
        organisers=cards.issuers(context, campaign),
        partners=tuple(cards.organisation(context, one, campaign.source) for one in facts.partners),
        contact=facts.contact,
        channels=tuple(parts.Link(url, context.unmarked(CHANNELS[name])) for name, url in facts.channels.items()),
        hashtags=facts.hashtags,
        bundle=bundle(context, campaign, files),
        calendar=context.to(campaign_calendar_path(campaign.folder)) if dated_events(campaign) else "",
        subscription=subscription(context, campaign),
        passing_on=passing_on_view(context, campaign, page),
        poster=poster(context, campaign, files),
    )


def _outcome(context: PageContext, campaign: Campaign) -> parts.Link | None:
    """How an ended campaign ended: what its poster leads to, since there is nothing left to do."""
    return context.link(campaign.outcome) if is_archived(campaign) and campaign.outcome is not None else None


def _letters_without_button(context: PageContext, campaign: Campaign) -> list[Page]:
    """The letters that neither an action nor an audience on the campaign's page leads to."""
    led = {id for action in actions_of(context, campaign) for id in action.facts.letter}
    led |= {letter.id for audience in campaign.audiences for letter in campaign.audience_letters(audience)}
    return [letter for letter in letters_in_order(campaign) if letter.id not in led]
