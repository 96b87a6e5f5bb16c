"""The sign-on sheet of a collective letter: the letter, then numbered rows to sign on paper."""

from __future__ import annotations

from handbill.documents.document import Document
from handbill.documents.pdf import make_pdf

ROWS = 25
"""Rows for names; below most letters they fill two pages."""


def sheet(document: Document) -> bytes:
    """A PDF on A4 (PDF/UA-1): every page of rows repeats the subject, their heads and the warning not to photograph it.

    Raises documents.pdf.MissingGlyph.
    """
    return make_pdf(document, rows=ROWS, sheet=True)
