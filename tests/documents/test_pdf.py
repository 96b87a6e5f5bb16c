"""The letter on paper: tagged, with its fonts in it, and a clear word about characters that no font has."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import Any

import pypdf
import pytest

from handbill.documents.pdf import MissingGlyph, pdf
from handbill.documents.text.runs import Run
from handbill.letters.signature_sheet import sheet
from handbill.typesetting.glyphs import FONTS, missing_glyphs
from letter_samples import BODIES, made, pdf_text, printed_body, sample, squeezed


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def root(data: bytes) -> Any:
    return read(data).trailer["/Root"]


def fonts(data: bytes) -> dict[str, bool]:
    """The fonts of a PDF by name, each with whether it is embedded."""
    found = {}
    for page in read(data).pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"]
            found[re.sub(r"^/[A-Z]{6}\+", "", descriptor["/FontName"])] = any(key.startswith("/FontFile") for key in descriptor)
    return found


@pytest.mark.parametrize("language", sorted(BODIES))
def test_it_is_tagged_and_says_its_language_and_title(language: str) -> None:
    data = pdf(sample(language))
    assert root(data)["/Lang"] == language
    assert root(data)["/MarkInfo"]["/Marked"]
    assert root(data)["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read(data).metadata == {"/Title": "Pay us", "/Creator": read(data).metadata.creator}
    assert re.fullmatch(r"Typst [\d.]+", str(read(data).metadata.creator))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data


@pytest.mark.parametrize(
    ("language", "family"),
    [("en", "NotoSans-Regular"), ("ru", "NotoSans-Regular"), ("my", "NotoSerifMyanmar-Regular"), ("ar", "Amiri-Regular")],
)
def test_its_fonts_are_ours_and_in_it(language: str, family: str) -> None:
    found = fonts(pdf(sample(language)))
    assert family in found
    assert all(found.values())
    assert set(found) <= {file.stem for file in FONTS.glob("*.ttf")}


def test_pages_are_a4() -> None:
    (page,) = read(pdf(sample("en"))).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]


def test_no_date_and_no_author_stand_in_it() -> None:
    data = pdf(sample("en"))
    assert not re.search(rb"/(Author|CreationDate|ModDate)\b|CreateDate|ModifyDate|dc:creator", data)


@pytest.mark.parametrize(("character", "code"), [("☃", "U+2603"), ("漢", "U+6F22"), ("😀", "U+1F600")])
def test_a_character_that_no_font_has_is_named(character: str, code: str) -> None:
    assert missing_glyphs(f"Dear {character} and {character}") == (character,)
    with pytest.raises(MissingGlyph, match=re.escape(f"“{character}” ({code})")) as caught:
        pdf(made(f"Dear {character}."))
    assert caught.value.characters == (character,)


def test_the_letters_of_our_languages_are_there() -> None:
    assert (
        missing_glyphs("".join(BODIES.values()) + "Łódź ўіё ґ ñ œ «» „“ – — … № € • ‑ \u202f\u00a0\u200d\u200c\u200e\u200f\n\t")
        == ()
    )


def test_hostile_text_is_only_text() -> None:
    text = '#panic("x") $x$ @label <b> `raw` \\ \\u{41} // ] } " #eval("1")'
    found = pdf_text(pdf(made("Hello.", subject=text, sender=(Run(text),), recipients=((Run(text),),))))
    assert found.count('#panic("x")') >= 2


def test_a_sheet_has_the_letter_and_rows_and_repeats_its_head() -> None:
    letter = sample("en", collective=True)
    text = pdf_text(sheet(letter))
    pages = text.rstrip("\f").split("\f")
    assert "we write for" in pages[0]
    assert re.findall(r"^\d+$", text, re.M) == [str(row) for row in range(1, 26)]
    signed = [page for page in pages if re.search(r"^\d+$", page, re.M)]
    assert len(signed) >= 2
    for page in signed:
        assert "Do not photograph this." in page
        assert "Workplace" in page
        assert "Pay us" in page
    assert root(sheet(letter))["/MarkInfo"]["/Marked"]


def test_rows_are_numbered_in_the_digits_of_the_language() -> None:
    assert "၂၅" in pdf_text(sheet(sample("my", collective=True)))


def test_a_collective_letter_to_print_has_rows_too() -> None:
    assert "Do not photograph this." in pdf_text(pdf(sample("ru", collective=True)))
    assert "Do not photograph this." not in pdf_text(pdf(sample("ru")))


def test_the_licences_of_the_fonts_stand_beside_them() -> None:
    assert {file.name for file in FONTS.glob("OFL-*.txt")} == {"OFL-Noto.txt", "OFL-Amiri.txt"}


@pytest.mark.parametrize("language", ["en", "ru", "my", "ar"])
def test_rules_to_write_on_are_drawn_and_no_text(language: str) -> None:
    bare = sample(language)
    for write, letter in ((pdf, bare), (sheet, sample(language, collective=True))):
        ruled = dataclasses.replace(letter, room=(("name", 6), ("organisation", 3)))
        plain, with_rules = (squeezed(pdf_text(write(one))) for one in (letter, ruled))
        assert printed_body(ruled, with_rules) == printed_body(letter, plain)
        assert (rules(write(letter)), rules(write(ruled))) == (0, 9)


def rules(data: bytes) -> int:
    """How many lines of 16 cm, or of 6.5 cm below a signature, are drawn at the lower edge of an empty block of 8.5 mm (24.1 points), as decoration (ISO 14289-1, 7.3)."""
    drawn = [contents.get_data() for page in read(data).pages if (contents := page.get_contents()) is not None]
    return sum(
        len(re.findall(rb"/Artifact<</Type/Layout>>BDC\nq [^\n]* scn (?:453\.5|184\.2)\d* 23\.8\d* m", one)) for one in drawn
    )


def test_a_field_has_its_room_once_where_it_stands_first() -> None:
    letter = made("- [[facts]]\n\n> [[facts]]\n\n[[facts]]\n")
    ruled = dataclasses.replace(letter, room=(("facts", 40),))
    assert len(read(pdf(letter)).pages) == 1
    assert len(read(pdf(ruled)).pages) == 2


def test_the_warning_of_the_sheet_is_bold_as_in_the_letter() -> None:
    letter = sample("en", collective=True)
    bold = [text for text, font in spans(sheet(letter)) if font.endswith("NotoSans-Bold")]
    assert any("Do not photograph this." in text for text in bold)


def spans(data: bytes) -> list[tuple[str, str]]:
    """The words of a PDF with the names of their fonts."""
    found: list[tuple[str, str]] = []
    for page in read(data).pages:
        page.extract_text(visitor_text=lambda text, _, __, font, ___: found.append((text, str((font or {}).get("/BaseFont", "")))))
    return found


@pytest.mark.parametrize("count", range(1, 60, 2))
def test_a_signature_is_never_alone_on_a_page(count: int) -> None:
    letter = made("\n\n".join(["Please pay."] * count) + "\n\nYours faithfully,\n[[name]]\n")
    last = read(pdf(letter)).pages[-1].extract_text()
    assert "Yours faithfully" in last
    assert "Signature" in last


def test_letters_to_north_america_are_on_letter_size() -> None:
    pages = [read(pdf(made("Dear all.\n", letter_size=size))).pages[0].mediabox for size in (True, False)]
    assert [(round(float(box.width)), round(float(box.height))) for box in pages] == [(612, 792), (595, 842)]
