"""The letter page: what is sent, to whom, and every way to send it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import cast
from urllib.parse import quote

from markupsafe import Markup

from handbill.model.campaign import Campaign, Page, Text
from handbill.model.facts import LetterFacts
from handbill.model.recipient import Recipient
from handbill.model.words import LetterWords
from handbill.outputs.embed import embed_html, embed_path, is_offered_to_embed
from handbill.outputs.letter import (
    Envelope,
    addressees,
    built_in_labels,
    copies,
    envelopes,
    gapped_text,
    letter_text,
    sent_text,
    worst,
)
from handbill.outputs.mailto import Send, mailto
from handbill.pages import letter_parts, parts, view
from handbill.pages.cards import letters_in_order, report
from handbill.pages.downloads import Files, downloads
from handbill.pages.place import Place
from handbill.strings import country_name, days_by_month, digits, language_name

# What browsers may offer to fill in (HTML, autofill detail tokens), and the keyboard for numbers.
AUTOCOMPLETE = {
    "name": "name", "role": "organization-title", "organisation": "organization", "city": "address-level2",
    "country": "country-name",
}  # fmt: skip
INPUTMODE = {"members": "numeric"}


def letter_view(place: Place, campaign: Campaign, page: Page, files: Files) -> view.LetterView:
    facts = cast(LetterFacts, page.facts)
    shown, sent = page.text(place.language), sent_text(page, place.language)
    most = place.site.settings.mailto_max
    offered = campaign.offers_letter(sent)
    messages = envelopes(campaign, page, sent, most)
    chosen = facts.choose != "none"
    mailed = any(one.email for one in addressees(campaign, page))
    choices = tuple(_choice(place, facts, message, mailed) for message in messages) if chosen else ()
    opens = any(message.send.href for message in messages)
    text = letter_text(page, sent, None if chosen else messages[0].known)
    reading = letter_text(page, shown) if shown.language != sent.language else None
    return view.LetterView(
        title=place.words(shown.title, shown.language),
        summary=place.words(shown.summary, shown.language),
        body=place.nothing,
        figure=None,
        offered=offered,
        withdrawn="" if offered else _withdrawn(place, campaign),
        collective=facts.mode == "collective",
        deadline=place.deadline(campaign.facts.deadline),
        choose=facts.choose,
        groups=_by_country(choices) if offered else (),
        choices=choices if offered else (),
        recipients=_recipients(place, addressees(campaign, page), mailed),
        cc=copies(campaign, page),
        subject=place.words(text.subject, text.language),
        letter=place.html(text.html, text.language),
        reading_subject=place.words(reading.subject if reading else "", shown.language),
        reading=place.html(reading.html, shown.language) if reading else place.nothing,
        fields=_fields(place, page) if offered else (),
        href="" if chosen or not offered else messages[0].send.href,
        rung=worst([message.send for message in messages]),
        may_be_full=any(_least(message.send, text.text) <= most for message in messages),
        mailto_max=most,
        downloads=downloads(place, campaign, page, files) if offered else (),
        report=report(place, campaign, page.id) if offered else "",
        report_name=str(place.own(campaign.facts.organisers[0].short_name or campaign.facts.organisers[0].name, campaign.source)),
        ways=tuple(_ways(place, campaign, page)),
        sent_language=language_name(sent.language, place.language) if reading else "",
        reading_language=language_name(shown.language, place.language) if reading else "",
        # With its quotes as they are: so compression finds the sentences of the letter again (decision 7).
        text=Markup(escape(gapped_text(sent), quote=False)),  # noqa: S704  escaped
        gaps="[[" in gapped_text(sent),
        day=_day(sent) if offered else None,
        embed=embed_html(place.site, campaign, page, place.language) if is_offered_to_embed(campaign, page, place.language) else "",
        bounced=_bounced(campaign, page, sent, messages[0] if not chosen else None) if offered and opens else "",
    )


def _day(sent: Text) -> letter_parts.SendingDay | None:
    language = sent.language
    return (
        letter_parts.SendingDay(days_by_month(language), digits("0123456789", language))
        if "[[date]]" in gapped_text(sent)
        else None
    )


def _bounced(campaign: Campaign, page: Page, sent: Text, message: Envelope | None) -> str:
    """A message that tells the organisers of an address that fails; a script adds the address that was picked."""
    addresses = ", ".join(one.email for one in message.recipients if one.email) if message else ""
    lines = f"Letter: {page.id}\nLanguage: {sent.language}\nAddress: {addresses}"
    return mailto([campaign.facts.contact], subject=f"[{campaign.slug}] address", body=lines)


def _least(send: Send, text: str) -> int:
    """The length of the whole link when every gap is filled with nothing at all."""
    return send.full_length - sum(len(quote(gap)) for gap in re.findall(r"\[[^\]\n]*\]", text))


def _withdrawn(place: Place, campaign: Campaign) -> str:
    say = place.say
    reasons = {
        "won": say("This campaign is won. The letter stays here to read and is no longer sent."),
        "closed": say("This campaign is closed. The letter stays here to read and is no longer sent."),
        "paused": say("This campaign is paused. The letter stays here to read and is not sent for now."),
        "draft": say("This campaign is a draft. Its letters are not sent yet."),
    }
    return reasons.get(campaign.facts.status) or say(
        "Nobody has reviewed this translation yet. The letter can be read here and is not sent in this language for now."
    )


def _ways(place: Place, campaign: Campaign, page: Page) -> Iterator[parts.Link]:
    """What else can be done: the letter's audience, other letters, and showing this one elsewhere."""
    audience = cast(LetterFacts, page.facts).audience
    if audience is not None and (found := campaign.page("audience", audience)) is not None:
        yield place.link(found)
    yield from (place.link(other) for other in letters_in_order(campaign) if other is not page)
    if is_offered_to_embed(campaign, page, place.language):
        href = f"{place.to(embed_path(page, campaign.slug))}#embed"
        yield parts.Link(href, place.words(place.say("On your own website"), place.language))


