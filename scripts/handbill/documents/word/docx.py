"""The letter as a Word document (ECMA-376) for a letterhead: real styles, and nobody's name in it but the reader's own."""

from __future__ import annotations

import io
from functools import cache
from zipfile import ZipFile

from docx import Document as new_file
from docx.document import Document as DocumentFile
from docx.shared import Mm, Pt

from handbill.documents.document import Document
from handbill.documents.layout import LETTER_SIZE, closing, flat
from handbill.documents.word.elements import OxmlElement, child, qn
from handbill.documents.word.paragraphs import Paragraphs
from handbill.documents.word.signature_table import add_signature_table
from handbill.documents.word.styles import set_styles
from handbill.documents.writing_systems import regional
from handbill.documents.zip_file import archive
from handbill.translations import is_right_to_left

_LETTERHEAD = 1795  # twips: with the line of the head before it, its text begins 5 cm down, as in the other files
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
    file = new_file(io.BytesIO(_template(document.language)))
    if document.letter_size:
        section = file.sections[0]
        section.page_width, section.page_height = Mm(LETTER_SIZE[0]), Mm(LETTER_SIZE[1])
    file.core_properties.title = document.subject[:255]  # the most that python-docx takes
    file.core_properties.language = document.language
    written = Paragraphs(right_to_left=document.right_to_left)
    head, foot = document.around
    for part in head:
        written.part(part)
    for one in flat(document.blocks):
        written.flat(one)
    before = len(written.elements)
    for part in foot:
        written.part(part)
    if kept := closing(document.blocks, foot):
        written.keep_together(before - kept)
    if document.collective:
        add_signature_table(document, written)
    for element in written.elements:
        file.element.body.insert_element_before(element, "w:sectPr")
    saved = io.BytesIO()
    file.save(saved)
    return _normalised(saved.getvalue())


@cache
def _template(language: str) -> bytes:
    """An empty letter in a language: page, styles and settings."""
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
    section.header_distance = section.footer_distance = Mm(12)
    # The letterhead goes into the head of the first page, which keeps this room for it.
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    letterhead = section.first_page_header.paragraphs[0]
    letterhead.paragraph_format.space_after = Pt(_LETTERHEAD / 20)
    if is_right_to_left(language):
        letterhead._p.get_or_add_pPr().find(qn("w:pStyle")).addnext(OxmlElement("w:bidi"))
        section._sectPr.find(qn("w:titlePg")).addnext(OxmlElement("w:bidi"))
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


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
