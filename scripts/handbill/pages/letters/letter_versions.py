"""The letter in the languages that its offices read, beside the page's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.letter import unfilled_text
from handbill.model.campaign import Site
from handbill.model.page import LetterPage, TypedText
from handbill.model.words import LetterWords
from handbill.pages.context import PageContext
from handbill.pages.layout.element_trees import inert_json, tree
from handbill.pages.letters import letter_parts
from handbill.pages.letters.downloads import LetterFiles, downloads
from handbill.pages.letters.letter_choices import asked
from handbill.pages.letters.script_text import plain_form, sending_day
from handbill.pages.letters.script_words import script_words
from handbill.pages.letters.shown_letter import ShownLetter, shown_letter
from handbill.translations import direction, language_name

FILE = "versions.js"


def versions(context: PageContext, letter: ShownLetter, files: LetterFiles) -> letter_parts.VersionsView:
    """What the script of a page needs to send a letter in other languages; empty without any."""
    if not letter.others:
        return letter_parts.NO_VERSIONS
    if not letter.has_file:
        return letter_parts.VersionsView(data=_json(context, letter, files))
    return letter_parts.VersionsView(href=context.to(letter.context.path + FILE) + _query(letter, files))


def version_files(site: Site, language: str, files: LetterFiles) -> Iterator[tuple[str, str]]:
    """The address and script of the letters in other languages for which a page of a language has no room."""
    for campaign in site.campaigns:
        for page in campaign.letters if language in campaign.facts.languages else ():
            letter = shown_letter(PageContext(site, language, "", campaign, page), campaign, page)
            if letter.has_file:
                yield letter.context.address + FILE, _script(letter, files)


# The letter's page asks for it, and the one to embed.
@cached_by_identity(size=16)
def _query(letter: ShownLetter, files: LetterFiles) -> str:
    """What a page adds to the address of the script: if its letter has changed, it must not take an old one from the cache."""
    return f"?{hashlib.sha256(_script(letter, files).encode()).hexdigest()[:8]}"


# The pages ask for it, and the file itself.
@cached_by_identity(size=64)
def _script(letter: ShownLetter, files: LetterFiles) -> str:
    """A script rather than JSON: the page's policy lets it connect to nobody, and scripts come from the site alone.

    Its second value are words for attributes of the page that nothing needs before. Its links count from the letter's page, also
    for the page to embed, which is in another folder.
    """
    words = script_words(letter.context, letter.sent.language).by_element()
    return f"hbVersions({_json(letter.context, letter, files)},{inert_json(words)})"


def _json(context: PageContext, letter: ShownLetter, files: LetterFiles) -> Markup:
    versions = ",".join(_version(context, letter, text, files) for text in letter.others)
    return Markup(f"[{versions}]")  # noqa: S704  made of inert JSON


def _version(context: PageContext, letter: ShownLetter, text: TypedText[LetterWords], files: LetterFiles) -> str:
    """A letter for the script, as JSON. `known` are the values of its placeholders by choice, `files` link and size by type."""
    made, say = _in_any_language(letter.page, text), context.say
    name = language_name(text.language, context.interface_language)
    about = {
        "lang": text.language,
        "dir": direction(text.language),
        "subject": text.words.subject,
        "sent": say("The letter that is sent (%(language)s)", language=name),
        "reading": say("For your information (%(language)s)", language=name),
        "dataset": made.dataset,
        "known": {
            message.value: asked(message.known, text) for message in letter.messages if message.text.language == text.language
        },
        "files": {
            one.type: [one.href, one.size] for one in downloads(context, letter.campaign, letter.page, files, text.language)
        },
    }  # fmt: skip
    return f'{inert_json(about)[:-1]},"words":{made.words}}}'


class _Version(NamedTuple):
    """What the script gets of a text in whatever language the page is: attributes as they are on the page's own letter, and the
    letter as a tree of elements, in inert JSON.
    """

    dataset: dict[str, str]
    words: Markup


@cached_by_identity(size=128)
def _in_any_language(page: LetterPage, text: TypedText[LetterWords]) -> _Version:
    day = sending_day(text)
    return _Version(
        {
            **({"hbPlain": plain} if (plain := plain_form(text, {})) else {}),
            **({"hbMonths": "|".join(day.months), "hbFirst": day.first, "hbDigits": day.digits} if day else {}),
        },
        inert_json(tree(unfilled_text(page, text).html)),
    )
