"""The letter as a Word document (ECMA-376) for a letterhead: real styles, and nobody's name in it but the reader's own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache
from typing import Any
from zipfile import ZipFile

from docx import Document as new_file
from docx.document import Document as DocumentFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from handbill.documents.blocks import Run
from handbill.documents.document import Document
from handbill.documents.layout import LETTER_SIZE, SIGNATORIES, Flat, Part, closing, flat, is_unfilled, mark_width
from handbill.documents.writing_systems import complex_font, regional, spans
from handbill.documents.zip_file import archive
from handbill.translations import is_right_to_left, number

# Lengths in twentieths of a point, as WordprocessingML has them.
_LEVEL = 400
_FAR = 4700
_LETTERHEAD = 1795  # with the line of the head before it, its text begins 5 cm down, as in the other files
_WIDTH = 9070

_STYLES = {"sender": "Sender", "date": "Date", "recipient": "InsideAddress", "subject": "Subject", "signature": "Signature"}
_SIZE = 11
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
    body = file.element.body
    written = _Writer(right_to_left=document.right_to_left)
    head, foot = document.around
    for part in head:
        written.part(part)
    for one in flat(document.blocks):
        written.flat(one)
    before = len(written.elements)
    for part in foot:
        written.part(part)
    if kept := closing(document.blocks, foot):
        for element in written.elements[before - kept : -1]:
            element.find(qn("w:pPr")).find(qn("w:pStyle")).addnext(OxmlElement("w:keepNext"))
    for element in written.elements:
        body.insert_element_before(element, "w:sectPr")
    if document.collective:
        _rows(file, document, written)
    saved = io.BytesIO()
    file.save(saved)
    return _normalised(saved.getvalue())


class _Writer:
    """Gathers the paragraphs of one letter."""

    def __init__(self, *, right_to_left: bool) -> None:
        self.elements: list[Any] = []
        self._right_to_left = right_to_left

    def part(self, part: Part) -> None:
        for lines in part.paragraphs:
            # The place for a signature is a rule; the paragraph keeps its far side free or moves there.
            indent = _FAR if part.far and part.name != "signature" else 0
            style = _STYLES[part.name] + ("Far" if part.far and part.name == "signature" else "")
            self.paragraph(style, [(Run(line),) for line in lines], indent=indent)

    def flat(self, one: Flat) -> None:
        if one.heading:
            style = f"Heading{one.heading}"
        elif one.preformatted:
            style = "HTMLPreformatted"
        elif one.quotes:
            style = "Quote"
        else:
            style = ("BodyText", "List", "List2", "List3")[min(one.level, 3)]
        self.paragraph(style, one.lines or ((),), one.mark, indent=(one.level + 2 * one.quotes) * _LEVEL)

    def paragraph(
        self,
        style: str,
        lines: Iterable[tuple[Run, ...]],
        mark: str = "",
        *,
        indent: int = 0,
    ) -> None:
        paragraph = OxmlElement("w:p")
        properties = _child(paragraph, "w:pPr")
        _child(properties, "w:pStyle", val=style)
        if self._right_to_left:
            _child(properties, "w:bidi")
        if indent:
            hanging = {"hanging": str(round(20 * mark_width(mark, _SIZE)))} if mark else {}
            _child(properties, "w:ind", left=str(indent), **hanging)
        for index, line in enumerate(lines):
            if index:
                _child(_child(paragraph, "w:r"), "w:br")
            runs = (Run(mark), *line) if mark and not index else line
            for run in runs:
                self._run(paragraph, run)
        self.elements.append(paragraph)

    def _run(self, paragraph: Any, run: Run) -> None:
        for text, script in spans(run.text, right_to_left=self._right_to_left) if run.text else ():
            element = _child(paragraph, "w:r")
            # Burmese and Arabic know no slanted letters. The order of properties is that of the schema (17.3.2.28).
            bold = run.strong or (run.emphasis and script != "plain")
            slanted = run.emphasis and script == "plain"
            wanted = [("b", bold), ("bCs", bold), ("i", slanted), ("iCs", slanted)]
            # What the reader still has to fill in.
            wanted += [("highlight", is_unfilled(run))]
            wanted += [("rtl", script == "right"), ("cs", script == "complex")]
            # Else Word would look for its words in an Arabic dictionary.
            is_latin = self._right_to_left and script == "plain" and re.search("[A-Za-z]", text) is not None
            if is_latin or any(is_set for _, is_set in wanted):
                properties = _child(element, "w:rPr")
                for name, is_set in wanted:
                    if is_set:
                        _child(properties, f"w:{name}", **({"val": "yellow"} if name == "highlight" else {}))
                if is_latin:
                    _child(properties, "w:lang", val=regional("en"))
            words = _child(element, "w:t")
            words.text = text
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _child(parent: Any, name: str, /, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def _rows(file: DocumentFile, document: Document, written: _Writer) -> None:
    """The heading, the warning and the table that a collective letter is signed in."""
    body, labels = file.element.body, document.labels
    assert labels is not None
    before = len(written.elements)
    written.paragraph("Signatures", [(Run(labels.signatures),)])
    written.paragraph("Warning", [(Run(labels.warning, strong=True),)])
    for element in written.elements[before:]:
        body.insert_element_before(element, "w:sectPr")
    widths = [700, 3000, 3000, _WIDTH - 6700]
    table = OxmlElement("w:tbl")
    properties = _child(table, "w:tblPr")
    _child(properties, "w:tblStyle", val="TableGrid")
    if document.right_to_left:
        _child(properties, "w:bidiVisual")
    _child(properties, "w:tblW", w=str(_WIDTH), type="dxa")
    _child(properties, "w:tblLayout", type="fixed")
    grid = _child(table, "w:tblGrid")
    for width in widths:
        _child(grid, "w:gridCol", w=str(width))
    heads = [labels.number, labels.name, labels.workplace, labels.signature]
    cells = [heads, *([number(row, document.language), "", "", ""] for row in range(1, SIGNATORIES + 1))]
    for index, texts in enumerate(cells):
        row = _child(table, "w:tr")
        settings = _child(row, "w:trPr")
        _child(settings, "w:cantSplit")
        _child(settings, "w:trHeight", val="560")
        if not index:
            _child(settings, "w:tblHeader")
        for width, text in zip(widths, texts, strict=True):
            cell = _child(row, "w:tc")
            _child(_child(cell, "w:tcPr"), "w:tcW", w=str(width), type="dxa")
            written.paragraph("SignatureCell", [(Run(text, strong=not index),)] if text else [])
            cell.append(written.elements[-1])
    body.insert_element_before(table, "w:sectPr")
    # A table may not be the last thing in a body that is edited further.
    written.paragraph("SignatureCell", [])
    body.insert_element_before(written.elements[-1], "w:sectPr")


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
    _styles(file, language)
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
    compat = _child(settings, "w:compat")
    uri = "http://schemas.microsoft.com/office/word"
    _child(compat, "w:compatSetting", name="compatibilityMode", uri=uri, val="15")
    _child(settings, "w:themeFontLang", val=regional(language), bidi=regional(language))


def _styles(file: DocumentFile, language: str) -> None:
    """Only the styles that letters use, with fonts and languages for complex scripts beside the plain ones."""
    styles = file.styles.element
    keep = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Header"}
    keep |= {"BodyText", "List", "List2", "List3", "Quote"} | {f"Heading{level}" for level in range(1, 7)}
    for element in list(styles):
        if element.tag == qn("w:latentStyles") or (element.tag == qn("w:style") and element.get(qn("w:styleId")) not in keep):
            styles.remove(element)
    defaults = styles.find(qn("w:docDefaults"))
    for element in list(defaults):
        defaults.remove(element)
    run = _child(_child(defaults, "w:rPrDefault"), "w:rPr")
    _child(run, "w:rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs=complex_font(language))
    _child(run, "w:sz", val=str(2 * _SIZE))
    _child(run, "w:szCs", val=str(2 * (_SIZE + 2 if is_right_to_left(language) else _SIZE)))
    _child(run, "w:lang", val=regional(language), eastAsia=regional(language), bidi=regional(language))
    paragraph = _child(_child(defaults, "w:pPrDefault"), "w:pPr")
    _child(paragraph, "w:spacing", before="0", after="0", line="276", lineRule="auto")
    for style in styles.findall(qn("w:style")):
        _plain(style)
    for id, name, based in (
        ("Sender", "Sender", "Normal"),
        ("Date", "Date", "Normal"),
        ("InsideAddress", "Inside Address", "Normal"),
        ("Subject", "Subject", "Heading1"),
        ("Signature", "Signature", "Normal"),
        ("SignatureFar", "Signature Far", "Signature"),
        ("Signatures", "Signatures", "Heading2"),
        ("Warning", "Warning", "BodyText"),
        ("SignatureCell", "Signature Cell", "BodyText"),
        ("HTMLPreformatted", "HTML Preformatted", "Normal"),
    ):
        made = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in ("Date", "Signature", "HTML Preformatted"))
        assert made.style_id == id
        based_on = OxmlElement("w:basedOn")
        based_on.set(qn("w:val"), based)
        made.element.find(qn("w:name")).addnext(based_on)
    style_variants: dict[str, dict[str, Any]] = {
        "Sender": {"after": 240},
        "Date": {"after": 240},
        "InsideAddress": {"after": 240},
        "Subject": {"before": 120, "after": 240, "bold": True},
        "BodyText": {"after": 160},
        "List": {"after": 100},
        "List2": {"after": 100},
        "List3": {"after": 100},
        "Quote": {"after": 160},
        "HTMLPreformatted": {"after": 160},
        "Signature": {"before": 900, "rule": (0, 5400)},
        "SignatureFar": {"before": 900, "rule": (5400, 0)},
        "Signatures": {"before": 240, "after": 120, "bold": True, "next": True},
        "Warning": {"after": 160},
        "SignatureCell": {"after": 160},
        **{f"Heading{level}": {"before": 240, "after": 120, "bold": True, "next": True} for level in range(1, 7)},
    }
    for id, look in style_variants.items():
        _style_variant(next(one for one in styles.findall(qn("w:style")) if one.get(qn("w:styleId")) == id), look)


def _plain(style: Any) -> None:
    """Takes away what the template's style looks like, and links to styles that are gone; its name and its base stay."""
    gone = {qn(f"w:{name}") for name in ("rPr", "pPr", "link", "rsid")}
    for element in list(style):
        if element.tag in gone:
            style.remove(element)


