"""What is published, as a list: each page and file of a site with its address. The doors only write it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from handbill.model.campaign import Campaign, Site
from handbill.pages.layout.page_assets import style_variants
from handbill.pages.letters.letter_versions import version_files
from handbill.pages.routes import Route, campaign_routes, hub_routes
from handbill.publishing.assets import AssetSources
from handbill.publishing.files.data_files import (
    calendars,
    campaigns_json,
    feeds,
    hub_feeds,
    hub_redirects,
    json_schema,
    oembeds,
    qr_codes,
    redirects,
    reminders,
    sitemap_file,
)
from handbill.publishing.files.documents import Documents
from handbill.publishing.files.file_cache import prune
from handbill.publishing.files.pictures import icon_of, publish_pictures, with_handbook_pictures
from handbill.publishing.files.share_pictures import picture_files
from handbill.publishing.parts import HUB, part_of, site_of
from handbill.site import headers
from handbill.site.attachments import offered_attachments

LETTERS = Path(".cache") / "letters"
"""Where the files of letters are kept, in the project; it may be deleted at any time."""
MEDIA = Path(".cache") / "media"
"""The same for pictures of pages, written anew."""
PICTURES = Path(".cache") / "pictures"
"""The same for share pictures."""


SHARED = "*"
"""Stands for all parts that name the file in `assets_of`."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: `address` below its root, in all languages; the content, or the file to copy it from.

    `part` is the part of the site that it belongs to, or SHARED.
    """

    address: str
    content: bytes | Path
    part: str = HUB


class Publication:
    """All that a site publishes, or some parts of it. What every language shares is made when the record is; the rest when it
    is asked for.
    """

    def __init__(
        self,
        site: Site,
        root: Path,
        overrides: Path | AssetSources,
        processes: int,
        parts: Collection[str] | None = None,
    ) -> None:
        """`root` is the project, `overrides` its templates or what was read of them before; several `processes` may work at
        once. Only the `parts` are made, all of them where they are not named.

        Raises assets.BadAsset.
        """
        self.parts = frozenset((HUB, *(one.slug for one in site.campaigns)) if parts is None else parts)
        self._is_whole = parts is None
        self._processes = processes
        if HUB in self.parts:  # no page of a campaign shows what is in the handbook
            site = with_handbook_pictures(site, root)
        site, self._media = publish_pictures(site, root, root / MEDIA, processes)
        self.site = site
        self._root = root
        self._sites = {part: site_of(part, site) for part in sorted(self.parts)}
        sources = overrides if isinstance(overrides, AssetSources) else AssetSources(overrides)
        self.assets, self.joined = sources.joined(style_variants(site), icon_of(site, root), site.settings.accent or "")
        wanted = self._campaigns() if site.settings.letter_files else ()
        self.downloads = Documents(wanted, root / LETTERS)

    def make_files(self) -> None:
        """Makes what else is only made when it is asked for, so that nothing fails when half of a site is written.

        Raises documents.pdf.MissingGlyph and sharing.share_picture.Unfit, with a note that says where.
        """
        caches = ((LETTERS, self.downloads.all()), (PICTURES, self._pictures), (MEDIA, self._media))
        for cache, used in caches if self._is_whole else ():  # else what is not used now may be another part's
            if used:
                prune(self._root / cache)

    @cached_property
    def _pictures(self) -> list[tuple[str, Path]]:
        return picture_files(self.site, self._root / PICTURES, self._processes, self.parts)

    def _campaigns(self) -> Iterator[tuple[Site, Campaign]]:
        """The campaigns that are made, each with the site as it may know it."""
        for part, site in self._sites.items():
            if part != HUB:
                yield from ((site, campaign) for campaign in site.campaigns)

    def pages(self, language: str) -> list[Route]:
        """The pages of a language; a door renders them with their templates."""
        found = [route for site, campaign in self._campaigns() for route in campaign_routes(site, campaign, language)]
        return [*hub_routes(self._sites[HUB], language), *found] if HUB in self.parts else found

    def assets_of(self, part: str) -> list[str]:
        """The addresses of the styles and scripts that pages of a part may have."""
        looks = dict.fromkeys(style_variants(self._sites[part]))
        styles = [by_look[look] for by_look in self.assets.styles.values() for look in looks]
        return sorted({self.assets.icon, *styles, *self.assets.scripts.values(), self.assets.later} - {""})

    def files(self, language: str) -> Iterator[Output]:
        """The files of a language; the default language brings those that all languages share."""
        if HUB in self.parts:
            yield from (Output(address, data) for address, data in hub_feeds(self._sites[HUB], language))
        for site, campaign in self._campaigns():
            part = campaign.slug
            for address, data in chain.from_iterable(make(site, language) for make in (calendars, reminders, feeds)):
                yield Output(address, data, part)
            texts = (
                campaigns_json(site, language, self.downloads),
                oembeds(site, language),
                version_files(site, language, self.downloads),
                qr_codes(site, language),
            )
            for address, text in chain.from_iterable(texts):
                yield Output(address, text.encode(), part)
        if language == self.site.settings.default_language:
            yield from self._shared()
        elif HUB in self.parts:
            # MkDocs looks for what pages of the handbook show among the files of their own language.
            shown = self.site.handbook_pictures
            yield from (Output(address, path) for address, path in self._media if address in shown)

    def _shared(self) -> Iterator[Output]:
        # What is ready comes first: a preview looks here for a single file, and goes no further.
        yield from (Output(address, content, SHARED) for address, content in self.joined.items())
        attached = [(address, self._root / path) for address, path in offered_attachments(self.site).items()]
        yield from (Output(address, path, part_of(address, self.site)) for address, path in (*self._media, *attached))
        if HUB in self.parts:
            hub = self._sites[HUB]
            for address, text in (*hub_redirects(hub), json_schema(), (headers.NAME, headers.headers(hub))):
                yield Output(address, text.encode())
            yield Output("sitemap.xml", sitemap_file(hub))
        for site, campaign in self._campaigns():
            yield from (Output(address, text.encode(), campaign.slug) for address, text in redirects(site))
        yield from (Output(file.address, file.path, part) for part, file in self.downloads.all())
        yield from (Output(address, path, part_of(address, self.site)) for address, path in self._pictures)


def page_file(route: Route) -> str:
    """The file of a page below the site's root, such as `fr/fair-pay/index.html`."""
    address = route.context.address
    return address if address.endswith(".html") else f"{address}index.html"
