"""The heading, the warning and the table that a collective letter is signed in, in an OpenDocument text."""

from __future__ import annotations

from handbill.documents.document import Document
from handbill.documents.layout import SIGNATORIES
from handbill.documents.looks import COLUMNS, ROW_HEIGHT
from handbill.documents.opendocument.elements import child
from handbill.documents.opendocument.paragraphs import Paragraphs
from handbill.documents.opendocument.styles import writing_mode
from handbill.documents.text.runs import Run
from handbill.translations import number


def add_signature_table(document: Document, written: Paragraphs) -> None:
    """Adds them below the paragraphs of a collective letter."""
    labels, automatic = document.labels, written.automatic
    assert labels is not None
    written.paragraph("signatures", [(Run(labels.signatures),)])
    written.paragraph("warning", [(Run(labels.warning, strong=True),)])
    width = {"style__width": f"{sum(COLUMNS):g}mm", "style__writing_mode": writing_mode(document), "table__align": "margins"}
    for name, family, attributes in (
        ("Row", "table-row", {"style__min_row_height": f"{ROW_HEIGHT:g}mm"}),
        ("Cell", "table-cell", {"fo__border": "0.5pt solid #000000", "fo__padding": "1.5mm"}),
        *((f"Column{n}", "table-column", {"style__column_width": f"{wide:g}mm"}) for n, wide in enumerate(COLUMNS, 1)),
        ("Signatures", "table", width),
    ):
        style = child(automatic, "style:style", style__name=name, style__family=family)
        child(style, f"style:{family}-properties", **attributes)
    table = child(written.body, "table:table", table__name="Signatures", table__style_name="Signatures")
    for column in range(1, len(COLUMNS) + 1):
        child(table, "table:table-column", table__style_name=f"Column{column}")
    heads = [labels.number, labels.name, labels.workplace, labels.signature]
    rows = [heads, *([number(row, document.language), "", "", ""] for row in range(1, SIGNATORIES + 1))]
    top = child(table, "table:table-header-rows")
    for index, texts in enumerate(rows):
        row = child(table if index else top, "table:table-row", table__style_name="Row")
        for text in texts:
            cell = child(row, "table:table-cell", table__style_name="Cell", office__value_type="string")
            written.paragraph("cell", [(Run(text, strong=not index),)] if text else (), parent=cell)
    written.paragraph("cell", ())
