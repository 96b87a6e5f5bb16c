"""The record that every file of a letter is made from: its text, its addressees and the words around it, in one language."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from handbill.documents.blocks import Block
from handbill.documents.document import Labels
from handbill.documents.layout import Name, Part, arranged
from handbill.letters.letter import addressees, built_in_labels, copies, letter_text, recipient_values, sent_text
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

    `html` keeps a `mark data-hb-field` around every gap, `text` is the plain form with LF. `sender` and `recipients` are
    lines as they are at the head of a letter, one tuple a recipient; unknown ones are labels in brackets.
    `to` pairs names with addresses and is empty where the reader chooses or addresses. `title` is that of the page.
    `room` pairs the fields that take a text of several lines with the number of those.
    """

    id: str
    language: str
    title: str
    subject: str
    html: str
    text: str
    blocks: tuple[Block, ...]
    sender: tuple[str, ...]
    recipients: tuple[tuple[str, ...], ...]
    to: tuple[tuple[str, str], ...]
    cc: tuple[str, ...]
    collective: bool
    organisers: tuple[str, ...]
    labels: Labels
    room: tuple[tuple[str, int], ...] = ()
    letter_size: bool = False

    @property
    def right_to_left(self) -> bool:
        return is_right_to_left(self.language)

    @property
    def around(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The parts before and after the body; a collective letter is signed in rows, so it has no part `signature`."""
        texts: dict[Name, tuple[tuple[str, ...], ...]] = {
            "sender": (self.sender,) if self.sender else (),
            "date": ((self.labels.date,),),
            "recipient": self.recipients,
            "subject": ((self.labels.subject,),),
            "signature": () if self.collective else ((self.labels.signature,),),
        }
        return arranged(texts, self.language)

    def canonical(self) -> bytes:
        """The record as bytes, equal for equal letters: what a cache may know it by."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def letter_document(campaign: Campaign, page: LetterPage, language: str) -> LetterDocument:
    """What goes out when a letter is read in `language`: in that language, or in the one its office reads.

    No text of it holds a control character but LF, so that every format can carry it. Raises TooMuch as `letter_text` does.
    """
    facts = page.facts
    text = sent_text(page, language)
    everyone = () if facts.to == "reader" or facts.choose != "none" else addressees(campaign, page)
    # As on the page and in its link: a gap is filled only where there is one recipient.
    letter = letter_text(page, text, recipient_values(everyone[0], text.language) if len(everyone) == 1 else None)
    say = translator(text.language)
    gaps = {name: f"[{label}]" for name, label in built_in_labels(text.language).items()}
    collective = facts.mode == "collective"
    # Each mailbox once, as in the link: in `to` under the name of the first.
    named = {one.email: _lines(one, text.language)[0] for one in reversed(everyone) if one.email}
    to, cc = mailboxes([one.email for one in everyone if one.email], copies(campaign, page))
    return LetterDocument(
        id=page.id,
        language=text.language,
        title=text.words.title,
        subject=letter.subject,
        html=NOT_XML.sub("", letter.html),
        blocks=letter.blocks,
        text=NOT_XML.sub("", letter.text),
        sender=_sender(facts, gaps, collective=collective),
        recipients=_recipients(everyone, facts, gaps, text.language),
        to=tuple((named[address], address) for address in to),
        cc=tuple(cc),
        letter_size=_is_letter_size(campaign, everyone),
        collective=collective,
        room=tuple((field.id, field.lines) for field in facts.fields if field.lines > 1),
        organisers=tuple(line_of(one.name, text.language, campaign.source)[0] for one in campaign.facts.organisers),
        labels=Labels(
            subject=say("Subject: %(subject)s", subject=letter.subject),
            date=gaps["date"],
            signature=say("Signature"),
            signatures=say("Signatures"),
            number=say("No."),
            name=say("Name"),
            workplace=say("Workplace or organisation"),
            warning=say("Do not photograph signed sheets and do not upload them anywhere. Anyone can read the names in a photo."),
        ),
    )


# The countries that write on it (CLDR, supplemental data on paper sizes).
_LETTER_SIZE = {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}


def _is_letter_size(campaign: Campaign, everyone: tuple[Recipient, ...]) -> bool:
    """The sheet is that of the campaign's `paper`, else of the country that all offices of the letter are in."""
    if campaign.facts.paper is not None:
        return campaign.facts.paper == "us10"
    return bool(everyone) and {one.country for one in everyone} <= _LETTER_SIZE


def _sender(facts: LetterFacts, gaps: dict[str, str], *, collective: bool) -> tuple[str, ...]:
    asked = [field.id for field in facts.fields]
    # Those who sign together are below the letter, none of them above it.
    wanted = [name for name in SENDER if name in asked and not (collective and name in ("name", "role"))]
    return tuple(gaps[name] for name in wanted) or (() if collective else (gaps["name"],))


def _recipients(
    everyone: tuple[Recipient, ...], facts: LetterFacts, gaps: dict[str, str], language: str
) -> tuple[tuple[str, ...], ...]:
    if not everyone:
        unknown = ["recipient.name", "recipient.role"] + (["recipient.country"] if facts.choose == "country" else [])
        return (tuple(gaps[name] for name in unknown),)
    if len(everyone) > WHOLE_ADDRESSES:
        return (tuple(_lines(one, language)[0] for one in everyone),)
    return tuple(tuple(_lines(one, language)) for one in everyone)


def _lines(one: Recipient, language: str) -> list[str]:
    """Name, office, organisation, post address, country and e-mail, as far as they are known; never empty."""
    named = [line_of(value, language, one.source)[0] for value in (one.names, one.roles, one.organizations, one.areas) if value]
    country = country_name(one.country, language) if one.country else ""
    post = (one.post or "").split("\n")
    return [line for line in dict.fromkeys([*named, *post, country, one.email]) if line] or [one.id]
