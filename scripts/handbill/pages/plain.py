"""The page of text, which a page of any kind is unless its kind has a view of its own."""

from __future__ import annotations

from dataclasses import replace

from handbill.model.campaign import Campaign
from handbill.model.facts import CircularFacts, DatedFacts
from handbill.model.kinds import BY_NAME, KINDS
from handbill.model.page import AudiencePage, Page
from handbill.model.publication import is_archived
from handbill.model.words import PageWords
from handbill.pages import cards, parts, view
from handbill.pages.context import PageContext
from handbill.pages.layout.figure import figure
from handbill.pages.letters.downloads import LetterFiles, downloads


def plain_view(context: PageContext, campaign: Campaign, page: Page, files: LetterFiles) -> view.PlainView:
    """A page of a campaign: a briefing, the safety page, a circular, and every kind that is not shown otherwise."""
    facts = page.facts
    return replace(
        hub_page_view(context, page),
        links=own_pages(context, campaign, but=page) if BY_NAME[page.kind].is_listed else (),
        downloads=downloads(context, campaign, page, files) if BY_NAME[page.kind].forms else (),
        date=context.moment(facts.date) if isinstance(facts, DatedFacts) else None,
        senders=tuple(cards.organisation(context, one, campaign.source) for one in campaign.senders(facts))
        if isinstance(facts, CircularFacts)
        else (),
    )


def audience_view(context: PageContext, campaign: Campaign, page: AudiencePage, files: LetterFiles) -> view.PlainView:
    """The page of a sector or profession: a poster with its letter, and who else there is to turn to."""
    partner = cards.partner(context, campaign, page)
    return replace(
        plain_view(context, campaign, page, files),
        by=(partner.name,) if partner.name else tuple(one.short_name for one in cards.issuers(context, campaign)),
        partner=partner if partner.name else None,
        letters=tuple(context.link(letter) for letter in campaign.audience_letters(page)),
        audiences=tuple(context.link(other) for other in campaign.audiences if other is not page),
    )


def hub_page_view(context: PageContext, page: Page) -> view.PlainView:
    """A page of the hub, or what pages of campaigns have in common with one."""
    text = page.text(context.language)
    own = [name for name in type(text.words).model_fields if name not in PageWords.model_fields]
    written = {name: value for name in own if isinstance(value := getattr(text.words, name), str)}
    return view.PlainView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=context.body(text),
        figure=figure(context, page),
        words={name: context.localized(value, text.language) for name, value in written.items()},
    )


def not_found_view(context: PageContext) -> view.PlainView:
    say = context.say
    if (whole := context.site.whole_campaign) is not None:
        return view.PlainView(
            title=context.unmarked(say("This page does not exist")),
            summary=context.unmarked(say("The address may be mistyped, or the page may have moved.")),
            body=context.nothing,
            figure=None,
            links=(context.link(whole.index, whole),),
        )
    home = parts.Link(context.to(""), context.unmarked(say("All campaigns")))
    running = [one for one in context.site.campaigns if context.language in one.facts.languages and not is_archived(one)]
    return view.PlainView(
        title=context.unmarked(say("This page does not exist")),
        summary=context.unmarked(
            say("The address may be mistyped, or the page may have moved. Every campaign can be reached from the home page.")
        ),
        body=context.nothing,
        figure=None,
        links=(home, *(context.link(one.index, one) for one in running)),
    )


def own_pages(context: PageContext, campaign: Campaign, but: Page | None = None) -> tuple[parts.Link, ...]:
    """Links to the pages that a campaign's page lists under “Read more”."""
    # Where readers are at risk the box on each page leads to the page about safety.
    kinds = (kind for kind in KINDS if kind.is_listed and not (context.high_risk and kind.name == "safety"))
    pages = (page for kind in kinds for page in campaign.of_kind(kind.name))
    return tuple(context.link(page) for page in pages if page is not but)
