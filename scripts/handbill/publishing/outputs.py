"""What is published, as a list: each page and file of a site with its address. The doors only write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handbill.model.campaign import Site
from handbill.pages.layout.page_assets import style_variants
from handbill.pages.letters.downloads import by_folder
from handbill.pages.routes import Route, routes
from handbill.publishing.assets import join_assets
from handbill.publishing.files.data_files import (
    calendars,
    campaigns_json,
    feeds,
    json_schema,
    oembeds,
    qr_codes,
    redirects,
    sitemap_file,
)
from handbill.publishing.files.file_cache import prune
from handbill.publishing.files.letter_files import letter_files
from handbill.publishing.files.page_files import page_files
from handbill.publishing.files.pictures import publish_pictures
from handbill.publishing.files.share_pictures import picture_files
from handbill.publishing.workers import map_in_workers
from handbill.site import headers

LETTERS = Path(".cache") / "letters"
"""Where the files of letters are kept, in the project; it may be deleted at any time."""
MEDIA = Path(".cache") / "media"
"""The same for pictures of pages, written anew."""
PICTURES = Path(".cache") / "pictures"
"""The same for share pictures."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: `address` below its root, in all languages; the content, or the file to copy it from."""

    address: str
    content: bytes | Path


class Publication:
    """All that a site publishes. What every language shares is made when the record is; the rest when it is asked for."""

    def __init__(self, site: Site, root: Path, overrides: Path, processes: int) -> None:
        """`root` is the project, `overrides` its templates; several `processes` may work at once.

        Raises assets.BadAsset, documents.pdf.MissingGlyph and sharing.share_picture.Unfit, the latter two with a note that
        says where.
        """
        site, self._media = publish_pictures(site, root, root / MEDIA, processes)
        self.site = site
        self.assets, self._joined = join_assets(overrides, style_variants(site))
        pairs = [(campaign, language) for campaign in site.campaigns for language in campaign.facts.languages]
        wanted = pairs if site.settings.letter_files else []
        makers = (letter_files, page_files)
        self._documents = [file for pair in wanted for make in makers for file in make(site, *pair, root / LETTERS)]
        self.downloads = by_folder(self._documents)
        self._pictures = picture_files(site, root / PICTURES, processes)
        for cache, used in ((LETTERS, self._documents), (MEDIA, self._media), (PICTURES, self._pictures)):
            if used:
                prune(root / cache)

    def pages(self, language: str) -> list[Route]:
        """The pages of a language; a door renders them with their templates."""
        return list(routes(self.site, language))

    def files(self, language: str, handbook: Iterable[str], processes: int) -> Iterator[Output]:
        """The files of a language; the default language brings those that all languages share.

        `handbook` are the addresses of the handbook's pages in the default language, for the sitemap.
        """
        for address, text in self._made_from_records(language, processes):
            yield Output(address, text.encode() if isinstance(text, str) else text)
        if language == self.site.settings.default_language:
            yield from self._shared(handbook)

    def _made_from_records(self, language: str, processes: int) -> Iterator[tuple[str, str | bytes]]:
        yield from calendars(self.site, language)
        yield from feeds(self.site, language)
        yield from campaigns_json(self.site, language, self.downloads)
        yield from oembeds(self.site, language)
        yield from qr_codes(self.site, language, partial(map_in_workers, processes=processes))

    def _shared(self, handbook: Iterable[str]) -> Iterator[Output]:
        for address, content in self._joined.items():
            yield Output(address, content)
        for address, text in (*redirects(self.site), json_schema(), (headers.NAME, headers.headers(self.site))):
            yield Output(address, text.encode())
        yield Output("sitemap.xml", sitemap_file(self.site, list(handbook)))
        for address, path in self._media:
            yield Output(address, path)
        for file in self._documents:
            yield Output(file.address, file.path)
        for address, path in self._pictures:
            yield Output(address, path)


def page_file(route: Route) -> str:
    """The file of a page below the site's root, such as `fr/fair-pay/index.html`."""
    address = route.context.address
    return address if address.endswith(".html") else f"{address}index.html"
