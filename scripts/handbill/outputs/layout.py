"""What stands around the body of a letter, in the order that readers of its language expect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handbill.outputs.document import LetterDocument

Name = Literal["sender", "date", "recipient", "subject", "signature"]

SIGNATORIES = 10
"""Rows for names in a collective letter; the sign-on sheet has more."""

# Before and after the body; a part with `>` stands on the far side of the page. France: the sender on the left, the
# recipient on the right, then place and date (AFNOR NF Z 11-001). Germany: DIN 5008. Russia and Belarus: an appeal names
# its addressee and then its sender on the right, date and signature come last. Elsewhere as in Britain, the date on the
# far side where that is the custom.
_USUAL = ("sender", "date", "recipient", "subject", "|", "signature")
_ORDER: dict[str, tuple[str, ...]] = {
    "ar": ("sender", "date", "recipient", "subject", "|", "signature>"),
    "be": ("recipient>", "sender>", "subject", "|", "date", "signature"),
    "de": ("sender", "recipient", "date>", "subject", "|", "signature"),
    "es": ("sender", "date>", "recipient", "subject", "|", "signature"),
    "fr": ("sender", "recipient>", "date>", "subject", "|", "signature>"),
    "my": ("sender", "date>", "recipient", "subject", "|", "signature>"),
    "ru": ("recipient>", "sender>", "subject", "|", "date", "signature"),
    "uk": ("recipient>", "sender>", "subject", "|", "date", "signature"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs of lines around the body; `far` is the side where lines of the language end."""

    name: Name
    paragraphs: tuple[tuple[str, ...], ...]
    far: bool


def around(document: LetterDocument) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts before and after the body. A collective letter is signed in rows, so it has no part `signature`."""
    texts: dict[str, tuple[tuple[str, ...], ...]] = {
        "sender": (document.sender,) if document.sender else (),
        "date": ((document.labels.date,),),
        "recipient": document.recipients,
        "subject": ((document.labels.subject,),),
        "signature": () if document.collective else ((document.labels.signature,),),
    }
    order = _ORDER.get(document.language.split("-")[0], _USUAL)
    body = order.index("|")
    head, foot = (
        tuple(
            Part(name.rstrip(">"), texts[name.rstrip(">")], name.endswith(">"))  # type: ignore[arg-type]  # the names above
            for name in names
            if texts[name.rstrip(">")]
        )
        for names in (order[:body], order[body + 1 :])
    )
    return head, foot
