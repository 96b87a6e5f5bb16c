"""Which pages are other for their readers than before: compared as their templates are given them, not as files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from handbill.content.markdown.body import body_of
from handbill.letters.addressees import addressees, copies
from handbill.model.addresses import picture_of
from handbill.model.campaign import Site
from handbill.model.page import CampaignPage, LetterPage
from handbill.pages.layout.page_assets import EMBED, Assets, StyleVariant
from handbill.pages.routes import Route, page_views, routes

State = Literal["new", "changed", "gone", "moved"]
# A style sheet's name depends on the program, not on the content.
_ASSETS = Assets("", {"": defaultdict[StyleVariant, str](str)})


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page in one language. `address` is a path below the site's root in that language, `path` without it.

    `own` says that its own text or facts changed; else it shows something of another page. `moved` pages have a redirect.
    """

    address: str
    path: str
    language: str
    title: str
    state: State
    own: bool


def page_changes(old: Site, new: Site, files: Collection[str]) -> list[PageChange]:
    """The pages that are new, gone or changed, in the order of their addresses. Pages to embed count as their letter's.

    `files` are the paths that changed: a picture may be another one under the same name.
    """
    before, after = dict(_pages(old)), dict(_pages(new))
    aliases = {alias.strip("/") for campaign in new.campaigns for page in campaign.pages for alias in page.facts.aliases}
    aliases |= {alias.strip("/") for page in new.hub for alias in page.facts.aliases}
    found = []
    for address in sorted({*before, *after}):
        was, now = before.get(address), after.get(address)
        if was is None and now is not None:
            found.append(_change(now, "new", True))
        elif now is None and was is not None:
            moved = {was.context.path.strip("/"), address.strip("/")} & aliases
            found.append(_change(was, "moved" if moved else "gone", True))
        elif was is not None and now is not None:
            own = _own(was) != _own(now) or any(picture in files for picture in _pictures(now))
            if own or page_views(was, _ASSETS) != page_views(now, _ASSETS):
                found.append(_change(now, "changed", own))
    return found


def _pages(site: Site) -> Iterator[tuple[str, Route]]:
    for language in site.settings.tags:
        for route in routes(site, language):
            if route.template not in (EMBED, "404"):
                yield route.context.address, route


def _own(route: Route) -> tuple[object, ...]:
    """What is written for this page in this language: the text shown, the facts, and to whom a letter goes."""
    page, campaign = route.context.page, route.context.campaign
    if page is None:
        return ()
    text = page.text(route.context.language)
    more: tuple[object, ...] = ()
    if campaign is not None and isinstance(page, LetterPage):
        more = (addressees(campaign, page), copies(campaign, page))
    elif campaign is not None and isinstance(page, CampaignPage):
        more = (campaign.facts,)
    return page.facts, text.words, text.body, text.body_after, text.translation, text.stale, text.language, more


def _pictures(route: Route) -> Iterator[str]:
    """The files of the pictures of a page, from the project's folder on."""
    page, campaign = route.context.page, route.context.campaign
    if page is None:
        return
    folder = f"campaigns/{campaign.slug}" if campaign is not None else "docs"
    named = [image.src for image in body_of(page, page.text(route.context.language)).images]
    if page.facts.image is not None:
        yield f"{folder}/{page.facts.image}"
    for link in named:
        if (picture := picture_of(link, page)) is not None:
            yield f"{folder}/{picture}"


def _change(route: Route, state: State, own: bool) -> PageChange:
    context = route.context
    title = context.page.text(context.language).title if context.page is not None else ""
    return PageChange(context.address, context.path, context.language, title, state, own)
