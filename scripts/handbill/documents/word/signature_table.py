"""The heading, the warning and the table that a collective letter is signed in, in a Word document."""

from __future__ import annotations

from handbill.documents.document import Document
from handbill.documents.layout import SIGNATORIES
from handbill.documents.looks import COLUMNS, ROW_HEIGHT
from handbill.documents.text.runs import Run
from handbill.documents.word.elements import OxmlElement, child, twips
from handbill.documents.word.paragraphs import Paragraphs
from handbill.translations import number


def add_signature_table(document: Document, written: Paragraphs) -> None:
    """Adds them below the paragraphs of a collective letter."""
    labels = document.labels
    assert labels is not None
    written.paragraph("signatures", [(Run(labels.signatures),)])
    written.paragraph("warning", [(Run(labels.warning, strong=True),)])
    table = OxmlElement("w:tbl")
    properties = child(table, "w:tblPr")
    child(properties, "w:tblStyle", val="TableGrid")
    if document.right_to_left:
        child(properties, "w:bidiVisual")
    child(properties, "w:tblW", w=twips(sum(COLUMNS)), type="dxa")
    child(properties, "w:tblLayout", type="fixed")
    grid = child(table, "w:tblGrid")
    for width in COLUMNS:
        child(grid, "w:gridCol", w=twips(width))
    heads = [labels.number, labels.name, labels.workplace, labels.signature]
    cells = [heads, *([number(row, document.language), "", "", ""] for row in range(1, SIGNATORIES + 1))]
    for index, texts in enumerate(cells):
        row = child(table, "w:tr")
        settings = child(row, "w:trPr")
        child(settings, "w:cantSplit")
        child(settings, "w:trHeight", val=twips(ROW_HEIGHT))
        if not index:
            child(settings, "w:tblHeader")
        for width, text in zip(COLUMNS, texts, strict=True):
            cell = child(row, "w:tc")
            child(child(cell, "w:tcPr"), "w:tcW", w=twips(width), type="dxa")
            cell.append(written.paragraph("cell", [(Run(text, strong=not index),)] if text else []))
            written.elements.pop()
    written.elements.append(table)
    # A table may not be the last thing in a body that is edited further.
    written.paragraph("cell", [])
