"""What the formats need of a document; each kind of page that has files makes a record of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from handbill.documents.layout import Flat, Part, flat, signing
from handbill.documents.looks import SIGNATURE_WIDTH, TEXT_WIDTH
from handbill.documents.text.blocks import Block
from handbill.documents.window_envelopes import Window


@dataclass(frozen=True, slots=True)
class Labels:
    """The words around a letter, in its language."""

    subject: str
    date: str
    signature: str
    signatures: str
    number: str
    name: str
    workplace: str
    warning: str


class Document(Protocol):
    """A text in one language with what is around it on paper.

    `html` keeps a `mark` around every placeholder, `text` is the plain form with LF; `subject` is the title of the file.
    `to` pairs names with e-mail addresses, `cc` has addresses alone. `collective` documents are signed in rows and have
    `labels` for them. `room` pairs the fields that take a text of several lines with the number of those.
    """

    @property
    def id(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def html(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def to(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def cc(self) -> tuple[str, ...]: ...
    @property
    def room(self) -> tuple[tuple[str, int], ...]: ...
    @property
    def collective(self) -> bool: ...
    @property
    def labels(self) -> Labels | None: ...
    @property
    def right_to_left(self) -> bool: ...
    @property
    def letter_size(self) -> bool:
        """Whether it goes on the sheets of North America instead of A4."""
        ...

    @property
    def window(self) -> Window | None:
        """The window of the envelope that it goes into, where the place of its address depends on one."""
        ...

    @property
    def blocks(self) -> tuple[Block, ...]: ...
    @property
    def around(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """The parts before and after the body."""
        ...

    def canonical(self) -> bytes:
        """The record as bytes, equal for equal documents: what a cache may know it by."""
        ...


class Paragraphs(Protocol):
    """What writes the paragraphs of a file in its format; `elements` are those written so far."""

    elements: list[Any]

    def part(self, part: Part) -> None: ...

    def anchor(self) -> None: ...

    def flat(self, one: Flat, look: str = "", *, indent: float = 0) -> None: ...

    def keep_together(self, first: int) -> None: ...


def lay_out(document: Document, written: Paragraphs) -> None:
    """Writes the parts around a document and its body in their order, with the place to sign between closing and name."""
    head, foot = document.around
    signed = signing(document.blocks, foot)
    for index, part in enumerate(head):
        written.part(part)
        if part.box and not head[index + 1].box:
            written.anchor()
    body = signed.before[:-1] if signed.divided else signed.before
    for one in flat(body, document.language):
        written.flat(one)
    for one in flat(signed.before[len(body) :], document.language):
        written.flat(one, "closing")
    first = max(0, len(written.elements) - max(1, signed.kept))
    for part in foot:
        written.part(part)
    for one in flat(signed.after, document.language):
        written.flat(one, "signatory", indent=TEXT_WIDTH - SIGNATURE_WIDTH if signed.far else 0)
    if not document.collective and foot:
        written.keep_together(first)
