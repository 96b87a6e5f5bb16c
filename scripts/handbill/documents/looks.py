"""How the paragraphs of office documents look: one table of styles, for Word and for OpenDocument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from handbill.documents.window_envelopes import ADDRESS_SIZE

SIZE = 11
"""Of letters, in points."""
RIGHT_TO_LEFT_SIZE = 13
"""Of Arabic letters, which look smaller than Latin ones of the same size."""
LINE_HEIGHT = 115
"""Of a line, in per cent of what its font asks for."""
LETTERHEAD = 12.0
"""Where the head of the first page begins, which is left to the letterhead; in millimetres."""
LEVEL = 7.0
"""How far a list or a quotation is indented, in millimetres."""
FAR = 83.0
"""Where a part begins that is on the far side of the page, in millimetres from the margin."""
SIGNATURE_WIDTH = 65.0
"""The length of the rule to sign on, in millimetres."""
TEXT_WIDTH = 160.0
"""Between the margins of A4, in millimetres."""
COLUMNS = (13.0, 52.0, 52.0, 43.0)
"""The widths of the columns that a collective letter is signed in: number, name, workplace, signature; in millimetres."""
ROW_HEIGHT = 10.0
HIGHLIGHT = "#ffff00"
"""The ground of what is still to be filled in; Word calls it yellow."""


@dataclass(frozen=True, slots=True)
class Look:
    """One style of paragraphs. `before` and `after` are millimetres; `word` and `office` name it in the two formats.

    Names are those that the programs know, so that their users find them; others are ours. OpenDocument goes without a style
    that it has no name for. `parent` is the id of another.
    """

    word: str
    office: str
    parent: str = ""
    before: float = 0
    after: float = 0
    bold: bool = False
    with_next: bool = False
    rule: Literal["", "near", "far"] = ""
    """On which side of the page a rule to sign on is above it."""
    level: int = 0
    """Of a heading, 1 to 6."""
    size: float = 0
    """In points, in the window of an envelope; elsewhere 0. Such lines run from the left and are of a fixed height."""


LOOKS: Mapping[str, Look] = {
    "body": Look("Body Text", "Text body", after=3),
    "list": Look("List", "List", after=2),
    "list2": Look("List 2", "", "list", after=2),
    "list3": Look("List 3", "", "list", after=2),
    "quote": Look("Quote", "Quotations", after=3),
    "preformatted": Look("HTML Preformatted", "Preformatted Text", after=3),
    "sender": Look("Sender", "Sender", after=5),
    "date": Look("Date", "Date", after=5),
    "recipient": Look("Inside Address", "Inside Address", after=5),
    "sender-window": Look("Sender Window", "Sender Window", "sender", size=ADDRESS_SIZE),
    "recipient-window": Look("Inside Address Window", "Inside Address Window", "recipient", size=ADDRESS_SIZE),
    **{f"heading{n}": Look(f"Heading {n}", f"Heading {n}", "", 4, 2, bold=True, with_next=True, level=n) for n in range(1, 7)},
    "subject": Look("Subject", "Subject", "heading1", before=2, after=5, bold=True),
    "closing": Look("Closing", "Closing", after=3),
    "signature": Look("Signature", "Signature", before=16, after=2, rule="near"),
    "signature-far": Look("Signature Far", "Signature Far", "signature", before=16, after=2, rule="far"),
    "signatory": Look("Signatory", "Signatory", after=3),
    "signatures": Look("Signatures", "Signatures", "heading2", 4, 2, bold=True, with_next=True, level=2),
    "warning": Look("Warning", "Warning", "body", after=3),
    "cell": Look("Signature Cell", "Signature Cell"),
}
"""By an id; a style comes after its parent."""
