"""The accelerator: pages that MkDocs carries through its build without reading or parsing them again."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from jinja2 import BytecodeCache, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from handbill.pages.routes import Route
from handbill.publishing.outputs import Output


def quicken(theme: Theme, compiled: BytecodeCache) -> None:
    """Lets the theme's environments use compiled templates, and pass the theme's icons over when they look for files to publish."""
    make = theme.get_env

    def get_env() -> Environment:
        environment = make()
        environment.bytecode_cache = compiled
        environment.list_templates = partial(_visible_files, theme)  # type: ignore[method-assign]
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


def _visible_files(
    theme: Theme, extensions: Collection[str] | None = None, filter_func: Callable[[str], bool] | None = None
) -> list[str]:
    """The files of a theme, in the order of their names, without those in hidden folders.

    MkDocs would leave these out: the fourteen thousand icons.
    """
    found: set[str] = set()
    for folder in theme.dirs:
        for top, folders, files in os.walk(folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found.update(Path(top, name).relative_to(folder).as_posix() for name in files)
    return sorted(filter(filter_func, found))


class PublicPage(Page):
    """A page whose words are read, checked and rendered already; MkDocs gives it a place and writes it."""

    route: Route
    ready: Callable[[], str]
    """Gives the whole page, which this or another process has made or makes now."""

    def read_source(self, config: MkDocsConfig) -> None:
        shown = self.route.context
        title = shown.text.title if shown.page is not None else self.route.template
        self.markdown = ""
        self.meta = {"template": "hb/ready.html", "title": title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.present_anchor_ids: set[str] | None = set()


def public_file(route: Route, config: MkDocsConfig) -> File:
    """The file of a page as if it lay in `docs/`, named in the way static-i18n sorts into languages."""
    language = route.context.language
    suffix = "" if language == route.context.site.settings.default_language else f".{language}"
    return File(
        f"{route.name}{suffix}.md",
        config.docs_dir,
        config.site_dir,
        config.use_directory_urls,
        inclusion=InclusionLevel.INCLUDED if route.is_first else InclusionLevel.NOT_IN_NAV,
    )


def generated_file(output: Output, config: MkDocsConfig) -> File:
    """A file that MkDocs only has to write."""
    if isinstance(output.content, Path):
        return File.generated(config, output.address, abs_src_path=str(output.content))
    return File.generated(config, output.address, content=output.content)


def mount(file: File, route: Route, root: Path, config: MkDocsConfig) -> None:
    """Gives a file its real source, its edit link and its page."""
    address = route.context.address
    file.abs_src_path = str(root / (route.source or "mkdocs.yml"))
    file.edit_uri = f"../{route.source}" if route.source else None
    if address.endswith("404.html"):
        file.dest_uri = address
        file.url = address
        file.abs_dest_path = str(Path(config.site_dir) / address)
    file.name = _name(route)
    page: Any = PublicPage(None, file, config)
    page.route = route
    if page.edit_url:
        # From docs/../campaigns/… to campaigns/…, since MkDocs reckons from docs/.
        page.edit_url = urljoin(page.edit_url, urlsplit(page.edit_url).path)


def _name(route: Route) -> str:
    return "index" if route.is_first else "page"
