"""The door to MkDocs: campaigns and hub pages enter its build as files, their views its templates."""

from __future__ import annotations

import logging
import os
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from handbill.content.handbook import sanitised
from handbill.documents.pdf import MissingGlyph
from handbill.hub.shipped import templates
from handbill.mkdocs_pages import PublicPage, generated_file, mount, public_file, quicken
from handbill.model.campaign import Site
from handbill.pages.bytecode import COMPILED, MemoryBytecodeCache
from handbill.pages.frames.edition_frame import as_on
from handbill.pages.layout.handbook import SEARCH_INDEX, is_theme_file, palette
from handbill.pages.layout.templates import PageEnvironment, prepare
from handbill.pages.routes import Route
from handbill.publishing.assets import BadAsset
from handbill.publishing.clock import instant, noon
from handbill.publishing.environment import BadVariable
from handbill.publishing.handbook import Surroundings
from handbill.publishing.incremental.inputs import has_known_settings
from handbill.publishing.load import Loaded, load
from handbill.publishing.making.pages import rendered
from handbill.publishing.outputs import Publication
from handbill.publishing.parallel.processes import jobs
from handbill.publishing.parallel.workers import WorkerKilled, WorkFailed, start_ahead
from handbill.publishing.swap.manifest import files_below, write_manifest
from handbill.sharing.share_picture import Unfit

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.handbill")

DRAFTS = "HANDBILL_DRAFTS"
"""The environment variable that shows drafts in a preview of `mkdocs serve`."""


_COMPILED_HERE = MemoryBytecodeCache()
"""Templates compiled where nobody knows what other plugins and hooks add to Jinja: they are compiled once for all languages."""


def _page_text(environment: PageEnvironment, publication: Publication, page: PublicPage) -> str:
    return rendered(environment, page.route, publication.assets, publication.downloads, page.edit_url or "")


class NoOptions(Config):
    """The options are a record of the model, read by `content.settings`."""


