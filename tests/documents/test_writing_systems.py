"""Pieces of text in one script, as office programs want them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.documents.writing_systems import region, regional, spans


def latin(text: str) -> list[str]:
    return [piece for piece, script in spans(text, right_to_left=True) if script == "plain"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("مرحبا", []),
        ("مرحبا (NUG) بكم", ["NUG"]),
        ("اكتبوا إلى office@union.example.org.", ["office@union.example.org"]),
        ("سنة 2027", []),
        ("اتفاقية ILO 87 هنا", ["ILO 87"]),
        ("[ITUC] هنا", ["ITUC"]),
    ],
)
def test_latin_words_in_an_arabic_line_stand_apart(text: str, pieces: list[str]) -> None:
    assert latin(text) == pieces


def test_burmese_is_a_complex_script_and_latin_in_it_is_not() -> None:
    assert spans("မြန်မာ NUG သည်", right_to_left=False) == (("မြန်မာ", "complex"), (" NUG ", "plain"), ("သည်", "complex"))


@given(st.text(st.sampled_from("ab ك م ြ [(1)]. -,9\n")), st.booleans())
def test_the_pieces_are_the_text(text: str, right_to_left: bool) -> None:
    assert "".join(piece for piece, _ in spans(text, right_to_left=right_to_left)) == text


@pytest.mark.parametrize(
    ("tag", "country"), [("en", "GB"), ("my", "MM"), ("be", "BY"), ("pt-BR", "BR"), ("pt", "BR"), ("zh-Hant", "CN"), ("zz", "")]
)
def test_office_programs_want_a_country_beside_the_language(tag: str, country: str) -> None:
    assert region(tag) == country
    assert regional(tag).endswith(country)
