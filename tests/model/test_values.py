"""Values read one form and refuse the others."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from handbill.values.countries import COUNTRIES
from handbill.values.days import wall_time
from handbill.values.types import Alias, Colour, Day, Hashtag, Line, Picture, Slug, Tag, WebAddress, contrast_with_white


def refusal(kind: object, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return str(caught.value.errors()[0]["msg"])


def read(kind: object, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize("id", ["a", "0", "fair-pay", "2027-wages", "a" * 64])
def test_an_id_is_small_letters_digits_and_hyphens(id: str) -> None:
    assert read(Slug, id) == id


@pytest.mark.parametrize("id", ["", "-a", "A", "é", "a_b", "a b", "a" * 65, "a\n"])
def test_no_other_text_is_an_id(id: str) -> None:
    assert "is not a valid id; use up to 64 lowercase letters a-z, digits and hyphens" in refusal(Slug, id)


@pytest.mark.parametrize("tag", ["en", "be", "pt-BR", "zh-Hant", "zh-Hant-HK", "es-419", "rom"])
def test_language_tags_are_those_of_bcp_47(tag: str) -> None:
    assert read(Tag, tag) == tag


@pytest.mark.parametrize("tag", ["", "EN", "pt_BR", "english", "e", "pt-br-", "fr "])
def test_no_other_text_is_a_language_tag(tag: str) -> None:
    assert refusal(Tag, tag) == f"“{tag}” is not a valid language tag; write it like en, pt-BR or zh-Hant (BCP 47)"


def test_blanks_in_a_line_become_one() -> None:
    assert read(Line, "  Fair \t pay\n") == "Fair pay"


def test_no_break_spaces_of_french_stay() -> None:
    assert read(Line, "Qui paie\u202f? À 18\u00a0h") == "Qui paie\u202f? À 18\u00a0h"


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_line_is_refused(text: str) -> None:
    assert refusal(Line, text) == "the text is empty; write it or delete the line"


def test_two_lines_are_not_one() -> None:
    assert refusal(Line, "Fair\npay") == "the text must be on one line"


def test_control_characters_cannot_hide_in_a_line() -> None:
    assert refusal(Line, "Fair\x00pay") == "the text contains an invisible character (U+0000); type it again"


@pytest.mark.parametrize("day", ["2027-5-1", "1.5.2027", "2027-05-01T00:00", "", "၂၀၂၇-၀၅-၀၁"])
def test_a_day_has_one_form(day: str) -> None:
    assert refusal(Day, day) == f"“{day}” is not a date; write it as year-month-day, like 2027-05-01"


@pytest.mark.parametrize("day", ["2027-02-29", "2027-13-01", "2027-00-00", "0206-05-01", "9999-12-31"])
def test_a_day_stands_in_the_calendar_of_our_time(day: str) -> None:
    assert refusal(Day, day) == f"“{day}” is not a day of the calendar"


@pytest.mark.parametrize("time", ["2027-05-01", "2027-05-01 9:00", "0001-01-01 00:00", "2027-05-01T09:00"])
def test_a_wall_time_has_one_form(time: str) -> None:
    with pytest.raises(ValueError, match=time):
        wall_time(time)


@pytest.mark.parametrize("address", ["example.org", "https://", "https:///x", "javascript:x", "https://[", "//example.org"])
def test_a_web_address_is_whole_and_https(address: str) -> None:
    assert refusal(WebAddress, address) == f"“{address}” is not a valid web address; write it whole, beginning with https://"


def test_a_web_address_of_an_old_kind_is_called_that() -> None:
    old = "“http://example.org/” begins with http://, which anyone on the way can read; write its https:// address"
    assert refusal(WebAddress, "http://example.org/") == old


@pytest.mark.parametrize("address", ["https://example.org/a b", "https://example.org/\u200b", "https://example.org/<x>"])
def test_a_web_address_holds_no_strange_character(address: str) -> None:
    assert refusal(WebAddress, address) == f"the web address “{address}” has a character that does not belong there"


def test_contrast_follows_the_formula_of_wcag() -> None:
    assert contrast_with_white("#000000") == 21
    assert contrast_with_white("#ffffff") == 1
    # Worked by hand: 0.2126 · 1 is the luminance of pure red.
    assert contrast_with_white("#ff0000") == pytest.approx(1.05 / (0.2126 + 0.05))


@pytest.mark.parametrize("colour", ["#767676", "#1F68C0", "#b3261e"])
def test_an_accent_between_four_and_a_half_and_six_passes(colour: str) -> None:
    contrast = contrast_with_white(colour)
    if 4.5 <= contrast <= 6:
        assert read(Colour, colour) == colour.lower()
    else:
        assert "must lie between 4.5 and 6" in refusal(Colour, colour)


def test_a_light_accent_is_to_be_darker() -> None:
    assert refusal(Colour, "#ffcc00").endswith("it must lie between 4.5 and 6, so take a darker one")


def test_a_dark_accent_is_to_be_lighter() -> None:
    assert refusal(Colour, "#123456") == (
        "the colour “#123456” has a contrast of 12.7 with white; it must lie between 4.5 and 6, so take a lighter one"
    )


@pytest.mark.parametrize("colour", ["red", "#fff", "#1f68c", "1f68c0", "#1f68cg"])
def test_no_other_text_is_a_colour(colour: str) -> None:
    assert refusal(Colour, colour) == f'“{colour}” is not a valid colour; write it like "#1f68c0", in quotes'


@pytest.mark.parametrize("hashtag", ["FairPay", "fair_pay", "8марта", "အလုပ်သမား", "يوم_العمال", "नमस्ते"])
def test_hashtags_stand_in_any_script(hashtag: str) -> None:
    assert read(Hashtag, hashtag) == hashtag


@pytest.mark.parametrize("hashtag", ["fair pay", "fair-pay", "2027", "", "a!"])
def test_no_other_text_is_a_hashtag(hashtag: str) -> None:
    assert refusal(Hashtag, hashtag) == f"“{hashtag}” is not a valid hashtag; it takes letters, digits and _ only"


def test_a_hashtag_is_written_without_its_sign() -> None:
    assert refusal(Hashtag, "#FairPay") == "write the hashtag “#FairPay” without its #"


@pytest.mark.parametrize(
    "path", ["rally.jpg", "/media/a.jpg", "media/", "media/../a.jpg", "media//a.jpg", "https://example.org/a.jpg"]
)
def test_a_picture_lies_in_media(path: str) -> None:
    assert refusal(Picture, path) == f"“{path}” is not a picture of the campaign; write it like media/rally.jpg"


@pytest.mark.parametrize("path", ["old", "/old", "old/", "/", "//", "/a/../b/", "/a b/", "https://example.org/"])
def test_an_old_address_is_a_path_with_both_slashes(path: str) -> None:
    assert refusal(Alias, path) == f"“{path}” is not a valid old address; write its path, like /old-name/ (with both slashes)"


def test_the_countries_are_the_249_of_iso_3166() -> None:
    assert len(COUNTRIES) == 249
    assert {"BY", "MM", "BE", "TW", "PS"} <= COUNTRIES
    assert not {"EU", "UN", "XX", "XK", "UK"} & COUNTRIES
