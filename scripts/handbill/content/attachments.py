"""Files that campaigns hand out as they are: whether each is what its name says, and what it says besides what it shows.

A file goes out byte for byte: taking something out of another program's file could spoil it unseen. So what names people or
places, and what nobody meant to hand out, is told for its author to take out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from handbill.model.formats import ATTACHMENTS

_MOST_UNPACKED = 200_000_000  # bytes, of all parts of an office file together
_PART = 20_000_000
_STREAM = 2_000_000


class AttachmentError(ValueError):
    """Why a file cannot be handed out under its name; `rule` is that of the check."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def check_attachment(data: bytes, ending: str) -> tuple[list[str], list[str]]:
    """What a file tells about people and places, and what is hidden in it, each in words. Raises AttachmentError."""
    kind = ATTACHMENTS[ending]
    if len(data) > kind.limit:
        said = (
            f"the file has {len(data):,} bytes; in the format {kind.name} it may have {kind.limit:,}, since readers have slow lines"
        )
        raise AttachmentError("attachment-too-big", said)
    if ending in (".docx", ".odt"):
        return _office(data, ending)
    if not _is_kind(data, ending):
        raise AttachmentError(
            "attachment-type", f"the file is not in the format {kind.name}, whatever its name says; save it in that one"
        )
    if ending == ".pdf":
        return _pdf(data)
    return _named(_tags(data), _SOUND) if ending == ".mp3" else _named(_head(data), _FILM), []


def _is_kind(data: bytes, ending: str) -> bool:
    if ending == ".pdf":
        return b"%PDF-" in data[:1024]
    if ending == ".mp4":
        return data[4:8] == b"ftyp"
    return data[:3] == b"ID3" or len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0


# --- office files: zip archives of XML (ECMA-376, ODF 1.3)

_AUTHORS = {
    ".docx": (("docProps/core.xml", rb"<dc:creator>([^<]+)<"), ("docProps/core.xml", rb"<cp:lastModifiedBy>([^<]+)<"),
              ("docProps/app.xml", rb"<Company>([^<]+)<"), ("docProps/app.xml", rb"<Manager>([^<]+)<")),
    ".odt": (("meta.xml", rb"<meta:initial-creator>([^<]+)<"), ("meta.xml", rb"<dc:creator>([^<]+)<")),
}  # fmt: skip
_HIDDEN = {
    ".docx": (("word/document.xml", rb"<w:(?:ins|del|moveFrom|moveTo)[ >]", "tracked changes"),
              ("word/document.xml", rb"<w:vanish/>", "hidden text"), ("word/comments.xml", rb"<w:comment ", "comments")),
    ".odt": (("content.xml", rb"<text:tracked-changes[ />]", "tracked changes"),
             ("content.xml", rb"<office:annotation[ />]", "comments"),
             ("content.xml", rb'text:display="none"', "hidden text")),
}  # fmt: skip
_MAIN = {".docx": "word/document.xml", ".odt": "content.xml"}
_MACROS = re.compile(r"vbaProject\.bin$|^Basic/|^Scripts/")
_PICTURES = re.compile(r"^(word/media|Pictures)/")


def _office(data: bytes, ending: str) -> tuple[list[str], list[str]]:
    name = ATTACHMENTS[ending].name
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {info.filename: info for info in archive.infolist()}
            if _MAIN[ending] not in parts:
                raise AttachmentError(
                    "attachment-type", f"the file is not in the format {name}, whatever its name says; save it in that one"
                )
            if sum(info.file_size for info in parts.values()) > _MOST_UNPACKED:
                raise AttachmentError("attachment-too-big", f"the file unpacks to more than {_MOST_UNPACKED:,} bytes")

            def read(part: str) -> bytes:
                with archive.open(part) as opened:
                    return opened.read(_PART)

            wanted = {str(one[0]) for one in (*_AUTHORS[ending], *_HIDDEN[ending])} & set(parts)
            texts = {part: read(part) for part in wanted}
            pictures = [part for part in parts if _PICTURES.match(part) and b"Exif\0\0" in read(part)[:65_536]]
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError) as error:
        if isinstance(error, AttachmentError):
            raise
        message = f"the file cannot be read as {name}; save it again"
        raise AttachmentError("attachment-type", message) from None
    found = [match[1] for part, pattern in _AUTHORS[ending] if (match := re.search(pattern, texts.get(part, b"")))]
    told = [f"the name “{one.decode('utf-8', 'replace')}”" for one in dict.fromkeys(found)]
    hidden = [what for part, pattern, what in _HIDDEN[ending] if re.search(pattern, texts.get(part, b""))]
    return told + ["pictures with the data of their camera"] * bool(pictures), hidden + ["macros"] * any(map(_MACROS.search, parts))


