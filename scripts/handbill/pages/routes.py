"""From a page of the model to its view, and from a site to all of its addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from handbill.model.addresses import NEWS_LIST, file_name, page_path
from handbill.model.campaign import Campaign, Page, Site
from handbill.model.facts import ActionFacts, AudienceFacts, NewsFacts
from handbill.outputs.absolute import is_offered
from handbill.outputs.embed import embed_path, has_embed
from handbill.outputs.ics import campaign_calendar_path, dated_events
from handbill.pages import cards, parts, view
from handbill.pages.action import action_view
from handbill.pages.calendars import subscription
from handbill.pages.downloads import Files, bundle
from handbill.pages.event import event_view
from handbill.pages.event_time import in_order
from handbill.pages.frame import frame
from handbill.pages.hub import archive_view, home_view
from handbill.pages.letter import letter_view
from handbill.pages.look import EMBED, Assets
from handbill.pages.passing_on import passing_on_view
from handbill.pages.place import NOT_FOUND, Place
from handbill.strings import number


@dataclass(frozen=True, slots=True)
class Route:
    """One address in one language. `template` names the layout; `source` the file it is written in, if any."""

    template: str
    place: Place
    source: str

    @property
    def name(self) -> str:
        """The name of the page within the site, as if its file lay in `docs/`: without language and ending."""
        if self.template == "404":
            return "404"
        page, campaign = self.place.page, self.place.campaign
        base = f"{campaign.slug}/" if campaign else ""
        if self.template in ("news_list", EMBED) or page is None:
            return f"{self.place.path}index"
        return self.place.path.rstrip("/") if page.kind == "news" else base + file_name(page)


def routes(site: Site, language: str) -> Iterator[Route]:
    """Every public page of the site in one language, the page not found last."""
    for page in site.hub:
        place = Place(site, language, page_path(page, ""), page=page)
        yield Route({"": "home", "archive": "archive"}.get(page.id, "plain"), place, page.text(language).path)
    if site.hub_page("archive") is None:
        yield Route("archive", Place(site, language, "archive/"), "")
    for campaign in site.campaigns:
        if language in campaign.facts.languages:
            yield from _campaign_routes(site, campaign, language)
    yield Route("404", Place(site, language, NOT_FOUND), "")


def _campaign_routes(site: Site, campaign: Campaign, language: str) -> Iterator[Route]:
    for page in campaign.pages:
        if not is_offered(campaign, page, language):
            continue
        place = Place(site, language, page_path(page, campaign.slug), campaign, page)
        yield Route(_template(page), place, page.text(language).path)
        if has_embed(campaign, page, language):
            embedded = Place(site, language, embed_path(page, campaign.slug), campaign, page)
            yield Route(EMBED, embedded, page.text(language).path)
    if campaign.of_kind("news"):
        yield Route("news_list", Place(site, language, f"{campaign.slug}/{NEWS_LIST}/", campaign), "")


def _template(page: Page) -> str:
    if page.kind in ("briefing", "safety", "plain"):
        return "plain"
    if page.kind == "action":
        return {"report": "report", "share": "pass_on"}.get(cast(ActionFacts, page.facts).kind, "action")
    return page.kind


def page_views(route: Route, assets: Assets, edit: str = "", files: Files | None = None) -> tuple[view.Frame, view.PageView]:
    """What the template of a route is given. `edit` is the address where its source file can be changed."""
    shown = page_view(route, files or {})
    surround = frame(route.place, assets, route.template, str(shown.title), str(shown.summary), edit)
    return surround, shown


def page_view(route: Route, files: Files) -> view.PageView:
    place = route.place
    if route.template == "404":
        return _not_found(place)
    if route.template == "home":
        assert place.page is not None
        return home_view(place, _figure(place, place.page))
    if route.template == "archive":
        return archive_view(place)
    campaign, page = place.campaign, place.page
    if campaign is None:
        assert page is not None
        return _plain(place, page, ())
    if page is None:
        return _news_list(place, campaign)
    if page.kind == "campaign":
        return _campaign(place, campaign, page, files)
    if page.kind == "action":
        return action_view(place, campaign, page, _figure(place, page))
    if page.kind == "letter":
        return letter_view(place, campaign, page, files)
    if page.kind == "event":
        return event_view(place, campaign, page, _figure(place, page))
    if page.kind == "audience":
        return _audience(place, campaign, page)
    if page.kind == "news":
        return _news(place, campaign, page)
    return _plain(place, page, _own_pages(place, campaign, but=page))


def _figure(place: Place, page: Page) -> parts.Figure | None:
    facts, text = page.facts, page.text(place.language)
    if facts.image is None or (place.high_risk and not facts.image_consent):
        return None
    source, words = page.source_text, text.words
    base = f"{place.campaign.slug}/" if place.campaign else ""

    def tell(name: str) -> parts.Words:
        own = getattr(words, name)
        return place.words(own, text.language) if own else place.words(getattr(source.words, name) or "", source.language)

    return parts.Figure(
        src=place.to_root(base + facts.image), alt=tell("image_alt"), caption=tell("image_caption"), credit=tell("image_credit")
    )


def _plain(place: Place, page: Page, links: Sequence[parts.Link]) -> view.PlainView:
    text = page.text(place.language)
    return view.PlainView(
        title=place.words(text.title, text.language),
        summary=place.words(text.summary, text.language),
        body=place.body(text),
        figure=_figure(place, page),
        links=tuple(links),
    )


def _not_found(place: Place) -> view.PlainView:
    say = place.say
    home = parts.Link(place.to(""), place.words(say("All campaigns"), place.language))
    return view.PlainView(
        title=place.words(say("This page does not exist"), place.language),
        summary=place.words(
            say("The address may be mistyped, or the page may have moved. Every campaign can be reached from the home page."),
            place.language,
        ),
        body=place.nothing,
        figure=None,
        links=(home,),
    )


def _campaign(place: Place, campaign: Campaign, page: Page, files: Files) -> view.CampaignView:
    text, facts = page.text(place.language), campaign.facts
    news = campaign.of_kind("news")
    return view.CampaignView(
        title=place.words(text.title, text.language),
        summary=place.words(text.summary, text.language),
        body=place.body(text),
        figure=_figure(place, page),
        status=facts.status,
        status_text="" if facts.status == "active" else cards.status_label(place, facts.status),
        deadline=place.deadline(facts.deadline),
        primary=cards.primary(place, campaign) or _outcome(place, campaign),
        actions=tuple(cards.action_card(place, campaign, one) for one in cards.actions_of(place, campaign)),
        letters=tuple(place.link(one) for one in cards.letters_in_order(campaign)),
        audiences=tuple(cards.audience_card(place, campaign, one) for one in campaign.of_kind("audience")),
        events=tuple(cards.event_card(place, campaign, one) for one in in_order(place, campaign.of_kind("event"))),
        news=tuple(cards.news_card(place, campaign, one) for one in news[: cards.LATEST]),
        all_news=_all_news(place, campaign) if news else None,
        pages=_own_pages(place, campaign),
        organisers=cards.issuers(place, campaign),
        partners=tuple(cards.organisation(place, one, campaign.source) for one in facts.partners),
        contact=facts.contact,
        channels=tuple(parts.Link(url, place.words(name.title(), place.language)) for name, url in facts.channels.items()),
        hashtags=facts.hashtags,
        bundle=bundle(place, campaign, files),
        calendar=place.to(campaign_calendar_path(campaign.slug)) if dated_events(campaign) else "",
        subscription=subscription(place, campaign),
        passing_on=passing_on_view(place, campaign, page),
    )


def _outcome(place: Place, campaign: Campaign) -> parts.Link | None:
    """How an ended campaign ended: what its sheet leads to, since there is nothing left to do."""
    return place.link(campaign.outcome) if campaign.is_archived and campaign.outcome is not None else None


def _all_news(place: Place, campaign: Campaign) -> parts.Link:
    return parts.Link(place.to(f"{campaign.slug}/{NEWS_LIST}/"), place.words(place.say("All news"), place.language))


def _own_pages(place: Place, campaign: Campaign, but: Page | None = None) -> tuple[parts.Link, ...]:
    pages: Iterable[Page] = (*campaign.of_kind("briefing"), *campaign.of_kind("plain"), *campaign.of_kind("safety"))
    return tuple(place.link(page) for page in pages if page is not but)


def _audience(place: Place, campaign: Campaign, page: Page) -> view.AudienceView:
    text = page.text(place.language)
    assert isinstance(page.facts, AudienceFacts)
    return view.AudienceView(
        title=place.words(text.title, text.language),
        summary=place.words(text.summary, text.language),
        body=place.body(text),
        figure=_figure(place, page),
        partner=cards.partner(place, campaign, page),
        letters=tuple(place.link(letter) for letter in campaign.audience_letters(page)),
        audiences=tuple(place.link(other) for other in campaign.of_kind("audience") if other is not page),
    )


def _news(place: Place, campaign: Campaign, page: Page) -> view.NewsView:
    text, facts = page.text(place.language), cast(NewsFacts, page.facts)
    others = [one for one in campaign.of_kind("news") if one is not page]
    return view.NewsView(
        title=place.words(text.title, text.language),
        summary=place.words(text.summary, text.language),
        body=place.body(text),
        figure=_figure(place, page),
        date=place.moment(facts.date),
        outcome=facts.outcome,
        others=tuple(cards.news_card(place, campaign, one) for one in others[: cards.LATEST]),
        all_news=_all_news(place, campaign),
        passing_on=passing_on_view(place, campaign, page),
    )


def _news_list(place: Place, campaign: Campaign) -> view.NewsListView:
    items = campaign.of_kind("news")
    years = tuple(
        (number(year, place.language), tuple(cards.news_card(place, campaign, one) for one in group))
        for year, group in groupby(items, key=lambda one: cast(NewsFacts, one.facts).date.year)
    )
    index = campaign.index.text(place.language)
    return view.NewsListView(
        title=place.words(place.say("News"), place.language),
        summary=place.words(index.title, index.language),
        body=place.nothing,
        figure=None,
        years=years,
    )
