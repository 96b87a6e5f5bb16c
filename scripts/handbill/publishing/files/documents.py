"""The files of letters, circulars, briefings and posters, each language's made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from handbill.letters.letter_file import LetterFile
from handbill.model.addresses import below, prefix
from handbill.model.campaign import Campaign, Edition, Site
from handbill.pages.letters.downloads import by_folder
from handbill.publishing.files.letter_files import files_of_letter, letter_files
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
            prefix(language, site.settings.default_language) + below(campaign.folder, ""): Edition(site, campaign, language)
            for site, campaign in campaigns
            for language in campaign.facts.languages
        }
        """By the folder of their pages, which is that of the language where a campaign is a site of its own."""
        self._made: dict[str, list[LetterFile]] = {}
        self._folders: dict[str, Mapping[str, Sequence[LetterFile]]] = {}
        self._letters: dict[str, list[LetterFile]] = {}

    def all(self) -> list[tuple[str, LetterFile]]:
        """Every file with the slug of its campaign."""
        return [(edition.campaign.slug, file) for base, edition in self._editions.items() for file in self._files(base)]

    def __getitem__(self, folder: str) -> Sequence[LetterFile]:
        first, second, *_ = (*folder.split("/"), "")
        base = next((base for base in (f"{first}/{second}/", f"{first}/", "") if base in self._editions), None)
        if base is None:
            raise KeyError(folder)
        return self._of_letter(base, folder) or self._by_folder(base)[folder]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._by_folder, self._editions))

    def __len__(self) -> int:
        return sum(len(self._by_folder(base)) for base in self._editions)

    def _of_letter(self, base: str, folder: str) -> list[LetterFile]:
        """The files of a letter whose folder this is, made without those of other letters."""
        if base in self._made or not folder.startswith(f"{base}letters/"):
            return []
        if folder not in self._letters:
            edition = self._editions[base]
            letter = edition.campaign.letter(folder.removeprefix(f"{base}letters/").rstrip("/"))
            self._letters[folder] = files_of_letter(edition, letter, self._cache) if letter is not None else []
        return self._letters[folder]

    def _files(self, base: str) -> list[LetterFile]:
        if base not in self._made:
            edition = self._editions[base]
            arguments = (edition.site, edition.campaign, edition.language, self._cache)
            self._made[base] = [file for make in _MAKERS for file in make(*arguments)]
        return self._made[base]

    def _by_folder(self, base: str) -> Mapping[str, Sequence[LetterFile]]:
        if base not in self._folders:
            self._folders[base] = by_folder(self._files(base))
        return self._folders[base]
