"""The letter in the languages that its offices read, beside the page's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.letter import Envelope, envelopes, letter_text, sent_text, text_with_placeholders
from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign, Site
from handbill.model.page import LetterPage, Text, TypedText
from handbill.model.publication import offers_letter
from handbill.model.words import LetterWords
from handbill.pages.context import PageContext
from handbill.pages.layout.element_trees import inert_json, tree
from handbill.pages.letters import letter_parts
from handbill.pages.letters.downloads import LetterFiles, downloads
from handbill.pages.letters.letter_choices import asked
from handbill.pages.letters.script_text import plain_form, sending_day
from handbill.pages.letters.script_words import script_words
from handbill.translations import direction, language_name

FILE = "versions.js"
IN_PAGE = 2000
"""For so many characters of letters in other languages a page has room; more come in a file when the reader begins to fill in."""


def other_texts(messages: Sequence[Envelope], sent: Text) -> tuple[TypedText[LetterWords], ...]:
    """The texts of some messages that are not `sent`, the page's own, in the order in which they come first."""
    return tuple({one.text.language: one.text for one in messages if one.text.language != sent.language}.values())


def in_file(texts: Sequence[Text]) -> bool:
    """Whether letters in other languages are too long for the page. Raises TooMuch."""
    return sum(len(text_with_placeholders(text)) for text in texts) > IN_PAGE


def versions(
    context: PageContext,
    campaign: Campaign,
    page: LetterPage,
    messages: Sequence[Envelope],
    texts: Sequence[TypedText[LetterWords]],
    files: LetterFiles,
) -> letter_parts.VersionsView:
    """What the script of a page needs to send a letter in other languages; empty without any."""
    if not texts:
        return letter_parts.NO_VERSIONS
    if not in_file(texts):
        return letter_parts.VersionsView(data=_json(context, campaign, page, messages, texts, files))
    folder = page_path(page, campaign.folder)
    data = _script(context, campaign, page, messages, texts, files)
    # A page whose letter has changed must not take an old one from the cache.
    digest = hashlib.sha256(data.encode()).hexdigest()[:8]
    return letter_parts.VersionsView(href=f"{context.to(folder + FILE)}?{digest}")


def version_files(site: Site, language: str, files: LetterFiles) -> Iterator[tuple[str, str]]:
    """The address and script of the letters in other languages for which a page of a language has no room."""
    for campaign in site.campaigns:
        for page in campaign.letters if language in campaign.facts.languages else ():
            sent = sent_text(page, language)
            if page.facts.choose == "none" or not offers_letter(campaign, sent):
                continue
            messages = envelopes(campaign, page, sent, site.settings.mailto_max)
            texts = other_texts(messages, sent)
            if texts and in_file(texts):
                context = PageContext(site, language, page_path(page, campaign.folder), campaign, page)
                yield context.address + FILE, _script(context, campaign, page, messages, texts, files)


def _script(
    context: PageContext,
    campaign: Campaign,
    page: LetterPage,
    messages: Sequence[Envelope],
    texts: Sequence[TypedText[LetterWords]],
    files: LetterFiles,
) -> str:
    """A script rather than JSON: the page's policy lets it connect to nobody, and scripts come from the site alone.

    Its second value are words for attributes of the page that nothing needs before. Its links count from the letter's page, also
    for the page to embed, which is in another folder.
    """
    made = _scripts(context.site, campaign, page, files)
    if context.language not in made:
        own = replace(context, path=page_path(page, campaign.folder))
        words = script_words(own, sent_text(page, own.language).language).by_element()
        made[own.language] = f"hbVersions({_json(own, campaign, page, messages, texts, files)},{inert_json(words)})"
    return made[context.language]


# A letter's page asks for it, the one to embed, and the file itself.
@cached_by_identity(size=32)
def _scripts(_site: Site, _campaign: Campaign, _page: LetterPage, _files: LetterFiles) -> dict[str, str]:
    """The scripts of a letter that were made before, by the language of the reader."""
    return {}


def _json(
    context: PageContext,
    campaign: Campaign,
    page: LetterPage,
    messages: Sequence[Envelope],
    texts: Sequence[TypedText[LetterWords]],
    files: LetterFiles,
) -> Markup:
    return inert_json([_version(context, campaign, page, messages, text, files) for text in texts])


def _version(
    context: PageContext,
    campaign: Campaign,
    page: LetterPage,
    messages: Sequence[Envelope],
    text: TypedText[LetterWords],
    files: LetterFiles,
) -> dict[str, Any]:
    """A letter for the script. `known` are the values of its placeholders by choice, `files` link and size by type."""
    made, day, say = letter_text(page, text), sending_day(text), context.say
    name = language_name(text.language, context.interface_language)
    return {
        "lang": text.language,
        "dir": direction(text.language),
        "subject": made.subject,
        "sent": say("The letter that is sent (%(language)s)", language=name),
        "reading": say("For your information (%(language)s)", language=name),
        # As in the attributes of the page's own letter.
        "dataset": {
            **({"hbPlain": plain} if (plain := plain_form(text, {})) else {}),
            **({"hbMonths": "|".join(day.months), "hbFirst": day.first, "hbDigits": day.digits} if day else {}),
        },
        "known": {
            message.value: asked(message.known, text) for message in messages if message.text.language == text.language
        },
        "files": {one.type: [one.href, one.size] for one in downloads(context, campaign, page, files, text.language)},
        "words": tree(made.html),
    }  # fmt: skip