def _fields(place: Place, page: Page) -> tuple[letter_parts.Field, ...]:
    """The questions in the reader's language; an own field without a label there asks in the source's words."""
    shown = page.text(place.language)
    built_in = built_in_labels(place.language)
    own = cast(LetterWords, shown.words).labels
    source = cast(LetterWords, page.source_text.words).labels
    return tuple(
        letter_parts.Field(
            id=field.id,
            label=place.words(built_in[field.id], place.language)
            if field.id in built_in
            else place.words(own[field.id], shown.language)
            if field.id in own
            else place.words(source.get(field.id, field.id), page.source),
            lines=field.lines,
            autocomplete=AUTOCOMPLETE.get(field.id, "off"),
            inputmode=INPUTMODE.get(field.id, ""),
        )
        for field in cast(LetterFacts, page.facts).fields
    )


def _choice(place: Place, facts: LetterFacts, message: Envelope, mailed: bool) -> letter_parts.Choice:
    recipients = _recipients(place, message.recipients, mailed)
    country = message.recipients[0].country or "XX"
    label = (
        place.words(_country(place, country), place.language)
        if facts.choose == "country"
        else recipients[0].name or recipients[0].role
    )
    return letter_parts.Choice(
        value=message.value,
        label=label,
        recipients=recipients,
        href=message.send.href,
        rung=message.send.rung,
        country=message.known.get("recipient.country", ""),
        name=message.known.get("recipient.name", ""),
        role=message.known.get("recipient.role", ""),
    )


def _country(place: Place, code: str) -> str:
    return country_name(code, place.language) or place.say("International")


def _by_country(choices: tuple[letter_parts.Choice, ...]) -> tuple[tuple[str, tuple[letter_parts.Choice, ...]], ...]:
    groups: dict[str, list[letter_parts.Choice]] = {}
    for choice in choices:
        groups.setdefault(choice.recipients[0].country, []).append(choice)
    return tuple((country, tuple(groups[country])) for country in sorted(groups, key=str.casefold))


def _recipients(place: Place, ones: Sequence[Recipient], mailed: bool) -> tuple[letter_parts.Recipient, ...]:
    """`mailed` says that some recipient of the letter has an email address."""
    return tuple(_recipient(place, one, mailed) for one in ones)


def _recipient(place: Place, one: Recipient, mailed: bool) -> letter_parts.Recipient:
    return letter_parts.Recipient(
        id=one.id,
        name=place.own(one.names or None, one.source),
        role=place.own(one.roles or None, one.source),
        organization=place.own(one.organizations or None, one.source),
        country=_country(place, one.country) if one.country else "",
        email=one.email or "",
        language=language_name(one.language, place.language) if one.language else "",
        post=one.post or "",
        phone=one.phone or "",
        form=one.contact_form or "",
        source=one.source_url,
        checked=place.moment(one.checked_on) if one.is_overdue(place.today) else None,
        unreached=mailed and not one.email,
    )
