"""The letter for LibreOffice: a sound package, scripts and direction, and nobody's name in it."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as etree
import zipfile

import odfdo
import pytest

from handbill.documents.opendocument.odt import MIMETYPE, odt
from letter_samples import made, members, sample


def test_the_mimetype_comes_first_and_is_stored() -> None:
    data = odt(sample("en"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert file.read("mimetype").decode() == MIMETYPE
    assert data[38 : 38 + len(MIMETYPE)] == MIMETYPE.encode()


def test_every_part_is_in_the_manifest() -> None:
    file = members(odt(sample("en")))
    listed = set(re.findall(r'full-path="([^"]*)"', file["META-INF/manifest.xml"].decode()))
    assert listed == {"/", *file} - {"mimetype", "META-INF/manifest.xml"}


def test_arabic_runs_from_the_right() -> None:
    styles = members(odt(sample("ar")))["styles.xml"].decode()
    default = re.search(r"<style:default-style.*?</style:default-style>", styles, re.S)
    assert default is not None
    assert 'style:writing-mode="rl-tb"' in default[0]
    assert 'fo:text-align="end"' in default[0]
    assert styles.count('style:writing-mode="rl-tb"') == 3  # paragraphs and both pages
    assert "rl-tb" not in members(odt(sample("en")))["styles.xml"].decode()


@pytest.mark.parametrize(
    ("language", "country", "font"), [("ar", "EG", "Arial"), ("my", "MM", "Myanmar Text"), ("ru", "RU", "Arial")]
)
def test_language_and_font_stand_there_for_complex_scripts_too(language: str, country: str, font: str) -> None:
    styles = members(odt(sample(language)))["styles.xml"].decode()
    for wanted in (
        f'fo:language="{language}"', f'fo:country="{country}"', f'style:language-complex="{language}"',
        f'style:country-complex="{country}"', f'style:font-name-complex="{font}"', "style:font-size-complex=",
    ):  # fmt: skip
        assert wanted in styles


def test_every_style_it_uses_is_defined() -> None:
    file = members(odt(made("# A\n\n- a\n    - *b* **c** ***d***\n\n> q\n\n    pre\n", collective=True)))
    everything = file["content.xml"] + file["styles.xml"]
    defined = set(re.findall(rb'style:name="([^"]*)"', everything))
    used = set(re.findall(rb'(?:style-name|page-layout-name|parent-style-name|font-name(?:-complex)?)="([^"]*)"', everything))
    assert used <= defined


def test_blanks_that_readers_would_join_are_kept() -> None:
    file = odfdo.Document(io.BytesIO(odt(made("Code:\n\n    a   b\n      c\n"))))
    texts = [paragraph.inner_text for paragraph in file.body.paragraphs]
    assert "a   b\n  c" in texts
    assert b'<text:s text:c="3" />' in members(odt(made("    a   b\n")))["content.xml"]


def test_it_names_a_title_and_a_language_and_nobody() -> None:
    meta = etree.fromstring(members(odt(made("Dear all.", "my", subject="A & B")))["meta.xml"])
    found = {child.tag.rpartition("}")[2]: child.text for child in meta[0]}
    assert found == {"title": "A & B", "language": "my"}


def test_a_collective_letter_is_signed_in_rows() -> None:
    file = odfdo.Document(io.BytesIO(odt(made("Dear all.", collective=True))))
    (table,) = file.body.tables
    rows = [[str(value or "").strip() for value in row] for row in table.get_values()]
    assert rows[0] == ["No.", "Name", "Workplace", "Signature"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 11)]


def test_what_is_to_be_filled_in_is_one_field_in_all_its_places() -> None:
    file = odfdo.Document(io.BytesIO(odt(made("For us, [[name]] and [[name]].\n"))))
    declared = {one.name: one.get_value() for one in file.body.get_user_field_decl_list()}
    assert declared == {"name": "[Your name]", "date": "[Date]"}
    places = [
        (element.tag, element.get_attribute_string("text:name"), element.inner_text)
        for element in file.body.get_elements("//text:user-field-input | //text:user-field-get")
    ]
    # The first place asks for it, the others repeat it.
    assert places == [
        ("text:user-field-input", "name", "[Your name]"),
        ("text:user-field-input", "date", "[Date]"),
        ("text:user-field-get", "name", "[Your name]"),
        ("text:user-field-get", "name", "[Your name]"),
    ]
    highlighted = re.findall(
        r'<style:style style:name="Placeholder".*?</style:style>', members(odt(made("[[name]]")))["content.xml"].decode()
    )
    assert 'fo:background-color="#ffff00"' in highlighted[0]


@pytest.mark.parametrize(("language", "body"), [("ar", "معالي (NUG) الوزيرة 87."), ("my", "မြန်မာ NUG သည်")])
def test_latin_words_among_other_letters_are_english(language: str, body: str) -> None:
    content = members(odt(made(body, language, sender=(), recipients=())))["content.xml"].decode()
    (style,) = re.findall(r'<style:style style:name="Latin".*?</style:style>', content)
    assert 'fo:language="en" fo:country="GB"' in style
    assert "NUG" in "".join(re.findall(r'<text:span text:style-name="Latin">(.*?)</text:span>', content))
    assert "Latin" not in members(odt(made("The NUG.")))["content.xml"].decode()


def test_the_closing_stays_on_the_page_of_the_signature() -> None:
    content = members(odt(made("Dear all.\n\nPlease pay.\n\nYours,\n[[name]]\n")))["content.xml"].decode()
    kept = set(re.findall(r'style:name="(P\d+)"[^>]*><style:paragraph-properties[^>]*fo:keep-with-next="always"', content))
    paragraphs = re.findall(r'<text:p text:style-name="([^"]*)">(.*?)</text:p>', content)
    texts = [re.sub("<.*?>", "", text) for style, text in paragraphs if style in kept]
    assert texts == ["Please pay.", "Yours,", "Signature"]
