"""The letter as a Word document (ECMA-376) for a letterhead: real styles, and nobody's name in it but the reader's own."""

from __future__ import annotations

import io
from functools import cache
from typing import Any
from zipfile import ZipFile

from docx import Document as new_file
from docx.document import Document as DocumentFile
from docx.shared import Mm

from handbill.documents.document import Document, lay_out
from handbill.documents.layout import LETTER_SIZE
from handbill.documents.looks import LETTERHEAD, TEXT_WIDTH
from handbill.documents.window_envelopes import text_top
from handbill.documents.word.content_controls import ContentControls
from handbill.documents.word.elements import OxmlElement, child, qn, twips
from handbill.documents.word.paragraphs import Paragraphs
from handbill.documents.word.signature_table import add_signature_table
from handbill.documents.word.styles import set_styles
from handbill.documents.writing_systems import regional
from handbill.documents.zip_file import archive
from handbill.translations import is_right_to_left

_KEPT = {"officeDocument", "core-properties", "styles", "settings"}
"""Of python-docx's template; its theme, its thumbnail and whatever else is there stay behind."""


def docx(document: Document) -> bytes:
    """The letter on A4, or on letter size; its file names a title and a language, no author, no dates, no changes.

    Parts around the body have the styles Sender, Date, Inside Address, Subject and Signature; below a collective letter they
    are Signatures (a heading), Warning and Signature Cell, so that every reader of the file sees where the body ends. Numbers
    of lists are text, so that every program and every paste shows them. Lines from right to left are marked so by paragraph
    and by run, Latin runs in them not (ECMA-376 part 1, 17.3.1.6 and 17.3.2.30); tables are mirrored (17.4.1). Complex
    scripts have fonts, sizes and a language of their own (17.3.2.26, 17.3.2.39, 17.3.2.20). Raises ValueError for text that
    no XML can hold; a record of ours has none.
    """
    file = new_file(
        io.BytesIO(_template(document.language, text_top(document.window) - LETTERHEAD, mirrored=document.window is None))
    )
    if document.letter_size:
        section = file.sections[0]
        section.page_width, section.page_height = Mm(LETTER_SIZE[0]), Mm(LETTER_SIZE[1])
    file.core_properties.title = document.subject[:255]  # the most that python-docx takes
    file.core_properties.language = document.language
    controls = ContentControls(document.language, several_lines=[id for id, _ in document.room])
    written = Paragraphs(document.language, controls)
    lay_out(document, written)
    if document.collective:
        add_signature_table(document, written)
    controls.add_parts(file)
    for element in written.elements:
        file.element.body.insert_element_before(element, "w:sectPr")
    saved = io.BytesIO()
    file.save(saved)
    return _normalised(saved.getvalue())


@cache
def _template(language: str, head: float, *, mirrored: bool) -> bytes:
    """An empty letter in a language: page, styles and settings.

    `head` is the room for the letterhead in millimetres. Where a language is written from right to left a page is
    `mirrored`, unless there are frames on it: programs would count their places from the right edge.
    """
    file = new_file()
    package = file.part.package
    for parts in (package.rels, file.part.rels):
        for key in [key for key, one in parts.items() if one.reltype.rsplit("/", 1)[-1] not in _KEPT]:
            del parts[key]
    for element in file.element.iter():
        for name in [name for name in element.attrib if name.startswith(qn("w:rsid"))]:  # marks of who edited when
            del element.attrib[name]
    core = file.core_properties._element  # of the template's author and dates
    for element in list(core):
        core.remove(element)
    _settings(file, language)
    set_styles(file, language)
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(25)
    section.header_distance = section.footer_distance = Mm(LETTERHEAD)
    # The letterhead goes into the head of the first page, which keeps this room for it.
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    _letterhead(section.first_page_header, head, right_to_left=is_right_to_left(language))
    if mirrored and is_right_to_left(language):
        section._sectPr.find(qn("w:titlePg")).addnext(OxmlElement("w:bidi"))
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def _letterhead(header: Any, height: float, *, right_to_left: bool) -> None:
    """A row as high as the room for the letterhead: it grows with it, and no font changes it while it is empty."""
    last = header.paragraphs[0]
    table = OxmlElement("w:tbl")
    properties = child(table, "w:tblPr")
    if right_to_left:
        child(properties, "w:bidiVisual")
    child(properties, "w:tblW", w=twips(TEXT_WIDTH), type="dxa")
    child(properties, "w:tblLayout", type="fixed")
    margins = child(properties, "w:tblCellMar")
    for side in ("left", "right"):
        child(margins, f"w:{side}", w="0", type="dxa")
    child(child(table, "w:tblGrid"), "w:gridCol", w=twips(TEXT_WIDTH))
    row = child(table, "w:tr")
    # A header ends with a paragraph, which is one point high.
    child(child(row, "w:trPr"), "w:trHeight", val=str(int(twips(height)) - 20), hRule="atLeast")
    cell = child(row, "w:tc")
    child(child(cell, "w:tcPr"), "w:tcW", w=twips(TEXT_WIDTH), type="dxa")
    first = child(cell, "w:p")
    for paragraph in (first, last._p):
        for old in paragraph.findall(qn("w:pPr")):
            paragraph.remove(old)
        settings = OxmlElement("w:pPr")
        paragraph.insert(0, settings)
        child(settings, "w:pStyle", val="Header")
        if right_to_left:
            child(settings, "w:bidi")
    child(last._p.pPr, "w:spacing", line="20", lineRule="exact")
    last._p.addprevious(table)


def _settings(file: DocumentFile, language: str) -> None:
    settings = file.settings.element
    for element in list(settings):
        settings.remove(element)
    compat = child(settings, "w:compat")
    uri = "http://schemas.microsoft.com/office/word"
    child(compat, "w:compatSetting", name="compatibilityMode", uri=uri, val="15")
    child(settings, "w:themeFontLang", val=regional(language), bidi=regional(language))


def _normalised(data: bytes) -> bytes:
    """The same package with its parts in a fixed order, the list of types first as readers expect, and one date."""
    with ZipFile(io.BytesIO(data)) as file:
        return archive((name, file.read(name)) for name in sorted(file.namelist(), key=_part_order))


def _part_order(name: str) -> tuple[int, str]:
    return (0 if name == "[Content_Types].xml" else 1 if name.startswith("_rels/") else 2, name)
