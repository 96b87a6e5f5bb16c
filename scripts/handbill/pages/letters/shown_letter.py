"""A letter as readers of a language meet it, made once for all pages and files that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from handbill.letters.addressees import addressees
from handbill.letters.envelopes import Envelope, envelopes
from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.letter import sent_text, text_with_placeholders
from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign, Site
from handbill.model.page import LetterPage, TypedText
from handbill.model.publication import offers_letter
from handbill.model.words import LetterWords
from handbill.pages.context import PageContext
from handbill.pages.letters.letter_choices import choice_views, is_long, recipient_views
from handbill.pages.letters.letter_parts import ChoiceView, OfficeGroup, RecipientView
from handbill.pages.letters.office_groups import by_language, marked, of_long_list, on_pages

IN_PAGE = 2000
"""For so many characters of letters in other languages a page has room; more come in a file when the reader begins to fill in."""


@dataclass(frozen=True, eq=False)
class ShownLetter:
    """What is the same on the page of a letter, on the one to embed, on those of its offices and in its files.

    It has no link within the site: those count from the page that they are on. `context` is that of the letter's own page.
    What has to do with its text raises TooMuch for one that cannot be read in good time.
    """

    context: PageContext
    campaign: Campaign
    page: LetterPage

    @property
    def shown(self) -> TypedText[LetterWords]:
        """The text in the reader's language, as far as there is one."""
        return self.page.text(self.context.language)

    @property
    def sent(self) -> TypedText[LetterWords]:
        """The text that goes out, which the page shows first."""
        return sent_text(self.page, self.context.language)

    @cached_property
    def is_offered(self) -> bool:
        return offers_letter(self.campaign, self.sent)

    @cached_property
    def messages(self) -> tuple[Envelope, ...]:
        return envelopes(self.campaign, self.page, self.sent, self.context.site.settings.mailto_max)

    @cached_property
    def others(self) -> tuple[TypedText[LetterWords], ...]:
        """The texts of messages in other languages than the page's, in the order in which they come first."""
        if not self.is_offered:
            return ()
        sent = self.sent.language
        return tuple({one.text.language: one.text for one in self.messages if one.text.language != sent}.values())

    @cached_property
    def has_file(self) -> bool:
        """Whether the texts in other languages are too long for the page, and come in a file."""
        return sum(len(text_with_placeholders(text)) for text in self.others) > IN_PAGE

    @cached_property
    def offices(self) -> tuple[RecipientView, ...]:
        """All that the letter can go to."""
        everyone = addressees(self.campaign, self.page)
        return recipient_views(self.context, everyone, mailed=any(one.email for one in everyone))

    @property
    def choices(self) -> Sequence[ChoiceView]:
        """None where the reader does not choose."""
        return self._grouped[0]

    @property
    def away(self) -> Sequence[OfficeGroup]:
        """The groups of choices that are on pages of their own, still without the links to those."""
        return self._grouped[1]

    @cached_property
    def _grouped(self) -> tuple[Sequence[ChoiceView], Sequence[OfficeGroup]]:
        if self.page.facts.choose == "none":
            return (), ()
        choices = choice_views(self.context, self.page, self.messages, self.sent)
        if not self.is_offered:
            return choices, ()
        if is_long(choices):
            return marked(choices, on_pages(of_long_list(self.context, choices, self.messages)))
        return marked(choices, on_pages(by_language(choices))) if self.has_file else (choices, ())


def shown_letter(context: PageContext, campaign: Campaign, page: LetterPage) -> ShownLetter:
    """The letter for readers of the language of a context, whatever page that is."""
    made = _made(context.site, campaign, page)
    if context.language not in made:
        made[context.language] = ShownLetter(replace(context, path=page_path(page, campaign.folder)), campaign, page)
    return made[context.language]


# The list of pages asks for it, each page of the letter, its files and its share pictures.
@cached_by_identity(size=64)
def _made(_site: Site, _campaign: Campaign, _page: LetterPage) -> dict[str, ShownLetter]:
    """What was made of a letter before, by the language of the reader."""
    return {}
