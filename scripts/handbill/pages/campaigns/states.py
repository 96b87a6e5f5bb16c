"""The state of a campaign or an event as the headline of its sheet, and the one thing to do in it."""

from __future__ import annotations

from handbill.model.campaign import Campaign
from handbill.model.page import EventPage
from handbill.model.publication import campaign_phase, event_phase, is_archived, offers_letters
from handbill.pages import parts
from handbill.pages.context import PageContext
from handbill.pages.events.event_time import event_label
from handbill.pages.ways import campaign_path, letters_in_order, primary


def campaign_state(context: PageContext, campaign: Campaign) -> parts.StateView | None:
    """None while a campaign runs: then its deadline is all there is to say."""
    say, facts = context.say, campaign.facts
    phase = campaign_phase(campaign, context.today)
    ended = context.moment(campaign.outcome.facts.date) if campaign.outcome else None
    match phase:
        case "after":
            passed = context.deadline(facts.deadline, campaign)
            return parts.StateView(say("After the deadline"), say("You can still write."), deadline=passed)
        case "won":
            return parts.StateView(status_label(context, phase), say("This campaign has been won."), "solid", ended)
        case "closed":
            return parts.StateView(status_label(context, phase), say("This campaign has ended."), since=ended)
        case "paused":
            sentence = say("This campaign is paused. Everything can be read; letters cannot be sent for now.")
            return parts.StateView(status_label(context, phase), sentence)
        case "draft":
            return parts.StateView(status_label(context, phase), form="dashed")
    return None


def status_label(context: PageContext, status: str) -> str:
    say = context.say
    return {
        "draft": say("Draft"),
        "active": say("Running"),
        "paused": say("Paused"),
        "won": say("Won"),
        "closed": say("Closed"),
    }[status]


def event_state(context: PageContext, page: EventPage) -> parts.StateView:
    say, facts = context.say, page.facts
    phase = event_phase(facts, context.today)
    sentence = {
        "open": say("The date is not set yet. We will publish it here as soon as it is known."),
        "tentative": say("The organisers have not confirmed this date yet."),
        "confirmed": "",
        "postponed": say("This event has been postponed. We will publish the new date here as soon as it is known."),
        "cancelled": say("This event has been cancelled."),
        "today": "",
        "over": say("This event is over.")
        if facts.when is None
        else say("The time that was announced has passed, and no day was given here."),
    }[phase]
    return parts.StateView(event_label(context, facts, phase), sentence, "dashed" if phase in ("open", "tentative") else "plain")


def hand(context: PageContext, campaign: Campaign) -> parts.Link | None:
    """The one thing to do in a campaign: act while that is possible, else read how it ended, else what was asked."""
    if offers_letters(campaign):
        return primary(context, campaign)
    if is_archived(campaign) and campaign.outcome is not None:
        return parts.Link(context.link(campaign.outcome, campaign).href, context.unmarked(context.say("How it ended")))
    letters = letters_in_order(campaign)
    if letters:
        return parts.Link(context.link(letters[0], campaign).href, context.unmarked(context.say("Read the letter")))
    return None


def closing(context: PageContext, campaign: Campaign) -> parts.Closing | None:
    """The small sheet at the end of every page of a campaign; None where it would only lead to the page itself."""
    found = hand(context, campaign)
    own = context.to(context.path)
    if found is None or found.href == own:
        found = parts.Link(campaign_path(context, campaign), context.unmarked(context.say("To the campaign")))
    if found.href == own:
        return None
    text = campaign.index.text(context.language)
    by = tuple(context.localized_line(one.short_name or one.name, campaign.source) for one in campaign.facts.organisers)
    return parts.Closing(by, context.localized(text.title, text.language), found)
