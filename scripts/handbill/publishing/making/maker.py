"""Makes the pages and files of a part of the site, a campaign or the hub, in any process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from handbill import translations
from handbill.documents.pdf import MissingGlyph
from handbill.model.campaign import Site
from handbill.pages.layout.templates import PageEnvironment
from handbill.publishing.assets import AssetSources, BadAsset
from handbill.publishing.incremental.built import OTHERS, Again, Files, MainPart
from handbill.publishing.making.edit_links import edit_link
from handbill.publishing.making.pages import Page, PageMaker
from handbill.publishing.outputs import SHARED, Output, Publication, page_file
from handbill.publishing.parallel.background import in_background
from handbill.publishing.parallel.workers import WorkFailed
from handbill.publishing.parts import HUB
from handbill.publishing.swap.tree import make_folder, make_way
from handbill.sharing.share_picture import Unfit
from handbill.translations.catalogues import BASE

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # the last of which is Windows'


class _Environments:
    """An environment for each language, made when it is needed: it is no part of what goes from process to process."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._made: dict[str, PageEnvironment] = {}

    def of(self, language: str) -> PageEnvironment:
        if language not in self._made:
            self._made[language] = PageEnvironment(self._folders, language)
        return self._made[language]

    def __reduce__(self) -> tuple[type[_Environments], tuple[tuple[Path, ...]]]:
        return _Environments, (self._folders,)


@dataclass(frozen=True, slots=True)
class Maker:
    """`root` is the project, `templates` are the folders of templates in their order, the last of which has the assets.

    `settings` are those of mkdocs.yml, `folder` is where pages and files are put, and `site` the folder of the site that is there.
    """

    root: Path
    templates: tuple[Path, ...]
    settings: Mapping[str, Any]
    folder: Path
    site: Path
    _environments: _Environments = field(init=False)
    _assets: AssetSources = field(init=False)

    def __post_init__(self) -> None:
        # The record is frozen.
        object.__setattr__(self, "_environments", _Environments(self.templates))
        object.__setattr__(self, "_assets", AssetSources(self.templates[-1]))

    def prepare(self, languages: Iterable[str] = ()) -> None:
        """Compiles the templates and reads the words of languages, which no process that is copied from this one has to do then."""
        self._environments.of(BASE).compile_all()
        translations.prepare(languages)

    def __call__(self, site: Site, again: Again | None = None) -> Files:
        """Makes the one campaign of a site, or nothing but what is to be made `again`, and gives what was made.

        Raises workers.WorkFailed.
        """
        (campaign,) = site.campaigns
        return self._part(site, campaign.slug, again)

    def make_hub(self, site: Site, again: Again | None = None, processes: int = 1) -> Files:
        """The same for the hub of a site, whose campaigns are summaries. Several `processes` may work at once."""
        return self._part(site, HUB, again, processes)

    def _part(self, site: Site, part: str, again: Again | None, processes: int = 1) -> Files:
        try:
            publication = Publication(site, self.root, self._assets, 1, {part})
            self.folder.mkdir(parents=True, exist_ok=True)
            folders = {str(self.folder)}
            if again is not None:
                return self._pages(publication, again, folders)
            make_others = partial(self._others, publication, part, folders)
            with in_background(make_others, processes) as others:
                return self._pages(publication, None, folders) | {OTHERS: dict.fromkeys(others())}
        except (BadAsset, MissingGlyph, Unfit) as error:
            raise WorkFailed("; ".join([str(error), *getattr(error, "__notes__", ())])) from None

    def _pages(self, publication: Publication, again: Again | None, folders: set[str]) -> dict[str, dict[str, MainPart | None]]:
        made: dict[str, dict[str, MainPart | None]] = {}
        for language in publication.site.settings.tags:
            maker = PageMaker(self._environments.of(language), publication.assets, publication.downloads, self.site)
            pages = [
                Page(route, page_file(route), edit_link(self.settings, route.source))
                for route in publication.pages(language)
                if again is None or route.template in again.layouts
            ]
            ready = maker.made(pages, again.mains if again is not None else {})
            for page in pages:
                one = ready[page.file]
                made.setdefault(page.route.template, {})[page.file] = one.main
                self._write(Output(page.file, one.content), folders)
        return made

    def _others(self, publication: Publication, part: str, folders: set[str]) -> list[str]:
        """Makes what is no page."""
        publication.make_files()
        made = set(assets := publication.assets_of(part))
        for language in publication.site.settings.tags:
            for output in publication.files(language):
                if output.part == part:
                    made.add(output.address)
                    self._write(output, folders)
                elif output.part == SHARED and output.address in assets and not (self.folder / output.address).exists():
                    self._write(output, folders)
        return sorted(made)

    def _write(self, output: Output, folders: set[str]) -> None:
        """`folders` are those that are known to be there."""
        file = self._opened(output.address, folders)
        if isinstance(output.content, Path):
            with os.fdopen(file, "wb") as copy, output.content.open("rb") as source:
                shutil.copyfileobj(source, copy)
        else:
            _write_whole(file, output.content)

    def _opened(self, address: str, folders: set[str]) -> int:
        """A new file, open to be written."""
        # Paths as texts: of many thousand files, one takes as long to make as a system call.
        path, top = f"{self.folder}/{address}", str(self.folder)
        try:
            make_folder(path.rpartition("/")[0], folders)
            return _new_file(path)
        except OSError:
            if not make_way(self.folder, address):
                raise
        make_folder(path.rpartition("/")[0], {top})
        return _new_file(path)


def _new_file(path: str) -> int:
    # What is there may have another name, which readers know: nothing is written into it.
    while True:
        try:
            return os.open(path, _NEW, 0o666)
        except FileExistsError:
            with suppress(FileNotFoundError):  # another process has the same to write
                os.unlink(path)  # noqa: PTH108  of many thousand files


def _write_whole(file: int, content: bytes) -> None:
    # The system's own calls: a file object asks it for as much again as it takes to write a page.
    try:
        while content:  # a disk that becomes full takes a part, and says so when it is given the rest
            content = content[os.write(file, content) :]
    finally:
        os.close(file)
