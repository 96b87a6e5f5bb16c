"""The files of letters, made once: an unchanged letter's are taken from a folder that knows them by their content."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from pkgutil import resolve_name
from typing import NamedTuple

from handbill.documents.document import Document
from handbill.documents.pdf import MissingGlyph
from handbill.letters.bundle import Bundled, bundle, readme
from handbill.letters.document import LetterDocument, letter_document
from handbill.letters.letter import sent_text
from handbill.letters.letter_file import LetterFile, forms
from handbill.model.addresses import below, page_path, prefix
from handbill.model.campaign import Campaign, Edition, Site
from handbill.model.formats import BESIDE, FORMATS
from handbill.model.page import LetterPage
from handbill.model.publication import offers_letter
from handbill.publishing.files.file_cache import cached_file, digest_of


def _write(writer: str, document: Document) -> bytes:
    # Loaded when it is needed: the libraries of Word take longer than a campaign that has no such file.
    content: bytes = resolve_name(f"handbill.{writer}")(document)
    return content


WRITERS: Mapping[str, Callable[[Document], bytes]] = {one.id: partial(_write, one.writer) for one in (*FORMATS, *BESIDE)}


def letter_files(site: Site, campaign: Campaign, language: str, cache: Path) -> list[LetterFile]:
    """The files of a campaign's letters for its pages in a language, then the zip of them all.

    Letters that are not offered have none, and a letter that is not translated has none here: its page leads to those
    of the language that is shown. What has been made before is not made again; the folder `cache` may be
    deleted at any time. Raises documents.pdf.MissingGlyph, with a note that names the letter's file.
    """
    edition = Edition(site, campaign, language)
    made = [one for page in campaign.letters if (one := _made(edition, page, cache)) is not None]
    files = [file for one in made for file in one.files]
    letters = [(one.document, one.named) for one in made if one.files]
    if letters:
        root, name = prefix(language, site.settings.default_language), f"{campaign.slug}-letters.{language}.zip"
        path = _zip(cache, name, campaign, language, letters)
        files.append(LetterFile(root + below(campaign.folder, f"letters/{name}"), path, path.stat().st_size, "", "zip", language))
    return files


def files_of_letter(edition: Edition, page: LetterPage, cache: Path) -> list[LetterFile]:
    """The same of one letter alone."""
    made = _made(edition, page, cache)
    return made.files if made is not None else []


class _Letter(NamedTuple):
    document: LetterDocument
    files: list[LetterFile]

    @property
    def named(self) -> list[tuple[str, Path]]:
        """The names of the files, and where they are."""
        return [(posixpath.basename(file.address), file.path) for file in self.files]


def _made(edition: Edition, page: LetterPage, cache: Path) -> _Letter | None:
    site, campaign, language = edition.site, edition.campaign, edition.language
    text = sent_text(page, language)
    if page.shown_language(language) != language or not offers_letter(campaign, text):
        return None
    document = letter_document(campaign, page, language)
    folder = prefix(language, site.settings.default_language) + page_path(page, campaign.folder)
    files = []
    for form in forms(page, text):
        name = file_name(document, form)
        try:
            digest = digest_of(form.encode(), document.canonical())
            path = cached_file(cache, digest, Path(name).suffix, partial(WRITERS[form], document))
        except MissingGlyph as error:
            error.add_note(f"in the letter {text.path}")
            raise
        files.append(LetterFile(folder + name, path, path.stat().st_size, page.id, form, document.language))
    return _Letter(document, files)


def file_name(document: LetterDocument, form: str) -> str:
    """The name of a letter's file, such as `wages.fr.docx` or `wages-signatures.fr.pdf`."""
    if form in (one.id for one in BESIDE):
        return f"{document.id}-{form}.{document.language}.pdf"
    return f"{document.id}.{document.language}.{form}"


def _zip(
    cache: Path, name: str, campaign: Campaign, language: str, letters: list[tuple[LetterDocument, list[tuple[str, Path]]]]
) -> Path:
    title, (notice, _) = campaign.index.text(language).title, campaign.notice_in(language)
    # Files in the cache are named by their content, so their names say enough.
    listed = "\n".join(f"{name} {path.name}" for _, named in letters for name, path in named)
    said = readme(title, language, [Bundled(document, [(name, b"") for name, _ in named]) for document, named in letters], notice)

    def make() -> bytes:
        bundled = [Bundled(document, [(name, path.read_bytes()) for name, path in named]) for document, named in letters]
        return bundle(title, language, bundled, notice)

    return cached_file(cache, digest_of(b"zip", said.encode(), listed.encode()), ".zip", make)
