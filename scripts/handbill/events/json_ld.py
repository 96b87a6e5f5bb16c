"""An event as search engines read it: schema.org Event in JSON-LD."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from handbill.events.calendar_entries import is_dated
from handbill.events.event_text import EventText, event_text
from handbill.model.addresses import picture_address
from handbill.model.campaign import Campaign, Edition, Site
from handbill.model.facts import EventFacts, line_of
from handbill.model.page import EventPage
from handbill.model.publication import registration, shows_pictures
from handbill.urls.absolute import absolute
from handbill.values.characters import LINE_ENDS

_SCHEMA = "https://schema.org/"
_STATUS = {
    "tentative": "EventScheduled", "confirmed": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled",
}  # fmt: skip
# JSON has no other use for these than as letters of a text, where an escape means the same (RFC 8259 section 7).
# Without `<` nothing can end the script element or begin a comment in it (HTML, restrictions for script contents).
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in f"<>&{LINE_ENDS}"})


def event_json(edition: Edition, page: EventPage) -> str:
    """JSON-LD that is safe inside `<script type="application/ld+json">`; empty while the date is open.

    An event without a start says nothing to a search engine, and is reported to the site as an error. A postponed one
    keeps the start it had, as schema.org asks of EventPostponed. Times have their offset, a last day is included.
    """
    if not is_dated(page):
        return ""
    site, campaign, language = edition.site, edition.campaign, edition.language
    facts = page.facts
    text = event_text(edition, page)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": text.title,
        "description": text.summary,
        "url": text.address,
        "startDate": _moment(facts, "starts"),
    }
    if facts.ends is not None:
        data["endDate"] = _moment(facts, "ends")
    data |= {
        "eventStatus": _SCHEMA + _STATUS[facts.state],
        "eventAttendanceMode": _SCHEMA + _mode(facts, text),
        "location": _location(site, facts, text),
        "organizer": _organisers(campaign, language),
    }
    if facts.languages:
        data["inLanguage"] = list(facts.languages)
    if facts.image is not None and shows_pictures(campaign, page, language):
        data["image"] = absolute(site, picture_address(facts.image, campaign.folder))
    if facts.recording_url is not None:
        data["recordedIn"] = {"@type": "CreativeWork", "name": text.title, "url": facts.recording_url}
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)


def _moment(facts: EventFacts, name: str) -> str:
    value = getattr(facts, name)
    instant = facts.begin if name == "starts" else facts.end
    return instant.isoformat() if isinstance(value, datetime) and instant is not None else str(value)


def _mode(facts: EventFacts, text: EventText) -> str:
    if facts.online and text.place:
        return "MixedEventAttendanceMode"
    return "OnlineEventAttendanceMode" if facts.online else "OfflineEventAttendanceMode"


def _location(site: Site, facts: EventFacts, text: EventText) -> list[dict[str, str]] | dict[str, str]:
    found = []
    if text.place:
        found.append({"@type": "Place", "name": text.place, "address": text.place})
    if facts.online:
        # Registration disappears when the event is over, and before its new date is known.
        found.append({"@type": "VirtualLocation", "url": registration(facts, site.today) or text.address})
    return found[0] if len(found) == 1 else found


def _organisers(campaign: Campaign, language: str) -> list[dict[str, str]]:
    found = []
    for one in campaign.facts.organisers:
        entry = {"@type": "Organization", "name": line_of(one.name, language, campaign.source)[0]}
        found.append(entry | ({"url": one.url} if one.url else {}))
    return found
