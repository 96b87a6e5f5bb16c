"""Parts that several pages show: organisations, events, news, actions, campaigns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from markupsafe import escape

from handbill.model.addresses import page_path
from handbill.model.campaign import Campaign, Page
from handbill.model.facts import ActionFacts, AudienceFacts, EventFacts, NewsFacts, Organisation, Partner
from handbill.outputs.absolute import is_offered
from handbill.outputs.report_back import Report, report_link
from handbill.pages import parts
from handbill.pages.event_time import event_label, event_state, event_time
from handbill.pages.place import Place
from handbill.strings import direction, own_name

LATEST = 3
"""How many news items and events the home and campaign pages show."""


def organisation(place: Place, one: Organisation | Partner, source: str) -> parts.Organisation:
    return parts.Organisation(
        name=place.own(one.name, source),
        short_name=place.own(one.short_name or one.name, source),
        role=place.own(one.role, source),
        url=one.url or "",
        contact=getattr(one, "contact", None) or "",
    )


def issuers(place: Place, campaign: Campaign) -> tuple[parts.Organisation, ...]:
    return tuple(organisation(place, one, campaign.source) for one in campaign.facts.organisers)


def languages(place: Place, tags: Iterable[str], path: str | None = None) -> tuple[parts.Language, ...]:
    """Languages by their own names, with links to an address in each when `path` is given."""
    return tuple(
        parts.Language(
            tag=tag,
            name=site_name(place, tag),
            dir=direction(tag),
            href="" if path is None else place.to(path, tag),
            current=tag == place.language,
        )
        for tag in tags
    )


def site_name(place: Place, tag: str) -> str:
    """The name mkdocs.yml gives a language, else the one it has for itself."""
    return next((one.name for one in place.site.settings.languages if one.tag == tag), own_name(tag))


def _campaign_name(place: Place, campaign: Campaign) -> parts.Words:
    """Said on pages of the hub; on the campaign's own it would only repeat itself."""
    index = campaign.index.text(place.language)
    return place.words("" if place.campaign else index.title, index.language)


def event_card(place: Place, campaign: Campaign, page: Page) -> parts.EventCard:
    facts = cast(EventFacts, page.facts)
    state = event_state(place, facts)
    text = page.text(place.language)
    return parts.EventCard(
        link=place.link(page, campaign),
        summary=place.words(text.summary, text.language),
        state=state,
        label=event_label(place, facts, state),
        when=event_time(place, page),
        campaign=_campaign_name(place, campaign),
    )


def news_card(place: Place, campaign: Campaign, page: Page) -> parts.NewsCard:
    facts = cast(NewsFacts, page.facts)
    text = page.text(place.language)
    rendered = place.rendered(text)
    if rendered.excerpt:
        # Its links count from the campaign, also on pages of the hub.
        excerpt = replace(place, campaign=campaign).html(rendered.excerpt, text.language, page)
    else:
        excerpt = place.html(str(escape(text.summary)), text.language, page) if text.summary else place.nothing
    return parts.NewsCard(
        link=place.link(page, campaign),
        date=place.moment(facts.date),
        excerpt=excerpt,
        campaign=_campaign_name(place, campaign),
        outcome=facts.outcome,
    )


def report(place: Place, campaign: Campaign, letter: str = "") -> str:
    """The plain link of a report that a letter was sent: a message of its own, which readers may leave unsent."""
    if campaign.facts.report_to is None:
        return ""
    told = Report(campaign.slug, "sent", letter, place.language)
    return report_link(campaign.facts.report_to, told, place.site.settings.mailto_max)


def action_buttons(place: Place, campaign: Campaign, page: Page) -> tuple[parts.Link, ...]:
    """Links to the letters, events and audiences an action leads to."""
    facts = cast(ActionFacts, page.facts)
    targets = [campaign.page("letter", id) for id in facts.letter]
    targets += [campaign.page("event", id) for id in facts.event]
    targets += [campaign.page("audience", id) for id in facts.audience]
    return tuple(place.link(target, campaign) for target in targets if target is not None)


def actions_of(place: Place, campaign: Campaign) -> list[Page]:
    """The actions offered in the reader's language."""
    return [page for page in campaign.of_kind("action") if is_offered(campaign, page, place.language)]


def action_card(place: Place, campaign: Campaign, page: Page) -> parts.ActionCard:
    facts = cast(ActionFacts, page.facts)
    text = page.text(place.language)
    rendered = place.rendered(text)
    return parts.ActionCard(
        link=place.link(page, campaign),
        body=place.html(rendered.excerpt or rendered.html, text.language, page),
        buttons=action_buttons(place, campaign, page),
        deadline=place.deadline(facts.deadline),
        report=report(place, campaign) if facts.kind == "report" else "",
    )


def primary(place: Place, campaign: Campaign) -> parts.Link | None:
    """The one thing to do: where the first action leads, in the action's words."""
    if not campaign.offers_letters:
        return None
    for page in actions_of(place, campaign):
        text = page.text(place.language)
        buttons = action_buttons(place, campaign, page)
        href = buttons[0].href if len(buttons) == 1 else place.to(page_path(page, campaign.slug))
        return parts.Link(href, place.words(text.title, text.language))
    return None


def audience_card(place: Place, campaign: Campaign, page: Page) -> parts.AudienceCard:
    text = page.text(place.language)
    return parts.AudienceCard(
        link=place.link(page, campaign),
        summary=place.words(text.summary, text.language),
        partner=partner(place, campaign, page),
        letters=tuple(place.link(letter, campaign) for letter in campaign.audience_letters(page)),
    )


def partner(place: Place, campaign: Campaign, page: Page) -> parts.Organisation:
    facts = cast(AudienceFacts, page.facts)
    if facts.partner is None:
        nobody = place.words("", place.language)
        return parts.Organisation(nobody, nobody, nobody)
    return organisation(place, facts.partner, campaign.source)


def status_label(place: Place, status: str) -> str:
    say = place.say
    return {
        "draft": say("Draft"),
        "active": say("Running"),
        "paused": say("Paused"),
        "won": say("Won"),
        "closed": say("Closed"),
    }[status]


def campaign_card(place: Place, campaign: Campaign) -> parts.CampaignCard:
    """The campaign in the reader's language, or in its own when it is not offered in that."""
    offered = place.language in campaign.facts.languages
    reader = place.language if offered else campaign.source
    text = campaign.index.text(reader)
    path = page_path(campaign.index, campaign.slug)
    outcome = campaign.outcome
    return parts.CampaignCard(
        link=parts.Link(place.to(path, reader), place.words(text.title, text.language)),
        summary=place.words(text.summary, text.language),
        by=tuple(one.short_name for one in issuers(place, campaign)),
        status=campaign.facts.status,
        label=status_label(place, campaign.facts.status),
        deadline=place.deadline(campaign.facts.deadline, campaign),
        primary=primary(place, campaign) if offered else None,
        languages=languages(place, campaign.facts.languages, path),
        outcome=place.link(outcome, campaign) if outcome and offered else None,
    )


def letters_in_order(campaign: Campaign) -> Sequence[Page]:
    """Letters as the actions name them, then the others."""
    named: list[Page] = []
    for action in campaign.of_kind("action"):
        facts = cast(ActionFacts, action.facts)
        found = [campaign.page("letter", id) for id in facts.letter]
        for id in facts.audience:
            audience = campaign.page("audience", id)
            found += campaign.audience_letters(audience) if audience else []
        named += [page for page in found if page is not None and page not in named]
    return named + [page for page in campaign.of_kind("letter") if page not in named]
