"""Postcards of a letter: four on a sheet, to cut apart, to sign by hand and to send."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from handbill.documents.document import Document
from handbill.documents.pdf import MissingGlyph
from handbill.letters.document import LetterDocument
from handbill.translations import direction, translator
from handbill.typesetting.compiler import Compiler
from handbill.typesetting.glyphs import missing_glyphs

TEMPLATE = Path(str(resources.files("handbill"))) / "letters" / "postcards.typ"


def postcards(document: Document) -> bytes:
    """A PDF (PDF/UA-1) of one sheet, A4 or letter size on its side, with marks to cut it into four along its middles.

    On the left is the text of the card, as large as it has room, and lines for a name and a signature; on the right is the
    address of the office, or lines to write it on where the letter names none or several. Raises
    documents.pdf.MissingGlyph.
    """
    assert isinstance(document, LetterDocument)
    data = _data(document)
    if missing := missing_glyphs("\n".join([data["text"], data["stamp"], *data["lines"], *data["address"]])):
        raise MissingGlyph(missing)
    encoded = json.dumps(data, ensure_ascii=False, sort_keys=True)
    made = _compiler().compile(format="pdf", sys_inputs={"postcards": encoded}, pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> Any:
    return Compiler(TEMPLATE)


def _data(document: LetterDocument) -> dict[str, Any]:
    say = translator(document.language)
    address: list[str] = []
    if len(document.recipients) == 1 and not any(line.placeholder for line in document.recipients[0]) and len(document.to) <= 1:
        mailboxes = {mailbox for _, mailbox in document.to}
        address = [line.text for line in document.recipients[0] if line.text not in mailboxes]
    return {
        "title": document.subject,
        "lang": document.language.split("-")[0],
        "dir": direction(document.language),
        "paper": "us-letter" if document.letter_size else "a4",
        "text": document.postcard,
        "address": address,
        "lines": [document.labels.name, document.labels.signature],
        "stamp": say("Stamp"),
    }
