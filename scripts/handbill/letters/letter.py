"""A letter ready to be sent: its text in one language, to whom, and the link that carries it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import cast

from handbill.content.markdown import render
from handbill.documents.plain_text import INVISIBLE, plain_text
from handbill.model.campaign import Campaign, Page, Text
from handbill.model.facts import LetterFacts, line_of
from handbill.model.recipient import Recipient
from handbill.model.words import LetterWords
from handbill.translations import country_name, translator
from handbill.urls.mailto import RUNGS, Rung, Send, ladder

_MARK = re.compile(r'<mark data-hb-field="([^"]*)">[^<]*</mark>')
# A control character that the sanitiser never lets through, so no letter can hold one.
_GAP = re.compile("\x01([^\x01]*)\x01")


@dataclass(frozen=True, slots=True)
class LetterText:
    """`html` keeps a `mark` around every gap; `text` is the plain form; both read `[Your name]` where unfilled."""

    language: str
    subject: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message: `value` names the choice it stands for and is empty when the reader does not choose."""

    value: str
    recipients: tuple[Recipient, ...]
    known: Mapping[str, str]
    send: Send


def sent_text(page: Page, language: str) -> Text:
    """The text that goes out when a page is read in a language: that language's, or the office's own, else the source's."""
    facts = cast(LetterFacts, page.facts)
    return page.text(facts.recipient_language or language)


def built_in_labels(language: str) -> dict[str, str]:
    """What stands in the gaps that every letter knows, by their ids and without brackets, in the letter's language."""
    say = translator(language)
    return {
        "name": say("Your name"),
        "role": say("Your role"),
        "organisation": say("Your organisation"),
        "members": say("Number of members"),
        "city": say("Your city"),
        "country": say("Your country"),
        "recipient.name": say("Name of the recipient"),
        "recipient.role": say("Office of the recipient"),
        "recipient.country": say("Country of the recipient"),
        "date": say("Date"),
    }


def labels(page: Page, text: Text) -> dict[str, str]:
    """The label of every gap of a letter in the language of `text`; own fields fall back to the source's words."""
    own = dict(cast(LetterWords, page.source_text.words).labels)
    own.update(cast(LetterWords, text.words).labels)
    return {**built_in_labels(text.language), **own}


def letter_text(page: Page, text: Text, known: Mapping[str, str] | None = None) -> LetterText:
    """The letter in the language of `text`, with the `known` gaps filled and the others in brackets.

    `known` maps ids of gaps to plain text; an empty value counts as unknown. `text` has LF and no line break at its end, `html`
    is what nh3 leaves of Python-Markdown's output. Raises TooMuch for a body that cannot be read in good time, even where a
    gap is all that changes.
    """
    names = labels(page, text)
    values = known or {}
    html, plain = _with_gaps(text.body)

    def shown(match: re.Match[str]) -> str:
        return values.get(match[1]) or f"[{names.get(match[1], match[1])}]"

    def marked(match: re.Match[str]) -> str:
        filled = ' class="hb-filled"' if values.get(match[1]) else ""
        return f'<mark data-hb-field="{match[1]}"{filled}>{escape(shown(match), quote=False)}</mark>'

    return LetterText(text.language, cast(LetterWords, text.words).subject, _GAP.sub(marked, html), _GAP.sub(shown, plain))


def gapped_text(text: Text) -> str:
    """The plain form of a letter with every gap as `[[field]]`, also those that are known; with LF. Raises TooMuch.

    It is what the script of a page fills in: the reader's words never come to the server.
    """
    return _GAP.sub(r"[[\1]]", _with_gaps(text.body)[1])


@lru_cache(maxsize=1024)
def _with_gaps(body: str) -> tuple[str, str]:
    """HTML and plain text of a letter, read once however many recipients it has; gaps are ids between two U+0001."""
    html = INVISIBLE.sub("", _MARK.sub("\x01\\1\x01", render(body, "letter").html))
    return html, plain_text(html)


def addressees(campaign: Campaign, page: Page) -> tuple[Recipient, ...]:
    """The recipients `to` names, groups unfolded, each once and in its order; none where the reader addresses the letter.

    Names that nobody has are passed over: `handbill check` reports them.
    """
    to = cast(LetterFacts, page.facts).to
    return _named(campaign, to if isinstance(to, tuple) else ())


def copies(campaign: Campaign, page: Page) -> tuple[str, ...]:
    """The addresses of `cc` in its order, groups unfolded, each once; those without an e-mail address are left out."""
    found = []
    for entry in cast(LetterFacts, page.facts).cc:
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


def recipient_values(recipient: Recipient, language: str) -> dict[str, str]:
    """What the gaps of a letter in a language say about its recipient; empty for what is not known.

    Names are those of the language, else of the source; the country has CLDR's name in the language.
    """
    return {
        "recipient.name": line_of(recipient.names, language, recipient.source)[0] if recipient.names else "",
        "recipient.role": line_of(recipient.roles, language, recipient.source)[0] if recipient.roles else "",
        "recipient.country": country_name(recipient.country, language) if recipient.country else "",
    }


def envelopes(campaign: Campaign, page: Page, text: Text, max_length: int) -> tuple[Envelope, ...]:
    """The messages a letter offers: one, or one per country or person to choose, in the order of `to`.

    `most` bounds each URL, in characters of its final ASCII form (RFC 6068). Raises TooMuch as `letter_text` does, and
    ValueError as `mailto` does, for an address or a subject that no link can carry; checked content has none.
    """
    facts = cast(LetterFacts, page.facts)
    everyone = addressees(campaign, page)
    if facts.choose == "none":
        known = recipient_values(everyone[0], text.language) if len(everyone) == 1 else {}
        return (_envelope("", everyone, known, campaign, page, text, max_length),)
    if facts.choose == "recipient":
        return tuple(
            _envelope(one.id, (one,), recipient_values(one, text.language), campaign, page, text, max_length) for one in everyone
        )
    by_country: dict[str, list[Recipient]] = {}
    for one in everyone:
        by_country.setdefault(one.country or "XX", []).append(one)
    return tuple(
        _envelope(code, tuple(group), _shared_values(group, text.language), campaign, page, text, max_length)
        for code, group in by_country.items()
    )


def _shared_values(group: list[Recipient], language: str) -> dict[str, str]:
    values = recipient_values(group[0], language)
    return values if len(group) == 1 else {"recipient.country": values["recipient.country"]}


def _envelope(
    value: str,
    recipients: tuple[Recipient, ...],
    known: dict[str, str],
    campaign: Campaign,
    page: Page,
    text: Text,
    max_length: int,
) -> Envelope:
    letter = letter_text(page, text, known)
    to = [one.email for one in recipients if one.email]
    reader = cast(LetterFacts, page.facts).to == "reader"
    send = ladder(to, copies(campaign, page), letter.subject, letter.text, max_length, reader=reader)
    return Envelope(value, recipients, known, send)


def worst(sends: list[Send]) -> Rung:
    """The lowest rung among some links; `copy` when there is none."""
    return max((send.rung for send in sends), key=RUNGS.index, default="copy")
