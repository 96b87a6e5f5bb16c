"""A letter ready to be sent: its text in one language, to whom, and the link that carries it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handbill.content.markdown.body import read_body
from handbill.content.markdown.html.writer import to_html
from handbill.content.markdown.nodes import Placeholder
from handbill.content.markdown.surroundings import Surroundings
from handbill.documents.blocks import Block, Run, filled, read_blocks
from handbill.documents.plain_text import plain_text
from handbill.letters.identity_cache import cached_by_identity
from handbill.letters.placeholder_labels import label_language, labels
from handbill.model.campaign import Campaign
from handbill.model.facts import line_of
from handbill.model.page import LetterPage, Text, TypedText
from handbill.model.publication import offers_letter
from handbill.model.recipient import Recipient
from handbill.model.words import LetterWords
from handbill.translations import country_name
from handbill.urls.mailto import RUNGS, Rung, Send, encoded_lines, ladder
from handbill.urls.percent_encoding import Encoded
from handbill.values.characters import SOFT_BREAKS, as_typed
from handbill.values.records import frozen_record

# A control character that `read_blocks` takes out of every text, so no letter can hold one.
_PLACEHOLDER = re.compile("\x01([^\x01]*)\x01")


@dataclass(frozen=True, slots=True)
class LetterText:
    """`html` keeps a `mark` around every placeholder, `text` is the plain form; both read `[Your name]` where unfilled."""

    language: str
    subject: str
    html: str
    text: str


@frozen_record
class Envelope:
    """What goes to some offices in one language: `value` names the choice and is empty when the reader does not choose."""

    value: str
    text: TypedText[LetterWords]
    recipients: tuple[Recipient, ...]
    known: Mapping[str, str]
    send: Send


def sent_text(page: LetterPage, language: str) -> TypedText[LetterWords]:
    """The text that goes out when a page is read in a language: that language's, or the office's own, else the source's."""
    facts = page.facts
    return page.text(facts.recipient_language or language)


def letter_text(
    page: LetterPage, text: TypedText[LetterWords], known: Mapping[str, str] | None = None, *, on_page: bool = True
) -> LetterText:
    """The letter in the language of `text`, with the `known` placeholders filled and the others in brackets.

    `known` maps ids of placeholders to plain text; an empty value counts as unknown, and then a placeholder with a fallback reads
    as that. `text` has LF and no line break at its end, `html` is sanitised; the marks of its placeholders name their fields
    `on_page`, where a script fills them, and nothing elsewhere. Raises TooMuch for a body that cannot be read in good time.
    """
    values = known or {}
    words = _placeholder_words(page, text, values)

    def marked(placeholder: Placeholder) -> tuple[Mapping[str, str], str]:
        if not on_page:
            return {}, words(placeholder.raw)
        id, fallback = id_and_fallback(placeholder.raw)
        # A fallback is no placeholder that is still to be filled in.
        if values.get(id) or fallback:
            return {"data-hb-field": id, "class": "hb-filled"}, words(placeholder.raw)
        return {"data-hb-field": id, **label_language(id, text.language)}, words(placeholder.raw)

    return LetterText(
        text.language,
        text.words.subject,
        SOFT_BREAKS.sub("", to_html(read_body(text.body, "letter"), Surroundings(text.language, placeholder=marked))),
        plain_letter(page, text, known),
    )


# A text is on the pages of several languages, and on more than one of each.
@cached_by_identity(size=128)
def unfilled_text(page: LetterPage, text: TypedText[LetterWords]) -> LetterText:
    """The `letter_text` of which nothing is known. Raises TooMuch."""
    return letter_text(page, text)


def letter_blocks(page: LetterPage, text: TypedText[LetterWords], known: Mapping[str, str] | None = None) -> tuple[Block, ...]:
    """What files are made of, with the words of `letter_text`. Raises TooMuch."""
    words = _placeholder_words(page, text, known or {})
    return filled(_blocks(text.body), lambda placeholder: (id_and_fallback(placeholder)[0], words(placeholder)))


def plain_letter(page: LetterPage, text: TypedText[LetterWords], known: Mapping[str, str] | None = None) -> str:
    """The plain form of `letter_text` alone, which is all that a message needs. Raises TooMuch."""
    return _with_words(_pieces(text.body), _words_of_placeholders(page, text, known or {}))


def _words_of_placeholders(page: LetterPage, text: TypedText[LetterWords], values: Mapping[str, str]) -> tuple[str, ...]:
    """What the placeholders of a text read, in their order."""
    return tuple([values.get(id) or unfilled for id, unfilled in _placeholders_in_order(page, text)])


# Every office has its own message.
@cached_by_identity(size=128)
def _placeholders_in_order(page: LetterPage, text: TypedText[LetterWords]) -> tuple[tuple[str, str], ...]:
    names = labels(page, text)
    return tuple(_id_and_unfilled(placeholder, names) for placeholder in _pieces(text.body)[1::2])


def _with_words(pieces: Sequence[str], words: Iterable[str]) -> str:
    """The pieces of a letter with words in place of what is written in its placeholders."""
    made = list(pieces)
    made[1::2] = words
    return "".join(made)


