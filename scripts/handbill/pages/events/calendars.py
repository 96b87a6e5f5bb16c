"""How an event comes into a reader's calendar: as a file, by subscription, or through a calendar on the web."""

from __future__ import annotations

from handbill.events.calendar_entries import campaign_calendar_path, dated_events, event_calendar_path
from handbill.events.web_calendars import calendar_links
from handbill.model.campaign import Campaign
from handbill.model.page import EventPage
from handbill.model.publication import offers_calendar_entry, offers_subscription, offers_web_calendars
from handbill.pages import parts
from handbill.pages.context import PageContext
from handbill.pages.events.event_parts import Subscription
from handbill.urls.absolute import absolute


def event_file(context: PageContext, campaign: Campaign, page: EventPage) -> str:
    """The event's calendar file in the language its words are in; empty where it has no date, or none any more."""
    if not offers_calendar_entry(page.facts, context.today):
        return ""
    return context.to(event_calendar_path(page, campaign.folder), page.shown_language(context.language))


def event_file_label(context: PageContext, state: str) -> str:
    """What the file is for: one of an event that was called off takes it out of the days to keep free."""
    changed = state in ("postponed", "cancelled")
    return context.say("Update your calendar") if changed else context.say("Add to your calendar")


def on_the_web(context: PageContext, campaign: Campaign, page: EventPage) -> tuple[parts.Link, ...]:
    """Calendars on the web, by their names; none for readers at risk, since their owners learn who is interested."""
    found = calendar_links(context.edition(campaign), page)
    if found is None or not offers_web_calendars(page.facts, campaign, context.language, context.today):
        return ()
    named = (("Google", found.google), ("Outlook", found.outlook))
    return tuple(parts.Link(href, context.unmarked(name)) for name, href in named)


def subscription(context: PageContext, campaign: Campaign) -> Subscription | None:
    """All events of a running campaign, as a calendar that looks for changes by itself; None where there are none."""
    if not offers_subscription(campaign, context.language) or not dated_events(campaign):
        return None
    address = absolute(context.site, campaign_calendar_path(campaign.folder), context.language)
    return Subscription(f"webcal:{address.partition(':')[2]}", address)
