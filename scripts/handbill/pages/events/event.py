"""The event page, in every state from an open date to a recording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from handbill.events.json_ld import event_json
from handbill.model.campaign import Campaign
from handbill.model.facts import EventFacts
from handbill.model.page import EventPage
from handbill.model.publication import AHEAD, event_phase, offers_letters, registration
from handbill.pages import parts, view
from handbill.pages.campaigns.states import event_state, hand
from handbill.pages.context import PageContext
from handbill.pages.events.calendars import event_file, event_file_label, on_the_web, subscription
from handbill.pages.events.event_parts import MaterialLink
from handbill.pages.events.event_time import event_time, in_order, own_clock
from handbill.pages.layout.figure import figure
from handbill.pages.letters.downloads import LetterFiles
from handbill.pages.sharing import passing_on_view
from handbill.pages.ways import actions_of
from handbill.translations import language_name


def event_view(context: PageContext, campaign: Campaign, page: EventPage, files: LetterFiles) -> view.EventView:
    facts = page.facts
    text = page.text(context.language)
    state = event_phase(facts, context.today)
    written = text if text.words.place else page.source_text
    where = written.words.place or ""
    register = _register(context, facts)
    return view.EventView(
        title=context.localized(text.title, text.language),
        summary=context.localized(text.summary, text.language),
        body=context.body(text),
        figure=figure(context, page),
        state=state,
        headline=event_state(context, page),
        when=event_time(context, page),
        clock=own_clock(context, page) if state in ("tentative", "confirmed", "today") else None,
        place=context.localized(where, written.language),
        online=_online(context, facts, state),
        languages=tuple(language_name(tag, context.interface_language) for tag in facts.languages),
        interpretation=tuple(language_name(tag, context.interface_language) for tag in facts.interpretation),
        hearing=_hearing(context, facts, where, state),
        registers=register is not None,
        recording=facts.recording_url or "" if state != "over" else "",
        materials=_materials(facts.materials),
        primary=register or _recording(context, facts, state) or hand(context, campaign),
        actions=_actions(context, campaign, page, register is not None),
        others=tuple(context.link(other) for other in in_order(context, campaign.events) if other is not page),
        calendar=event_file(context, campaign, page),
        calendar_label=event_file_label(context, state),
        calendars=on_the_web(context, campaign, page),
        subscription=subscription(context, campaign),
        deadline=context.deadline(campaign.facts.deadline),
        passing_on=passing_on_view(context, campaign, page),
        data=Markup(event_json(context.edition(campaign), page)),  # noqa: S704  its `<>&` are escaped
    )


def _register(context: PageContext, facts: EventFacts) -> parts.Link | None:
    """The way to register while that is open: the first thing to do on the page of an event."""
    url = registration(facts, context.today)
    return None if url is None else parts.Link(url, context.unmarked(context.say("Register")))


def _recording(context: PageContext, facts: EventFacts, state: str) -> parts.Link | None:
    """The recording, once the event is over: the first thing to do there then."""
    if state != "over" or facts.recording_url is None:
        return None
    return parts.Link(facts.recording_url, context.unmarked(context.say("Watch the recording")))


def _actions(context: PageContext, campaign: Campaign, page: EventPage, registers: bool) -> tuple[parts.Link, ...]:
    """The actions that belong to the event, behind the campaign's first one where the sheet leads to registration instead.

    A whole day to which no action belongs is a day of action: what there is to do is what the campaign asks for. Its
    actions need not name it then; their buttons would lead to the day, away from their letters.
    """
    offered, facts = actions_of(context, campaign), page.facts
    own = [action for action in offered if page.id in action.facts.event]
    if not own and facts.when is None and facts.begin is None:
        own = offered
    first = offered[:1] if registers and offers_letters(campaign) else []
    return tuple(context.link(action) for action in (*first, *(one for one in own if one not in first)))


def _online(context: PageContext, facts: EventFacts, state: str) -> str:
    if not facts.online:
        return ""
    if state == "cancelled":
        return context.say("Online participation was planned.")
    return context.say("It was possible to take part online.") if state == "over" else context.say("You can take part online.")


def _hearing(context: PageContext, facts: EventFacts, where: str, state: str) -> str:
    """What to do to hear the interpretation, by where one is."""
    if state not in AHEAD or not facts.interpretation:
        return ""
    online = context.say("Online: choose your language in the interpretation menu of the meeting.")
    there = context.say("On site: ask for a headset at the entrance.")
    return " ".join(text for text, applies in ((online, facts.online), (there, where)) if applies)


def _materials(addresses: Sequence[str]) -> tuple[MaterialLink, ...]:
    """Documents by the last part of their addresses; by the whole of it where that would name two alike."""
    # No two links of a page should read alike and lead to two places (WCAG 2.2, 2.4.4 and 2.4.9).
    hosts = [urlsplit(url).hostname or url for url in addresses]
    names = [_readable(urlsplit(url).path.rstrip("/").rpartition("/")[2]) for url in addresses]
    seen = Counter(zip(hosts, names, strict=True))
    return tuple(
        MaterialLink(url, name if seen[host, name] == 1 else _readable(url.partition(host)[2].lstrip("/")), host)
        for url, host, name in zip(addresses, hosts, names, strict=True)
    )


def _readable(path: str) -> str:
    """A part of an address in plain letters; as it is where that would show characters nobody can see, or none at all."""
    try:
        plain = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path
    # Signs that turn the direction of writing could make a name read like another.
    return plain if plain.isprintable() and plain.strip() else path
