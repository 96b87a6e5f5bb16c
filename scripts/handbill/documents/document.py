"""What the formats need of a document; each kind of page that has files makes a record of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from handbill.documents.blocks import Block
from handbill.documents.layout import Part
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

    `html` keeps a `mark data-hb-field` around every gap, `text` is the plain form with LF; `subject` is the title of the file.
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