def _style_variant(style: Any, look: dict[str, Any]) -> None:
    for old in style.findall(qn("w:pPr")):
        style.remove(old)
    properties = _child(style, "w:pPr")
    if look.get("next"):
        _child(properties, "w:keepNext")
    if "rule" in look:
        _child(_child(properties, "w:pBdr"), "w:top", val="single", sz="4", space="4", color="auto")
    _child(properties, "w:spacing", before=str(look.get("before", 0)), after=str(look.get("after", 0)))
    if "rule" in look:
        start, end = look["rule"]
        _child(properties, "w:ind", left=str(start), right=str(end))
    level = style.get(qn("w:styleId"))
    if level.startswith("Heading"):
        _child(properties, "w:outlineLvl", val=str(int(level[-1]) - 1))
    if look.get("bold"):
        run = _child(style, "w:rPr")
        _child(run, "w:b")
        _child(run, "w:bCs")


def _normalised(data: bytes) -> bytes:
    """The same package with its parts in a fixed order, the list of types first as readers expect, and one date."""
    with ZipFile(io.BytesIO(data)) as file:
        return archive((name, file.read(name)) for name in sorted(file.namelist(), key=_part_order))


def _part_order(name: str) -> tuple[int, str]:
    return (0 if name == "[Content_Types].xml" else 1 if name.startswith("_rels/") else 2, name)
