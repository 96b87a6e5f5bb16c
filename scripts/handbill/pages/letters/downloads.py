"""The files that letter and campaign pages offer, with what each is for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence

from handbill.letters.letter_file import LetterFile
from handbill.model.addresses import below, page_path
from handbill.model.campaign import Campaign
from handbill.model.formats import BY_ID
from handbill.model.page import Page
from handbill.model.publication import leads_staff_on
from handbill.pages.context import PageContext
from handbill.pages.letters import letter_parts
from handbill.translations import readable_size

HELP = "handbook/affiliates/letters"
"""The handbook's page about letters on a letterhead, of a hub that has one."""

LetterFiles = Mapping[str, Sequence[LetterFile]]
"""Files by the folder they are in, below the site's root."""


def by_folder(files: Iterable[LetterFile]) -> LetterFiles:
    found: dict[str, list[LetterFile]] = {}
    for file in files:
        found.setdefault(posixpath.dirname(file.address) + "/", []).append(file)
    return found


def downloads(
    context: PageContext, campaign: Campaign, page: Page, files: LetterFiles, language: str = ""
) -> tuple[letter_parts.DownloadView, ...]:
    """The files of a letter in a language, the reader's unless another is named; its source's where it is not translated."""
    language = page.shown_language(language or context.language)
    return _shown(context, files.get(context.at(page_path(page, campaign.folder), language), ()))


def letterhead_help(context: PageContext, campaign: Campaign) -> str:
    """The link to how a letter is put on a letterhead, in the reader's language or else in the hub's; empty without one."""
    pages, default = context.site.handbook, context.site.settings.default_language
    if not leads_staff_on(campaign, context.language):
        return ""
    if context.language != default and f"{HELP}.{context.language}.md" in pages:
        return context.to(f"{HELP}/")
    return context.to(f"{HELP}/", default) if f"{HELP}.md" in pages else ""


def bundle(context: PageContext, campaign: Campaign, files: LetterFiles) -> letter_parts.DownloadView | None:
    """All letters of a campaign in one file."""
    return next(iter(_shown(context, files.get(context.at(below(campaign.folder, "letters/")), ()))), None)


def poster(context: PageContext, campaign: Campaign, files: LetterFiles) -> letter_parts.DownloadView | None:
    """The poster of a campaign in the reader's language."""
    return next(iter(_shown(context, files.get(context.at(below(campaign.folder, "")), ()))), None)


def _shown(context: PageContext, files: Sequence[LetterFile]) -> tuple[letter_parts.DownloadView, ...]:
    return tuple(
        letter_parts.DownloadView(
            href=context.to_root(file.address),
            name=posixpath.basename(file.address),
            type=BY_ID[file.form].type,
            title=BY_ID[file.form].name(context.say),
            use=BY_ID[file.form].purpose(context.say),
            size=readable_size(file.size, context.interface_language),
        )
        for file in files
    )
