"""The door to MkDocs: campaigns and hub pages enter its build as files, their views its templates."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from handbill.letters.letter_file import LetterFile
from handbill.mkdocs_pages import MemoryBytecodeCache, OneLine, PublicPage, mount, public_file
from handbill.model.campaign import Site
from handbill.pages.downloads import LetterFiles, by_folder
from handbill.pages.interface import interface
from handbill.pages.page_assets import Assets, style_variants
from handbill.pages.routes import Route, routes
from handbill.publishing.assets import join_assets
from handbill.publishing.clock import instant
from handbill.publishing.letter_files import letter_files
from handbill.publishing.load import load
from handbill.publishing.publication import (
    calendars,
    campaigns_json,
    feeds,
    json_schema,
    oembeds,
    pictures,
    qr_codes,
    redirects,
    sitemap_file,
)
from handbill.publishing.share_pictures import picture_files
from handbill.publishing.workers import jobs, map_in_workers, start_ahead
from handbill.site import headers

log = logging.getLogger("mkdocs.plugins.handbill")

CACHE = Path(".cache") / "letters"
"""Where the files of letters are kept, in the project; it may be deleted at any time."""
PICTURES = Path(".cache") / "pictures"
"""The same for share pictures."""
DRAFTS = "HANDBILL_DRAFTS"
"""The environment variable that shows drafts in a preview."""
THEME_FILES = ("assets/stylesheets/main.", "assets/handbook.css", "assets/images/favicon")
"""All that the handbook needs of the theme; the same in every language, and public pages need none of it."""
CAMPAIGN = "HANDBILL_CAMPAIGN"
"""The environment variable that keeps one campaign only."""


class HandbillConfig(Config):
    """Checked again, with places, by `content.settings`."""

    exit_url = config_options.Optional(config_options.Type(str))
    mailto_max = config_options.Type(int, default=2000)
    share_pictures = config_options.Type(bool, default=True)
    letter_files = config_options.Type(bool, default=True)
    licence = config_options.Optional(config_options.Type(str))


class HandbillPlugin(BasePlugin[HandbillConfig]):
    """One build per language: MkDocs calls every hook again for each, and static-i18n says which it is."""

    _site: Site
    _assets: Assets
    _files: dict[str, bytes]
    _letters: list[LetterFile]
    _pictures: list[tuple[str, Path]]
    _downloads: LetterFiles

    def __init__(self) -> None:
        super().__init__()
        self._bytecode = MemoryBytecodeCache()
        self._jobs = 1

    def on_startup(self, *, command: str, dirty: bool) -> None:
        # A preview builds in a thread, and a process with threads cannot be copied.
        self._jobs = jobs() if command == "build" else 1

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not self._inner(config):
            self._read(config)
        # Made per language from the model instead: MkDocs would make one of each for the whole site.
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        config.theme["language"] = self._language(config)
        return config

    def _read(self, config: MkDocsConfig) -> None:
        root = self._root(config)
        loaded = load(root, instant(), drafts=bool(os.environ.get(DRAFTS)), only=os.environ.get(CAMPAIGN))
        for problem in loaded.problems.warnings:
            log.info("%s", problem)
        if loaded.problems.warnings:
            log.info("%s warnings about the content; they stop no build", len(loaded.problems.warnings))
        if loaded.problems.errors:
            for problem in loaded.problems.errors:
                log.error("%s", problem)
            raise Abort(f"{len(loaded.problems.errors)} errors in the content")
        assert loaded.site is not None
        self._site = loaded.site
        overrides = Path(config.theme.custom_dir) if config.theme.custom_dir else root / "overrides"
        self._assets, self._files = join_assets(overrides, style_variants(self._site))
        self._letters = self._letter_files(root) if self._site.settings.letter_files else []
        self._downloads = by_folder(self._letters)
        self._pictures = picture_files(self._site, root / PICTURES, jobs())

    def _letter_files(self, root: Path) -> list[LetterFile]:
        pairs = [(campaign, language) for campaign in self._site.campaigns for language in campaign.facts.languages]
        return [file for pair in pairs for file in letter_files(self._site, *pair, root / CACHE)]

    @staticmethod
    def _root(config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "mkdocs.yml").resolve().parent

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

    def _on_files_add(self, files: Files, config: MkDocsConfig) -> Files:
        """Only the handbook enters the build as MkDocs found it; hub and campaigns enter by their own allow-list."""
        docs = os.path.normpath(config.docs_dir)
        handbook = [f for f in files if f.src_dir != docs or f.src_uri.startswith("handbook/")]
        return Files([*handbook, *(public_file(route, config) for route in self._routes(config))])

    @event_priority(-200)
    def _on_files_mount(self, files: Files, config: MkDocsConfig) -> Files:
        by_name = {public_file(route, config).src_uri: route for route in self._routes(config)}
        first = self._language(config) == self._site.settings.default_language
        kept = []
        for file in files:
            route = by_name.get(file.src_uri)
            if route is not None:
                mount(file, route, self._root(config), config)
            elif not file.is_documentation_page() and not (first and file.src_uri.startswith(THEME_FILES)):
                continue
            kept.append(file)
        kept += self._files_of_language(config)
        if first:
            kept += self._shared_files(files, config)
        return Files(kept)

    # static-i18n sorts files into languages at -100: ours go in before, and get their real sources after.
    on_files = CombinedEvent(_on_files_add, _on_files_mount)

    def _files_of_language(self, config: MkDocsConfig) -> list[File]:
        language = self._language(config)
        site = self._site
        made: list[tuple[str, str | bytes]] = [*calendars(site, language), *feeds(site, language)]
        made += [*campaigns_json(site, language, self._downloads), *oembeds(site, language)]
        made += qr_codes(site, language, lambda work, items: map_in_workers(work, items, self._jobs))
        return [File.generated(config, address, content=content) for address, content in made]

    def _shared_files(self, files: Files, config: MkDocsConfig) -> list[File]:
        site = self._site
        handbook = [f.url for f in files if f.src_uri.startswith("handbook/") and f.is_documentation_page()]
        made: dict[str, str | bytes] = {**self._files, **dict(redirects(site)), **dict([json_schema()])}
        made |= {"sitemap.xml": sitemap_file(site, handbook), headers.NAME: headers.headers(site)}
        found = [File.generated(config, name, content=content) for name, content in made.items()]
        root = self._root(config)
        found += [File.generated(config, name, abs_src_path=str(root / source)) for name, source in pictures(site)]
        found += [File.generated(config, file.address, abs_src_path=str(file.path)) for file in self._letters]
        found += [File.generated(config, name, abs_src_path=str(path)) for name, path in self._pictures]
        return found

    def _routes(self, config: MkDocsConfig) -> list[Route]:
        return list(routes(self._site, self._language(config)))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """MkDocs makes an environment per language; templates are parsed once for all of them."""
        env.bytecode_cache = self._bytecode
        env.add_extension(OneLine)
        env.globals.update(interface(self._language(config)))
        pages = [file.page for file in files.documentation_pages() if isinstance(file.page, PublicPage)]
        later = start_ahead(lambda page: page.render_with(env, self._assets, self._downloads), pages, self._jobs)
        for index, result in later.items():
            pages[index].is_ready(result)
        return env

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        if isinstance(page, PublicPage):
            cast(dict[str, Any], context).update(page.context(self._assets, self._downloads))
        return context

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(self._root(config) / "campaigns"))
        return server
