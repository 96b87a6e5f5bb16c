"""To whom a letter can go: its offices, and the choices among them with labels that people can tell apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from handbill.collation import collation_key
from handbill.letters.addressees import known_of_all
from handbill.letters.envelopes import Envelope
from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.letter import placeholders
from handbill.model.campaign import Site
from handbill.model.page import LetterPage, Text
from handbill.model.recipient import Recipient
from handbill.pages.context import PageContext
from handbill.pages.letters import letter_parts
from handbill.pages.parts import NO_TEXT, LocalizedText
from handbill.translations import country_name, language_name

Groups = tuple[tuple[str, tuple[letter_parts.ChoiceView, ...]], ...]


def recipient_views(context: PageContext, ones: Iterable[Recipient], *, mailed: bool) -> tuple[letter_parts.RecipientView, ...]:
    """The offices as a page shows them; `mailed` says that some recipient of the letter has an email address."""
    made, found = _made(context.site, context.language), []
    for one in ones:
        key = (id(one), mailed and not one.email)
        if key not in made:
            # The office is kept too: else another one could get the identity of one that is gone.
            made[key] = one, _recipient_view(context, one, unreached=key[1])
        found.append(made[key][1])
    return tuple(found)


# Most offices get several letters, and each is among the choices of a letter and in its list of offices.
@cached_by_identity(size=8)
def _made(_site: Site, _language: str) -> dict[tuple[int, bool], tuple[Recipient, letter_parts.RecipientView]]:
    """What was made of offices before for readers of a language, by whether a letter does not reach them."""
    return {}


def _recipient_view(context: PageContext, one: Recipient, *, unreached: bool) -> letter_parts.RecipientView:
    name, role, organization, area = (
        context.localized_line(words or None, one.source) for words in (one.names, one.roles, one.organizations, one.areas)
    )
    return letter_parts.RecipientView(
        id=one.id,
        name=name,
        role=role,
        area=area,
        lines=tuple(filter(None, (name, role, organization, area))),
        country=_country(context, one.country) if one.country else "",
        email=one.email or "",
        language=language_name(one.language, context.interface_language) if one.language else "",
        post=one.post or "",
        phone=one.phone or "",
        call=telephone(one.phone or ""),
        form=one.contact_form or "",
        source=one.source_url,
        checked=context.moment(one.checked_on) if one.is_overdue(context.today) else None,
        unreached=unreached,
    )


def telephone(number: str) -> str:
    """The link that calls a number (RFC 3966), an extension included; empty for what is no number."""
    match = re.match(r"\s*(\+?)([\d\s()./-]*)(?:(?:ext\.?|x|#)\s*(\d+))?\s*$", number, re.I)
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", match[2])) if match else ""
    if match is None or len(digits) < 3:
        return ""
    return f"tel:{match[1]}{digits}" + (f";ext={match[3]}" if match[3] else "")


def choice_views(
    context: PageContext, page: LetterPage, messages: Sequence[Envelope], sent: Text
) -> tuple[letter_parts.ChoiceView, ...]:
    """The choices in the order of recipients.csv, or by the reader's alphabet where the letter says so.

    `sent` is the text that the page shows first.
    """
    facts = page.facts
    labels = (
        _countries(context, messages) if facts.choose == "country" else _labels(context, [one.recipients[0] for one in messages])
    )
    mailed = any(one.email for message in messages for one in message.recipients)
    choices = [_choice(context, message, label, sent, mailed=mailed) for message, label in zip(messages, labels, strict=True)]
    if facts.sort == "name":
        choices.sort(key=lambda choice: collation_key(choice.label.text, context.language))
    return tuple(choices)


LONG = 60
"""With more choices than this, their links are on pages of their own, by country or letter."""


def is_long(choices: Sequence[object]) -> bool:
    return len(choices) > LONG


def by_country(context: PageContext, choices: Iterable[letter_parts.ChoiceView]) -> Groups:
    """The choices under the names of their countries, which are in the order of the reader's alphabet.

    A long list of one country is under the first letters of its names instead.
    """
    choices = tuple(choices)
    groups: dict[str, list[letter_parts.ChoiceView]] = {}
    for choice in choices:
        groups.setdefault(choice.recipients[0].country, []).append(choice)
    if is_long(choices) and len(groups) == 1:
        groups = {}
        for choice in choices:
            groups.setdefault(choice.label.text[:1].upper(), []).append(choice)
    return tuple((name, tuple(groups[name])) for name in sorted(groups, key=lambda name: collation_key(name, context.language)))


def message_parts(context: PageContext, message: Envelope) -> tuple[letter_parts.PartView, ...]:
    """The links of a message, more than one where its addresses are too many for one link."""
    parts, say = message.send.parts, context.say
    many = len(parts) > 1
    return tuple(
        letter_parts.PartView(
            href=part.href,
            number=f"{index}/{len(parts)}" if many else "",
            name=say(
                "message %(number)s of %(total)s", number=context.number(index), total=context.number(len(parts))
            ) if many else "",
            addresses=part.to,
        )
        for index, part in enumerate(parts, 1)
    )  # fmt: skip


def _choice(context: PageContext, message: Envelope, label: LocalizedText, sent: Text, *, mailed: bool) -> letter_parts.ChoiceView:
    language = message.text.language
    return letter_parts.ChoiceView(
        value=message.value,
        label=label,
        recipients=recipient_views(context, message.recipients, mailed=mailed),
        parts=message_parts(context, message),
        rung=message.send.rung,
        known=asked(message.known if language == sent.language else known_of_all(message.recipients, sent.language), sent),
        sent=LocalizedText(language_name(language, context.interface_language), language) if language != sent.language else NO_TEXT,
    )


def asked(known: Mapping[str, str], text: Text) -> dict[str, str]:
    """What is known, as far as the text has placeholders for it that do not read so anyway."""
    wanted = placeholders(text)
    return {name: value for name, value in known.items() if value and name in wanted and wanted[name] != {value}}


def _country(context: PageContext, code: str) -> str:
    return country_name(code, context.interface_language) or context.say("International")


def _countries(context: PageContext, messages: Sequence[Envelope]) -> list[LocalizedText]:
    return [context.unmarked(_country(context, one.recipients[0].country or "XX")) for one in messages]


def _labels(context: PageContext, recipients: Sequence[Recipient]) -> list[LocalizedText]:
    """Names, or roles, with the constituency; and with role, organisation and country where some would else read the same.

    The country is in all of them where there is more than one. A label in one language has that.
    """
    details = [_details(context, one) for one in recipients]
    several = len({one.country for one in recipients}) > 1
    shown = [[words[0], *(words for words in (area, country if several else None) if words)] for words, area, country in details]
    # One more detail at a time, so that nobody reads more than it takes to tell two apart.
    for extra in range(1, 3):
        same = Counter(map(_joined, shown))
        for (words, _, _), label in zip(details, shown, strict=True):
            if same[_joined(label)] > 1 and len(words) > extra and words[extra] not in label:
                label.insert(1, words[extra])
    # Nothing that readers know tells these apart.
    same = Counter(map(_joined, shown))
    for one, label in zip(recipients, shown, strict=True):
        if same[_joined(label)] > 1:
            label.append(context.unmarked(one.email or one.id))
    return [context.localized(_joined(label), _language(label, context)) for label in shown]


def _language(label: Sequence[LocalizedText], context: PageContext) -> str:
    """That of all its parts; a label in two languages is one of the page, whose reader it is for."""
    languages = {words.lang or context.interface_language for words in label}
    return languages.pop() if len(languages) == 1 else context.language


def _joined(label: Iterable[LocalizedText]) -> str:
    return ", ".join(dict.fromkeys(words.text for words in label))


def _details(context: PageContext, one: Recipient) -> tuple[list[LocalizedText], LocalizedText, LocalizedText]:
    """What distinguishes an office: name, role and organisation, as far as they are known; area; country."""
    words = [context.localized_line(value, one.source) for value in (one.names, one.roles, one.organizations) if value]
    country = context.unmarked(country_name(one.country, context.interface_language) if one.country else "")
    return (
        [word for word in words if word] or [context.unmarked(one.id)],
        context.localized_line(one.areas or None, one.source),
        country,
    )
