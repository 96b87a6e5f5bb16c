"""From a page of the model to its view, and from a site to all of its addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handbill.events.ics import campaign_calendar_path, dated_events
from handbill.letters.embed import embed_path
from handbill.model.addresses import NEWS_LIST, file_name, page_path
from handbill.model.campaign import Campaign, Site
from handbill.model.kinds import BY_NAME
from handbill.model.networks import CHANNELS
from handbill.model.page import ActionPage, AudiencePage, CampaignPage, CircularPage, EventPage, LetterPage, NewsPage, Page
from handbill.model.publication import is_archived, is_offered, may_embed, shows_pictures
from handbill.pages import cards, parts, view
from handbill.pages.action import action_view
from handbill.pages.campaign_lists import archive_view, home_view
from handbill.pages.circular import circular_view
from handbill.pages.context import NOT_FOUND, PageContext
from handbill.pages.events.calendars import subscription
from handbill.pages.events.event import event_view
from handbill.pages.events.event_time import in_order
from handbill.pages.layout.frame import frame
from handbill.pages.layout.images import srcset
from handbill.pages.layout.page_assets import EMBED, Assets
from handbill.pages.letters.downloads import LetterFiles, bundle, downloads
from handbill.pages.letters.letter import letter_view
from handbill.pages.news import all_news, campaign_news_view, hub_news_view, news_view
from handbill.pages.sharing import passing_on_view
from handbill.pages.states import campaign_state, hand
from handbill.pages.ways import actions_of, letters_in_order


@dataclass(frozen=True, slots=True)
class Route:
    """One address in one language. `template` names the layout; `source` the file it is written in, if any."""

    template: str
    context: PageContext
    source: str

    @property
    def name(self) -> str:
        """The name of the page within the site, as if its file lay in `docs/`: without language and ending."""
        if self.template == "404":
            return "404"
        page, campaign = self.context.page, self.context.campaign
        base = f"{campaign.slug}/" if campaign else ""
        if self.template in ("news_list", EMBED) or page is None:
            return f"{self.context.path}index"
        return self.context.path.rstrip("/") if page.kind == "news" else base + file_name(page)


def routes(site: Site, language: str) -> Iterator[Route]:
    """Every public page of the site in one language, the page not found last."""
    for page in site.hub:
        context = PageContext(site, language, page_path(page, ""), page=page)
        yield Route({"": "home", "archive": "archive"}.get(page.id, "plain"), context, page.text(language).path)
    yield Route("news_list", PageContext(site, language, f"{NEWS_LIST}/"), "")
    if site.hub_page("archive") is None:
        yield Route("archive", PageContext(site, language, "archive/"), "")
    for campaign in site.campaigns:
        if language in campaign.facts.languages:
            yield from _campaign_routes(site, campaign, language)
    yield Route("404", PageContext(site, language, NOT_FOUND), "")


def _campaign_routes(site: Site, campaign: Campaign, language: str) -> Iterator[Route]:
    for page in campaign.pages:
        if not is_offered(campaign, page, language):
            continue
        context = PageContext(site, language, page_path(page, campaign.slug), campaign, page)
        yield Route(_template(page), context, page.text(language).path)
        if may_embed(campaign, page, language):
            embedded = PageContext(site, language, embed_path(page, campaign.slug), campaign, page)
            yield Route(EMBED, embedded, page.text(language).path)
    if campaign.news:
        yield Route("news_list", PageContext(site, language, f"{campaign.slug}/{NEWS_LIST}/", campaign), "")


def _template(page: Page) -> str:
    if isinstance(page, ActionPage):
        return {"report": "report", "share": "pass_on"}.get(page.facts.kind, "action")
    return BY_NAME[page.kind].template


def page_views(route: Route, assets: Assets, edit: str = "", files: LetterFiles | None = None) -> tuple[view.Frame, view.PageView]:
    """What the template of a route is given. `edit` is the address where its source file can be changed."""
    shown = page_view(route, files or {})
    surround = frame(route.context, assets, route.template, str(shown.title), str(shown.summary), edit)
    return surround, shown


def page_view(route: Route, files: LetterFiles) -> view.PageView:
    context = route.context
    if route.template == "404":
        return _not_found(context)
    if route.template == "home":
        assert context.page is not None
        return home_view(context, _figure(context, context.page))
    if route.template == "archive":
        return archive_view(context)
    campaign, page = context.campaign, context.page
    if route.template == "news_list":
        return campaign_news_view(context, campaign) if campaign else hub_news_view(context)
    if campaign is None:
        assert page is not None
        return _plain(context, page, ())
    assert page is not None
    return _campaign_page(context, campaign, page, files)


def _campaign_page(context: PageContext, campaign: Campaign, page: Page, files: LetterFiles) -> view.PageView:
    match page:
        case CampaignPage():
            return _campaign(context, campaign, page, files)
        case ActionPage():
            return action_view(context, campaign, page, _figure(context, page))
        case LetterPage():
            return letter_view(context, campaign, page, files)
        case EventPage():
            return event_view(context, campaign, page, _figure(context, page))
        case AudiencePage():
            return _audience(context, campaign, page)
        case NewsPage():
            return news_view(context, campaign, page, _figure(context, page))
    links, taken = _own_pages(context, campaign, but=page), downloads(context, campaign, page, files)
    if isinstance(page, CircularPage):
        return circular_view(context, campaign, page, links, taken)
    return replace(_plain(context, page, links), downloads=taken)


def _figure(context: PageContext, page: Page) -> parts.FigureView | None:
    facts, text = page.facts, page.text(context.language)
    if facts.image is None or not shows_pictures(context.campaign, page, context.language):
        return None
    source, words = page.source_text, text.words
    base = f"{context.campaign.slug}/" if context.campaign else ""

    def tell(name: str) -> parts.LocalizedText:
        own = getattr(words, name)
        return (
            context.localized(own, text.language) if own else context.localized(getattr(source.words, name) or "", source.language)
        )

    picture = context.picture(facts.image, page)
    return parts.FigureView(
        src=context.to_root(base + facts.image),
        alt=tell("image_alt"),
        caption=tell("image_caption"),
        credit=tell("image_credit"),
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        srcset=srcset(picture, context.to_root) if picture else "",
    )


def _plain(context: PageContext, page: Page, links: Sequence[parts.Link]) -> view.PlainView:
    text = page.text(context.language)
    return view.PlainView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=context.body(text),
        figure=_figure(context, page),
        links=tuple(links),
    )


def _not_found(context: PageContext) -> view.PlainView:
    say = context.say
    home = parts.Link(context.to(""), context.localized(say("All campaigns"), context.language))
    running = [one for one in context.site.campaigns if context.language in one.facts.languages and not is_archived(one)]
    return view.PlainView(
        title=context.localized(say("This page does not exist"), context.language),
        summary=context.localized(
            say("The address may be mistyped, or the page may have moved. Every campaign can be reached from the home page."),
            context.language,
        ),
        body=context.nothing,
        figure=None,
        links=(home, *(context.link(one.index, one) for one in running)),
    )


def _campaign(context: PageContext, campaign: Campaign, page: CampaignPage, files: LetterFiles) -> view.CampaignView:
    text, facts = page.text(context.language), campaign.facts
    news = campaign.news
    beginning, sections = context.sections(text)
    return view.CampaignView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=beginning,
        sections=sections,
        figure=_figure(context, page),
        headline=campaign_state(context, campaign),
        ended=is_archived(campaign),
        deadline=context.deadline(facts.deadline),
        primary=hand(context, campaign),
        outcome=_outcome(context, campaign),
        actions=tuple(cards.action_card(context, campaign, one) for one in actions_of(context, campaign)),
        letters=tuple(context.link(one) for one in _letters_without_button(context, campaign)),
        audiences=tuple(cards.audience_card(context, campaign, one) for one in campaign.audiences),
        events=tuple(cards.event_card(context, campaign, one) for one in in_order(context, campaign.events)),
        news=tuple(cards.news_card(context, campaign, one) for one in news[: cards.LATEST_OF_CAMPAIGN]),
        all_news=all_news(context, campaign) if news else None,
        pages=_own_pages(context, campaign),
        organisers=cards.issuers(context, campaign),
        partners=tuple(cards.organisation(context, one, campaign.source) for one in facts.partners),
        contact=facts.contact,
        channels=tuple(
            parts.Link(url, context.localized(CHANNELS[name], context.language)) for name, url in facts.channels.items()
        ),
        hashtags=facts.hashtags,
        bundle=bundle(context, campaign, files),
        calendar=context.to(campaign_calendar_path(campaign.slug)) if dated_events(campaign) else "",
        subscription=subscription(context, campaign),
        passing_on=passing_on_view(context, campaign, page),
    )


def _outcome(context: PageContext, campaign: Campaign) -> parts.Link | None:
    """How an ended campaign ended: what its poster leads to, since there is nothing left to do."""
    return context.link(campaign.outcome) if is_archived(campaign) and campaign.outcome is not None else None


def _letters_without_button(context: PageContext, campaign: Campaign) -> list[Page]:
    """The letters that neither an action nor an audience on the campaign's page leads to."""
    led = {id for action in actions_of(context, campaign) for id in action.facts.letter}
    led |= {letter.id for audience in campaign.audiences for letter in campaign.audience_letters(audience)}
    return [letter for letter in letters_in_order(campaign) if letter.id not in led]


def _own_pages(context: PageContext, campaign: Campaign, but: Page | None = None) -> tuple[parts.Link, ...]:
    pages: Iterable[Page] = (
        *campaign.circulars,
        *campaign.of_kind("briefing"),
        *campaign.of_kind("plain"),
        *campaign.of_kind("safety"),
    )
    return tuple(context.link(page) for page in pages if page is not but)


def _audience(context: PageContext, campaign: Campaign, page: AudiencePage) -> view.AudienceView:
    text = page.text(context.language)
    return view.AudienceView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=context.body(text),
        figure=_figure(context, page),
        partner=cards.partner(context, campaign, page),
        letters=tuple(context.link(letter) for letter in campaign.audience_letters(page)),
        audiences=tuple(context.link(other) for other in campaign.audiences if other is not page),
    )
