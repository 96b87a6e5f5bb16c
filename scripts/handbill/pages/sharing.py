"""What a page offers to pass it on; nothing where that is dangerous."""

from __future__ import annotations

from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign
from handbill.model.kinds import BY_NAME
from handbill.model.page import Page
from handbill.model.publication import may_share
from handbill.pages import parts
from handbill.pages.context import PageContext
from handbill.sharing.services import post_text, service_name, share_links, suggested_text
from handbill.urls.absolute import canonical


def qr_path(page: Page, folder: str) -> str:
    """Where the QR code of a page is, without language."""
    return f"{page_path(page, folder)}qr.svg"


def passing_on_view(context: PageContext, campaign: Campaign, page: Page) -> parts.SharingView | None:
    """Plain links, the post to copy where the campaign's choice names `copy`, and the QR code."""
    if not may_share(campaign, context.language):
        return None
    edition, say = context.edition(campaign), context.say
    offered = share_links(edition, page)
    copied = any(one.service == "copy" for one in offered)
    post = post_text(edition, page) if copied else ""
    text = page.text(context.language)
    return parts.SharingView(
        links=tuple(parts.Link(one.href, context.unmarked(service_name(one.service, say))) for one in offered if one.href),
        post=tuple(context.localized(part, text.language) for part in post.split("\n\n") if part),
        qr=context.to(qr_path(page, campaign.folder)) if BY_NAME[page.kind].is_on_posters else "",
        title=text.title,
        text=suggested_text(page, context.language),
        address=canonical(edition, page),
    )