# A message is the same on the pages of all languages, and after the deadline as before it.
@lru_cache(maxsize=2048)
def _send(
    to: tuple[str, ...], cc: tuple[str, ...], subject: str, body: str, words: tuple[str, ...], max_length: int, reader: bool
) -> Send:
    return ladder(to, cc, as_typed(subject), _in_link(body, words), max_length, reader=reader)


# Most offices get the same words.
@lru_cache(maxsize=128)
def _in_link(body: str, words: tuple[str, ...]) -> Encoded:
    """The plain form as a link has it, which is what is short; pages and files have what is right in print."""
    return Encoded(_with_words(_pieces_in_link(body), map(_piece_in_link, words)))


@lru_cache(maxsize=128)
def _pieces_in_link(body: str) -> tuple[Encoded, ...]:
    return tuple(map(_piece_in_link, _pieces(body)))


@lru_cache(maxsize=1024)
def _piece_in_link(text: str) -> Encoded:
    return encoded_lines(as_typed(text))


def _placeholder_words(page: LetterPage, text: TypedText[LetterWords], values: Mapping[str, str]) -> Callable[[str], str]:
    """What gives the words for a placeholder, by what is written in it."""
    names = labels(page, text)

    def words(placeholder: str) -> str:
        id, unfilled = _id_and_unfilled(placeholder, names)
        return values.get(id) or unfilled

    return words


def _id_and_unfilled(placeholder: str, names: Mapping[str, str]) -> tuple[str, str]:
    """The id of a placeholder by what is written in it, and what it reads where nothing is known."""
    id, fallback = id_and_fallback(placeholder)
    return id, fallback or f"[{names.get(id, id)}]"


def id_and_fallback(placeholder: str) -> tuple[str, str]:
    """What is between the brackets of a placeholder: its id, and the words for where nothing is known, often empty."""
    id, _, fallback = placeholder.partition("|")
    return id.strip(), fallback.strip()


def text_with_placeholders(text: Text) -> str:
    """The plain form of a letter with every placeholder as `[[field]]`, also those that are known; with LF. Raises TooMuch.

    It is what the script of a page fills in: the reader's words never come to the server.
    """
    return _text_with_placeholders(text.body)


# A page asks how long it is, whether it names the day, and for itself.
@lru_cache(maxsize=1024)
def _text_with_placeholders(body: str) -> str:
    pieces = _pieces(body)
    found = map(id_and_fallback, pieces[1::2])
    return _with_words(pieces, (f"[[{id}|{fallback}]]" if fallback else f"[[{id}]]" for id, fallback in found))


def placeholders(text: Text) -> Mapping[str, frozenset[str]]:
    """The ids of all placeholders of a letter, with what they read without a value, empty where that is a label. Raises TooMuch."""
    return _placeholders(text.body)


@lru_cache(maxsize=1024)
def _placeholders(body: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for placeholder in _pieces(body)[1::2]:
        id, fallback = id_and_fallback(placeholder)
        found[id] = found.get(id, frozenset()) | {fallback}
    return found


def has_placeholders(text: Text) -> bool:
    """Whether something in a letter is for the reader to fill in, or known only when it is sent. Raises TooMuch."""
    return any("" in fallbacks for fallbacks in placeholders(text).values())


@lru_cache(maxsize=1024)
def _pieces(body: str) -> tuple[str, ...]:
    """The plain text of a letter between its placeholders, and in turn what is written in these."""
    return tuple(_PLACEHOLDER.split(plain_text(_blocks(body), words=_with_marks)))


def _with_marks(run: Run) -> str:
    return f"\x01{run.placeholder}\x01" if run.placeholder else run.text


@lru_cache(maxsize=1024)
def _blocks(body: str) -> tuple[Block, ...]:
    return read_blocks(read_body(body, "letter"))


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
    words = _words_of_placeholders(page, text, known)
    to = tuple([one.email for one in group if one.email])
    send = _send(to, cc, text.words.subject, text.body, words, max_length, page.facts.to == "reader")
    return Envelope(value, text, group, known, send)


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


def _own_text(campaign: Campaign, page: LetterPage, recipients: Sequence[Recipient]) -> TypedText[LetterWords] | None:
    """The text in the one language that some offices read, where the letter may be sent in it."""
    languages = {one.language for one in recipients}
    if page.facts.recipient_language is not None or len(languages) != 1:
        return None
    text = page.texts.get(languages.pop() or "")
    return text if text is not None and offers_letter(campaign, text) else None


def known_of_all(recipients: Sequence[Recipient], language: str) -> Mapping[str, str]:
    """What is true of all the recipients of one message."""
    first, *others = [recipient_values(one, language) for one in recipients] or [{}]
    return {name: value for name, value in first.items() if all(one[name] == value for one in others)} if others else first


def worst(sends: list[Send]) -> Rung:
    """The lowest rung among some links; `copy` when there is none."""
    return max((send.rung for send in sends), key=RUNGS.index, default="copy")
