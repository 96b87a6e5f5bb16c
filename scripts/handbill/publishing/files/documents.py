"""The files of letters, circulars, briefings and posters, each language's made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from handbill.letters.letter_file import LetterFile
from handbill.model.addresses import prefix
from handbill.model.campaign import Campaign, Site
from handbill.pages.letters.downloads import by_folder
from handbill.publishing.files.letter_files import letter_files
from handbill.publishing.files.page_files import page_files
from handbill.publishing.files.poster_files import poster_files

_MAKERS = (letter_files, page_files, poster_files)


class Documents(Mapping[str, Sequence[LetterFile]]):
    """The files by the folder they are in, such as `fr/fair-pay/letters/wages/`.

    Asking for a folder, or for all, raises documents.pdf.MissingGlyph with a note that names the text's file.
    """

    def __init__(self, campaigns: Iterable[tuple[Site, Campaign]], cache: Path) -> None:
        """Each of the `campaigns` comes with the site as it may know it; `cache` keeps files and may be deleted at any time."""
        self._cache = cache
        self._editions = {
            (prefix(language, site.settings.default_language), campaign.slug): (site, campaign, language)
            for site, campaign in campaigns
            for language in campaign.facts.languages
        }
        self._made: dict[tuple[str, str], list[LetterFile]] = {}
        self._folders: dict[tuple[str, str], Mapping[str, Sequence[LetterFile]]] = {}

    def all(self) -> list[tuple[str, LetterFile]]:
        """Every file with the slug of its campaign."""
        return [(edition[1], file) for edition in self._editions for file in self._files(edition)]

    def __getitem__(self, folder: str) -> Sequence[LetterFile]:
        first, _, rest = folder.partition("/")
        edition = ("", first)
        if edition not in self._editions:
            edition = (f"{first}/", rest.partition("/")[0])
        return self._by_folder(edition)[folder]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._by_folder, self._editions))

    def __len__(self) -> int:
        return sum(len(self._by_folder(edition)) for edition in self._editions)

    def _files(self, edition: tuple[str, str]) -> list[LetterFile]:
        if edition not in self._made:
            arguments = (*self._editions[edition], self._cache)
            self._made[edition] = [file for make in _MAKERS for file in make(*arguments)]
        return self._made[edition]

    def _by_folder(self, edition: tuple[str, str]) -> Mapping[str, Sequence[LetterFile]]:
        """The folders of a campaign in a language; none where there is no such edition."""
        if edition not in self._editions:
            return {}
        if edition not in self._folders:
            self._folders[edition] = by_folder(self._files(edition))
        return self._folders[edition]