class HandbillPlugin(BasePlugin[NoOptions]):
    """One build per language: MkDocs calls every hook again for each, and static-i18n says which it is."""

    shows_drafts = False
    """Whether the preview that runs in this process shows drafts too."""
    shows_day: date | None = None
    """The day that it shows, today where there is none."""

    handbook: set[str]
    """The files of the handbook that the languages built so far have to have, as paths below the site's folder."""

    _publication: Publication | Surroundings
    _others: set[str]
    """The same of all else."""

    def __init__(self) -> None:
        super().__init__()
        self._site: Site | None = None
        self._is_handbook = False
        self._jobs: int | None = None

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Takes any options: `content.settings` reads and checks them, with their positions in mkdocs.yml."""
        return [], []

    def take(self, site: Site, processes: int, *, is_handbook: bool = False) -> None:
        """Gives the plugin a site that is read and checked already, and says how many processes may work at once.

        With `is_handbook` nothing but the handbook is made.
        """
        self._site = site
        self._jobs = processes
        self._is_handbook = is_handbook

    def on_startup(self, *, command: str, dirty: bool) -> None:
        # A preview builds in a thread, and a process with threads cannot be copied.
        if command != "build":
            self._jobs = 1

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not self._inner(config):
            try:
                self._publish(config)
            except (BadVariable, BadAsset, MissingGlyph, Unfit, WorkerKilled, WorkFailed) as error:
                raise PluginError("; ".join([str(error), *getattr(error, "__notes__", ())])) from None
            quicken(config.theme, COMPILED if has_known_settings(root_of(config)) else _COMPILED_HERE)
        add_templates(config)
        # Made per language from the model instead: MkDocs would make one of each for the whole site.
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.theme["language"] = self._language(config)
        config.theme["palette"] = palette(self._language(config))
        return config

    def _publish(self, config: MkDocsConfig) -> None:
        root = root_of(config)
        site = self._site or self._load(root).site
        assert site is not None
        self.handbook, self._others = set(), set()
        self._jobs = self._jobs or jobs()
        if self._is_handbook:
            self._publication = Surroundings(site, root)
            return
        self._publication = Publication(site, root, templates_of(config), self._jobs)
        self._publication.make_files()

    def _load(self, root: Path) -> Loaded:
        drafts = self.shows_drafts or bool(os.environ.get(DRAFTS))
        now = noon(self.shows_day) if self.shows_day else instant()
        loaded = load(root, now, drafts=drafts, as_on=self.shows_day is not None)
        for problem in loaded.problems.warnings:
            log.info("%s", problem)
        if loaded.problems.warnings:
            log.info("%s warnings about the content; they stop no build", len(loaded.problems.warnings))
        if loaded.problems.errors:
            for problem in loaded.problems.errors:
                log.error("%s", problem)
            raise Abort(f"{len(loaded.problems.errors)} errors in the content")
        return loaded

    @staticmethod
    def _i18n(config: MkDocsConfig) -> Any:
        plugin = config.plugins.get("i18n")
        if plugin is None:
            raise Abort("mkdocs.yml must name the plugin “i18n” after “handbill”; it builds the languages")
        return plugin

    def _inner(self, config: MkDocsConfig) -> bool:
        """Whether static-i18n builds a further language of a site that is read already."""
        return bool(self._i18n(config).building)

    def _language(self, config: MkDocsConfig) -> str:
        i18n = self._i18n(config)
        return str(i18n.current_language or i18n.default_language)

    def _routes(self, config: MkDocsConfig) -> list[Route]:
        return self._publication.pages(self._language(config))

    @property
    def _has_handbook(self) -> bool:
        return bool(self._publication.site.handbook)

    def _on_files_add(self, files: Files, config: MkDocsConfig) -> Files:
        """Of what MkDocs found, the checked pages of the handbook enter the build; hub and campaigns enter by their own list."""
        docs = os.path.normpath(config.docs_dir)
        checked = frozenset(self._publication.site.handbook)
        handbook = [f for f in files if f.src_dir != docs or f.src_uri in checked]
        return Files([*handbook, *(public_file(route, config) for route in self._routes(config))])

    @event_priority(-200)
    def _on_files_mount(self, files: Files, config: MkDocsConfig) -> Files:
        by_name = {public_file(route, config).src_uri: route for route in self._routes(config)}
        language = self._language(config)
        site = self._publication.site
        themed = self._has_handbook and language == site.settings.default_language
        search = config.plugins.get("material/search")
        searched = search.config.lang if search else ()
        kept = []
        for file in files:
            route = by_name.get(file.src_uri)
            if route is not None:
                mount(file, route, root_of(config), config)
            elif not file.is_documentation_page() and not (themed and is_theme_file(file.src_uri, searched)):
                continue
            kept.append(file)
        for file in kept:
            made = self._others if file.src_uri in by_name else self.handbook
            made.add(Path(file.abs_dest_path).relative_to(config.site_dir).as_posix())
        outputs = list(self._publication.files(language))
        self._others |= {output.address for output in outputs}
        kept += [generated_file(output, config) for output in outputs]
        return Files(kept)

    # static-i18n sorts files into languages at -100: ours go in before, and get their real sources after.
    on_files = CombinedEvent(_on_files_add, _on_files_mount)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """MkDocs makes an environment per language; templates are parsed once for all of them."""
        language = self._language(config)
        prepare(env, language)
        pages = [file.page for file in files.documentation_pages() if isinstance(file.page, PublicPage)]
        if isinstance(self._publication, Surroundings):
            for page in pages:
                page.ready = str  # MkDocs writes no page without text
            self._leave_out_languages(config)
            return env
        ours = PageEnvironment(map(Path, config.theme.dirs), language)
        work = partial(_page_text, ours, self._publication)
        later = start_ahead(work, pages, self._jobs or 1)
        for index, page in enumerate(pages):
            page.ready = later.get(index) or partial(work, page)
        return env

    def _leave_out_languages(self, config: MkDocsConfig) -> None:
        """Has static-i18n build no language that the handbook has no page in, such as `handbook/index.fr.md`."""
        for one in self._i18n(config).config.languages:
            one.build = one.default or any(page.endswith(f".{one.locale}.md") for page in self._publication.site.handbook)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The handbook's HTML as the check has seen it; that of our own pages is made later."""
        return html if isinstance(page, PublicPage) else sanitised(html)

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        shown = cast(dict[str, Any], context)
        if isinstance(page, PublicPage):
            try:
                shown["ready"] = page.ready()
            except (WorkerKilled, WorkFailed) as error:
                raise PluginError(str(error)) from None
        else:
            # The handbook has the theme's own frame.
            shown["as_on"] = as_on(self._publication.site, self._language(config))
        return context

    @event_priority(-200)  # after static-i18n, which builds the other languages in this event
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Compares what was written with what was to be written, and writes the list of it."""
        if self._inner(config):
            return
        site = Path(config.site_dir)
        if not self._has_handbook:
            # The plugin “search” has written one without a word, or before the one of the handbook is taken over.
            (site / SEARCH_INDEX).unlink(missing_ok=True)
        elif (site / SEARCH_INDEX).is_file():
            self.handbook.add(SEARCH_INDEX)
        expected = self.handbook | (set() if self._is_handbook else self._others)
        if missing := sorted(path for path in expected if not (site / path).is_file()):
            raise PluginError(f"{len(missing)} of {len(expected)} files were not written; the first is “{missing[0]}”")
        if self._is_handbook:
            return
        # MkDocs empties the folder before it builds, but for hidden files, which may be another program's.
        others = {path for path in files_below(site) if not path.startswith(".")}
        shown = self._publication.site
        write_manifest(site, expected | others, shown.today if shown.as_on else None)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        for folder in (root_of(config) / "campaigns", templates_of(config)):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def add_templates(config: MkDocsConfig) -> None:
    """Lets the theme find our templates: before its own, and after those of a project that has some."""
    ours = str(templates_of(config))
    if ours not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)


def templates_of(config: MkDocsConfig) -> Path:
    """The folder of our templates: the project's own, else those that came with the program."""
    return templates(Path(config.theme.custom_dir) if config.theme.custom_dir else root_of(config) / "overrides")


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the project."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
