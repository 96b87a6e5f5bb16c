"""What the frames of all pages in a folder of a campaign have in common: links that lead out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbill.letters.identity_cache import cached_by_identity
from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign, Site
from handbill.pages import parts
from handbill.pages.campaigns.states import closing
from handbill.pages.cards import issuers
from handbill.pages.context import PageContext
from handbill.pages.frames.edition_frame import EditionFrame, edition_frame, safety_page


@dataclass(frozen=True, slots=True)
class FolderFrame:
    """`context` is where the links are from. `root` is the way to what all languages share, `homes` are the first pages of
    the site in each language of the campaign; `safety` is the box about safety, None where each page has one of its own.
    """

    context: PageContext
    edition: EditionFrame
    root: str
    homes: Mapping[str, str]
    crumbs: Sequence[parts.Link]
    safety: parts.SafetyView | None
    issuers: Sequence[parts.OrganisationView]
    footer: Sequence[parts.Link]

    def closing(self, context: PageContext) -> parts.Closing | None:
        """The small sheet at the end of a page."""
        campaign, language = context.campaign, context.language
        if campaign is None:
            return None
        found = _closing(context.site, campaign, language, self.context.path)
        if found is not None and found.hand.href == self.context.to(context.path):
            return closing(context, campaign)
        return found


def folder_frame(context: PageContext) -> FolderFrame:
    return _folder_frame(context.site, context.campaign, context.language, _beside(context))


def safety_box(context: PageContext, edition: EditionFrame) -> parts.SafetyView | None:
    """The box about safety; None where there is no page with all of it."""
    page = safety_page(context)
    if page is None:
        return None
    text = page.text(context.language)
    campaign = context.campaign or context.site.whole_campaign
    more = context.to(page_path(page, campaign.folder if campaign and campaign.has(page) else ""))
    return parts.SafetyView(
        title=context.localized(text.title, text.language),
        body=edition.safety or context.excerpt(text, page) or context.body(text, page),
        more=parts.Link(more, context.unmarked(context.say("More on this"))),
    )


def _beside(context: PageContext) -> str:
    """The address of a page that is not there, beside the page: its links are those of all pages in the folder.

    None of them leads to the page itself, or below it. Where some do, it is the address of the page.
    """
    campaign = context.campaign
    if campaign is None or campaign.at_root or context.page is campaign.index:
        return context.path
    # A letter's page to embed and those of its offices are in folders of their own, but lead out of the letters' one.
    folder = context.own_path[: context.own_path.rindex("/", 0, -1) + 1]
    return folder + "-/" * context.path.count("/", len(folder))


@cached_by_identity(size=16)
def _folder_frame(site: Site, campaign: Campaign | None, language: str, path: str) -> FolderFrame:
    context, edition = PageContext(site, language, path, campaign), edition_frame(site, campaign, language)
    return FolderFrame(
        context=context,
        edition=edition,
        root=context.to_root("").removeprefix("./"),
        homes={one.tag: context.to("", one.tag) for one in edition.languages},
        crumbs=_crumbs(context),
        safety=safety_box(context, edition) if edition.safety else None,
        issuers=issuers(context, campaign) if campaign else (),
        footer=tuple(parts.Link(context.to(path), name) for path, name in edition.footer),
    )


# Not every folder has pages that end with it.
@cached_by_identity(size=16)
def _closing(site: Site, campaign: Campaign, language: str, path: str) -> parts.Closing | None:
    return closing(PageContext(site, language, path, campaign), campaign)


def _crumbs(context: PageContext) -> tuple[parts.Link, ...]:
    if context.campaign is None or context.path == page_path(context.campaign.index, context.campaign.folder):
        return ()
    return (context.link(context.campaign.index),)
