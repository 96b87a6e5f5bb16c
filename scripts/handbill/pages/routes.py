"""From a page of the model to its view, and from a site to all of its addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from handbill.letters.embed import embed_path
from handbill.model.addresses import NEWS_LIST, below, file_name, page_path
from handbill.model.campaign import Campaign, Site
from handbill.model.kinds import BY_NAME
from handbill.model.page import ActionPage, LetterPage, Page
from handbill.model.publication import is_offered, may_embed
from handbill.pages import view
from handbill.pages.action import action_view
from handbill.pages.campaigns.campaign import campaign_view
from handbill.pages.campaigns.events_by_year import events_of_year_view, year_path, years_of_events
from handbill.pages.campaigns.lists import archive_view, home_view
from handbill.pages.context import NOT_FOUND, PageContext
from handbill.pages.events.event import event_view
from handbill.pages.frames.frame import frame
from handbill.pages.layout.page_assets import EMBED, OFFICES, Assets
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.letters.letter import letter_view
from handbill.pages.letters.office_groups import office_path
from handbill.pages.letters.offices import offices_view
from handbill.pages.letters.shown_letter import shown_letter
from handbill.pages.news import ARCHIVE, earlier_years, news_list_view, news_view
from handbill.pages.plain import audience_view, hub_page_view, not_found_view, plain_view


@dataclass(frozen=True, slots=True)
class Route:
    """One address in one language. `template` names the layout; `source` the file it is written in, if any.

    `year` is that of a list which has a page for each of its earlier years, `key` that of a group of a letter's offices; 0
    and empty on every other page.
    """

    template: str
    context: PageContext
    source: str
    year: int = 0
    key: str = ""

    @property
    def is_first(self) -> bool:
        """Whether it is the first page of the site in its language."""
        return self.context.path == ""

    @property
    def name(self) -> str:
        """The name of the page within the site, as if its file lay in `docs/`: without language and ending."""
        if self.template == "404":
            return "404"
        page, campaign = self.context.page, self.context.campaign
        base = below(campaign.folder, "") if campaign else ""
        if self.template in ("news_list", "events", EMBED, OFFICES) or page is None:
            return f"{self.context.path}index"
        return self.context.path.rstrip("/") if page.kind == "news" else base + file_name(page)


def routes(site: Site, language: str) -> Iterator[Route]:
    """Every public page of the site in one language."""
    yield from hub_routes(site, language)
    for campaign in site.campaigns:
        yield from campaign_routes(site, campaign, language)


def hub_routes(site: Site, language: str) -> Iterator[Route]:
    """The pages that belong to no campaign, in one language."""
    for page in site.hub:
        context = PageContext(site, language, page_path(page, ""), page=page)
        yield Route({"": "home", "archive": "archive"}.get(page.id, "plain"), context, page.text(language).path)
    if site.whole_campaign is None:
        yield from _news_routes(PageContext(site, language, f"{NEWS_LIST}/"))
        if site.hub_page("archive") is None:
            yield Route("archive", PageContext(site, language, ARCHIVE), "")
        yield from _years_of_news(PageContext(site, language, ARCHIVE))
    yield Route("404", PageContext(site, language, NOT_FOUND), "")


def campaign_routes(site: Site, campaign: Campaign, language: str) -> Iterator[Route]:
    """The pages of a campaign in one language, none where it is not offered in that."""
    if language not in campaign.facts.languages:
        return
    for page in campaign.pages:
        if not is_offered(campaign, page, language):
            continue
        context = PageContext(site, language, page_path(page, campaign.folder), campaign, page)
        yield Route(_template(page), context, page.text(language).path)
        if may_embed(campaign, page, language):
            embedded = PageContext(site, language, embed_path(page, campaign.folder), campaign, page)
            yield Route(EMBED, embedded, page.text(language).path)
        if isinstance(page, LetterPage):
            for group in shown_letter(context, campaign, page).away:
                where = replace(context, path=office_path(page, campaign.folder, group.key))
                yield Route(OFFICES, where, page.text(language).path, key=group.key)
    for year in years_of_events(PageContext(site, language, "", campaign), campaign):
        yield Route("events", PageContext(site, language, year_path(campaign, year), campaign), "", year)
    if campaign.news:
        yield from _news_routes(PageContext(site, language, below(campaign.folder, f"{NEWS_LIST}/"), campaign))


def _news_routes(context: PageContext) -> Iterator[Route]:
    """A list of news, and its earlier years where it is long."""
    yield Route("news_list", context, "")
    yield from _years_of_news(context)


def _years_of_news(context: PageContext) -> Iterator[Route]:
    for year in earlier_years(context):
        yield Route("news_list", replace(context, path=f"{context.path}{year}/"), "", year)


def _template(page: Page) -> str:
    if isinstance(page, ActionPage):
        return {"report": "report", "share": "pass_on"}.get(page.facts.kind, "action")
    return BY_NAME[page.kind].template


VIEWS: Mapping[str, Callable[[PageContext, Campaign, Any, LetterFiles], view.PageView]] = {
    "campaign": campaign_view,
    "action": action_view,
    "letter": letter_view,
    "event": event_view,
    "news": news_view,
    "audience": audience_view,
}
"""What shows the pages of a kind; those of any other are pages of text."""


def page_views(route: Route, assets: Assets, edit: str = "", files: LetterFiles | None = None) -> tuple[view.Frame, view.PageView]:
    """What the template of a route is given. `edit` is the address where its source file can be changed."""
    shown = page_view(route, files if files is not None else {})
    return page_frame(route, assets, str(shown.title), str(shown.summary), edit, shown.scripted_as), shown


def page_frame(route: Route, assets: Assets, title: str, summary: str, edit: str, scripted_as: str) -> view.Frame:
    """What is around the main part of a page whose view says this."""
    return frame(route.context, assets, route.template, title, summary, edit, scripted_as)


def page_view(route: Route, files: LetterFiles) -> view.PageView:
    context = route.context
    if route.template == "404":
        return not_found_view(context)
    if route.template == "home":
        return home_view(context)
    if route.template == "archive":
        return archive_view(context)
    campaign, page = context.campaign, context.page
    if route.template == "news_list":
        return news_list_view(context, route.year)
    if route.template == "events":
        assert campaign is not None
        return events_of_year_view(context, campaign, route.year)
    assert page is not None
    if campaign is None:
        return hub_page_view(context, page)
    if route.template == OFFICES:
        assert isinstance(page, LetterPage)
        return offices_view(context, campaign, page, route.key)
    return VIEWS.get(page.kind, plain_view)(context, campaign, page, files)
