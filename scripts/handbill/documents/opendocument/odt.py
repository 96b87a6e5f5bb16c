"""The letter as an OpenDocument text (ODF 1.3), for LibreOffice and whatever else reads it."""

from __future__ import annotations

from handbill.documents.document import Document, lay_out
from handbill.documents.opendocument.elements import NAMESPACES, child, etree, root, serialized
from handbill.documents.opendocument.paragraphs import Paragraphs
from handbill.documents.opendocument.signature_table import add_signature_table
from handbill.documents.opendocument.styles import styles
from handbill.documents.opendocument.user_fields import UserFields
from handbill.documents.zip_file import archive

MIMETYPE = "application/vnd.oasis.opendocument.text"


def odt(document: Document) -> bytes:
    """The letter on A4 with room for a letterhead on its first page; it names a title and a language, no author and no dates.

    The first entry is `mimetype`, stored (ODF 1.3 part 2, section 3.3). Arabic has `style:writing-mode="rl-tb"` and, as
    LibreOffice wants it, `fo:text-align="end"`. Numbers of lists are text, as in the other files. Blanks in a row, tabs and
    line breaks are elements (part 3, section 6.1). Parts around the body have paragraph styles of their own, as in Word files.
    The record holds no character that XML forbids.
    """
    return archive(
        (
            ("mimetype", MIMETYPE.encode()),
            ("META-INF/manifest.xml", _manifest()),
            ("content.xml", _content(document)),
            ("styles.xml", styles(document)),
            ("meta.xml", _meta(document)),
        ),
        stored=("mimetype",),
    )


def _manifest() -> bytes:
    part = etree.Element("manifest:manifest", {"xmlns:manifest": NAMESPACES["xmlns:manifest"], "manifest:version": "1.3"})
    for path, kind in (("/", MIMETYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")):
        child(part, "manifest:file-entry", manifest__full_path=path, manifest__media_type=kind)
    return serialized(part)


def _meta(document: Document) -> bytes:
    part = root("office:document-meta")
    meta = child(part, "office:meta")
    child(meta, "dc:title").text = document.subject
    child(meta, "dc:language").text = document.language
    return serialized(part)


def _content(document: Document) -> bytes:
    part = root("office:document-content")
    automatic = child(part, "office:automatic-styles")
    body = child(child(part, "office:body"), "office:text")
    written = Paragraphs(automatic, body, document.language, UserFields(body))
    lay_out(document, written)
    if document.collective:
        add_signature_table(document, written)
    return serialized(part)
