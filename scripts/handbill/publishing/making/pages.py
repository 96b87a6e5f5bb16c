"""Pages as they are published, made from their views and templates."""

from __future__ import annotations

from jinja2 import TemplateError

from handbill.pages.layout.line_breaks import whole_syllables
from handbill.pages.layout.page_assets import Assets
from handbill.pages.layout.templates import PageEnvironment, template_fault
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.routes import Route, page_views
from handbill.pages.view import Frame, PageView
from handbill.publishing.parallel.workers import WorkFailed


class BrokenTemplate(WorkFailed):
    """A template that cannot be read or rendered; the text begins with its name."""


def rendered(environment: PageEnvironment, route: Route, assets: Assets, downloads: LetterFiles, edit: str) -> str:
    """A whole page; `edit` is the address where its source file can be changed, empty where there is none.

    Raises BrokenTemplate.
    """
    return filled(environment, route.template, *page_views(route, assets, edit, downloads))


def filled(environment: PageEnvironment, layout: str, frame: Frame, view: PageView) -> str:
    """A whole page in a layout. Raises BrokenTemplate."""
    try:
        return whole_syllables(environment.get_template(f"hb/{layout}.html").render(frame=frame, view=view))
    except TemplateError as error:
        raise BrokenTemplate(template_fault(error)) from None
