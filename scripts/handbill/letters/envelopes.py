"""The messages of a letter: what goes to which offices in one language, and the link that carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from handbill.letters.addressees import copies, groups, known_of_all
from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.letter import in_turn, pieces, words_of_placeholders
from handbill.model.campaign import Campaign
from handbill.model.page import LetterPage, TypedText
from handbill.model.publication import offers_letter
from handbill.model.recipient import Recipient
from handbill.model.words import LetterWords
from handbill.urls.mailto import RUNGS, Body, Rung, Send, ladder
from handbill.values.characters import as_typed
from handbill.values.records import frozen_record


@frozen_record
class Envelope:
    """What goes to some offices in one language: `value` names the choice and is empty when the reader does not choose."""

    value: str
    text: TypedText[LetterWords]
    recipients: tuple[Recipient, ...]
    known: Mapping[str, str]
    send: Send


# The check, its table, pages and campaign.json ask for the same ones.
@cached_by_identity(size=256)
def envelopes(campaign: Campaign, page: LetterPage, text: TypedText[LetterWords], max_length: int) -> tuple[Envelope, ...]:
    """What a letter offers to send: to all of `to`, or for each country or person to choose, in the order of `to`.

    `text` is that of the page; a choice whose offices read another language gets the letter in that, where it may be sent.
    `max_length` bounds each URL, in characters of its final ASCII form (RFC 6068). Raises TooMuch as `letter_text` does, and
    ValueError as `mailto` does, for an address or a subject that no link can carry; checked content has none.
    """
    own, cc = _envelopes_in_own_language(campaign, page, max_length), copies(campaign, page)
    return tuple([own.get(value) or _envelope(page, text, value, group, cc, max_length) for value, group in groups(campaign, page)])


# They are the same whatever language the letter is read in.
@cached_by_identity(size=64)
def _envelopes_in_own_language(campaign: Campaign, page: LetterPage, max_length: int) -> Mapping[str, Envelope]:
    """What goes to offices in the language that they read, by the value of their choice."""
    made, cc = {}, copies(campaign, page)
    for value, group in groups(campaign, page):
        text = _own_text(campaign, page, group) if value else None
        if text is not None:
            made[value] = _envelope(page, text, value, group, cc, max_length)
    return made


def _envelope(
    page: LetterPage,
    text: TypedText[LetterWords],
    value: str,
    group: tuple[Recipient, ...],
    cc: tuple[str, ...],
    max_length: int,
) -> Envelope:
    known = known_of_all(group, text.language) if value or len(group) == 1 else {}
    words = words_of_placeholders(page, text, known)
    to = tuple([one.email for one in group if one.email])
    send = _send(to, cc, text.words.subject, text.body, words, max_length, page.facts.to == "reader")
    return Envelope(value, text, group, known, send)


def _own_text(campaign: Campaign, page: LetterPage, recipients: Sequence[Recipient]) -> TypedText[LetterWords] | None:
    """The text in the one language that some offices read, where the letter may be sent in it."""
    languages = {one.language for one in recipients}
    if page.facts.recipient_language is not None or len(languages) != 1:
        return None
    text = page.texts.get(languages.pop() or "")
    return text if text is not None and offers_letter(campaign, text) else None


# A message is the same on the pages of all languages, and after the deadline as before it.
@lru_cache(maxsize=2048)
def _send(
    to: tuple[str, ...], cc: tuple[str, ...], subject: str, body: str, words: tuple[str, ...], max_length: int, reader: bool
) -> Send:
    return ladder(to, cc, as_typed(subject), _in_link(body, words), max_length, reader=reader)


# Most offices get the same words.
@lru_cache(maxsize=128)
def _in_link(body: str, words: tuple[str, ...]) -> Body:
    """The plain form as a link has it, which is what is short; pages and files have what is right in print."""
    return Body.of(*in_turn(_pieces_in_link(body), map(_piece_in_link, words)))


@lru_cache(maxsize=128)
def _pieces_in_link(body: str) -> tuple[str, ...]:
    return tuple(map(as_typed, pieces(body)))


@lru_cache(maxsize=1024)
def _piece_in_link(text: str) -> str:
    return as_typed(text)


def worst(sends: list[Send]) -> Rung:
    """The lowest rung among some links; `copy` when there is none."""
    return max((send.rung for send in sends), key=RUNGS.index, default="copy")
