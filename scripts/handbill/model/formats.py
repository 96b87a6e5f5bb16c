"""The formats of the files that a letter is offered in, in one list; each is written by a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

Say = Callable[[str], str]
"""Puts a word of the interface into a language."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One format."""

    id: str
    """What `downloads` calls it, and the end of its files' names."""
    type: str
    """Its media type (IANA), for the attribute `type` of a link."""
    name: Callable[[Say], str]
    """What readers call it."""
    writer: str = ""
    """What writes it, as its module in the package and the function in that: it takes a document and gives bytes."""
    use: Callable[[Say], str] = lambda say: ""
    """What it is for, in the readme of all letters."""
    purpose: Callable[[Say], str] = lambda say: ""
    """The same in a few words, beside its link on the page of a letter."""


FORMATS = (
    FileFormat(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda say: "Word",
        "documents.word.docx:docx",
        lambda say: say("docx and odt: put the letter on your letterhead."),
        lambda say: say("to edit and print"),
    ),
    FileFormat(
        "odt",
        "application/vnd.oasis.opendocument.text",
        lambda say: "OpenDocument",
        "documents.opendocument.odt:odt",
        lambda say: say("docx and odt: put the letter on your letterhead."),
        lambda say: say("the same for LibreOffice"),
    ),
    FileFormat(
        "pdf",
        "application/pdf",
        lambda say: "PDF",
        "documents.pdf:pdf",
        lambda say: say("pdf: print the letter."),
        lambda say: say("to print"),
    ),
    FileFormat(
        "txt",
        "text/plain",
        lambda say: say("Plain text"),
        "documents.text.txt_file:txt",
        lambda say: say("txt: copy the text into a message."),
        lambda say: say("to copy into a message"),
    ),
    FileFormat(
        "eml",
        "message/rfc822",
        lambda say: say("E-mail draft"),
        "documents.eml:eml",
        lambda say: say("eml: it opens as a draft in classic Outlook for Windows and in Thunderbird."),
        lambda say: say("opens as a draft in classic Outlook for Windows and in Thunderbird"),
    ),
)
SIGNATURES = FileFormat(
    "signatures",
    "application/pdf",
    lambda say: say("Sign-on sheet"),
    "letters.signature_sheet:sheet",
    lambda say: say("signatures: print the sign-on sheet and collect signatures on paper."),
)
"""The sheet of a collective letter, which has it whatever `downloads` says."""
POSTCARDS = FileFormat(
    "postcards",
    "application/pdf",
    lambda say: say("Four postcards"),
    "letters.postcards:postcards",
    lambda say: say("postcards: print the sheet and cut it into four cards."),
)
"""The sheet of a letter that has a short text for postcards, whatever `downloads` says."""
BESIDE = (SIGNATURES, POSTCARDS)
"""What is beside the letter itself: the id is in the file's name before the language, as in `wages-postcards.fr.pdf`."""
ZIP = FileFormat("zip", "application/zip", lambda say: say("All letters in one file"))
"""All letters of a campaign in a language."""
POSTER = FileFormat("poster", "application/pdf", lambda say: say("Poster and half-sheets to print"))
"""A campaign on paper, with its code."""
BY_ID: Mapping[str, FileFormat] = {one.id: one for one in (*FORMATS, *BESIDE, ZIP, POSTER)}


@dataclass(frozen=True, slots=True)
class AttachmentFormat:
    """A format of the files that a campaign hands out as they are; `limit` is the most bytes that one may have."""

    type: str
    name: str
    limit: int


ATTACHMENTS: Mapping[str, AttachmentFormat] = {
    ".pdf": AttachmentFormat(BY_ID["pdf"].type, "PDF", 10_000_000),
    ".docx": AttachmentFormat(BY_ID["docx"].type, "Word", 10_000_000),
    ".odt": AttachmentFormat(BY_ID["odt"].type, "OpenDocument", 10_000_000),
    ".mp3": AttachmentFormat("audio/mpeg", "MP3", 30_000_000),
    ".mp4": AttachmentFormat("video/mp4", "MP4", 50_000_000),
}
"""By the ends of their names."""

DOWNLOADS = tuple(one.id for one in FORMATS)
if TYPE_CHECKING:
    Download = str
else:
    # The list above is what the field allows, and what an error names.
    Download = Literal[DOWNLOADS]
