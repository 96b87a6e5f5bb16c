"""The event page, in every state from an open date to a recording."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlsplit

from markupsafe import Markup

from handbill.model.campaign import Campaign, Page
from handbill.model.facts import ActionFacts, EventFacts
from handbill.model.words import EventWords
from handbill.outputs.calendar_links import calendar_links
from handbill.outputs.event_json import event_json
from handbill.outputs.ics import event_calendar_path, is_dated
from handbill.pages import parts, view
from handbill.pages.cards import actions_of, primary
from handbill.pages.event_time import event_label, event_state, event_time, own_clock
from handbill.pages.passing_on import passing_on_view
from handbill.pages.place import Place
from handbill.strings import language_name


def event_view(place: Place, campaign: Campaign, page: Page, figure: parts.Figure | None) -> view.EventView:
    facts = cast(EventFacts, page.facts)
    text = page.text(place.language)
    state = event_state(place, facts)
    written = text if cast(EventWords, text.words).place else page.source_text
    where = cast(EventWords, written.words).place or ""
    over = state in ("over", "cancelled")
    return view.EventView(
        title=place.words(text.title, text.language),
        summary=place.words(text.summary, text.language),
        body=place.body(text),
        figure=figure,
        state=state,
        label=event_label(place, state),
        explanation=_explanation(place, state),
        when=event_time(place, page),
        clock=own_clock(place, page) if state in ("tentative", "confirmed", "today") else None,
        place=place.words(where, written.language),
        online=facts.online,
        languages=tuple(language_name(tag, place.language) for tag in facts.languages),
        interpretation=tuple(language_name(tag, place.language) for tag in facts.interpretation),
        register="" if over else facts.register_url or "",
        recording=facts.recording_url or "",
        materials=tuple(parts.Link(url, place.words(urlsplit(url).hostname or url, place.language)) for url in facts.materials),
        primary=primary(place, campaign),
        actions=tuple(
            place.link(action) for action in actions_of(place, campaign) if page.id in cast(ActionFacts, action.facts).event
        ),
        others=tuple(place.link(other) for other in campaign.of_kind("event") if other is not page),
        calendar=_calendar(place, campaign, page),
        calendars=() if over else _calendars(place, campaign, page),
        deadline=place.deadline(campaign.facts.deadline),
        passing_on=passing_on_view(place, campaign, page),
        data=Markup(event_json(place.site, campaign, page, place.language)),  # noqa: S704  its `<>&` are escaped
    )


def _calendar(place: Place, campaign: Campaign, page: Page) -> str:
    """The event's calendar file in the language its words are in."""
    if not is_dated(page):
        return ""
    language = place.language if page.is_translated(place.language) else page.source
    return place.to(event_calendar_path(page, campaign.slug), language)


def _calendars(place: Place, campaign: Campaign, page: Page) -> tuple[parts.Link, ...]:
    """Calendars on the web, by their names; none for readers at risk, since their owners learn who is interested."""
    found = calendar_links(place.site, campaign, page, place.language)
    if found is None or place.high_risk:
        return ()
    named = (("Google", found.google), ("Outlook", found.outlook))
    return tuple(parts.Link(href, place.words(name, place.language)) for name, href in named)


def _explanation(place: Place, state: str) -> str:
    say = place.say
    return {
        "open": say("The day is not set. It will stand here as soon as the organisers name it."),
        "tentative": say("The organisers have not confirmed this date yet."),
        "confirmed": "",
        "postponed": say("This event is postponed. The new date will stand here as soon as the organisers name it."),
        "cancelled": say("This event does not take place."),
        "today": "",
        "over": "",
    }[state]
