"""To whom a letter goes, and what it says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handbill.letters.identity_cache import cached_by_identity
from handbill.model.campaign import Campaign
from handbill.model.facts import line_of
from handbill.model.page import LetterPage
from handbill.model.recipient import Recipient
from handbill.translations import country_name


def addressees(campaign: Campaign, page: LetterPage) -> tuple[Recipient, ...]:
    """The recipients `to` names, groups unfolded, each once and in its order; none where the reader addresses the letter.

    Names that nobody has are passed over: `handbill check` reports them.
    """
    to = page.facts.to
    return _named(campaign, to if isinstance(to, tuple) else ())


def copies(campaign: Campaign, page: LetterPage) -> tuple[str, ...]:
    """The addresses of `cc` in its order, groups unfolded, each once; those without an e-mail address are left out."""
    found = []
    for entry in page.facts.cc:
        if "@" in entry:
            found.append(entry)
        else:
            found += [recipient.email for recipient in _named(campaign, (entry,)) if recipient.email]
    return tuple(dict.fromkeys(found))


def _named(campaign: Campaign, names: tuple[str, ...]) -> tuple[Recipient, ...]:
    found: dict[str, Recipient] = {}
    for name in names:
        group = name.removeprefix("group:")
        if group != name:
            found.update({id: one for id, one in campaign.recipients.items() if group in one.groups})
        elif name in campaign.recipients:
            found[name] = campaign.recipients[name]
    return tuple(found.values())


# Most recipients get several letters.
@cached_by_identity(size=1024)
def recipient_values(recipient: Recipient, language: str) -> Mapping[str, str]:
    """What the placeholders of a letter in a language say about its recipient; empty for what is not known.

    Names are those of the language, else of the source, and where there is none the role; the country has CLDR's name in
    the language. A form of address in another language than the letter's is none.
    """
    role = line_of(recipient.roles, language, recipient.source)[0]
    return {
        "recipient.name": line_of(recipient.names, language, recipient.source)[0] or role,
        "recipient.role": role,
        "recipient.country": country_name(recipient.country, language) if recipient.country else "",
        "recipient.salutation": recipient.salutations.get(language, ""),
    }


# Each text of a letter asks for them.
@cached_by_identity(size=64)
def groups(campaign: Campaign, page: LetterPage) -> tuple[tuple[str, tuple[Recipient, ...]], ...]:
    """The choices of a letter, each with its recipients; one without a value where the reader does not choose."""
    choose, everyone = page.facts.choose, addressees(campaign, page)
    if choose == "none":
        return (("", everyone),)
    if choose != "country":
        return tuple((one.id, (one,)) for one in everyone)
    by_country: dict[str, list[Recipient]] = {}
    for one in everyone:
        by_country.setdefault(one.country or "XX", []).append(one)
    return tuple((code, tuple(group)) for code, group in by_country.items())


def known_of_all(recipients: Sequence[Recipient], language: str) -> Mapping[str, str]:
    """What is true of all the recipients of one message."""
    first, *others = [recipient_values(one, language) for one in recipients] or [{}]
    return {name: value for name, value in first.items() if all(one[name] == value for one in others)} if others else first
