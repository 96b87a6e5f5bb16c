"""The letter for Word: styles, scripts, direction, and nobody's name in it."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as etree
from dataclasses import replace

import docx as reader
import pytest
from docx.oxml.ns import qn

from handbill.documents.word.docx import docx
from letter_samples import LABELS, made, members, sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def runs(data: bytes) -> list[tuple[str, bool, bool]]:
    """The runs of the document, each with whether it is marked right-to-left and complex."""
    root = etree.fromstring(members(data)["word/document.xml"])
    return [
        (text, run.find(f"{W}rPr/{W}rtl") is not None, run.find(f"{W}rPr/{W}cs") is not None)
        for run in root.iter(f"{W}r")
        if (text := "".join(part.text or "" for part in run.iter(f"{W}t")))
    ]


def test_the_parts_stand_in_order_with_styles_of_their_own() -> None:
    styles = [
        paragraph.style.name
        for paragraph in reader.Document(io.BytesIO(docx(made("One.\n\nTwo.\n")))).paragraphs
        if paragraph.style
    ]
    assert styles == ["Sender", "Date", "Inside Address", "Subject", "Body Text", "Body Text", "Signature"]


def test_french_and_russian_letters_have_another_order() -> None:
    def styles(language: str) -> list[str]:
        file = reader.Document(io.BytesIO(docx(made("One.\n", language))))
        return [str(paragraph.style.name) for paragraph in file.paragraphs if paragraph.style]

    assert styles("fr") == ["Sender", "Inside Address", "Date", "Subject", "Body Text", "Signature Far"]
    assert styles("ru") == ["Inside Address", "Sender", "Subject", "Body Text", "Date", "Signature"]


def test_every_style_it_uses_is_defined() -> None:
    body = "# A\n\n###### B\n\n- a\n    - b\n        - c\n            - d\n\n> q\n\n    pre\n"
    file = members(docx(made(body, collective=True)))
    defined = set(re.findall(rb'w:styleId="([^"]*)"', file["word/styles.xml"]))
    named = set(re.findall(rb'w:(?:pStyle|tblStyle|basedOn|next|link) w:val="([^"]*)"', b"".join(file.values())))
    assert named <= defined


def test_the_page_is_a4_and_its_first_head_is_free_for_a_letterhead() -> None:
    section = reader.Document(io.BytesIO(docx(sample("en")))).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    (letterhead,) = section.first_page_header.tables
    (row,) = letterhead.rows
    assert [cell.text for cell in row.cells] == [""]
    assert row.height is not None
    assert row.height.mm > 20


@pytest.mark.parametrize(
    ("language", "regional", "font"), [("my", "my-MM", "Myanmar Text"), ("ar", "ar-EG", "Arial"), ("be", "be-BY", "Arial")]
)
def test_complex_scripts_have_their_own_font_size_and_language(language: str, regional: str, font: str) -> None:
    styles = etree.fromstring(members(docx(made("Text.", language)))["word/styles.xml"])
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    found = {child.tag.removeprefix(W): {key.removeprefix(W): value for key, value in child.attrib.items()} for child in defaults}
    assert found["rFonts"]["cs"] == font
    assert int(found["szCs"]["val"]) >= int(found["sz"]["val"])
    assert (found["lang"]["val"], found["lang"]["bidi"]) == (regional, regional)


def test_arabic_runs_are_right_to_left_and_latin_runs_are_not() -> None:
    found = {text: right for text, right, _ in runs(docx(made("معالي (NUG) الوزيرة ILO 87.", "ar")))}
    assert found["NUG"] is False
    assert found["ILO 87"] is False
    assert found["معالي ("] is True
    root = etree.fromstring(members(docx(made("معالي\n\n- واحد\n\n> اثنان", "ar", collective=True)))["word/document.xml"])
    paragraphs = [one for one in root.iter(f"{W}p") if one.find(f"{W}r") is not None]
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in paragraphs)
    assert root.find(f".//{W}tblPr/{W}bidiVisual") is not None
    assert root.find(f".//{W}sectPr/{W}bidi") is not None


def test_latin_words_in_an_arabic_letter_are_not_arabic() -> None:
    root = etree.fromstring(members(docx(made("معالي (NUG) الوزيرة 87.", "ar")))["word/document.xml"])
    found = {
        "".join(part.text or "" for part in run.iter(f"{W}t")): lang.attrib
        for run in root.iter(f"{W}r")
        if (lang := run.find(f"{W}rPr/{W}lang")) is not None
    }
    # The sample's surroundings are English too.
    assert (found["NUG"], found["Mia Moss"]) == ({f"{W}val": "en-GB"}, {f"{W}val": "en-GB"})
    assert not any("ا" in text or text.isdigit() for text in found)
    english = etree.fromstring(members(docx(made("The NUG.")))["word/document.xml"])
    assert english.find(f".//{W}rPr/{W}lang") is None


def test_letters_from_left_to_right_have_no_such_marks() -> None:
    data = members(docx(sample("en")))["word/document.xml"]
    assert b"w:bidi" not in data
    assert b"w:rtl" not in data


def test_an_arabic_word_in_an_english_letter_is_marked() -> None:
    assert ("نقابة", True, False) in runs(docx(made("We are نقابة here.")))


def test_burmese_runs_are_complex_and_latin_runs_are_not() -> None:
    found = {text: complex for text, _, complex in runs(docx(made("မြန်မာ NUG သည်", "my", sender=(), recipients=())))}  # noqa: A001
    assert found["မြန်မာ"] is True
    assert found[" NUG "] is False


def test_emphasis_is_slanted_only_where_letters_slant() -> None:
    slanted = members(docx(made("*word* *كلمة*")))["word/document.xml"].decode()
    assert re.search(r"<w:i/><w:iCs/></w:rPr><w:t [^>]*>word<", slanted)
    assert re.search(r"<w:b/><w:bCs/><w:rtl/></w:rPr><w:t [^>]*>كلمة<", slanted)


def test_numbers_of_lists_are_text() -> None:
    texts = [paragraph.text for paragraph in reader.Document(io.BytesIO(docx(made("3. one\n4. two\n    - in\n")))).paragraphs]
    assert [text for text in texts if text.endswith(("one", "two", "in"))] == ["3. one", "4. two", "- in"]
    assert "word/numbering.xml" not in members(docx(made("1. one\n")))


def test_it_names_a_title_and_a_language_and_nobody() -> None:
    file = members(docx(made("Dear all.", "my", subject="လုပ်ခ")))
    core = {child.tag.rpartition("}")[2]: child.text for child in etree.fromstring(file["docProps/core.xml"])}
    assert core == {"title": "လုပ်ခ", "language": "my"}
    assert sorted(file) == [
        "[Content_Types].xml", "_rels/.rels", "customXml/_rels/item1.xml.rels", "customXml/item1.xml", "customXml/itemProps1.xml",
        "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml", "word/glossary/document.xml",
        "word/header1.xml", "word/settings.xml", "word/styles.xml",
    ]  # fmt: skip
    everything = b"".join(file.values())
    assert not re.search(rb"w:(ins|del|rsid\w*|author|date)[ =/>]", everything)
    assert b"python-docx" not in everything


def test_a_long_subject_stays_whole_in_the_letter() -> None:
    subject = "word " * 80
    file = reader.Document(io.BytesIO(docx(made("Dear all.", subject=subject))))
    assert file.core_properties.title == subject[:255].strip() or subject.startswith(file.core_properties.title)


def test_a_collective_letter_is_signed_in_rows_below_a_warning() -> None:
    file = reader.Document(io.BytesIO(docx(made("Dear all.", "my", collective=True))))
    (table,) = file.tables
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "Name", "Workplace", "Signature"]
    assert [row.cells[0].text for row in table.rows[1:]] == ["၁", "၂", "၃", "၄", "၅", "၆", "၇", "၈", "၉", "၁၀"]
    assert "Do not photograph this." in [paragraph.text for paragraph in file.paragraphs]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_the_closing_stays_on_the_page_of_the_signature() -> None:
    paragraphs = list(
        reader.Document(io.BytesIO(docx(made("Dear all.\n\nPlease pay.\n\nYours,\n[[name]]\n")))).element.body.iter(qn("w:p"))
    )
    kept = [
        "".join(text.text or "" for text in one.iter(qn("w:t")))
        for one in paragraphs
        if one.find(f".//{qn('w:keepNext')}") is not None
    ]
    assert kept == ["Please pay.", "Yours,", "Signature"]


def test_what_is_to_be_filled_in_is_highlighted() -> None:
    runs = list(reader.Document(io.BytesIO(docx(made("For us, [[name]]\n", sender=())))).element.body.iter(qn("w:r")))
    marked = [
        "".join(text.text or "" for text in one.iter(qn("w:t"))) for one in runs if one.find(f".//{qn('w:highlight')}") is not None
    ]
    assert marked == ["[Date]", "[Your name]"]


def test_what_is_to_be_filled_in_is_bound_to_one_value_for_all_its_places() -> None:
    file = members(docx(made("For us, **[[name]]** and [[facts]].\n\nYours,\n\n[[name]]\n", room=(("facts", 6),))))
    controls = list(etree.fromstring(file["word/document.xml"]).iter(f"{W}sdt"))
    data = etree.fromstring(file["customXml/item1.xml"])
    (store,) = etree.fromstring(file["customXml/itemProps1.xml"]).attrib.values()
    names: dict[str, list[str]] = {}
    for control in controls:
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        assert binding is not None
        assert binding.get(f"{W}storeItemID") == store
        prefixes = {"f": re.findall("'(.*)'", binding.get(f"{W}prefixMappings") or "")[0]}
        # The expressions are XPath, whose first step names the root.
        (node,) = data.findall((binding.get(f"{W}xpath") or "").replace("/f:fields[1]/", ""), prefixes)
        assert node.text is None
        text = "".join(part.text or "" for part in control.iter(f"{W}t"))
        names.setdefault(node.get("id", ""), []).append(text)
    # All placeholders of the sample ask for a name.
    assert names == {"name": ["[Your name]"] * 3, "date": ["[Date]"], "facts": ["[Your name]"]}
    several = [control.find(f"{W}sdtPr/{W}text").attrib for control in controls]
    assert several == [{}, {}, {}, {f"{W}multiLine": "1"}, {}]
    numbers = [control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in controls]
    assert len(set(numbers)) == len(numbers)


def test_an_empty_control_shows_its_placeholder_and_a_filled_one_is_not_highlighted() -> None:
    file = members(docx(made("For us, **[[name]]**.\n", sender=())))
    glossary = etree.fromstring(file["word/glossary/document.xml"])
    blocks = {
        block.find(f"{W}docPartPr/{W}name").get(f"{W}val"): "".join(part.text or "" for part in block.iter(f"{W}t"))
        for block in glossary.iter(f"{W}docPart")
    }
    assert blocks == {"Placeholder1": "[Date]", "Placeholder2": "[Your name]"}
    control = list(etree.fromstring(file["word/document.xml"]).iter(f"{W}sdt"))[1]
    assert control.find(f"{W}sdtPr/{W}placeholder/{W}docPart").get(f"{W}val") == "Placeholder2"
    assert control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    assert [child.tag for child in control.find(f"{W}sdtPr/{W}rPr")] == [f"{W}b", f"{W}bCs"]
    assert all(run.find(f"{W}rPr/{W}highlight") is not None for run in control.iter(f"{W}r"))


def test_a_letter_without_anything_to_fill_in_has_no_parts_for_it() -> None:
    file = members(docx(made("Dear all.\n", "ru", sender=(), collective=True, labels=replace(LABELS, date=""))))
    assert not [name for name in file if name.startswith(("customXml", "word/glossary"))]


def test_latin_words_in_a_burmese_letter_are_not_burmese() -> None:
    root = etree.fromstring(members(docx(made("မြန်မာ NUG သည်", "my", sender=(), recipients=())))["word/document.xml"])
    marked = {"".join(run.itertext()).strip() for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}lang") is not None}
    assert "NUG" in marked
    assert not any("မ" in text for text in marked)
