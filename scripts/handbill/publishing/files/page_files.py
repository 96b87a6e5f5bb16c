"""The files of circulars and briefings, made once like those of letters."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from handbill.documents.page_document import page_document
from handbill.documents.pdf import MissingGlyph
from handbill.letters.letter_file import LetterFile
from handbill.model.addresses import page_path, prefix
from handbill.model.campaign import Campaign, Edition, Site
from handbill.model.kinds import KINDS
from handbill.publishing.files.file_cache import cached_file, digest_of
from handbill.publishing.files.letter_files import WRITERS


def page_files(site: Site, campaign: Campaign, language: str, cache: Path) -> list[LetterFile]:
    """The files beside a campaign's pages in a language; a page that is not translated has none there.

    Raises documents.pdf.MissingGlyph, with a note that names the page's file.
    """
    made: list[LetterFile] = []
    for kind in KINDS:
        for page in campaign.of_kind(kind.name) if kind.forms else ():
            if not page.is_translated(language):
                continue
            document = page_document(Edition(site, campaign, language), page)
            folder = prefix(language, site.settings.default_language) + page_path(page, campaign.folder)
            for form in kind.forms:
                digest = digest_of(form.encode(), document.canonical())
                try:
                    path = cached_file(cache, digest, f".{form}", partial(WRITERS[form], document))
                except MissingGlyph as error:
                    error.add_note(f"in the page {page.text(language).path}")
                    raise
                name = f"{document.id}.{language}.{form}"
                made.append(LetterFile(folder + name, path, path.stat().st_size, "", form, language))
    return made
