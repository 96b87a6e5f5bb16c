"""Four postcards on a sheet: their size, what is on each, and where to cut."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest

from drawn import campaign, campaign_of, mkdocs, page, page_of, recipients, site_of, translation
from handbill.documents.pdf import MissingGlyph
from handbill.documents.text.runs import Run
from handbill.letters.document import letter_document
from handbill.letters.letter_file import forms
from handbill.letters.postcards import postcards
from handbill.values.types import POSTCARD_LENGTH
from letter_samples import pdf_text, sample, squeezed
from office import words

TEXTS = {
    "en": "Dear Minister, please pay.",
    "ru": "Уважаемый министр! Заплатите.",
    "my": "လေးစားအပ်ပါသော ဝန်ကြီး၊",
    "ar": "معالي الوزيرة",
}
OFFICE = (Run("Mia Moss"), Run("1 Square"), Run("mia@gov.example.org"))


@pytest.mark.parametrize("language", TEXTS)
def test_a_sheet_has_the_text_and_the_address_four_times(language: str) -> None:
    made = postcards(sample(language, postcard=TEXTS[language], recipients=(OFFICE,)))
    text = squeezed(pdf_text(made))
    assert text.count(squeezed(TEXTS[language])) == 4
    assert (text.count("MiaMoss"), text.count("1Square")) == (4, 4)
    assert "@" not in text


@pytest.mark.parametrize(("letter_size", "size"), [(False, (297, 210)), (True, (279.4, 215.9))])
def test_each_is_in_a_quarter_of_the_sheet_clear_of_where_it_is_cut(letter_size: bool, size: tuple[float, float]) -> None:
    made = postcards(sample("en", postcard="word " * 69 + "last.", recipients=(OFFICE,), letter_size=letter_size))
    (sheet,) = pypdf.PdfReader(io.BytesIO(made)).pages
    assert [float(side) / 72 * 25.4 for side in sheet.mediabox[2:]] == pytest.approx(size, abs=0.1)
    wide, high = size[0] / 2, size[1] / 2
    corners = set()
    for word in words(made):
        column, row = word.left // wide, word.top // high
        corners.add((column, row))
        assert column * wide + 5 < word.left < word.right < (column + 1) * wide - 5, word
        assert row * high + 5 < word.top < word.bottom < (row + 1) * high - 5, word
    assert len(corners) == 4


def test_marks_say_where_to_cut() -> None:
    content = pypdf.PdfReader(io.BytesIO(postcards(sample("en", postcard="Pay.", recipients=(OFFICE,))))).pages[0].get_contents()
    assert content is not None
    # Lines of 7 mm (19.84 points): two at the ends of each cut, and a cross in the middle.
    assert len(re.findall(rb"\b19\.84\d* ", content.get_data())) == 6


@pytest.mark.parametrize("language", TEXTS)
def test_the_longest_text_stays_above_the_lines_to_sign_on(language: str) -> None:
    text = (TEXTS[language] + " ") * 40
    found = words(postcards(sample(language, postcard=text[:POSTCARD_LENGTH].rpartition(" ")[0], recipients=(OFFICE,))))
    card = [word for word in found if word.left < 148 and word.bottom < 105]
    lines = [word.top for word in card if word.text == "Name"]
    assert len(lines) == 1
    assert max(word.bottom for word in card if word.text not in ("Name", "Signature")) < lines[0] - 5


def test_a_character_without_a_glyph_is_named() -> None:
    with pytest.raises(MissingGlyph, match="☃"):
        postcards(sample("en", postcard="Pay ☃"))


def test_only_a_text_with_its_own_words_has_postcards(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": mkdocs("en", "fr"),
        "campaigns/pay/campaign.yml": campaign(languages=["en", "fr"]),
        "campaigns/pay/index.md": page("Pay"),
        "campaigns/pay/recipients.csv": recipients("mia,Mia Moss,BE,,mia@gov.example.org"),
        "campaigns/pay/letters/wages.md": page(
            "Wages", "Dear all.\n", subject="Pay us", to=["mia"], downloads=["pdf"], postcard="Pay."
        ),
        "campaigns/pay/letters/wages.fr.md": translation("Salaires", "Payez.\n", subject="Payez"),
    }
    site = site_of(tmp_path, files)
    letter = page_of(site, "letter", "wages")
    assert [forms(letter, letter.text(language)) for language in ("en", "fr")] == [("pdf", "postcards"), ("pdf",)]
    assert letter_document(campaign_of(site), letter, "en").postcard == "Pay."
