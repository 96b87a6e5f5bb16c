"""News: an item, the list of a campaign's, and that of all campaigns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, groupby

from handbill.model.addresses import NEWS_LIST, below
from handbill.model.campaign import Campaign
from handbill.model.page import NewsPage
from handbill.model.publication import is_archived
from handbill.pages import cards, parts, view
from handbill.pages.context import PageContext
from handbill.pages.layout.figure import figure
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.sharing import passing_on_view

LONG = 50
"""A list with more items than this has its earlier years on pages of their own."""
ARCHIVE = "archive/"
"""Where the news of campaigns that ended are, below what they were about."""
Items = Sequence[tuple[NewsPage, Campaign]]


def all_news(context: PageContext, campaign: Campaign | None = None) -> parts.Link:
    """The way to the list of a campaign's news, or to that of the hub."""
    path = below(campaign.folder if campaign else "", f"{NEWS_LIST}/")
    return parts.Link(context.to(path), context.unmarked(context.say("All news")))


def news_view(context: PageContext, campaign: Campaign, page: NewsPage, files: LetterFiles) -> view.NewsView:
    text, facts = page.text(context.language), page.facts
    others = [one for one in campaign.news if one is not page]
    return view.NewsView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=context.body(text),
        figure=figure(context, page),
        date=context.moment(facts.date),
        outcome=facts.outcome,
        others=tuple(cards.news_card(context, campaign, one) for one in others[: cards.LATEST]),
        all_news=all_news(context, campaign),
        passing_on=passing_on_view(context, campaign, page),
    )


def news_list_view(context: PageContext, year: int = 0) -> view.NewsListView:
    """The news of a campaign, or of all that run and, of those that ended, how they did; of one `year`, or the newest."""
    campaign, say = context.campaign, context.say
    index = campaign.index.text(context.language) if campaign else None
    words = say("News")
    on_page = [pair for pair in _listed(context) if _day(pair[0]).year == year] if year else recent_items(context)
    return view.NewsListView(
        title=context.unmarked(f"{words} {context.number(year)}" if year else words),
        summary=context.localized(index.title, index.language)
        if index
        else context.unmarked(say("News of the current campaigns, by year.")),
        body=context.nothing,
        figure=None,
        years=by_year(context, on_page),
        earlier=year_links(context) if not year else (_whole_list(context),),
        archive=None if campaign or year else parts.Link(context.to("archive/"), context.unmarked(say("Ended campaigns"))),
    )


def earlier_years(context: PageContext) -> tuple[int, ...]:
    """The years of a list of news that have pages of their own, from the newest: none while the list is short.

    The list itself has the newest year, and those before it as long as they are few items.
    """
    found = _listed(context)
    if len(found) <= LONG:
        return ()
    counts = Counter(_day(page).year for page, _ in found)
    years = sorted(counts, reverse=True)
    totals = accumulate(counts[year] for year in years)
    return tuple(year for index, (year, total) in enumerate(zip(years, totals, strict=True)) if index and total > LONG)


def _listed(context: PageContext) -> Items:
    """The items of the list that a page is, or that the archive has, from the newest."""
    if context.campaign:
        return items([context.campaign])
    if context.path.startswith(ARCHIVE):
        return archived_items(context)
    running = [one for one in _offered(context) if not is_archived(one)]
    return newest(items(running) + outcomes(context))


def recent_items(context: PageContext) -> Items:
    """The items of a list but those of years that have pages of their own."""
    earlier = earlier_years(context)
    return [pair for pair in _listed(context) if _day(pair[0]).year not in earlier]


def year_links(context: PageContext) -> tuple[parts.Link, ...]:
    """The ways to the earlier years of a list, each with the number of its items."""
    found = _listed(context)
    return tuple(_year_link(context, one, found) for one in earlier_years(context))


def _whole_list(context: PageContext) -> parts.Link:
    """The way back from a year."""
    if context.campaign is None and context.path.startswith(ARCHIVE):
        return parts.Link(context.to(ARCHIVE), context.unmarked(context.say("Ended campaigns")))
    return all_news(context, context.campaign)


def _year_link(context: PageContext, year: int, found: Items) -> parts.Link:
    count = sum(1 for page, _ in found if _day(page).year == year)
    words = f"{context.number(year)} ({context.number(count)})"
    return parts.Link(context.to(f"{context.path}{year}/"), context.unmarked(words))


def by_year(context: PageContext, found: Items) -> tuple[tuple[str, tuple[parts.NewsCard, ...]], ...]:
    """Cards of items, which are sorted from the newest, by the year in which they happened; in a campaign's list with excerpts."""
    card = cards.news_card_with_excerpt if context.campaign else cards.news_card
    return tuple(
        (context.number(year), tuple(card(context, campaign, page) for page, campaign in group))
        for year, group in groupby(found, key=lambda pair: _day(pair[0]).year)
    )


def archived_items(context: PageContext) -> Items:
    """The news of campaigns that ended, from the newest."""
    return newest(items(one for one in _offered(context) if is_archived(one)))


def items(campaigns: Iterable[Campaign]) -> list[tuple[NewsPage, Campaign]]:
    """The news of some campaigns, each item with its own."""
    return [(page, campaign) for campaign in campaigns for page in campaign.news]


def outcomes(context: PageContext) -> list[tuple[NewsPage, Campaign]]:
    """How campaigns ended: news for all who took part, though the campaigns themselves are in the archive."""
    return [(one.outcome, one) for one in _offered(context) if is_archived(one) and one.outcome is not None]


def newest(found: Iterable[tuple[NewsPage, Campaign]]) -> Items:
    """Items from the newest."""
    return sorted(found, key=lambda pair: (_day(pair[0]), pair[0].id), reverse=True)


def _offered(context: PageContext) -> list[Campaign]:
    return [one for one in context.site.campaigns if context.language in one.facts.languages]


def _day(page: NewsPage) -> date:
    return page.facts.date
