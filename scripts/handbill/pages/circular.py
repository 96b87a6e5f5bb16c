"""The page of a circular: the organisers' message to their affiliates, and the same as files."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.model.campaign import Campaign
from handbill.model.page import CircularPage
from handbill.pages import cards, parts, view
from handbill.pages.context import PageContext
from handbill.pages.letters.letter_parts import DownloadView


def circular_view(
    context: PageContext, campaign: Campaign, page: CircularPage, links: Sequence[parts.Link], files: Sequence[DownloadView]
) -> view.CircularView:
    text, facts = page.text(context.language), page.facts
    return view.CircularView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=context.body(text),
        figure=None,
        links=tuple(links),
        downloads=tuple(files),
        date=context.moment(facts.date),
        salutation=context.localized(text.words.salutation or "", text.language),
        closing=context.localized(text.words.closing or "", text.language),
        senders=tuple(cards.organisation(context, one, campaign.source) for one in campaign.senders(facts)),
    )
