"""Pages as they are published, made from their views and templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jinja2 import TemplateError

from handbill.pages.layout.main_part import PageParts, around, is_apart, page_parts
from handbill.pages.layout.page_assets import Assets
from handbill.pages.layout.templates import PageEnvironment, template_fault
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.routes import Route, page_frame, page_views
from handbill.pages.view import PageView
from handbill.publishing.incremental.built import MainPart
from handbill.publishing.parallel.workers import WorkFailed


class BrokenTemplate(WorkFailed):
    """A template that cannot be read or rendered; the text begins with its name."""


def rendered(environment: PageEnvironment, route: Route, assets: Assets, downloads: LetterFiles, edit: str) -> str:
    """A whole page; `edit` is the address where its source file can be changed, empty where there is none.

    Raises BrokenTemplate.
    """
    with _told():
        return "".join(page_parts(environment.layout(route.template), *page_views(route, assets, edit, downloads)))


class Page(NamedTuple):
    """A page that is to be made: `file` is its address in the site, and `edit` as for `rendered`."""

    route: Route
    file: str
    edit: str


class MadePage(NamedTuple):
    """A whole page, and its main part where another one can be made around that."""

    content: bytes
    main: MainPart | None


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes pages in the language of an environment. `site` is the folder of the site that is there."""

    environment: PageEnvironment
    assets: Assets
    downloads: LetterFiles
    site: Path

    def made(self, pages: Sequence[Page], mains: Mapping[str, MainPart]) -> dict[str, MadePage]:
        """The pages by their files. Those that are named in `mains` keep the main part that they have in the site where they can.

        Raises BrokenTemplate.
        """
        with _told():
            apart = {layout for layout in {page.route.template for page in pages} if is_apart(self.environment, layout)}
            made: dict[str, MadePage] = {}
            for page in pages:
                if (main := mains.get(page.file)) is not None and page.route.template in apart:
                    made |= self._around(page, main)
            others = [page for page in pages if page.file not in made]
            # One step after the other for all pages, not one page after the other: each step has code and data of its own, and
            # what a processor's cache holds of them would be lost at every page.
            views = [page_views(page.route, self.assets, page.edit, self.downloads) for page in others]
            for page, (frame, view) in zip(others, views, strict=True):
                parts = page_parts(self.environment.layout(page.route.template), frame, view)
                made[page.file] = _joined(parts, page.route, view if page.route.template in apart else None)
        return made

    def _around(self, page: Page, main: MainPart) -> dict[str, MadePage]:
        """A page whose main part is there, by its file; nothing where it has to be made as a whole."""
        words = _words_of_page(page.route)
        title, summary = (own if said is None else said for said, own in zip((main.title, main.summary), words, strict=True))
        frame = page_frame(page.route, self.assets, title, summary, page.edit, main.scripted_as)
        if (parts := around(self.environment.layout(page.route.template), frame)) is None:
            return {}
        before, after = (part.encode() for part in parts)
        kept = (self.site / page.file).read_bytes()[main.start : main.end]
        end = len(before) + len(kept)
        return {page.file: MadePage(before + kept + after, main._replace(start=len(before), end=end))}


def _joined(parts: PageParts, route: Route, view: PageView | None) -> MadePage:
    """A page in bytes; without a main part where there is no view, or the template has none."""
    before, main, after = (part.encode() for part in parts)
    if view is None or not main:
        return MadePage(before + main + after, None)
    said = (str(view.title), str(view.summary))
    title, summary = (None if one == own else one for one, own in zip(said, _words_of_page(route), strict=True))
    return MadePage(before + main + after, MainPart(len(before), len(before) + len(main), view.scripted_as, title, summary))


def _words_of_page(route: Route) -> tuple[str, str]:
    """The title and the summary of a page's source file; empty where it has none."""
    if (page := route.context.page) is None:
        return "", ""
    text = page.text(route.context.language)
    return text.title, text.summary


@contextmanager
def _told() -> Iterator[None]:
    """Says which template is broken, and why."""
    try:
        yield
    except TemplateError as error:
        raise BrokenTemplate(template_fault(error)) from None
