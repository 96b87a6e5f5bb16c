"""The letter as a PDF to print: tagged (PDF/UA-1), with its fonts in it."""

from __future__ import annotations

import json
import re
import struct
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from handbill.outputs.blocks import Block, Listing, Paragraph, Preformatted, Quote, Run
from handbill.outputs.document import LetterDocument
from handbill.outputs.layout import SIGNATORIES, Part, around
from handbill.strings import direction, number

FONTS = Path(str(resources.files("handbill"))) / "fonts"
TEMPLATE = Path(str(resources.files("handbill"))) / "outputs" / "letter.typ"

# Marks of direction, joiners and the like take no place on paper, and typst asks no font for them.
_UNSEEN = re.compile("[\x00-\x1f\u034f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u00ad]")
_FACES = (
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("NotoSerifMyanmar-Regular", "NotoSansMyanmar-Bold"),
    ("Amiri-Regular", "Amiri-Bold"),
)
"""The regular and the bold face of each script, as letter.typ uses them."""
_NOT_SHOWN = re.compile(r"the text `\\?\"(.*?)\\?\"` could not be displayed", re.S)


class MissingGlyph(ValueError):
    """None of the fonts has these `characters`, so no PDF can show them."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        named = ", ".join(f"“{sign}” ({' '.join(f'U+{ord(one):04X}' for one in sign)})" for sign in characters)
        super().__init__(f"the fonts of the PDF have no sign for {named}")
        self.characters = characters


def pdf(document: LetterDocument) -> bytes:
    """The letter on A4, with the first 25 mm below the margin of its first page left free for a letterhead.

    PDF/UA-1 (ISO 14289-1) asks for tags and a title that is shown (7.1), a language (7.2), fonts in the file (7.21.4) and
    no sign without a glyph (7.21.8). The title is the subject; no author and no date are named. Below a gap that takes a text
    of several lines there are as many rules to write on by hand, 8.5 mm apart; they are drawn and no text.

    The text can be searched and copied. What pdftotext reads back is the letter in Latin and Cyrillic script; in Arabic a few
    marks and brackets come out beside another letter, in Burmese a few syllables of bold words twice. Compared in NFC, without
    blanks and without format characters (Unicode's category Cf: pdftotext adds marks of direction), by difflib with
    `autojunk=False` (which would else pass over frequent letters), at least 95 % is the letter: of those that campaigns have,
    0.9750 to 0.9849 in Arabic and all in Burmese, where Noto Sans Myanmar for words that are not bold gave 0.9789 to 0.9852.
    Raises MissingGlyph.
    """
    return make_pdf(document, rows=SIGNATORIES if document.collective else 0, sheet=False)


def make_pdf(document: LetterDocument, *, rows: int, sheet: bool) -> bytes:
    """The letter with `rows` for names below it, 1 cm each; as a `sheet` the warning is repeated with the heads of the rows.

    Raises MissingGlyph, and typst.TypstError for what the template cannot set, which is a mistake of ours.
    """
    data = _data(document, rows, sheet=sheet)
    encoded = json.dumps(data, ensure_ascii=False, sort_keys=True)
    if missing := missing_glyphs("\n".join(_texts(data))):
        raise MissingGlyph(missing)
    try:
        # The template reads the letter as data and never as code, so no letter can be a program.
        made = _compiler().compile(format="pdf", sys_inputs={"letter": encoded}, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        if found := _NOT_SHOWN.findall(error.message):
            raise MissingGlyph(tuple(dict.fromkeys(found))) from None
        raise
    assert isinstance(made, bytes)
    return made


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that no font of the PDFs has, in order, each once; fast enough for every check."""
    return tuple(dict.fromkeys(sign for sign in _UNSEEN.sub("", text) if ord(sign) not in _covered()))


@cache
def _covered() -> frozenset[int]:
    """The code points that some pair of faces has, in both."""
    pairs = [_code_points(f"{regular}.ttf") & _code_points(f"{bold}.ttf") for regular, bold in _FACES]
    return frozenset().union(*pairs)


def _code_points(name: str) -> set[int]:
    """The code points with a glyph, from the table `cmap` of a font (OpenType, formats 4 and 12)."""
    font = (FONTS / name).read_bytes()
    tables = {font[at : at + 4]: struct.unpack_from(">L", font, at + 8)[0] for at in range(12, 12 + 16 * font[5], 16)}
    cmap = tables[b"cmap"]
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    found: set[int] = set()
    for index in range(count):
        start = cmap + struct.unpack_from(">L", font, cmap + 8 + 8 * index)[0]
        (form,) = struct.unpack_from(">H", font, start)
        if form == 4:
            found |= _segments(font, start)
        elif form == 12:
            (groups,) = struct.unpack_from(">L", font, start + 12)
            for group in range(groups):
                first, last = struct.unpack_from(">LL", font, start + 16 + 12 * group)
                found.update(range(first, last + 1))
    return found


def _segments(font: bytes, start: int) -> set[int]:
    """The code points of a format 4 subtable that lead to a glyph other than `.notdef`."""
    count = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, start + 14 + column * 2 * count + (2 if column else 0)) for column in range(4)
    )
    found: set[int] = set()
    for segment in range(count):
        for code in range(starts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = code
            if offsets[segment]:
                place = start + 16 + 6 * count + 2 * segment + offsets[segment] + 2 * (code - starts[segment])
                (glyph,) = struct.unpack_from(">H", font, place)
                if not glyph:
                    continue
            if (glyph + deltas[segment]) & 0xFFFF:
                found.add(code)
    return found


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    # Packages would come from the network or a home folder: there are none in a folder that does not exist.
    nowhere = Path(tempfile.gettempdir()) / "handbill-no-packages"
    return typst.Compiler(
        TEMPLATE, root=TEMPLATE.parent, font_paths=fonts, sys_inputs={}, package_path=nowhere, package_cache_path=nowhere
    )


def _data(document: LetterDocument, rows: int, *, sheet: bool) -> dict[str, Any]:
    head, foot = around(document)
    room = dict(document.room)
    language = document.language
    return {
        "title": document.subject,
        "lang": language.split("-")[0],
        "region": next((part for part in language.split("-")[1:] if re.fullmatch("[A-Z]{2}", part)), ""),
        "dir": direction(language),
        "head": [_part(part) for part in head],
        "body": [_block(block, room) for block in document.blocks],
        "foot": [_part(part) for part in foot],
        "rows": [number(row, language) for row in range(1, rows + 1)],
        "sheet": sheet,
        "labels": {
            "signatures": document.labels.signatures,
            "heads": [document.labels.number, document.labels.name, document.labels.workplace, document.labels.signature],
            "warning": document.labels.warning,
        },
    }


def _part(part: Part) -> dict[str, Any]:
    return {"name": part.name, "paragraphs": [list(lines) for lines in part.paragraphs], "far": part.far}


def _block(block: Block, room: dict[str, int]) -> dict[str, Any]:
    """A block for the template; a field takes its `room` where it stands first, so that it has that once."""
    match block:
        case Paragraph():
            lines = [[_run(run) for run in line] for line in block.lines]
            rules = sum(room.pop(run.gap, 0) for line in block.lines for run in line)
            return {"kind": "heading" if block.level else "paragraph", "lines": lines, "rules": rules}
        case Preformatted():
            return {"kind": "preformatted", "text": block.text}
        case Quote():
            return {"kind": "quote", "blocks": [_block(inner, room) for inner in block.blocks]}
        case Listing():
            items = [[_block(inner, room) for inner in item] for item in block.items]
            return {"kind": "list", "marks": [mark.rstrip() for mark in block.marks()], "items": items, "start": block.start}


def _run(run: Run) -> dict[str, Any]:
    # Emphasis is set bold, since Burmese and Arabic know no slanted letters.
    return {"text": run.text, "strong": run.strong or run.emphasis}


def _texts(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, Mapping):
        data = list(data.values())
    return [text for one in data for text in _texts(one)] if isinstance(data, list) else []
