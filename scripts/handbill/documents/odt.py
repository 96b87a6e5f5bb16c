"""The letter as an OpenDocument text (ODF 1.3), for LibreOffice and whatever else reads it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from handbill.documents.blocks import Run
from handbill.documents.document import Document
from handbill.documents.layout import LETTER_SIZE, SIGNATORIES, Flat, Part, closing, flat, is_unfilled, mark_width
from handbill.documents.writing_systems import complex_font, region
from handbill.documents.zip_file import archive
from handbill.translations import number

MIMETYPE = "application/vnd.oasis.opendocument.text"

_NAMESPACES = {
    f"xmlns:{prefix}": f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"), ("meta", "meta"), ("manifest", "manifest"),
    )
} | {"xmlns:dc": "http://purl.org/dc/elements/1.1/", "office:version": "1.3"}  # fmt: skip

# Lengths in millimetres.
_LEVEL = 7
_FAR = 83
_SIZE = 11

_STYLES = {
    "sender": "Sender", "date": "Date", "recipient": "Inside_20_Address", "subject": "Subject", "signature": "Signature",
}  # fmt: skip
_HARD = re.compile(r"(\n|\t|(?:(?<=^)|(?<=\n)) | {2,})")


def odt(document: Document) -> bytes:
    """The letter on A4 with room for a letterhead on its first page; it names a title and a language, no author and no dates.

    The first entry is `mimetype`, stored (ODF 1.3 part 2, section 3.3). Arabic has `style:writing-mode="rl-tb"` and, as
    LibreOffice wants it, `fo:text-align="end"`. Numbers of lists are text, as in the other files. Blanks in a row, tabs and
    line breaks are elements (part 3, section 6.1). Parts around the body have paragraph styles of their own, as in docx.py.
    The record holds no character that XML forbids.
    """
    return archive(
        (
            ("mimetype", MIMETYPE.encode()),
            ("META-INF/manifest.xml", _manifest()),
            ("content.xml", _content(document)),
            ("styles.xml", _styles(document)),
            ("meta.xml", _meta(document)),
        ),
        stored=("mimetype",),
    )


def _root(name: str) -> etree.Element:
    # Names keep their prefixes as they are written: the namespaces are at the root by hand.
    return etree.Element(name, _NAMESPACES)


def _child(parent: etree.Element, name: str, /, **attributes: str) -> etree.Element:
    """An element; `fo__font_size` becomes the attribute `fo:font-size`."""
    return etree.SubElement(parent, name, {key.replace("__", ":").replace("_", "-"): value for key, value in attributes.items()})


def _bytes(root: etree.Element) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode").encode("utf-8")


def _manifest() -> bytes:
    root = etree.Element("manifest:manifest", {"xmlns:manifest": _NAMESPACES["xmlns:manifest"], "manifest:version": "1.3"})
    for path, kind in (("/", MIMETYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")):
        _child(root, "manifest:file-entry", manifest__full_path=path, manifest__media_type=kind)
    return _bytes(root)


def _meta(document: Document) -> bytes:
    root = _root("office:document-meta")
    meta = _child(root, "office:meta")
    _child(meta, "dc:title").text = document.subject
    _child(meta, "dc:language").text = document.language
    return _bytes(root)


def _content(document: Document) -> bytes:
    root = _root("office:document-content")
    automatic = _child(root, "office:automatic-styles")
    body = _child(_child(root, "office:body"), "office:text")
    written = _Writer(automatic, body)
    head, foot = document.around
    for part in head:
        written.part(part)
    for one in flat(document.blocks):
        written.flat(one)
    before = len(written.paragraphs)
    for part in foot:
        written.part(part)
    if kept := closing(document.blocks, foot):
        written.keep_together(before - kept)
    if document.collective:
        _rows(written, document)
    return _bytes(root)


class _Writer:
    """Writes paragraphs, and the styles of those that are indented, in the order they are first needed."""

    def __init__(self, automatic: etree.Element, body: etree.Element) -> None:
        self.automatic = automatic
        self.body = body
        self.paragraphs: list[etree.Element] = []
        self._automatic: dict[str, tuple[str, dict[str, str]]] = {}
        for name, attributes in (
            ("Strong", {"fo__font_weight": "bold", "style__font_weight_complex": "bold"}),
            # Complex scripts know no slanted letters.
            ("Emphasis", {"fo__font_style": "italic", "style__font_weight_complex": "bold"}),
            ("Both", {"fo__font_weight": "bold", "fo__font_style": "italic", "style__font_weight_complex": "bold"}),
            # What the reader still has to fill in.
            ("Placeholder", {"fo__background_color": "#ffff00"}),
        ):
            style = _child(automatic, "style:style", style__name=name, style__family="text")
            _child(style, "style:text-properties", **attributes)

    def part(self, part: Part) -> None:
        for lines in part.paragraphs:
            far = part.far and part.name != "signature"
            style = _STYLES[part.name] + ("_20_Far" if part.far and not far else "")
            self.paragraph(style, [(Run(line),) for line in lines], margin=_FAR if far else 0)

    def flat(self, one: Flat) -> None:
        if one.heading:
            style = f"Heading_20_{one.heading}"
        elif one.preformatted:
            style = "Preformatted_20_Text"
        else:
            style = "Quotations" if one.quotes else "List" if one.level else "Text_20_body"
        self.paragraph(style, one.lines, one.mark, margin=(one.level + 2 * one.quotes) * _LEVEL, level=one.heading)

    def paragraph(
        self,
        style: str,
        lines: Iterable[tuple[Run, ...]],
        mark: str = "",
        *,
        margin: int = 0,
        level: int = 0,
        parent: etree.Element | None = None,
    ) -> None:
        name = self._indent(style, margin, mark) if margin else style
        parent = self.body if parent is None else parent
        if level:
            element = _child(parent, "text:h", text__style_name=name, text__outline_level=str(level))
        else:
            element = _child(parent, "text:p", text__style_name=name)
        self.paragraphs.append(element)
        if mark:
            _add(element, mark)
        for index, line in enumerate(lines):
            if index:
                _child(element, "text:line-break")
            for run in line:
                look = "Both" if run.strong and run.emphasis else "Strong" if run.strong else "Emphasis" if run.emphasis else ""
                look = "Placeholder" if is_unfilled(run) else look
                _add(_child(element, "text:span", text__style_name=look) if look else element, run.text)

    def keep_together(self, first: int) -> None:
        """Keeps the paragraphs from `first` on, counted from 0, on one page."""
        for element in self.paragraphs[first:-1]:
            style, attributes = self._automatic.get(name := element.get("text:style-name", ""), (name, {"fo__margin_left": "0mm"}))
            element.set("text:style-name", self._style(style, attributes | _WITH_NEXT))

    def _indent(self, style: str, margin: int, mark: str) -> str:
        hanging = f"{mark_width(mark, _SIZE) * 0.3528:.2f}mm"
        return self._style(style, {"fo__margin_left": f"{margin}mm", "fo__text_indent": f"-{hanging}"})

    def _style(self, parent: str, attributes: dict[str, str]) -> str:
        """The name of the automatic style that adds attributes to a style of ours."""
        for name, made in self._automatic.items():
            if made == (parent, attributes):
                return name
        name = f"P{len(self._automatic) + 1}"
        self._automatic[name] = (parent, attributes)
        made_style = _child(self.automatic, "style:style", style__name=name, style__family="paragraph")
        made_style.set("style:parent-style-name", parent)
        _child(made_style, "style:paragraph-properties", **attributes)
        return name


def _add(element: etree.Element, text: str) -> None:
    """Adds a text to an element; blanks that XML readers would join are elements (ODF 1.3 part 3, section 6.1.2)."""
    for piece in _HARD.split(text):
        if piece == "\n":
            _child(element, "text:line-break")
        elif piece == "\t":
            _child(element, "text:tab")
        elif piece and not piece.strip(" ") and _HARD.fullmatch(piece):
            _child(element, "text:s", text__c=str(len(piece)))
        elif piece and len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        elif piece:
            element.text = (element.text or "") + piece


def _rows(written: _Writer, document: Document) -> None:
    """The heading, the warning and the table that a collective letter is signed in."""
    labels, automatic = document.labels, written.automatic
    assert labels is not None
    written.paragraph("Signatures", [(Run(labels.signatures),)], level=2)
    written.paragraph("Warning", [(Run(labels.warning, strong=True),)])
    for name, family, attributes in (
        ("Row", "table-row", {"style__min_row_height": "10mm"}),
        ("Cell", "table-cell", {"fo__border": "0.5pt solid #000000", "fo__padding": "1.5mm"}),
        ("Column1", "table-column", {"style__column_width": "13mm"}),
        ("Column2", "table-column", {"style__column_width": "52mm"}),
        ("Column3", "table-column", {"style__column_width": "52mm"}),
        ("Column4", "table-column", {"style__column_width": "43mm"}),
        ("Signatures", "table", {"style__width": "160mm", "style__writing_mode": _mode(document), "table__align": "margins"}),
    ):
        style = _child(automatic, "style:style", style__name=name, style__family=family)
        _child(style, f"style:{family}-properties", **attributes)
    table = _child(written.body, "table:table", table__name="Signatures", table__style_name="Signatures")
    for column in range(1, 5):
        _child(table, "table:table-column", table__style_name=f"Column{column}")
    heads = [labels.number, labels.name, labels.workplace, labels.signature]
    rows = [heads, *([number(row, document.language), "", "", ""] for row in range(1, SIGNATORIES + 1))]
    top = _child(table, "table:table-header-rows")
    for index, texts in enumerate(rows):
        row = _child(table if index else top, "table:table-row", table__style_name="Row")
        for text in texts:
            cell = _child(row, "table:table-cell", table__style_name="Cell", office__value_type="string")
            written.paragraph("Signature_20_Cell", [(Run(text, strong=not index),)] if text else (), parent=cell)
    written.paragraph("Signature_20_Cell", ())


def _mode(document: Document) -> str:
    return "rl-tb" if document.right_to_left else "lr-tb"


def _styles(document: Document) -> bytes:
    root = _root("office:document-styles")
    fonts = _child(root, "office:font-face-decls")
    other = complex_font(document.language)
    for font in dict.fromkeys(("Arial", other)):
        _child(fonts, "style:font-face", style__name=font, svg__font_family=f"'{font}'")
    styles = _child(root, "office:styles")
    _default(styles, document, other)
    _child(styles, "style:style", style__name="Standard", style__family="paragraph", style__class="text")
    for name, parent, paragraph, bold in _LOOKS:
        style = _child(
            styles,
            "style:style",
            style__name=name,
            style__display_name=name.replace("_20_", " "),
            style__family="paragraph",
            style__parent_style_name=parent,
        )
        if name.startswith("Heading_20_"):
            style.set("style:default-outline-level", name[-1])
        _child(style, "style:paragraph-properties", **paragraph)
        if bold:
            _child(style, "style:text-properties", fo__font_weight="bold", style__font_weight_complex="bold")
    automatic = _child(root, "office:automatic-styles")
    masters = _child(root, "office:master-styles")
    width, height = LETTER_SIZE if document.letter_size else (210, 297)
    # The head of the first page is left to the letterhead.
    for layout, master, top, following in (("First", "Standard", 50, "Following"), ("Next", "Following", 25, "")):
        page = _child(automatic, "style:page-layout", style__name=layout)
        _child(
            page,
            "style:page-layout-properties",
            fo__page_width=f"{width:g}mm",
            fo__page_height=f"{height:g}mm",
            fo__margin_top=f"{top}mm",
            fo__margin_bottom="25mm",
            fo__margin_left="25mm",
            fo__margin_right="25mm",
            style__print_orientation="portrait",
            style__writing_mode=_mode(document),
        )
        made = _child(masters, "style:master-page", style__name=master, style__page_layout_name=layout)
        if following:
            made.set("style:next-style-name", following)
    return _bytes(root)


_WITH_NEXT = {"fo__keep_with_next": "always"}
_LOOKS: tuple[tuple[str, str, dict[str, str], bool], ...] = (
    ("Text_20_body", "Standard", {"fo__margin_bottom": "3mm"}, False),
    ("List", "Standard", {"fo__margin_bottom": "2mm"}, False),
    ("Quotations", "Standard", {"fo__margin_bottom": "3mm"}, False),
    ("Preformatted_20_Text", "Standard", {"fo__margin_bottom": "3mm"}, False),
    ("Sender", "Standard", {"fo__margin_bottom": "5mm"}, False),
    ("Date", "Standard", {"fo__margin_bottom": "5mm"}, False),
    ("Inside_20_Address", "Standard", {"fo__margin_bottom": "5mm"}, False),
    ("Subject", "Standard", {"fo__margin_top": "2mm", "fo__margin_bottom": "5mm"}, True),
    (
        "Signature",
        "Standard",
        {"fo__margin_top": "16mm", "fo__margin_right": "95mm", "fo__border_top": "0.5pt solid #000000", "fo__padding_top": "1.5mm"},
        False,
    ),
    ("Signature_20_Far", "Signature", {"fo__margin_left": "95mm", "fo__margin_right": "0mm"}, False),
    ("Warning", "Text_20_body", {"fo__margin_bottom": "3mm"}, False),
    ("Signature_20_Cell", "Standard", {}, False),
    *(
        (f"Heading_20_{level}", "Standard", {"fo__margin_top": "4mm", "fo__margin_bottom": "2mm"} | _WITH_NEXT, True)
        for level in range(1, 7)
    ),
    ("Signatures", "Heading_20_2", {"fo__margin_top": "4mm", "fo__margin_bottom": "2mm"} | _WITH_NEXT, True),
)


def _default(styles: etree.Element, document: Document, other: str) -> None:
    """Fonts, languages and direction of everything, for plain and for complex scripts."""
    default = _child(styles, "style:default-style", style__family="paragraph")
    tag, country = document.language.split("-")[0], region(document.language)
    _child(
        default,
        "style:paragraph-properties",
        style__writing_mode=_mode(document),
        fo__text_align="end" if document.right_to_left else "start",
        fo__line_height="115%",
        fo__orphans="2",
        fo__widows="2",
    )
    _child(
        default,
        "style:text-properties",
        style__font_name="Arial",
        style__font_name_complex=other,
        fo__font_size=f"{_SIZE}pt",
        style__font_size_complex=f"{_SIZE + 2 if document.right_to_left else _SIZE}pt",
        fo__language=tag,
        fo__country=country or "none",
        style__language_complex=tag,
        style__country_complex=country or "none",
    )
