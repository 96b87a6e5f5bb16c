"""The letter page: what is sent, to whom, and every way to send it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from handbill.events.calendar_entries import reminder_path
from handbill.letters.addressees import addressees, copies
from handbill.letters.embed import embed_html, embed_path, is_offered_to_embed
from handbill.letters.envelopes import Envelope, worst
from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.letter import has_placeholders, letter_text, plain_letter, unfilled_text
from handbill.letters.placeholder_labels import built_in_labels
from handbill.model.campaign import Campaign
from handbill.model.page import LetterPage, Page, Text, TypedText
from handbill.model.publication import may_share, offers_reminder, offers_to_remember, offers_web_mail, shows_proof
from handbill.model.words import LetterWords
from handbill.pages import parts
from handbill.pages.cards import issuers, report
from handbill.pages.context import PageContext
from handbill.pages.letters import letter_parts
from handbill.pages.letters.downloads import LetterFiles, downloads, letterhead_help
from handbill.pages.letters.letter_choices import by_country, is_long, message_parts
from handbill.pages.letters.letter_page import FormView, LetterView
from handbill.pages.letters.letter_versions import versions
from handbill.pages.letters.office_groups import office_path
from handbill.pages.letters.script_text import attribute, plain_form, sending_day
from handbill.pages.letters.script_words import ScriptWords, script_words
from handbill.pages.letters.shown_letter import ShownLetter, shown_letter
from handbill.pages.ways import letters_in_order
from handbill.translations import language_name
from handbill.urls.absolute import canonical
from handbill.urls.mailto import mailboxes, mailto
from handbill.urls.percent_encoding import percent_encoded
from handbill.values.characters import as_typed

# What browsers may offer to fill in (HTML, autofill detail tokens), and the keyboard for numbers.
AUTOCOMPLETE = {
    "name": "name", "role": "organization-title", "organisation": "organization", "city": "address-level2",
    "country": "country-name",
}  # fmt: skip
INPUTMODE = {"members": "numeric"}


def letter_view(context: PageContext, campaign: Campaign, page: LetterPage, files: LetterFiles) -> LetterView:
    letter = shown_letter(context, campaign, page)
    return LetterView(
        title=context.localized(letter.shown.title, letter.shown.language),
        summary=context.localized(letter.shown.summary, letter.shown.language),
        body=context.nothing,
        figure=None,
        form=_form(letter),
        reminder=_reminder(context, campaign, page),
        away=tuple(replace(one, href=context.to(office_path(page, campaign.folder, one.key))) for one in letter.away),
        downloads=downloads(context, campaign, page, files) if letter.is_offered else (),
        letterhead_help=letterhead_help(context, campaign),
        ways=tuple(_ways(context, campaign, page)),
        versions=versions(context, letter, files),
        issuers=issuers(context, campaign),
        next_letter=_next_letter(context, campaign, page),
    )


# The page to embed comes right after the letter's own.
@cached_by_identity(size=16)
def _form(letter: ShownLetter) -> FormView:
    context, campaign, page = letter.context, letter.campaign, letter.page
    facts, shown, sent, messages, offered = page.facts, letter.shown, letter.sent, letter.messages, letter.is_offered
    max_length = context.site.settings.mailto_max
    chosen = facts.choose != "none"
    known = {} if chosen else messages[0].known
    text = letter_text(page, sent, known) if known else unfilled_text(page, sent)
    reading = unfilled_text(page, shown) if shown.language != sent.language else None
    opens = any(message.send.href for message in messages)
    return FormView(
        offered=offered,
        withdrawn="" if offered else _withdrawn(context, campaign),
        collective=facts.mode == "collective",
        deadline=context.deadline(campaign.facts.deadline),
        choose=facts.choose,
        groups=by_country(context, letter.choices) if offered else (),
        is_long=is_long(letter.choices),
        is_folded=is_long(letter.choices) or is_long(letter.offices),
        choices=letter.choices if offered else (),
        recipients=letter.offices,
        cc=_copies(campaign, page, chosen=chosen),
        subject=context.localized(text.subject, text.language),
        letter=context.markup(text.html, text.language),
        reading_subject=context.localized(reading.subject if reading else "", shown.language),
        reading=context.markup(reading.html, shown.language) if reading else context.nothing,
        fields=_fields(context, campaign, page) if offered else (),
        parts=() if chosen or not offered else message_parts(context, messages[0]),
        rung=_rung(messages, letter.choices),
        may_be_full=any(_least(message, page) <= max_length for message in messages),
        mailto_max=max_length,
        report=report(context, campaign, page.id) if offered else "",
        report_name=str(
            context.localized_line(campaign.facts.organisers[0].short_name or campaign.facts.organisers[0].name, campaign.source)
        ),
        sent_language=language_name(sent.language, context.interface_language) if reading else "",
        reading_language=language_name(shown.language, context.interface_language) if reading else "",
        text=attribute(plain_form(sent, known)),
        has_placeholders=has_placeholders(sent),
        day=sending_day(sent) if offered else None,
        words=_words(letter),
        lang=context.interface_language,
        embed=embed_html(context.edition(campaign), page) if is_offered_to_embed(campaign, page, context.language) else "",
        uncopied=tuple(dict.fromkeys(one for message in messages for one in message.send.uncopied)) if offered else (),
        why=context.word(page, "why"),
        web_mail=opens and offers_web_mail(campaign, context.language),
        proof=context.word(page, "proof") if shows_proof(campaign, context.language) else context.unmarked(""),
        script=context.word(page, "script"),
        calls=tuple(one for one in letter.offices if one.call) if offered else (),
        find=_find(context, page),
        steps=1 + chosen + bool(facts.fields),
        minutes=_minutes(text.text, chosen=chosen, asked=len(facts.fields)),
        address=canonical(context.edition(campaign), page) if may_share(campaign, context.language) else "",
        bounced=_bounced(campaign, page, sent, messages[0] if not chosen else None) if offered and opens else "",
    )


def _reminder(context: PageContext, campaign: Campaign, page: LetterPage) -> str:
    if not offers_reminder(campaign, page, context.language, context.today):
        return ""
    return context.to(reminder_path(page, campaign.folder))


def _minutes(text: str, *, chosen: bool, asked: int) -> int:
    """Some time to send it, to choose and to fill in, and to read the letter at a thousand characters a minute."""
    return 1 + chosen + ceil(asked / 3) + len(text) // 1000


def _next_letter(context: PageContext, campaign: Campaign, page: LetterPage) -> parts.Link | None:
    letters = letters_in_order(campaign)
    after = letters[letters.index(page) + 1 :]
    return context.link(after[0]) if after else None


def _rung(messages: Sequence[Envelope], choices: Sequence[letter_parts.ChoiceView]) -> str:
    """The lowest rung of the messages with a link on the page; of all where every link is on another one."""
    away = {one.value for one in choices if one.away}
    here = [message.send for message in messages if message.value not in away]
    return worst(here or [message.send for message in messages])


def _copies(campaign: Campaign, page: LetterPage, *, chosen: bool) -> tuple[str, ...]:
    """The addresses of copies but those that the letter goes to anyway."""
    to = () if chosen else tuple(one.email for one in addressees(campaign, page) if one.email)
    return tuple(mailboxes(to, copies(campaign, page))[1])


def _find(context: PageContext, page: LetterPage) -> parts.Link | None:
    """Where the reader finds the address of a letter that they address."""
    find = page.facts.find
    return parts.Link(find, context.word(page, "find_label")) if find else None


def _bounced(campaign: Campaign, page: Page, sent: Text, message: Envelope | None) -> str:
    """A message that tells the organisers of an address that fails; a script adds the address that was picked."""
    addresses = ", ".join(one.email for one in message.recipients if one.email) if message else ""
    lines = f"Letter: {page.id}\nLanguage: {sent.language}\nAddress: {addresses}"
    return mailto([campaign.facts.contact], subject=f"[{campaign.slug}] address", body=lines)


def _words(letter: ShownLetter) -> ScriptWords:
    """What the script says; much of it comes later where the letter in other languages does."""
    words, max_length = script_words(letter.context, letter.sent.language), letter.context.site.settings.mailto_max
    if not letter.has_file:
        return words
    # Before they come, the page's own letter may go to any office, also to one whose address is shorter than these.
    lengths = [
        _least(message, letter.page) - sum(len(one.email or "") for one in message.recipients)
        for message in letter.messages
        if message.text.language == letter.sent.language
    ]
    return words.that_wait(may_be_full=min(lengths, default=0) <= max_length)


def _least(message: Envelope, page: LetterPage) -> int:
    """The length of the whole link when every placeholder is filled with nothing at all."""
    return message.send.full_length - _length_of_placeholders(page, message.text)


# Every office gets the same ones.
@cached_by_identity(size=128)
def _length_of_placeholders(page: LetterPage, text: TypedText[LetterWords]) -> int:
    return sum(len(percent_encoded(placeholder)) for placeholder in re.findall(r"\[[^\]\n]*\]", as_typed(plain_letter(page, text))))


def _withdrawn(context: PageContext, campaign: Campaign) -> str:
    say = context.say
    reasons = {
        "won": say("This campaign has been won. You can still read the letter, but it can no longer be sent."),
        "closed": say("This campaign is closed. You can still read the letter, but it can no longer be sent."),
        "paused": say("This campaign is paused. You can still read the letter, but it cannot be sent for now."),
        "draft": say("This campaign is a draft. Its letters cannot be sent yet."),
    }
    return reasons.get(campaign.facts.status) or say(
        "Nobody has reviewed this translation yet. You can read the letter here, but it cannot be sent in this language for now."
    )


def _ways(context: PageContext, campaign: Campaign, page: LetterPage) -> Iterator[parts.Link]:
    """What else can be done: the letter's audience, other letters, and showing this one elsewhere."""
    audience = page.facts.audience
    if audience is not None and (found := campaign.page("audience", audience)) is not None:
        yield context.link(found)
    yield from (context.link(other) for other in letters_in_order(campaign) if other is not page)
    if is_offered_to_embed(campaign, page, context.language):
        href = f"{context.to(embed_path(page, campaign.folder))}#embed"
        yield parts.Link(href, context.unmarked(context.say("On your own website")))


def _fields(context: PageContext, campaign: Campaign, page: LetterPage) -> tuple[letter_parts.FieldView, ...]:
    """The questions in the reader's language; an own field without a label there asks in the source's words."""
    shown = page.text(context.language)
    built_in = built_in_labels(context.interface_language)
    remembered = offers_to_remember(campaign, context.language)
    own = shown.words.labels
    source = page.source_text.words.labels
    return tuple(
        letter_parts.FieldView(
            id=field.id,
            label=context.unmarked(built_in[field.id])
            if field.id in built_in
            else context.localized(own[field.id], shown.language)
            if field.id in own
            else context.localized(source.get(field.id, field.id), page.source),
            lines=field.lines,
            autocomplete=AUTOCOMPLETE.get(field.id, "off") if remembered else "off",
            inputmode=INPUTMODE.get(field.id, ""),
        )
        for field in page.facts.fields
    )
