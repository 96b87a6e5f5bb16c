"""Runs MkDocs in this process: whole builds of a project that is read already, and what a preview needs of it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from handbill.content.settings import CONFIG
from handbill.content.site import read_project
from handbill.mkdocs_pages import mount, public_file
from handbill.model.campaign import Site
from handbill.pages.layout.page_assets import Assets
from handbill.pages.layout.templates import PageEnvironment, template_fault
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.routes import Route
from handbill.plugin import HandbillPlugin, add_templates, templates_of
from handbill.problems import Problems
from handbill.publishing.clock import EPOCH, instant, noon
from handbill.publishing.making.pages import rendered
from handbill.publishing.swap.staging import Unfinished


class NotServed(Exception):
    """Why there is no preview; the text says what to do."""


def build_with_mkdocs(root: Path, site: Site, target: Path, processes: int, *, is_handbook: bool = False) -> frozenset[str]:
    """Builds the `site` of the project in `root`, read already, into the folder `target`, and gives the files of the handbook as
    paths below that; with `is_handbook` nothing else is made. Raises staging.Unfinished in the words of MkDocs.

    What MkDocs warns of, such as a broken link in the handbook, ends the build too.
    """
    with _environment(**{EPOCH: str(int(site.now.timestamp()))}), _log() as lines:
        try:
            config = load_config(config_file=str(root / CONFIG), strict=True, site_dir=str(target))
            _speak(config, site.settings.tags)
            plugin = config.plugins.get("handbill")
            if not isinstance(plugin, HandbillPlugin):
                raise Unfinished(f"{CONFIG} must name the plugin “handbill”")
            plugin.take(site, processes, is_handbook=is_handbook)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
                return frozenset(plugin.handbook)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            raise Unfinished("\n".join(lines) or str(error)) from None
        except TemplateError as error:
            raise Unfinished(template_fault(error)) from None


def _speak(config: MkDocsConfig, languages: Sequence[str]) -> None:
    """Has static-i18n build these `languages` only, the first as the default: a site of one campaign may not have all of them."""
    i18n = config.plugins.get("i18n")
    if i18n is None:
        return  # the plugin says what is missing
    listed = {one.locale: one for one in i18n.config.languages}
    i18n.config.languages = [listed[tag] for tag in languages]
    for one in i18n.config.languages:
        one.default = one.locale == languages[0]


class Renderer:
    """Renders pages as a build does, without one: with the theme's environment for each language."""

    def __init__(self, root: Path) -> None:
        """Raises NotServed where MkDocs refuses the settings of the project in `root`."""
        self._root = root
        self._environments: dict[str, PageEnvironment] = {}
        self.read_settings()

    def read_settings(self) -> None:
        """Takes mkdocs.yml as it is now. Raises NotServed."""
        with _environment():
            try:
                self._config = load_config(config_file=str(self._root / CONFIG))
            except MkDocsException as error:
                raise NotServed(str(error)) from None
        add_templates(self._config)
        self.forget()

    @property
    def templates(self) -> Path:
        """The folder of our templates, styles and scripts."""
        return templates_of(self._config)

    @property
    def address(self) -> tuple[str, int]:
        """Where mkdocs.yml wants a preview to be."""
        host, port = self._config.dev_addr
        return host, port

    def forget(self) -> None:
        """Lets templates and catalogues be read again."""
        self._environments.clear()

    def render(self, route: Route, assets: Assets, files: LetterFiles) -> str:
        """The whole page. Raises making.pages.BrokenTemplate."""
        language = route.context.language
        environment = self._environments.get(language)
        if environment is None:
            folders = map(Path, self._config.theme.dirs)
            environment = self._environments[language] = PageEnvironment(folders, language)
        file = public_file(route, self._config)
        mount(file, route, self._root, self._config)
        assert file.page is not None
        return rendered(environment, route, assets, files, file.page.edit_url or "")


def build_handbook(root: Path, target: Path, day: str) -> None:
    """Builds the handbook into `target`; as on a `day` (ISO 8601) unless that is empty.

    Raises staging.Unfinished.
    """
    now = noon(date.fromisoformat(day)) if day else instant()
    project = read_project(root, now, Problems(), ())
    if project is None:
        raise Unfinished(f"{CONFIG} cannot be read")
    build_with_mkdocs(root, project.published(as_on=bool(day)), target, 1, is_handbook=True)


def serve(root: Path, arguments: Sequence[str], *, drafts: bool, on: date | None = None) -> None:
    """Previews the project by MkDocs, today or `on` another day, until it is interrupted. Raises NotServed.

    `arguments` are those of `mkdocs serve`.
    """
    from mkdocs.__main__ import cli as mkdocs  # noqa: PLC0415  all commands of MkDocs, of no use to a build

    os.chdir(root)
    HandbillPlugin.shows_drafts = drafts
    HandbillPlugin.shows_day = on
    with _environment():
        try:
            mkdocs.main(["serve", *arguments], prog_name="handbill", standalone_mode=False)
        except MkDocsException as error:
            raise NotServed(str(error)) from None
        except TemplateError as error:
            raise NotServed(template_fault(error)) from None


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    """Sets what MkDocs and its theme read from nowhere but the environment."""
    before = dict(os.environ)
    os.environ.update({"NO_MKDOCS_2_WARNING": "1", **variables})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _log() -> Iterator[list[str]]:
    """What MkDocs logs meanwhile, from warnings on."""
    lines: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lines.append(record.getMessage().strip())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield lines
    finally:
        logger.removeHandler(handler)


if __name__ == "__main__":
    try:
        build_handbook(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    except Unfinished as fault:
        sys.exit(str(fault))
