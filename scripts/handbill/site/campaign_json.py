"""A campaign for other programs: one JSON file per campaign and language, described by campaign.schema.json.

Every address is absolute. Affiliates' scripts rely on the names: add some, rename none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from handbill.events.calendar_entries import campaign_calendar_path, dated_events, event_calendar_path
from handbill.events.event_text import event_text
from handbill.letters.addressees import addressees, copies
from handbill.letters.embed import embed_path, is_offered_to_embed
from handbill.letters.envelopes import envelopes, worst
from handbill.letters.letter import plain_letter, sent_text
from handbill.letters.letter_file import LetterFile
from handbill.model.addresses import below, page_path, prefix
from handbill.model.campaign import Campaign, Edition
from handbill.model.facts import EventFacts, Organisation, line_of
from handbill.model.formats import BY_ID
from handbill.model.page import ActionPage, AudiencePage, EventPage, LetterPage, Page, Text
from handbill.model.publication import event_phase, is_offered, offers_calendar_entry, offers_letter, registration, shows_proof
from handbill.news.feed import ATOM, JSON, feed_path, has_news
from handbill.site.recipients_json import recipients_of_letters
from handbill.urls.absolute import absolute, address
from handbill.values.syntax.json_text import json_text

Published = Mapping[str, Sequence[LetterFile]]
"""Files of letters by the folder they are in, below the site's root."""
VERSION = 1
"""Raised when a program that reads the file has to change."""
SCHEMA_PATH = "assets/campaign.schema.json"
"""Where the schema is on the site, the same in every language."""


def campaign_json_path(folder: str) -> str:
    """Where the file is, without language."""
    return below(folder, "campaign.json")


@cache
def schema() -> str:
    """The JSON Schema of the file (draft 2020-12)."""
    return (resources.files("handbill.site") / "campaign.schema.json").read_text(encoding="utf-8")


def campaign_json(edition: Edition, published: Published) -> str:
    """The campaign as readers of the edition's language meet it.

    `published` are the files of letters by their folder; no other is named.
    """
    site, campaign, language = edition.site, edition.campaign, edition.language
    index, facts = campaign.index.text(language), campaign.facts
    calendar = campaign_calendar_path(campaign.folder) if dated_events(campaign) else None
    feeds = has_news(site, campaign, language)
    notice, spoken = campaign.notice_in(language)
    data: dict[str, Any] = {
        "$schema": absolute(site, SCHEMA_PATH),
        "version": VERSION,
        "id": campaign.slug,
        "language": language,
        "title": _text(index.title, index),
        "summary": _text(index.summary, index),
        "notice": {"text": notice, "language": spoken} if notice else None,
        "address": address(edition, campaign.index),
        "status": facts.status,
        "deadline": str(facts.deadline) if facts.deadline else None,
        "paper": facts.paper,
        "licence": site.settings.licence,
        "source_language": campaign.source,
        "languages": [_language(replace(edition, language=tag)) for tag in facts.languages],
        "organisers": [_organisation(one, campaign, language) for one in facts.organisers],
        "partners": [_organisation(one, campaign, language) for one in facts.partners],
        "contact": facts.contact,
        "hashtags": list(facts.hashtags),
        "channels": dict(facts.channels),
        "recipients": recipients_of_letters(campaign, language),
        "letters": [_letter(edition, page, published) for page in campaign.letters],
        "actions": [_action(edition, page) for page in campaign.actions if is_offered(campaign, page, language)],
        "events": [_event(edition, page) for page in campaign.events],
        "audiences": [_audience(edition, page) for page in campaign.audiences],
        "calendar": absolute(site, calendar, language) if calendar else None,
        "atom": absolute(site, feed_path(campaign, ATOM), language) if feeds else None,
        "json_feed": absolute(site, feed_path(campaign, JSON), language) if feeds else None,
    }
    return json_text(data)


def _files(edition: Edition, page: Page, published: Published) -> list[dict[str, str]]:
    """The published files that the letter's page in a language offers: the source's where it is not translated."""
    site, written = edition.site, page.shown_language(edition.language)
    folder = prefix(written, site.settings.default_language) + page_path(page, edition.campaign.folder)
    return [{"type": BY_ID[file.form].type, "address": absolute(site, file.address)} for file in published.get(folder, ())]


def _text(text: str, written: Text) -> dict[str, str]:
    """Words and the language they are in: not the file's where there is no translation."""
    return {"text": text, "language": written.language}


def _word(page: Page, name: str, language: str) -> dict[str, str] | None:
    """A word in the language of the file, else in the source's; None where nobody wrote it."""
    found = ((getattr(text.words, name), text) for text in (page.text(language), page.source_text))
    return next((_text(word, text) for word, text in found if word), None)


