"""Pages and files at their addresses, made when somebody asks; a page that cannot be made stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from handbill.documents.pdf import MissingGlyph
from handbill.pages.layout.page_assets import Assets
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.routes import Route
from handbill.preview.answers import Answer, file_answer, page_answer
from handbill.preview.project import LiveProject, Stamp
from handbill.publishing.assets import BadAsset
from handbill.publishing.making.pages import BrokenTemplate
from handbill.publishing.outputs import Publication, page_file
from handbill.publishing.parts import HUB
from handbill.sharing.share_picture import Unfit

Render = Callable[[Route, Assets, LetterFiles], str]
"""Makes a whole page. Raises making.pages.BrokenTemplate."""


@dataclass(slots=True)
class _Made:
    """What was made of a part last: its publication, its pages as they were without faults, and its routes by language."""

    stamp: Stamp
    publication: Publication
    pages: dict[str, bytes] = field(default_factory=dict)
    _routes: dict[str, dict[str, Route]] = field(default_factory=dict)

    def route(self, file: str) -> Route | None:
        """The route of a page, by its file."""
        first, _, _ = file.partition("/")
        tags = self.publication.site.settings.tags
        language = first if first in tags else tags[0]
        if language not in self._routes:
            self._routes[language] = {page_file(route): route for route in self.publication.pages(language)}
        return self._routes[language].get(file)


class Pages:
    """The pages of a project as they would be built now."""

    def __init__(self, project: LiveProject, root: Path, render: Render, templates: Callable[[], Path]) -> None:
        """`templates` gives the folder of our templates, styles and scripts."""
        self._project = project
        self._root = root
        self._render = render
        self._templates = templates
        self._made: dict[str, _Made] = {}
        self._last: dict[str, bytes] = {}
        self._faults: dict[str, str] = {}
        self._styles: dict[str, bytes] = {}

    @property
    def faults(self) -> list[str]:
        """What was wrong with templates, styles and scripts when they were used last."""
        return list(dict.fromkeys(self._faults.values()))

    def forget_faults(self) -> None:
        """Something has changed: what was wrong may be mended."""
        self._faults.clear()

    def answer(self, address: str, messages: tuple[str, ...]) -> Answer | None:
        """What is at an address below the site's root; None where there is nothing. `messages` are shown on pages."""
        if (style := self._styles.get(address)) is not None:
            return file_answer(address, style, is_fixed=True)
        part = self._project.part_of(address)
        self._project.update(part)
        part = self._project.part_of(address)  # its folder may be gone
        made = self._part(part)
        if made is None:
            return self._page(address, b"", messages)
        for name in (address, f"{address}index.html" if address.endswith("/") or not address else ""):
            if made.route(name) is not None:
                return self._page(address, self._html(made, name), messages)
        if made.route(f"{address}/index.html") is not None:
            return Answer(b"", status=302, location=f"{address}/")
        found = self._file(made, address)
        if found is None and part == HUB and (other := self._project.part_with(address.removesuffix("index.html"))) != HUB:
            self._project.update(other)
            made = self._part(other)
            found = self._file(made, address) if made is not None else None
        return found

    def missing(self, address: str, messages: tuple[str, ...]) -> Answer:
        """What a browser is told where there is nothing."""
        first, _, _ = address.partition("/")
        tags = self._project.hub.settings.tags
        name = f"{first}/404.html" if first in tags[1:] else "404.html"
        made = self._part(HUB)
        html = self._html(made, name) if made is not None else b""
        return self._page(address, html, messages, status=404)

    def _page(self, address: str, html: bytes, messages: tuple[str, ...], status: int = 200) -> Answer:
        told = (*messages, *(fault for fault in self.faults if fault not in messages))
        return page_answer(address, html, told, status, self._project.copied)

    def _part(self, part: str) -> _Made | None:
        """What is made of a part now, or was made last where styles or scripts are wrong."""
        stamp = self._project.stamp(part)
        made = self._made.get(part)
        if made is not None and made.stamp == stamp:
            return made
        try:
            publication = Publication(self._project.site(part), self._root, self._templates(), 1, {part})
        except (BadAsset, OSError, ValueError) as error:  # the two latter are those of pictures
            self._faults[part] = str(error)
            return made
        self._styles.update(publication.joined)
        made = self._made[part] = _Made(stamp, publication)
        return made

    def _html(self, made: _Made, name: str) -> bytes:
        """A page as it is now, or as it was last where it cannot be made."""
        html, route = made.pages.get(name), made.route(name)
        if html is None and route is not None:
            publication = made.publication
            try:
                html = self._render(route, publication.assets, publication.downloads).encode()
            except (BrokenTemplate, MissingGlyph) as error:
                self._faults[name] = self._words(error)
                return self._last.get(name, b"")
            made.pages[name] = self._last[name] = html
        return html or b""

    def _file(self, made: _Made, address: str) -> Answer | None:
        publication = made.publication
        tags = publication.site.settings.tags
        first, _, _ = address.partition("/")
        names = (address, f"{address}index.html" if address.endswith("/") else "")
        try:
            for tag in dict.fromkeys((first if first in tags else tags[0], tags[0])):
                found = next((one for one in publication.files(tag) if one.address in names), None)
                if found is not None:
                    return file_answer(found.address, found.content)
        except (MissingGlyph, Unfit) as error:
            self._faults[address] = self._words(error)
        return None

    def _words(self, error: Exception) -> str:
        """What an error says, with the names of templates from the folder of templates on."""
        return "; ".join([str(error), *getattr(error, "__notes__", ())]).replace(f"{self._templates().parent}/", "")