# --- PDF (ISO 32000-2)

_RUNS = ((rb"/(?:JavaScript|JS)[\s/<(]", "a script"), (rb"/Launch[\s/<]", "a command to start a program"),
         (rb"/EmbeddedFiles?[\s/<]", "files inside it"))  # fmt: skip


def _pdf(data: bytes) -> tuple[list[str], list[str]]:
    texts = [data, *_streams(data)]
    names = [name for text in texts for name in _authors(text)]
    hidden = [what for pattern, what in _RUNS if any(re.search(pattern, text) for text in texts)]
    return [f"the name “{one}”" for one in dict.fromkeys(names)], hidden


def _streams(data: bytes) -> Iterator[bytes]:
    """The streams of objects and of metadata, unpacked; those of pages and pictures are left as they are."""
    for match in re.finditer(rb"/(?:ObjStm|XML)\b[^\0]{0,400}?stream\r?\n", data):
        packed = data[match.end() : data.find(b"endstream", match.end())]
        try:
            yield zlib.decompressobj().decompress(packed, _STREAM)
        except zlib.error:
            yield packed[:_STREAM]


def _authors(text: bytes) -> Iterator[str]:
    for match in re.finditer(rb"/Author\s*(?:\(((?:[^()\\]|\\.){1,400})\)|<([0-9A-Fa-f\s]{2,800})>)", text):
        digits = b"".join((match[2] or b"").split()).decode()
        # A last digit that is missing is a zero (ISO 32000-2, 7.3.4.3).
        raw = match[1] if match[1] is not None else bytes.fromhex(digits + "0" * (len(digits) % 2))
        yield raw[2:].decode("utf-16-be", "replace") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1")
    for match in re.finditer(rb"<dc:creator>.{0,200}?<rdf:li[^>]*>([^<]{1,400})<", text, re.S):
        yield match[1].decode("utf-8", "replace")


# --- sound and film: frames and boxes that name people and places (ID3v2, QuickTime)

_SOUND = {b"TPE1": "a performer", b"TENC": "who encoded it", b"TOWN": "an owner", b"COMM": "a comment", b"APIC": "a picture"}
_FILM = {b"\xa9xyz": "the place where it was taken", b"location.ISO6709": "the place where it was taken", b"\xa9ART": "an artist",
         b"\xa9mak": "the camera", b"com.apple.quicktime.make": "the camera"}  # fmt: skip


def _tags(data: bytes) -> bytes:
    """The ID3v2 tag of a sound file, whose length is in four bytes of seven bits."""
    if data[:3] != b"ID3" or len(data) < 10:
        return b""
    length = sum(part << shift for part, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))
    return data[: 10 + length]


def _head(data: bytes) -> bytes:
    """The boxes of a film (ISO 14496-12) but for those with the film itself."""
    kept, at = [], 0
    while at + 8 <= len(data):
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        size = len(data) - at if size == 0 else max(size, head)
        if kind != b"mdat":
            kept.append(data[at : at + size])
        at += size
    return b"".join(kept)


def _named(data: bytes, frames: dict[bytes, str]) -> list[str]:
    return list(dict.fromkeys(said for frame, said in frames.items() if frame in data))
