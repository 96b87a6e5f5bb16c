"""The record that every file of a letter is made from: its text, its addressees and the words around it, in one language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from handbill.documents.document import Labels
from handbill.documents.layout import Lines, Name, Part, arranged, in_window
from handbill.documents.text.blocks import Block, in_direction
from handbill.documents.text.runs import Run
from handbill.documents.window_envelopes import Window, is_letter_size, window_of
from handbill.letters.addressees import addressees, copies, recipient_values
from handbill.letters.letter import letter_blocks, letter_text, sent_text
from handbill.letters.placeholder_labels import built_in_labels
from handbill.model.campaign import Campaign
from handbill.model.facts import LetterFacts, line_of
from handbill.model.page import LetterPage
from handbill.model.recipient import Recipient
from handbill.translations import country_name, is_right_to_left, translator
from handbill.urls.mailto import mailboxes
from handbill.values.characters import NOT_XML

SENDER = ("name", "role", "organisation", "city", "country")
"""The built-in fields that may be at the head of a letter, in this order."""
WHOLE_ADDRESSES = 3
"""With more recipients than this, each has one line, else the letter would begin on the second page."""


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """One letter in the language it is sent in.

    `html` keeps a `mark` around every placeholder, `text` is the plain form with LF. `sender` and `recipients` are
    lines as they are at the head of a letter, one tuple a recipient; unknown ones are labels in brackets.
    `to` pairs names with addresses and is empty where the reader chooses or addresses. `title` is that of the page.
    `room` pairs the fields that take a text of several lines with the number of those. `postcard` is the text of postcards,
    empty where there are none.
    """

    id: str
    language: str
    title: str
    subject: str
    html: str
    text: str
    blocks: tuple[Block, ...]
    sender: Lines
    recipients: tuple[Lines, ...]
    to: tuple[tuple[str, str], ...]
    cc: tuple[str, ...]
    collective: bool
    organisers: tuple[str, ...]
    labels: Labels
    room: tuple[tuple[str, int], ...] = ()
    letter_size: bool = False
    window: Window | None = None
    postcard: str = ""

    @property
    def right_to_left(self) -> bool:
        return is_right_to_left(self.language)

    @property
    def around(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The parts before and after the body; a collective letter is signed in rows, so it has no part `signature`."""
        texts: dict[Name, tuple[Lines, ...]] = {
            "sender": (self.sender,) if self.sender else (),
            "date": ((Run(self.labels.date, placeholder="date"),),),
            "recipient": self.recipients,
            "subject": ((Run(self.labels.subject),),),
            "signature": () if self.collective else ((Run(self.labels.signature),),),
        }
        head, foot = arranged(texts, self.language)
        return in_window(head, self.window, self.language), foot

    def canonical(self) -> bytes:
        """The record as bytes, equal for equal letters: what a cache may know it by."""
        values = asdict(self)
        if self.window is not None:
            values["window"] |= {"countries": sorted(self.window.countries)}
        return json.dumps(values, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def letter_document(campaign: Campaign, page: LetterPage, language: str) -> LetterDocument:
    """What goes out when a letter is read in `language`: in that language, or in the one its office reads.

    No text of it holds a control character but LF, so that every format can carry it. Raises TooMuch as `letter_text` does.
    """
    facts = page.facts
    text = sent_text(page, language)
    everyone = () if facts.to == "reader" or facts.choose != "none" else addressees(campaign, page)
    # As on the page and in its link: a placeholder is filled only where there is one recipient.
    known = recipient_values(everyone[0], text.language) if len(everyone) == 1 else None
    letter = letter_text(page, text, known, on_page=False)
    say = translator(text.language)
    placeholders = {name: f"[{label}]" for name, label in built_in_labels(text.language).items()}
    collective = facts.mode == "collective"
    # Each mailbox once, as in the link: in `to` under the name of the first.
    named = {one.email: _lines(one, text.language)[0] for one in reversed(everyone) if one.email}
    countries = _countries(everyone)
    window = envelope_window(campaign, everyone)
    to, cc = mailboxes([one.email for one in everyone if one.email], copies(campaign, page))
    return LetterDocument(
        id=page.id,
        language=text.language,
        title=text.words.title,
        subject=letter.subject,
        html=NOT_XML.sub("", letter.html),
        blocks=in_direction(letter_blocks(page, text, known), text.language),
        text=NOT_XML.sub("", letter.text),
        sender=_sender(facts, placeholders, collective=collective),
        recipients=_recipients(everyone, facts, placeholders, text.language, on_envelope=window is not None),
        to=tuple((named[address], address) for address in to),
        cc=tuple(cc),
        letter_size=is_letter_size(campaign.facts.paper, countries),
        window=window,
        postcard=text.words.postcard or "",
        collective=collective,
        room=tuple((field.id, field.lines) for field in facts.fields if field.lines > 1),
        organisers=tuple(line_of(one.name, text.language, campaign.source)[0] for one in campaign.facts.organisers),
        labels=Labels(
            subject=say("Subject: %(subject)s", subject=letter.subject),
            date=placeholders["date"],
            signature=say("Signature"),
            signatures=say("Signatures"),
            number=say("No."),
            name=say("Name"),
            workplace=say("Workplace or organisation"),
            warning=say("Do not photograph signed sheets and do not upload them anywhere. Anyone can read the names in a photo."),
        ),
    )


def envelope_window(campaign: Campaign, everyone: Sequence[Recipient]) -> Window | None:
    """What shows the address of a letter to some offices; of several each would need an envelope of its own."""
    return window_of(campaign.facts.paper, _countries(everyone)) if len(everyone) <= 1 else None


def _countries(everyone: Iterable[Recipient]) -> frozenset[str]:
    return frozenset(one.country or "XX" for one in everyone)


def address_on_envelope(one: Recipient, language: str) -> tuple[str, ...]:
    """The lines of an address in a window, never none: the post needs no e-mail address, but a row of nothing else still has it."""
    lines = _lines(one, language)
    return tuple(line for line in lines if line != one.email) or (lines[0],)


def _sender(facts: LetterFacts, placeholders: dict[str, str], *, collective: bool) -> Lines:
    asked = [field.id for field in facts.fields]
    # Those who sign together are below the letter, none of them above it.
    wanted = [name for name in SENDER if name in asked and not (collective and name in ("name", "role"))]
    return _placeholder_lines(wanted or ([] if collective else ["name"]), placeholders)


def _placeholder_lines(names: Iterable[str], placeholders: dict[str, str]) -> Lines:
    return tuple(Run(placeholders[name], placeholder=name) for name in names)


def _recipients(
    everyone: tuple[Recipient, ...], facts: LetterFacts, placeholders: dict[str, str], language: str, *, on_envelope: bool
) -> tuple[Lines, ...]:
    if not everyone:
        unknown = ["recipient.name", "recipient.role"] + (["recipient.country"] if facts.choose == "country" else [])
        return (_placeholder_lines(unknown, placeholders),)
    if len(everyone) > WHOLE_ADDRESSES:
        return (tuple(Run(_lines(one, language)[0]) for one in everyone),)
    if on_envelope:
        return tuple(tuple(map(Run, address_on_envelope(one, language))) for one in everyone)
    return tuple(tuple(map(Run, _lines(one, language))) for one in everyone)


def _lines(one: Recipient, language: str, *, mailed: bool = True) -> list[str]:
    """Name, office, organisation, post address, country and where it is `mailed` e-mail, as far as known; never empty."""
    named = [line_of(value, language, one.source)[0] for value in (one.names, one.roles, one.organizations, one.areas) if value]
    country = country_name(one.country, language) if one.country else ""
    post = (one.post or "").split("\n")
    return [line for line in dict.fromkeys([*named, *post, country, one.email if mailed else ""]) if line] or [one.id]