def _common(edition: Edition, page: Page) -> dict[str, Any]:
    text = page.text(edition.language)
    return {
        "id": page.id,
        "address": address(edition, page),
        "title": _text(text.title, text),
        "summary": _text(text.summary, text),
    }


def _language(edition: Edition) -> dict[str, str]:
    return {
        "language": edition.language,
        "address": address(edition, edition.campaign.index),
        "json": absolute(edition.site, campaign_json_path(edition.campaign.folder), edition.language),
    }


def _organisation(one: Organisation, campaign: Campaign, language: str) -> dict[str, Any]:
    name, spoken = line_of(one.name, language, campaign.source)
    return {
        "name": {"text": name, "language": spoken},
        "short_name": line_of(one.short_name, language, campaign.source)[0] or None,
        "url": one.url,
    }


def _letter(edition: Edition, page: LetterPage, published: Published) -> dict[str, Any]:
    campaign, language = edition.campaign, edition.language
    facts, sent = page.facts, sent_text(page, language)
    offered = offers_letter(campaign, sent)
    messages = envelopes(campaign, page, sent, edition.site.settings.mailto_max)
    return _common(edition, page) | {
        "offered": offered,
        "mode": facts.mode,
        "choose": facts.choose,
        "sort": facts.sort,
        "recipients": [one.id for one in addressees(campaign, page)],
        "cc": list(copies(campaign, page)),
        "audience": facts.audience,
        "sent_language": sent.language,
        "other_languages": list(dict.fromkeys(one.text.language for one in messages if one.text.language != sent.language)),
        "subject": sent.words.subject,
        "text": plain_letter(page, sent, messages[0].known if facts.choose == "none" else None),
        "rung": worst([message.send for message in messages]) if offered else None,
        "parts": max((len(message.send.parts) for message in messages), default=0) if offered else 0,
        "files": _files(edition, page, published) if offered else [],
        "find": {"address": facts.find, "label": _word(page, "find_label", language)} if facts.find else None,
        "why": _word(page, "why", language),
        "proof": _word(page, "proof", language) if shows_proof(campaign, language) else None,
        "script": _word(page, "script", language),
        "postcard": _word(page, "postcard", language),
        "embed": _embed(edition, page),
    }


def _embed(edition: Edition, page: Page) -> str | None:
    """The page that affiliates may show in a frame."""
    if not is_offered_to_embed(edition.campaign, page, edition.language):
        return None
    return absolute(edition.site, embed_path(page, edition.campaign.folder), edition.language)


def _action(edition: Edition, page: ActionPage) -> dict[str, Any]:
    facts = page.facts
    deadline = facts.deadline or edition.campaign.facts.deadline
    return _common(edition, page) | {
        "kind": facts.kind,
        "deadline": str(deadline) if deadline else None,
        "letters": list(facts.letter),
        "events": list(facts.event),
        "audiences": list(facts.audience),
        "script": _word(page, "script", edition.language),
    }


def _audience(edition: Edition, page: AudiencePage) -> dict[str, Any]:
    letters = [letter.id for letter in edition.campaign.audience_letters(page)]
    return _common(edition, page) | {"letters": letters}


def _event(edition: Edition, page: EventPage) -> dict[str, Any]:
    site, facts, text = edition.site, page.facts, event_text(edition, page)
    # An untranslated event has only its source's file.
    calendar = absolute(site, event_calendar_path(page, edition.campaign.folder), page.shown_language(edition.language))
    return _common(edition, page) | {
        "status": facts.state,
        "phase": event_phase(facts, site.today),
        "revision": facts.revision,
        "starts": _moment(facts, "starts"),
        "ends": _moment(facts, "ends"),
        "timezone": facts.timezone,
        "when": {"from": str(facts.when.from_), "to": str(facts.when.to)} if facts.when else None,
        "place": {"text": text.place, "language": text.place_language} if text.place else None,
        "online": facts.online,
        "languages": list(facts.languages),
        "interpretation": list(facts.interpretation),
        "register": registration(facts, site.today),
        "recording": facts.recording_url,
        "materials": list(facts.materials),
        "calendar": calendar if offers_calendar_entry(facts, site.today) else None,
    }


def _moment(facts: EventFacts, name: str) -> str | None:
    """A time with its distance from UTC, or a day; a last day belongs to the event."""
    value = getattr(facts, name)
    if value is None:
        return None
    instant = facts.begin if name == "starts" else facts.end
    return instant.isoformat() if isinstance(value, datetime) and instant is not None else str(value)
