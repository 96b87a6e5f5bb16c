"""The posters of campaigns, made once like the files of letters."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from handbill.letters.letter_file import LetterFile
from handbill.model.addresses import below, prefix
from handbill.model.campaign import Campaign, Edition, Site
from handbill.model.formats import POSTER
from handbill.model.publication import offers_poster
from handbill.publishing.files.file_cache import cached_file, digest_of
from handbill.sharing.poster import campaign_poster, poster


def poster_files(site: Site, campaign: Campaign, language: str, cache: Path) -> list[LetterFile]:
    """The poster of a campaign in a language, beside its page; none where it is not offered or has characters without a font."""
    if not offers_poster(campaign, language):
        return []
    record = campaign_poster(Edition(site, campaign, language))
    if record.missing:
        return []
    path = cached_file(cache, digest_of(POSTER.id.encode(), record.canonical()), ".pdf", partial(poster, record))
    address = prefix(language, site.settings.default_language) + below(campaign.folder, f"poster.{language}.pdf")
    return [LetterFile(address, path, path.stat().st_size, "", POSTER.id, language)]
