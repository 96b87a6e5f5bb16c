"""The letter in the languages that its offices read, beside the page's own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from handbill.letters.letter import Envelope, gapped_text, letter_text
from handbill.model.campaign import Campaign
from handbill.model.page import LetterPage, TypedText
from handbill.model.words import LetterWords
from handbill.pages.context import PageContext
from handbill.pages.letters import letter_parts
from handbill.pages.letters.downloads import LetterFiles, downloads
from handbill.translations import days_by_month, digits, direction, first_day, language_name


def version_views(
    context: PageContext,
    campaign: Campaign,
    page: LetterPage,
    messages: Sequence[Envelope],
    sent: TypedText[LetterWords],
    files: LetterFiles,
) -> tuple[letter_parts.VersionView, ...]:
    """The texts of some messages that are not `sent`, the page's own, in the order in which they come first."""
    texts = {message.text.language: message.text for message in messages if message.text.language != sent.language}
    return tuple(_version(context, campaign, page, text, files) for text in texts.values())


def _version(
    context: PageContext, campaign: Campaign, page: LetterPage, text: TypedText[LetterWords], files: LetterFiles
) -> letter_parts.VersionView:
    made = letter_text(page, text)
    return letter_parts.VersionView(
        language=text.language,
        dir=direction(text.language),
        name=language_name(text.language, context.language),
        subject=made.subject,
        letter=context.markup(made.html, text.language),
        text=plain_form(text),
        day=sending_day(text),
        downloads=downloads(context, campaign, page, files, text.language),
    )


def plain_form(text: TypedText[LetterWords]) -> Markup:
    """The plain text with its placeholders, for an attribute."""
    # With its apostrophes as they are: so compression finds the sentences of the letter again (decision 13).
    return Markup(escape(gapped_text(text), quote=False).replace('"', "&quot;"))  # noqa: S704  escaped


def sending_day(text: TypedText[LetterWords]) -> letter_parts.SendingDay | None:
    """The words of the day a letter is sent, in its language; None where it does not name that."""
    if "[[date]]" not in gapped_text(text):
        return None
    return letter_parts.SendingDay(days_by_month(text.language), first_day(text.language), digits("0123456789", text.language))
