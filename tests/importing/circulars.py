"""A circular as a union writes it in Word, with all that must not be carried over."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from PIL import Image

SECRETS = (
    "Ines Darova", "Anna Editor", "Remark", "struck out", "moved away", "not for print", "_Hlk", "utm_", "fbclid",
    "safelinks", "Vendor9", "C:/Users",
)  # fmt: skip
"""Words of the document that no file of the campaign may have."""
BY = 'w:author="Ines Darova" w:date="2027-01-02T03:04:05Z"'


def photo(words: str = "Vendor9") -> bytes:
    """A JPEG that says where it was taken, with what, and by whom."""
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = words, "Ines Darova"
    exif[0x8825] = {1: "N", 2: (16.0, 48.0, 0.0), 3: "E", 4: (96.0, 9.0, 0.0)}
    Image.new("RGB", (320, 200), "teal").save(made, "JPEG", exif=exif)
    assert b"Exif" in made.getvalue()
    return made.getvalue()


def circular() -> bytes:
    """The document; its parts are a message with demands, a letter, a webinar and the background."""
    document = Document()
    document.core_properties.author = "Ines Darova"
    document.core_properties.last_modified_by = "Anna Editor"
    document.core_properties.comments = "Remark of the file"
    document.add_heading("Pay the harbour cleaners", 0)
    document.add_paragraph("Port Lessa, 3 May 2027")
    document.add_paragraph("Dear colleagues,")
    first = document.add_paragraph("The night bonus has not been paid since May. ")
    _xml(first, '<w:bookmarkStart {w} w:id="1" w:name="_Hlk20870534"/>')
    marked = first.add_run("It is owed to 411 cleaners")
    _xml(first, '<w:bookmarkEnd {w} w:id="1"/>')
    _xml(first, f'<w:ins {{w}} w:id="3" {BY}><w:r><w:t xml:space="preserve"> and their families</w:t></w:r></w:ins>')
    _xml(first, f'<w:del {{w}} w:id="4" {BY}><w:r><w:delText>struck out</w:delText></w:r></w:del>')
    _xml(first, f'<w:moveFrom {{w}} w:id="5" {BY}><w:r><w:t>moved away</w:t></w:r></w:moveFrom>')
    _xml(first, f'<w:moveTo {{w}} w:id="6" {BY}><w:r><w:t xml:space="preserve">, who wait.</w:t></w:r></w:moveTo>')
    first.add_run("not for print").font.hidden = True
    document.add_comment([marked], text="Remark: is it 411?", author="Anna Editor", initials="AE")
    document.add_paragraph("")
    document.add_paragraph("\u00a0")
    document.add_paragraph("We ask you to:")
    for demand in ("Write to the minister before 20 May 2027.", "Come to the webinar.", "Pass this on."):
        document.add_paragraph(demand, style="List Number")
    more = document.add_paragraph("Read ")
    _link(document, more, "the report", "https://union.example.org/report?utm_source=mail&id=7&fbclid=x")
    more.add_run(" and ")
    _link(
        document,
        more,
        "the law",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flaw.example.org%2Fpay%3Futm_medium%3Dx&data=05",
    )
    more.add_run(" and ")
    _link(document, more, "our file", "file:///C:/Users/ines/pay.docx")
    more.add_run(".")
    document.add_picture(io.BytesIO(photo()), width=Cm(8))
    _shape(document).set("descr", "Cleaners at the gate\n\nDescription automatically generated")
    table = document.add_table(3, 2)
    for cells, words in zip(table.rows, (("Year", "Bonus | night"), ("2025", "12*"), ("2026", "<none>")), strict=True):
        for cell, text in zip(cells.cells, words, strict=True):
            cell.text = text
    document.add_heading("Model letter", 1)
    document.add_paragraph("Subject: Pay the night bonus")
    document.add_paragraph("Dear Minister,")
    lines = document.add_paragraph("The cleaners are owed the bonus of 12 months.")
    lines.add_run().add_break()
    lines.add_run("Please see that it is paid.")
    document.add_picture(io.BytesIO(photo()), width=Cm(2))
    document.add_paragraph("Yours sincerely,")
    document.add_paragraph("[Your name], [organisation]")
    document.add_heading("Webinar", 1)
    document.add_paragraph("Join us online on 12 May 2027 at 18:30.")
    document.add_heading("Background", 1)
    document.add_paragraph("The port signed the agreement on 1 March 2025.")
    document.add_heading("The agreement", 2)
    document.add_paragraph("It has two pages.")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _xml(paragraph: Any, text: str) -> None:
    paragraph._p.append(parse_xml(text.replace("{w}", nsdecls("w"))))


def _link(document: Any, paragraph: Any, words: str, address: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    id = document.part.relate_to(address, kind, is_external=True)
    _xml(
        paragraph, f'<w:hyperlink {{w}} xmlns:r="{kind.rpartition("/")[0]}" r:id="{id}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
    )


def _shape(document: Any) -> Any:
    return document.inline_shapes[-1]._inline.docPr
