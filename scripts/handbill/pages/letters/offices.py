"""A page with the links to some of a letter's offices: those for which the letter's own page has no room."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.letters.envelopes import Envelope, worst
from handbill.letters.letter import has_placeholders, unfilled_text
from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign
from handbill.model.page import LetterPage
from handbill.pages import parts
from handbill.pages.context import PageContext
from handbill.pages.letters.letter_page import OfficeSection, OfficesView
from handbill.pages.letters.letter_parts import ChoiceView
from handbill.pages.letters.shown_letter import shown_letter
from handbill.pages.parts import NO_TEXT


def offices_view(context: PageContext, campaign: Campaign, page: LetterPage, key: str) -> OfficesView:
    """The group of offices that is in the folder `key`, by the language of their letter."""
    letter = shown_letter(context, campaign, page)
    group = next(one for one in letter.away if one.key == key)
    shown = letter.shown
    messages = {one.value: one for one in letter.messages}
    by_language: dict[str, list[ChoiceView]] = {}
    for one in group.choices:
        by_language.setdefault(one.sent.lang, []).append(one)
    names = ": ".join(
        filter(None, (context.say("Letter in %(language)s", language=group.language) if group.language else "", group.name))
    )
    return OfficesView(
        title=context.unmarked(names),
        summary=context.localized(shown.title, shown.language),
        body=context.nothing,
        figure=None,
        sections=tuple(
            _section(context, page, choices, [messages[one.value] for one in choices]) for choices in by_language.values()
        ),
        back=parts.Link(
            f"{context.to(page_path(page, campaign.folder))}#letter",
            context.unmarked(context.say("To the letter")),
        ),
        is_by_language=bool(group.language),
    )


def _section(context: PageContext, page: LetterPage, choices: Sequence[ChoiceView], messages: Sequence[Envelope]) -> OfficeSection:
    sent = messages[0].text
    text = unfilled_text(page, sent)
    return OfficeSection(
        language=choices[0].sent or NO_TEXT,
        subject=context.localized(text.subject, text.language),
        letter=context.markup(text.html, text.language),
        choices=choices,
        rung=worst([message.send for message in messages]),
        has_placeholders=has_placeholders(sent),
        uncopied=tuple(dict.fromkeys(one for message in messages for one in message.send.uncopied)),
    )
