"""What MkDocs is told of a site when it makes the handbook and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbill.model.campaign import Site
from handbill.pages.routes import Route, hub_routes
from handbill.publishing.files.pictures import publish_pictures, with_handbook_pictures
from handbill.publishing.outputs import MEDIA, Output


class Surroundings:
    """The hub's pages, which the handbook may link to, and the pictures that it shows. The site has no campaigns."""

    def __init__(self, site: Site, root: Path) -> None:
        """`root` is the project."""
        self.site, self._media = publish_pictures(with_handbook_pictures(site, root), root, root / MEDIA)

    def pages(self, language: str) -> list[Route]:
        """The hub's pages in a language."""
        return list(hub_routes(self.site, language))

    def files(self, language: str) -> Iterator[Output]:
        """The pictures, which MkDocs looks for in each language."""
        shown = self.site.handbook_pictures
        yield from (Output(address, path) for address, path in self._media if address in shown)
