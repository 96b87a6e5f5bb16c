"""The events of a campaign: on its page while they are few, else those to come, and what is over on a page for each year."""

from __future__ import annotations

from handbill.model.addresses import below, page_path
from handbill.model.campaign import Campaign
from handbill.model.page import EventPage
from handbill.model.publication import is_over
from handbill.pages import cards, parts, view
from handbill.pages.context import PageContext
from handbill.pages.events.event_time import in_order

LONG = 20
"""Of more events than this the campaign's page leaves out what is over."""


def events_on_page(context: PageContext, campaign: Campaign) -> list[EventPage]:
    """The events that the campaign's page shows, in the order in which readers look for them."""
    found = in_order(context, campaign.events)
    return [one for one in found if not (_is_long(campaign) and is_over(one.facts, context.today))]


def years_of_events(context: PageContext, campaign: Campaign) -> tuple[int, ...]:
    """The years that have a page of events that are over, from the newest; none while the campaign has few events."""
    return tuple(sorted({_year(one) for one in _over(context, campaign)}, reverse=True)) if _is_long(campaign) else ()


def year_links(context: PageContext, campaign: Campaign) -> tuple[parts.Link, ...]:
    counts = [_year(one) for one in _over(context, campaign)]
    return tuple(
        parts.Link(
            context.to(year_path(campaign, year)),
            context.unmarked(f"{context.number(year)} ({context.number(counts.count(year))})"),
        )
        for year in years_of_events(context, campaign)
    )


def year_path(campaign: Campaign, year: int) -> str:
    """The address of the events of a year without its language; no event has such a name (content.files.tree)."""
    return below(campaign.folder, f"events/{year}/")


def events_of_year_view(context: PageContext, campaign: Campaign, year: int) -> view.EventsView:
    index = campaign.index.text(context.language)
    return view.EventsView(
        title=context.unmarked(f"{context.say('Events')} {context.number(year)}"),
        summary=context.localized(index.title, index.language),
        body=context.nothing,
        figure=None,
        events=tuple(cards.event_card(context, campaign, one) for one in _over(context, campaign) if _year(one) == year),
        back=parts.Link(context.to(page_path(campaign.index, campaign.folder)), context.localized(index.title, index.language)),
    )


def _is_long(campaign: Campaign) -> bool:
    return len(campaign.events) > LONG


def _over(context: PageContext, campaign: Campaign) -> list[EventPage]:
    return [one for one in in_order(context, campaign.events) if is_over(one.facts, context.today)]


def _year(event: EventPage) -> int:
    return event.facts.first_day.year
