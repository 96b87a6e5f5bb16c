"""The share picture of every address: which record it is made from, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.model.campaign import Site
from handbill.outputs.share_picture import NAME, SharePicture, list_picture, page_picture
from handbill.pages.frame import has_picture
from handbill.pages.routes import Route, routes


def share_pictures(site: Site) -> Iterator[tuple[str, SharePicture]]:
    """The address and the record of every picture; none where the site has them switched off."""
    for language in site.settings.tags:
        for route in routes(site, language):
            if has_picture(route.place):
                yield f"{route.place.address}{NAME}", _picture(route)


def _picture(route: Route) -> SharePicture:
    place = route.place
    settings, hub = place.site.settings, place.site.hub
    if place.page is not None:
        return page_picture(settings, hub, place.campaign, place.page, place.language)
    # Pages without a file, which have interface words for their titles.
    return list_picture(settings, hub, place.campaign, "News" if place.campaign else "Archive", place.language)
