"""The share picture of every address: which record it is made from, and where it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbill.model.addresses import SHARE_PICTURE
from handbill.model.campaign import Site
from handbill.pages.frames.frame import has_picture
from handbill.pages.routes import Route, routes
from handbill.sharing.share_picture import SharePicture, list_picture, page_picture
from handbill.urls.absolute import host


def share_pictures(site: Site, parts: Collection[str] | None = None) -> Iterator[tuple[str, SharePicture]]:
    """The address and the record of every picture, or of those of `parts`: slugs of campaigns, and the empty one for the hub's.

    None where the site has them switched off.
    """
    if not site.settings.share_pictures:
        return
    for language in site.settings.tags:
        for route in routes(site, language):
            campaign = route.context.campaign
            wanted = parts is None or (campaign.slug if campaign else "") in parts
            if wanted and has_picture(route.context):
                yield f"{route.context.address}{SHARE_PICTURE}", _picture(route)


def _picture(route: Route) -> SharePicture:
    context = route.context
    settings, hub = context.site.settings, context.site.hub
    if context.site.whole_campaign is not None:
        # The site has the name of the campaign, which the picture says already; its address is what people type.
        settings = settings.model_copy(update={"site_name": host(context.site)})
    if context.page is not None:
        return page_picture(settings, hub, context.campaign, context.page, context.language)
    # Pages without a file, which have interface words for their titles.
    return list_picture(settings, hub, context.campaign, "News" if context.campaign else "Archive", context.language)
