"""The letter as a PDF to print: tagged (PDF/UA-1), with its fonts in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from handbill.documents.document import Document
from handbill.documents.layout import SIGNATORIES, Part, signing, with_leading
from handbill.documents.text.blocks import Block, Listing, Paragraph, Preformatted, Quote
from handbill.documents.text.runs import Run
from handbill.documents.window_envelopes import ADDRESS_SIZE, address_line, text_top
from handbill.translations import direction, number
from handbill.typesetting.compiler import Compiler, TypesettingError
from handbill.typesetting.glyphs import missing_glyphs

TEMPLATE = Path(str(resources.files("handbill"))) / "documents" / "document.typ"

_NOT_SHOWN = re.compile(r"the text `\\?\"(.*?)\\?\"` could not be displayed", re.S)


class MissingGlyph(ValueError):
    """None of the fonts has these `characters`, so no PDF can show them."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        named = ", ".join(f"“{character}” ({' '.join(f'U+{ord(one):04X}' for one in character)})" for character in characters)
        super().__init__(f"the fonts of the PDF have no glyph for {named}")
        self.characters = characters


def pdf(document: Document) -> bytes:
    """The letter on A4 or letter size, with the first 25 mm below the margin of its first page left free for a letterhead.

    PDF/UA-1 (ISO 14289-1) asks for tags and a title that is shown (7.1), a language (7.2), fonts in the file (7.21.4) and
    no character without a glyph (7.21.8). The title is the subject; no author and no date are named. Below a placeholder that
    takes a text of several lines there are as many rules to write on by hand, 8.5 mm apart; they are drawn and no text.

    The text can be searched and copied. What pdftotext reads back is the letter in Latin and Cyrillic script; in Arabic a few
    marks and brackets come out beside another letter, in Burmese a few syllables of bold words twice. Compared in NFC, without
    blanks and without format characters (Unicode's category Cf: pdftotext adds marks of direction), by difflib with
    `autojunk=False` (which would else pass over frequent letters), at least 95 % is the letter: of those that campaigns have,
    0.9750 to 0.9849 in Arabic and all in Burmese, where Noto Sans Myanmar for words that are not bold gave 0.9789 to 0.9852.
    Raises MissingGlyph.
    """
    return make_pdf(document, rows=SIGNATORIES if document.collective else 0, sheet=False)


def make_pdf(document: Document, *, rows: int, sheet: bool) -> bytes:
    """The letter with `rows` for names below it, 1 cm each; as a `sheet` the warning is repeated with the heads of the rows.

    Raises MissingGlyph, and typesetting.TypesettingError for what the template cannot set, which is a mistake of ours.
    """
    data = _data(document, rows, sheet=sheet)
    encoded = json.dumps(data, ensure_ascii=False, sort_keys=True)
    if missing := missing_glyphs("\n".join(_texts(data))):
        raise MissingGlyph(missing)
    try:
        # The template reads the letter as data and never as code, so no letter can be a program.
        made = _compiler().compile(format="pdf", sys_inputs={"letter": encoded}, pdf_standards=["ua-1"])
    except TypesettingError as error:
        if found := _NOT_SHOWN.findall(error.message):
            raise MissingGlyph(tuple(dict.fromkeys(found))) from None
        raise
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> Any:
    return Compiler(TEMPLATE)


def _data(document: Document, rows: int, *, sheet: bool) -> dict[str, Any]:
    head, foot = document.around
    signed = signing(document.blocks, foot)
    labels = document.labels
    room = dict(document.room)
    language = document.language
    return {
        "title": document.subject,
        "lang": language.split("-")[0],
        "region": next((part for part in language.split("-")[1:] if re.fullmatch("[A-Z]{2}", part)), ""),
        "dir": direction(language),
        "paper": "us-letter" if document.letter_size else "a4",
        "kept": signed.kept,
        "top": text_top(document.window),
        "address": {"size": ADDRESS_SIZE, "line": address_line(language)},
        "head": [_part(part) for part in head],
        "body": _blocks(signed.before, language, room),
        "divided": signed.divided,
        "foot": [_part(part) for part in foot],
        "signatory": _blocks(signed.after, language, room),
        "far": signed.far,
        "rows": [number(row, language) for row in range(1, rows + 1)],
        "sheet": sheet,
        "labels": {
            "signatures": labels.signatures,
            "heads": [labels.number, labels.name, labels.workplace, labels.signature],
            "warning": labels.warning,
        }
        if labels
        else None,
    }


def _part(part: Part) -> dict[str, Any]:
    box = part.box and {"left": part.box.left, "top": part.box.top, "width": part.box.width}
    return {
        "name": part.name,
        "box": box,
        "paragraphs": [[line.text for line in lines] for lines in part.paragraphs],
        "far": part.far,
    }


def _blocks(blocks: Iterable[Block], language: str, room: dict[str, int]) -> list[dict[str, Any]]:
    """Blocks for the template; `with-next` is true of one that must not be the last on its page."""
    return [{**_block(block, language, room), "with-next": leading} for block, leading in with_leading(blocks)]


def _block(block: Block, language: str, room: dict[str, int]) -> dict[str, Any]:
    """A block for the template, its items numbered as in a language.

    A field takes its `room` where it is first, so that it has that room once.
    """
    match block:
        case Paragraph():
            lines = [[_run(run) for run in line] for line in block.lines]
            rules = sum(room.pop(run.placeholder, 0) for line in block.lines for run in line)
            return {"kind": "heading" if block.level else "paragraph", "lines": lines, "rules": rules}
        case Preformatted():
            return {"kind": "preformatted", "text": block.text}
        case Quote():
            return {"kind": "quote", "blocks": _blocks(block.blocks, language, room)}
        case Listing():
            items = [_blocks(item, language, room) for item in block.items]
            return {
                "kind": "list",
                "marks": [mark.rstrip() for mark in block.marks(language)],
                "items": items,
                "start": block.start,
            }


def _run(run: Run) -> dict[str, Any]:
    # Emphasis is set bold, since Burmese and Arabic know no slanted letters.
    return {"text": run.text, "strong": run.strong or run.emphasis}


def _texts(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, Mapping):
        data = list(data.values())
    return [text for one in data for text in _texts(one)] if isinstance(data, list) else []
