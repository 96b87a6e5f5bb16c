"""Runs MkDocs in this process: for `handbill build` on a project that is read already, and for `handbill serve`."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.__main__ import cli as mkdocs
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from handbill.content.settings import CONFIG
from handbill.mkdocs_pages import template_fault
from handbill.model.campaign import Site
from handbill.plugin import HandbillPlugin
from handbill.publishing.clock import EPOCH
from handbill.publishing.incremental.plan import Kept
from handbill.publishing.swap.staging import Unfinished


class NotServed(Exception):
    """Why there is no preview; the text says what to do."""


def build_with_mkdocs(
    root: Path, site: Site, target: Path, processes: int, kept: Kept | None = None
) -> Mapping[str, frozenset[str]]:
    """Builds the `site` of the project in `root`, read already, into the folder `target`, and gives the files of each part that
    was made: the `kept` ones are taken over. Raises staging.Unfinished in the words of MkDocs.

    What MkDocs warns of, such as a broken link in the handbook, ends the build too.
    """
    with _environment(**{EPOCH: str(int(site.now.timestamp()))}), _log() as lines:
        try:
            config = load_config(config_file=str(root / CONFIG), strict=True, site_dir=str(target))
            _speak(config, site.settings.tags)
            plugin = config.plugins.get("handbill")
            if not isinstance(plugin, HandbillPlugin):
                raise Unfinished(f"{CONFIG} must name the plugin “handbill”")
            plugin.take(site, processes, kept)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
                return plugin.made
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


def serve(root: Path, arguments: Sequence[str], *, drafts: bool, on: date | None = None) -> None:
    """Previews the project, today or `on` another day, until it is interrupted. Raises NotServed.

    `arguments` are those of `mkdocs serve`.
    """
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
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES):
                raise
            raise NotServed(
                f"the preview has no address ({error.strerror}); choose another with handbill serve -- --dev-addr localhost:8001"
            ) from None


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
