"""Files that are handed out as they are: what they tell about people, and what is hidden in them."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from docx import Document
from odfdo import Document as OdfDocument

from handbill.content.attachments import AttachmentError, check_attachment

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


FILM = b"\0\0\0\x10ftypmp42\0\0\0\0"


def docx(author: str = "", **parts: str) -> bytes:
    """A Word file as python-docx writes it, with parts added; `document` is put into its text."""
    made = Document()
    made.add_paragraph("We ask for pay.")
    made.core_properties.author = made.core_properties.last_modified_by = author
    stream = io.BytesIO()
    made.save(stream)
    return _with(stream.getvalue(), "word/document.xml", b"<w:body>", parts)


def odt(**parts: str) -> bytes:
    stream = io.BytesIO()
    made = OdfDocument("text")
    made.meta.creator = ""
    made.save(stream)
    return _with(stream.getvalue(), "content.xml", b"<office:text", parts)


def _with(data: bytes, main: str, before: bytes, parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            text = old.read(info)
            if info.filename == main and "document" in parts:
                assert before in text
                text = text.replace(before, parts["document"].encode() + before, 1)
            if info.filename == "meta.xml":
                text = b"<office:document-meta/>"
            new.writestr(info.filename, text)
        for name, content in parts.items():
            if name != "document":
                new.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return out.getvalue()


def test_a_clean_file_of_each_kind_tells_nothing() -> None:
    for data, ending in (
        (PDF, ".pdf"),
        (docx(), ".docx"),
        (odt(), ".odt"),
        (b"\xff\xfb\x90\x00sound", ".mp3"),
        (FILM + b"\0\0\0\x10mdat\xa9xyzfilm", ".mp4"),
    ):
        assert check_attachment(data, ending) == ([], []), ending


@pytest.mark.parametrize(
    ("data", "ending", "told"),
    [
        (PDF + b"<< /Author (Ines Darova) >>", ".pdf", "the name “Ines Darova”"),
        (PDF + b"<< /Author <FEFF0049006E00E9> >>", ".pdf", "the name “Iné”"),
        (PDF + b"<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n" + zlib.compress(b"5 0 << /Author (Ines) >>") + b"\nendstream", ".pdf", "the name “Ines”"),
        (PDF + b"<< /Subtype /XML >>\nstream\n<dc:creator><rdf:Seq><rdf:li>Ines</rdf:li></rdf:Seq></dc:creator>\nendstream", ".pdf", "the name “Ines”"),
        (docx("Ines Darova"), ".docx", "the name “Ines Darova”"),
        (docx(word__media__a_DOT_jpg="\0\0Exif\0\0GPS"), ".docx", "pictures with the data of their camera"),
        (b"ID3\x04\0\0\0\0\0\x20TPE1\0\0\0\x05\0\0\0Ines", ".mp3", "a performer"),
        (FILM + b"\0\0\0\x1cmoov\xa9xyz+16.8+096.1/-----", ".mp4", "the place where it was taken"),
    ],
)  # fmt: skip
def test_what_a_file_tells_about_people_and_places(data: bytes, ending: str, told: str) -> None:
    assert check_attachment(data, ending) == ([told], [])


@pytest.mark.parametrize(
    ("data", "ending", "hidden"),
    [
        (PDF + b"<< /S /JavaScript /JS (x) >>", ".pdf", ["a script"]),
        (PDF + b"<< /S /Launch /F (x) >>", ".pdf", ["a command to start a program"]),
        (PDF + b"<< /EmbeddedFiles << >> >>", ".pdf", ["files inside it"]),
        (docx(document='<w:ins w:author="I"/>'), ".docx", ["tracked changes"]),
        (docx(word__comments_DOT_xml="<w:comment w:id='1'/>"), ".docx", ["comments"]),
        (docx(word__vbaProject_DOT_bin="x"), ".docx", ["macros"]),
        (odt(document="<text:tracked-changes/>"), ".odt", ["tracked changes"]),
        (odt(document="<office:annotation/>", Basic__a_DOT_xml="x"), ".odt", ["comments", "macros"]),
    ],
)
def test_what_is_hidden_in_a_file(data: bytes, ending: str, hidden: list[str]) -> None:
    assert check_attachment(data, ending)[1] == hidden


@pytest.mark.parametrize(
    ("data", "ending", "rule", "message"),
    [
        (b"A leaflet.", ".pdf", "attachment-type", "the file is not in the format PDF, whatever its name says; save it in that one"),
        (PDF, ".mp3", "attachment-type", "the file is not in the format MP3, whatever its name says; save it in that one"),
        (b"\0\0\0\0\0\0\0\0", ".mp4", "attachment-type", "the file is not in the format MP4, whatever its name says; save it in that one"),
        (odt(), ".docx", "attachment-type", "the file is not in the format Word, whatever its name says; save it in that one"),
        (docx()[:400], ".docx", "attachment-type", "the file cannot be read as Word; save it again"),
        (PDF.ljust(10_000_001), ".pdf", "attachment-too-big", "the file has 10,000,001 bytes; in the format PDF it may have 10,000,000, since readers have slow lines"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_handed_out_is_told(data: bytes, ending: str, rule: str, message: str) -> None:
    with pytest.raises(AttachmentError) as caught:
        check_attachment(data, ending)
    assert (caught.value.rule, str(caught.value)) == (rule, message)


def test_a_hostile_pdf_takes_no_time() -> None:
    assert check_attachment(PDF + b"/Author (" * 200_000 + b"<dc:creator>" * 100_000, ".pdf")[1] == []
